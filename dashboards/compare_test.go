package dashboards

import (
	"cmp"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

const sixBaselines = "vs=previous,last-year,2018-04..2018-05,2017-04..2017-05,2019-01..2019-12,2020-03..2020-04"

// Every number of the table is the store's, whatever the rows are and however they are drawn.
func TestCompareNumbers(t *testing.T) {
	stores := map[string]*analytics.Store{"sample": intaketest.Sample(t), "tallies": talliesStore(t, intake.Options{}), "hostile": hostileStore(t)}
	for data, queries := range map[string][]string{
		"sample":  {"measure=messages", "measure=messages&lang=en&" + sixBaselines, "measure=issues&vs=previous", "unit=le-chan,-&measure=messages&vs=2019-01..2019-12", "vs=none&topic=covid-19"},
		"tallies": {"measure=messages&from=2020-05&to=2020-05&vs=previous,2020-02"},
		"hostile": {"measure=messages&from=2020-04&to=2020-05&vs=previous"},
	} {
		h := New(stores[data], slog.New(slog.DiscardHandler))
		snap, err := stores[data].Snapshot(t.Context(), analytics.FullAccess(), 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, query := range queries {
			for k, by := range comparedBy() {
				view := comparedViews()[(i+k)%3]
				full := query + "&by=" + dimensionName(by) + "&view=" + view
				t.Run(data+"/"+full, func(t *testing.T) { compareNumbers(t, h, snap, full, view) })
			}
		}
	}
}

func compareNumbers(t *testing.T, h http.Handler, snap *analytics.Snapshot, query, view string) {
	p, err := ParseParams(query)
	if err != nil {
		t.Fatal(err)
	}
	a := &asked{Params: p, snap: snap, settings: snap.Settings(), current: *snap.Settings().DefaultPeriod, baselines: p.Baselines}
	if p.From != nil {
		a.current = analytics.Range{From: *p.From, To: *p.To}
	}
	var want []analytics.ComparisonRow
	total := 1
	if a.by() == analytics.ByKind {
		k, err := a.figures(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range []analytics.Measure{analytics.WrittenReports, analytics.Messages, analytics.Syntheses} {
			f := k.Figures[slices.IndexFunc(k.Figures, func(f analytics.KeyFigure) bool { return f.Measure == m })]
			want = append(want, analytics.ComparisonRow{Count: f.Count, Changes: f.Changes})
		}
		total = 0
	} else {
		answer, err := a.compare(t.Context(), a.by(), a.Filter, analytics.MaxTop)
		if err != nil {
			t.Fatal(err)
		}
		if want = answer.Rows; len(want) > 0 {
			want = append(want, answer.Total)
		}
	}
	w := get(t, h, "/compare?"+query)
	page := w.Body.String()
	rows := tableRows(page, drawingCompare)
	if w.Code != http.StatusOK || len(rows) != len(want) || strings.Contains(page, "data-chart") != (view != viewTable && len(want) > 0) {
		t.Fatalf("status %d, %d rows, want %d", w.Code, len(rows), len(want))
	}
	judged := a.Measure != analytics.Issues || a.by() == analytics.ByKind
	for i, r := range want {
		got := rows[i][1:]
		says := func(what, text string) {
			if !strings.HasPrefix(got[0], text) {
				t.Errorf("row %d: %s is %q, want %q", i, what, got[0], text)
			}
			got = got[1:]
		}
		says("count", r.Count.Display(a.Lang))
		if a.by() != analytics.ByKind {
			says("share", share(a.Lang, r.Share))
		}
		for k, ch := range r.Changes {
			then := ch.Count.Display(a.Lang)
			if ch.RankThen != nil && positive(ch.Count) && ch.Count.Status == analytics.Exact && i < len(want)-total {
				then += " " + strings.Split(words.CompareRank.In(a.Lang, strconv.Itoa(*ch.RankThen)), ",")[0]
			}
			says("count "+strconv.Itoa(k), then)
			moved := "–"
			switch {
			case ch.Delta != nil && *ch.Delta == 0:
				moved = words.PageUnchanged.In(a.Lang)
			case ch.Delta != nil:
				moved = signed(a.Lang, *ch.Delta)
			case ch.Ratio != nil:
				moved = percent(a.Lang, *ch.Ratio)
			case ch.Count.Value != nil && *ch.Count.Value == 0 && positive(r.Count):
				moved = words.PageFromZero.In(a.Lang)
			}
			says("change "+strconv.Itoa(k), moved)
			if judged && i >= len(want)-total { // the sentence above says what the total is worth, judged among the key figures
				if got[0] != "" {
					t.Errorf("the total has a verdict of its own: %q", got[0])
				}
				got = got[1:]
			} else if judged {
				worth := got[0]
				if b := badgeOf(a.Lang, ch); b == nil && worth != "–" || b != nil && !strings.Contains(worth, cmp.Or(b.Full, b.Text)) {
					t.Errorf("row %d: the verdict is %q, want %+v", i, worth, b)
				}
				if text := evidenceText(a.Lang, ch); !strings.HasSuffix(worth, text) || (ch.QValue != nil) != (text != "") {
					t.Errorf("row %d: the verdict rests on %q, want %q", i, worth, text)
				}
				got = got[1:]
			}
		}
		if len(got) != 0 {
			t.Errorf("row %d has %q more", i, got)
		}
	}
}

// Baselines are added and removed by links alone, up to six.
func TestCompareBaselines(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	offer := regexp.MustCompile(`<a href="([^"]*)"><span aria-hidden="true">\+ </span>([^<]*) <span class="also">([^<]*)</span></a>`)
	drop := regexp.MustCompile(`<a class="chip key mark-(\d)" href="([^"]*)">`)
	address := "/compare?from=2020-04&to=2020-05&vs=none&measure=messages&by=unit&view=table&lang=en"
	var names []string
	for n := range analytics.MaxBaselines {
		body := get(t, h, address).Body.String()
		if chips := drop.FindAllString(body, -1); len(chips) != n {
			t.Fatalf("%s shows %d baselines, want %d", address, len(chips), n)
		}
		links := offer.FindAllStringSubmatch(body, -1)
		if len(links) == 0 {
			t.Fatalf("%s offers no baseline", address)
		}
		address, names = html.UnescapeString(links[0][1]), append(names, links[0][3])
	}
	if want := []string{"previous period", "same months last year", "the one before that", "same months of 2018", "same months of 2017", "same months of 2016"}; !slices.Equal(names, want) {
		t.Errorf("the baselines are %q", names)
	}
	body := get(t, h, address).Body.String()
	says(t, body, "There are 6 baselines, as many as fit")
	if offer.MatchString(body) {
		t.Error("a seventh baseline is offered")
	}
	for n := analytics.MaxBaselines; n > 0; n-- {
		chips := drop.FindAllStringSubmatch(body, -1)
		if len(chips) != n {
			t.Fatalf("%s shows %d baselines, want %d", address, len(chips), n)
		}
		address = html.UnescapeString(chips[len(chips)/2][2])
		body = get(t, h, address).Body.String()
	}
	if address != "/compare?from=2020-04&to=2020-05&vs=none&measure=messages&by=unit&view=table&lang=en" {
		t.Errorf("all removed, the address is %s", address)
	}
	says(t, body, "No baseline is chosen")
	u, err := url.Parse("/compare?vs=previous,2020-02..2020-03&from=2020-04&to=2020-05") // one run of months by two names
	if err != nil {
		t.Fatal(err)
	}
	if chips := drop.FindAllStringSubmatch(get(t, h, u.String()).Body.String(), -1); len(chips) != 1 || !strings.Contains(chips[0][2], "vs=none") {
		t.Errorf("the chips are %q", chips)
	}
}

// What a comparison cannot say is explained where it cannot.
func TestCompareMethod(t *testing.T) {
	sample, hostile := New(intaketest.Sample(t), slog.New(slog.DiscardHandler)), New(hostileStore(t), slog.New(slog.DiscardHandler))
	first := func(p words.Phrase) string { text, _, _ := strings.Cut(p.Vi, "%"); return text }
	all := []words.Phrase{words.MethodChance, words.MethodIssues, words.MethodLengths, words.MethodOverlap, words.MethodPartial}
	for _, c := range []struct {
		h     http.Handler
		query string
		says  []words.Phrase
	}{
		{sample, "measure=messages", []words.Phrase{words.MethodChance}},
		{sample, "measure=issues", []words.Phrase{words.MethodIssues}},
		{sample, "measure=messages&vs=2019-01..2019-12,2020-03..2020-04", []words.Phrase{words.MethodChance, words.MethodLengths, words.MethodOverlap}},
		{hostile, "measure=messages&from=2020-05&to=2020-05&vs=previous", []words.Phrase{words.MethodChance, words.MethodPartial}},
		{sample, "vs=none", nil},
	} {
		body := html.UnescapeString(get(t, c.h, "/compare?"+c.query).Body.String())
		for _, p := range all {
			said := strings.Contains(body, first(p))
			if want := slices.Contains(c.says, p); said != want {
				t.Errorf("%s: %q is said: %v", c.query, first(p), said)
			}
		}
	}
	body := get(t, sample, "/compare?measure=issues").Body.String()
	if strings.Contains(body, `class="badge`) || strings.Contains(body, words.VerdictColumn.Vi) {
		t.Error("issues have a verdict")
	}
}

// TestCompareViews looks at the page with little and much in it, on screens of both sizes.
func TestCompareViews(t *testing.T) {
	browser := browsertest.Start(t)
	for name, store := range map[string]*analytics.Store{"sample": intaketest.Sample(t), "hostile": hostileStore(t)} {
		server := httptest.NewServer(New(store, slog.New(slog.DiscardHandler)))
		t.Cleanup(server.Close)
		tab := browsertest.Open(t, browser, server.URL) // one for all: a browser has few connections to a server
		for i, query := range map[string][]string{
			"sample":  {"measure=messages", "measure=messages&by=unit&view=table&lang=en&" + sixBaselines, "by=kind&" + sixBaselines, "measure=messages&view=slope", "measure=messages&by=unit&view=slope&lang=en&vs=2019-01..2019-12", "measure=issues&by=channel&lang=en"},
			"hostile": {"measure=messages&from=2020-05&to=2020-05&vs=previous"},
		}[name] {
			for k, width := range []int64{1280, 360} {
				screen := browsertest.Screen{Width: width, Dark: (i+k)%2 == 1}
				tab.On(t, screen)
				tab.Go(t, "/compare?"+query)
				tab.Until(t, `document.querySelector('#compare')`)
				browsertest.Eval[bool](t, tab, `document.querySelector('.method')?.setAttribute('open', ''), true`)
				tab.Fits(t)
				tab.Picture(t, "compare-"+name+"-"+strconv.Itoa(i)+"-"+strconv.FormatInt(width, 10))
			}
		}
		for _, complaint := range tab.Complaints() {
			t.Error(complaint)
		}
	}
}
