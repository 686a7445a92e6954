package dashboards

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
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
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

func TestPages(t *testing.T) {
	store := intaketest.Sample(t)
	h := New(store, slog.New(slog.DiscardHandler))
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("the four real totals", func(t *testing.T) {
		page := get(t, h, "/").Body.String()
		for title, value := range map[string]string{"Báo cáo bằng văn bản": "46", "Báo cáo tổng hợp": "15", "Báo cáo chuyên đề": "12", "Vấn đề": "25"} {
			if !regexp.MustCompile(`(?s)<h3><a [^>]*>` + title + `</a></h3>\s*<div class="figure-main">\s*<p class="value">(<a [^>]*>)?` + value + `<`).MatchString(page) {
				t.Errorf("the card %q does not say %s", title, value)
			}
		}
		if !strings.Contains(page, words.SampleNotice.In(words.Vi)) {
			t.Error("the page does not say that this is sample data")
		}
	})
	for _, query := range []string{
		"", "measure=messages", "measure=messages&lang=en", "measure=issues&from=2020-01&to=2020-05",
		"measure=messages&topic=moi-truong&vs=previous,last-year,2018-01..2018-02", "measure=messages&unit=le-chan&channel=zalo&vs=2016-06",
		"measure=messages&from=2014-12&to=2015-01&vs=previous",
	} {
		t.Run("the same numbers everywhere/"+query, func(t *testing.T) { sameNumbers(t, h, snap, query) })
	}
	t.Run("what changed", func(t *testing.T) { whatChanged(t, h, snap) })
	t.Run("states", func(t *testing.T) { states(t, h) })
	t.Run("weight", func(t *testing.T) {
		for _, path := range []string{"/?measure=messages", "/topics?measure=messages", "/topics?topic=covid-19&measure=messages"} {
			start := time.Now()
			t.Logf("%s: %d bytes of HTML in %v", path, get(t, h, path).Body.Len(), time.Since(start))
		}
	})
	t.Run("links", func(t *testing.T) { links(t, h) })
	t.Run("headers", func(t *testing.T) { headers(t, h) })
	t.Run("the form", func(t *testing.T) { form2query(t, h) })
}

// sameNumbers holds page, CSV and chart to the store's answer.
func sameNumbers(t *testing.T, h http.Handler, snap *analytics.Snapshot, query string) {
	t.Helper()
	p, err := ParseParams(query)
	if err != nil {
		t.Fatal(err)
	}
	a := &asked{Params: p, snap: snap, settings: snap.Settings(), current: *snap.Settings().DefaultPeriod, baselines: p.Baselines}
	if p.From != nil {
		a.current = analytics.Range{From: *p.From, To: *p.To}
	}
	answer, err := a.compare(t.Context(), analytics.ByTopic, a.Filter, topShown)
	if err != nil {
		t.Fatal(err)
	}
	rows := tableRows(get(t, h, "/?"+query).Body.String(), "topics")
	lines := readCSV(t, get(t, h, "/charts/topics.csv?"+query))
	option := readOption(t, get(t, h, "/charts/topics.json?"+query))
	if len(rows) != len(answer.Rows)+min(1, len(answer.Rows)) || len(lines) != answer.RowsTotal+2 {
		t.Fatalf("%d rows on the page, %d in the CSV, %d in the answer", len(rows), len(lines), len(answer.Rows))
	}
	for i, r := range answer.Rows {
		counts := []analytics.Count{r.Count}
		for _, c := range r.Changes {
			counts = append(counts, c.Count)
		}
		for n, c := range counts {
			onPage, inCSV := 1, 3
			if n > 0 {
				onPage, inCSV = 3*n, 5*n+1
				if p.Measure == analytics.Issues { // without a column of verdicts
					onPage = 2*n + 1
				}
			}
			text, value := said(c)
			if got := rows[i][onPage]; !strings.HasPrefix(got, c.Display(p.Lang)) {
				t.Errorf("row %d period %d: the page says %q, the store %s", i, n, got, c.Display(p.Lang))
			}
			if got := lines[i+1][inCSV : inCSV+2]; got[0] != text || got[1] != string(c.Status) {
				t.Errorf("row %d period %d: the CSV says %q, the store %q %s", i, n, got, text, c.Status)
			}
			if got := lines[i+1][6+5*len(r.Changes)+n]; got != lower(c) {
				t.Errorf("row %d period %d: the CSV says at least %q, the store %q", i, n, got, lower(c))
			}
			name := answer.Current.Label(p.Lang)
			if n > 0 {
				name = answer.Baselines[n-1].Label(p.Lang)
			}
			if got := option.value(name, i); got != value {
				t.Errorf("row %d period %d: the chart says %v, the store %v", i, n, got, value)
			}
		}
	}
	sameMonths(t, h, a, query)
}

// sourcesSaid are the sources of a count as a CSV names them.
func sourcesSaid(a *asked, c analytics.Count) string {
	var names []string
	for _, s := range c.Sources {
		names = append(names, sourceName(a.Lang, s))
	}
	return strings.Join(names, "; ")
}

// said is how a CSV writes a count, and what a chart draws of it: a least number at its bound.
func said(c analytics.Count) (text string, drawn any) {
	if c.Value != nil {
		text = strconv.FormatInt(*c.Value, 10)
	}
	if c.Bound() != nil {
		drawn = float64(*c.Bound())
	}
	return text, drawn
}

func lower(c analytics.Count) string {
	if c.Lower == nil {
		return ""
	}
	return strconv.FormatInt(*c.Lower, 10)
}

func sameMonths(t *testing.T, h http.Handler, a *asked, query string) {
	t.Helper()
	answer, err := a.trends(t.Context(), analytics.ByTopic, 1, true)
	if err != nil {
		t.Fatal(err)
	}
	rows := tableRows(get(t, h, "/?"+query).Body.String(), "months")
	lines := readCSV(t, get(t, h, "/charts/months.csv?"+query))
	option := readOption(t, get(t, h, "/charts/months.json?"+query))
	points := answer.Total.Series
	if len(lines) != len(points)+1 {
		t.Fatalf("%d lines for %d months", len(lines), len(points))
	}
	for i, p := range points {
		text, value := said(p.Count)
		want := []string{p.Month.String(), text, string(p.Count.Status), lower(p.Count), sourcesSaid(a, p.Count), "", "", ""}
		if p.Expected != nil {
			want[5], want[6] = fmt.Sprintf("%.0f", p.Expected.Lower), fmt.Sprintf("%.0f", p.Expected.Upper)
		}
		if p.Aberration != nil {
			want[7] = string(*p.Aberration)
		}
		if !slices.Equal(lines[i+1], want) {
			t.Errorf("the CSV says %q, the store %q", lines[i+1], want)
		}
		var drawn any
		for _, s := range option.Series {
			if s.Stack == "month" && s.Data[i].Value != nil {
				drawn = s.Data[i].Value
			}
		}
		if drawn != value {
			t.Errorf("%s: the chart says %v, the store %v", p.Month, drawn, value)
		}
		if len(rows) == 0 { // nothing at all: the page says so in place of a table
			continue
		}
		if row := rows[len(points)-1-i]; row[0] != p.Month.Label(a.Lang) || !strings.HasPrefix(row[1], p.Count.Display(a.Lang)) {
			t.Errorf("the page says %q, the store %s %s", row, p.Month, p.Count.Display(a.Lang))
		}
	}
}

// states asks for every page in both languages, with and without data, and looks for what must never be seen.
func states(t *testing.T, h http.Handler) {
	for _, path := range []string{"/", "/topics", "/compare", "/compare?by=unit&view=table", "/compare?by=kind", "/reports", "/units", "/heat", "/briefing", "/briefing?focus=none", "/topics?topic=covid-19", "/topics?topic=covid-19,y-te", "/?kind=synthesis", "/?from=2030-01&to=2030-02", "/?vs=none", "/?version=1"} {
		for _, lang := range []string{"vi", "en"} {
			measures := analytics.Measures()
			if lang == "en" { // the numbers are the same, the words are in every page
				measures = measures[1:2]
			}
			for _, measure := range measures {
				u := path + map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")] + "lang=" + lang + "&measure=" + measureName(measure)
				w := get(t, h, u)
				body := w.Body.String()
				if w.Code != http.StatusOK {
					t.Errorf("%s: status %d", u, w.Code)
				}
				for _, bad := range []string{"%!", "<no value>", "ZgotmplZ", "&lt;nil&gt;", ` style="`, "<script>", "onclick"} {
					if strings.Contains(body, bad) {
						t.Errorf("%s: the page holds %q", u, bad)
					}
				}
				if !strings.Contains(body, `<html lang="`+lang+`"`) {
					t.Errorf("%s: the page is not in %s", u, lang)
				}
			}
		}
	}
}

// links follows every link of the pages once: none may lead nowhere, and all keep the state but for those that are there to
// drop a part of it. TestNumberLinks follows those to the reports behind numbers.
func links(t *testing.T, h http.Handler) {
	state := "from=2020-03&to=2020-05&vs=previous&measure=messages&lang=en&version=2"
	seen := map[string]bool{}
	for _, path := range []string{"/?" + state, "/topics?" + state, "/topics?topic=moi-truong&" + state, "/units?" + state, "/heat?" + state} {
		for _, m := range regexp.MustCompile(`href="(/[^"]*)"|data-chart="([^"]*)"`).FindAllStringSubmatch(get(t, h, path).Body.String(), -1) {
			link, _, _ := strings.Cut(html.UnescapeString(m[1]+m[2]), "#")                                   // a place on a page is for the browser
			if seen[link] || strings.HasPrefix(link, pathReports) || strings.HasPrefix(link, "/graphiql?") { // which is served beside, see TestQuestions
				continue
			}
			seen[link] = true
			if w := get(t, h, link); w.Code != http.StatusOK {
				t.Errorf("%s leads to %s: status %d", path, link, w.Code)
			}
			u, err := url.Parse(link)
			if err != nil {
				t.Fatal(err)
			}
			here := canonical(t, path)
			drops := []string{strings.TrimSuffix(here, "&version=2"), strings.ReplaceAll(here, "vs=previous", "vs=none"), u.Path + "?lang=en"}
			if q := u.Query(); !strings.HasPrefix(link, "/assets/") && !slices.Contains(drops, link) && (q.Get("version") != "2" || q.Get("vs") != "previous") {
				t.Errorf("%s leads to %s and loses the state", path, link)
			}
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d links were found", len(seen))
	}
}

// canonical writes an address the way the pages do.
func canonical(t *testing.T, address string) string {
	t.Helper()
	path, query, _ := strings.Cut(address, "?")
	params, err := ParseParams(query)
	if err != nil {
		t.Fatal(err)
	}
	return params.Link(path)
}

func headers(t *testing.T, h http.Handler) {
	for _, path := range []string{"/", "/nowhere", "/?from=x", "/charts/topics.csv", "/charts/topics.json", "/charts/x.json", "/assets/nothing.js"} {
		head := get(t, h, path).Header()
		if head.Get("Content-Security-Policy") != contentPolicy+"'none'" || head.Get("X-Content-Type-Options") != "nosniff" || head.Get("Referrer-Policy") == "" {
			t.Errorf("%s: headers %v", path, head)
		}
	}
	w := get(t, h, "/charts/topics.csv?measure=messages")
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="giaoban-topics-messages-2020-04..2020-05-v2.csv"` {
		t.Error(got)
	}
	if body := w.Body.String(); !strings.HasPrefix(body, "row,topic,name,2020-04..2020-05,status,share,") || !strings.Contains(body, "\r\n") {
		t.Errorf("the CSV begins %q", body[:80])
	}
}

// form2query sends the form as a browser does, and expects the one query string that everything else takes.
func form2query(t *testing.T, h http.Handler) {
	for sent, want := range map[string]string{
		"/?vs=none&vs=previous&from=2020-03&to=2020-04&vs-from=&vs-to=&measure=messages":                      "/?from=2020-03&to=2020-04&vs=previous&measure=messages",
		"/?vs=none&from=2020-03&to=2020-04&vs-from=2019-01&vs-to=2019-02&measure=written-reports":             "/?from=2020-03&to=2020-04&vs=2019-01..2019-02",
		"/topics?vs=none&topic=y-te&vs=previous&vs=last-year&from=2020-03&to=2020-04&vs-from=&vs-to=&lang=en": "/topics?from=2020-03&to=2020-04&topic=y-te&lang=en",
		"/?vs=none&from=2020-03&to=2020-04&vs-from=&vs-to=&version=2":                                         "/?from=2020-03&to=2020-04&vs=none&version=2",
	} {
		w := get(t, h, sent)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %s, want %s", sent, w.Code, w.Header().Get("Location"), want)
		}
	}
}

// tableRows reads the table of a part of a page: the text of each row's cells, the total last.
func tableRows(page, part string) [][]string {
	_, rest, found := strings.Cut(page, `<h2 id="`+part+`"`)
	if !found {
		return nil
	}
	rest, _, _ = strings.Cut(rest, "</section>")
	var rows [][]string
	for _, row := range regexp.MustCompile(`(?s)<tr[^>]*><th scope="row">.*?</tr>`).FindAllString(rest, -1) {
		var cells []string
		for _, c := range regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`).FindAllStringSubmatch(row, -1) {
			cells = append(cells, html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(c[1], "")))
		}
		rows = append(rows, cells)
	}
	return rows
}

func readCSV(t *testing.T, w *httptest.ResponseRecorder) [][]string {
	t.Helper()
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	lines, err := csv.NewReader(w.Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		values := line[len(line)-2:]
		if want := map[bool][]string{true: {"data_version", "sample"}, false: {"2", "true"}}[i == 0]; !slices.Equal(values, want) {
			t.Errorf("line %d does not say where it comes from: %q", i+1, line)
		}
		lines[i] = line[:len(line)-2]
	}
	return lines
}

type chartOption struct {
	Series []struct {
		Name, Stack string
		Data        []struct{ Value any }
	}
}

// value is what a series draws at a place; a series that is not drawn has none.
func (o chartOption) value(series string, i int) any {
	for _, s := range o.Series {
		if s.Name == series {
			return s.Data[i].Value
		}
	}
	return nil
}

func readOption(t *testing.T, w *httptest.ResponseRecorder) (o chartOption) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil {
		t.Fatal(fmt.Errorf("status %d: %w", w.Code, err))
	}
	return o
}
