package dashboards

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
	"giaoban/dashboards/render/officetest"
	"giaoban/graph"
)

// drawnChart is a chart of a deck: the numbers of each series by category.
type drawnChart map[string]map[string]float64

// deckCharts are the charts of each slide by its title, as the XML has them; that they are those of their workbooks is tested
// where they are written.
func deckCharts(t *testing.T, p officetest.Parts) map[string][]drawnChart {
	t.Helper()
	all := map[string][]drawnChart{}
	for _, name := range p.Like("/ppt/slides/slide*.xml") {
		slide := p.XML(t, name)
		title := plainText(slide.All("sp")[0].AllText())
		relations := p.Relations(t, name)
		for _, c := range slide.All("chart") {
			part := p.XML(t, officetest.Target(name, relations[c.Relation("id")]))
			chart := drawnChart{}
			for _, s := range part.All("ser") {
				var names []string
				series := map[string]float64{}
				for _, v := range s.All("cat")[0].All("pt") {
					names = append(names, plainText(v.AllText()))
				}
				for _, v := range s.All("val")[0].All("pt") {
					i, _ := strconv.Atoi(v.Attr("idx"))
					n, err := strconv.ParseFloat(v.AllText(), 64)
					if err != nil {
						t.Fatal(err)
					}
					series[names[i]] = n
				}
				chart[plainText(s.All("tx")[0].All("v")[0].AllText())] = series
			}
			all[title] = append(all[title], chart)
		}
	}
	return all
}

func plainText(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u2060", "", "\u00ad", "").Replace(text)
}

// answer asks GraphQL.
func answer(t *testing.T, api http.Handler, query string, into any) {
	t.Helper()
	body, _ := json.Marshal(map[string]string{"query": query})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	api.ServeHTTP(w, r)
	var out struct {
		Data   json.RawMessage
		Errors []any
	}
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil || len(out.Errors) > 0 {
		t.Fatal(err, out.Errors)
	}
	if err := json.Unmarshal(out.Data, into); err != nil {
		t.Fatal(err)
	}
}

type gqlCount struct {
	Value *float64
	Lower *float64
}

func (c gqlCount) bound() *float64 {
	if c.Lower != nil {
		return c.Lower
	}
	return c.Value
}

type gqlRow struct {
	Topic, Unit, Channel *struct{ Code, Name string }
	Count                gqlCount
	Changes              []struct{ Count gqlCount }
	Series               []struct {
		Month    string
		Count    gqlCount
		Expected *struct{ Lower, Upper float64 }
	}
}

func (r gqlRow) name() string {
	for _, e := range []*struct{ Code, Name string }{r.Topic, r.Unit, r.Channel} {
		if e != nil {
			return e.Name
		}
	}
	return words.UnknownRow.Vi
}

type gqlRows struct {
	Rows  []gqlRow
	Total gqlRow
}

const packQuery = `{
  topics: compare(measure: MESSAGES, by: TOPIC, current: {from: "2020-04", to: "2020-05"}, baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}], top: 200) { ...rows }
  units: compare(measure: MESSAGES, by: UNIT, current: {from: "2020-04", to: "2020-05"}, baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}], top: 200) { ...rows }
  below: compare(measure: MESSAGES, by: TOPIC, current: {from: "2020-04", to: "2020-05"}, baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}], top: 200, filter: {topics: ["ho-tro-dich", "cach-ly", "khau-trang"]}) { ...rows }
  trends: topicTrends(measure: MESSAGES, period: {from: "2018-06", to: "2020-05"}, top: 20) { rows { topic { code name } ...series } total { series { month count { value lower } expected { lower upper } } } }
  channels: topicTrends(measure: MESSAGES, by: CHANNEL, period: {from: "2018-06", to: "2020-05"}, top: 8) { rows { channel { code name } ...series } total { series { month count { value lower } expected { lower upper } } } }
  focus: topicTrends(measure: MESSAGES, period: {from: "2018-06", to: "2020-05"}, top: 1, filter: {topics: ["covid-19"]}) { rows { ...series } total { series { month count { value lower } expected { lower upper } } } }
  keyFigures(current: {from: "2020-04", to: "2020-05"}, baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}]) { figures { measure count { value } changes { count { value } } } }
}
fragment rows on Comparison { rows { topic { code name } unit { code name } count { value lower } changes { count { value lower } } } total { count { value lower } changes { count { value lower } } } }
fragment series on TrendRow { series { month count { value lower } expected { lower upper } } }
`

type packAnswer struct {
	Topics, Units, Below, Trends, Channels, Focus gqlRows
	KeyFigures                                    struct {
		Figures []struct {
			Measure string
			Count   gqlCount
			Changes []struct{ Count gqlCount }
		}
	}
}

// bars is how a comparison has to be drawn, as far as it is.
func (c gqlRows) bars(chart drawnChart, most int) (problems []string) {
	for i, period := range []string{"Tháng 4–5/2020", "Tháng 2–3/2020", "Tháng 4–5/2019"} {
		drawn := chart[period]
		for _, r := range c.Rows[:min(most, len(c.Rows))] {
			want := r.Count.bound()
			if i > 0 {
				want = r.Changes[i-1].Count.bound()
			}
			got, has := drawn[r.name()]
			if has != (want != nil) || has && got != *want {
				problems = append(problems, fmt.Sprintf("%s, %s: %v, %v", period, r.name(), got, want))
			}
		}
		if len(drawn) > most {
			problems = append(problems, fmt.Sprintf("%d bars", len(drawn)))
		}
	}
	return problems
}

// line is how a series has to be drawn.
func (r gqlRow) line(drawn map[string]float64, value func(i int) *float64) (problems []string) {
	for i, s := range r.Series {
		year, month, _ := strings.Cut(s.Month, "-")
		key, want := strings.TrimPrefix(month, "0")+"/"+year, value(i)
		got, has := drawn[key]
		if has != (want != nil) || has && math.Abs(got-*want) > 0.5 {
			problems = append(problems, fmt.Sprintf("%s: %v, %v", key, got, want))
		}
	}
	return problems
}

// Every number of every chart of the deck is that of the GraphQL answer.
func TestDeckNumbers(t *testing.T) {
	store := intaketest.Sample(t)
	h, api := New(store, slog.New(slog.DiscardHandler)), graph.New(store, slog.New(slog.DiscardHandler))
	var want packAnswer
	answer(t, api, packQuery, &want)
	charts := deckCharts(t, officetest.Unzip(t, get(t, h, "/briefing.pptx?from=2020-04&to=2020-05&measure=messages").Body.Bytes()))
	checked := 0
	check := func(title string, i int, compare func(drawnChart) []string) {
		t.Helper()
		if len(charts[title]) <= i {
			t.Errorf("there is no chart %d on %q; slides: %v", i, title, slices.Sorted(keys(charts)))
			return
		}
		checked++
		for _, p := range compare(charts[title][i]) {
			t.Errorf("%s: %s", title, p)
		}
	}
	counted := func(r gqlRow) func(int) *float64 { return func(i int) *float64 { return r.Series[i].Count.bound() } }
	check("Tin nhắn theo tháng", 0, func(c drawnChart) []string {
		return want.Trends.Total.line(c["Tin nhắn"], counted(want.Trends.Total))
	})
	check("Tin nhắn theo lĩnh vực, so với các kỳ trước", 0, func(c drawnChart) []string { return want.Topics.bars(c, topShown) })
	check("Tin nhắn theo đơn vị", 0, func(c drawnChart) []string { return want.Units.bars(c, unitsCharted) })
	check("Chuyên đề: Phòng, chống dịch COVID-19", 0, func(c drawnChart) []string { return want.Focus.Total.line(c["Tin nhắn"], counted(want.Focus.Total)) })
	check("Chuyên đề: Phòng, chống dịch COVID-19", 1, func(c drawnChart) []string { return want.Below.bars(c, topShown) })
	check("Tin nhắn theo kênh và tháng", 0, func(c drawnChart) (all []string) {
		if len(c) != len(want.Channels.Rows) {
			all = append(all, fmt.Sprintf("%d series, %d channels", len(c), len(want.Channels.Rows)))
		}
		for _, r := range want.Channels.Rows {
			all = append(all, r.line(c[r.name()], counted(r))...)
		}
		return all
	})
	trends := 0
	for title := range charts {
		if !strings.HasPrefix(title, "Xu hướng tin nhắn: ") {
			continue
		}
		for i := range charts[title] {
			check(title, i, func(c drawnChart) (all []string) {
				for _, r := range want.Trends.Rows {
					if drawn, is := c[r.name()]; is && r.Topic != nil {
						trends++
						all = append(all, r.line(drawn, counted(r))...)
						if c[words.BriefLower.Vi] == nil {
							continue
						}
						all = append(all, r.line(c[words.BriefLower.Vi], func(i int) *float64 {
							if e := r.Series[i].Expected; e != nil {
								return &e.Lower
							}
							return nil
						})...)
						all = append(all, r.line(c[words.BriefUpper.Vi], func(i int) *float64 {
							if e := r.Series[i].Expected; e != nil {
								return &e.Upper
							}
							return nil
						})...)
					}
				}
				return all
			})
		}
	}
	drawn := 0
	for _, c := range charts {
		drawn += len(c)
	}
	if checked != drawn || trends < leadingTopics-1 {
		t.Errorf("%d of %d charts are compared, %d trends", checked, drawn, trends)
	}
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// Every number of the text that has a list of reports leads to it, and the list has as many.
func TestBriefingLinks(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	text := get(t, h, "/briefing.md?from=2020-04&to=2020-05").Body.String()
	link := regexp.MustCompile(`\[([\d.]+)\]\(http://example\.com(/reports\?[^)]*)\)`)
	found := link.FindAllStringSubmatch(text, -1)
	if len(found) < 50 {
		t.Fatalf("%d numbers have links", len(found))
	}
	seen := map[string]bool{}
	for _, m := range found {
		if u, err := url.Parse(m[2]); err != nil || seen[m[2]] || u.Query().Get("measure") == measureName(analytics.Issues) || len(seen) > 25 {
			continue
		}
		seen[m[2]] = true
		page := plainText(get(t, h, m[2]).Body.String())
		if heading := regexp.MustCompile(`<h2 id="reports">([^<]*)</h2>`).FindStringSubmatch(page); heading == nil || !strings.HasPrefix(heading[1], m[1]+" ") {
			t.Errorf("%s leads to %s, which says %q", m[1], m[2], heading)
		}
	}
	if len(seen) < 10 {
		t.Errorf("%d links were followed", len(seen))
	}
}
