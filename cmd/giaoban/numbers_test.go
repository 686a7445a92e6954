package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

const (
	keyFiguresQuestion = `query ($current: PeriodInput!, $baselines: [BaselineInput!]!, $filter: Filter, $dataVersion: Long) {
		keyFigures(current: $current, baselines: $baselines, filter: $filter, dataVersion: $dataVersion) {
			current { days daysCounted } baselines { days daysCounted }
			figures { measure count { value lower } changes { count { value lower } delta ratio } }
		}
	}`
	trendsQuestion = `query ($measure: Measure!, $period: PeriodInput!, $filter: Filter, $top: Int!, $dataVersion: Long, $lang: Lang!, $rows: Boolean!) {
		topicTrends(measure: $measure, by: DIMENSION, period: $period, filter: $filter, top: $top, dataVersion: $dataVersion) {
			rows @include(if: $rows) { KEY count { value lower } share series { month count { value lower } expected { lower upper } } }
			rowsTotal total { count { value lower } series { month count { value lower } expected { lower upper } } }
		}
	}`
	compareQuestion = `query ($measure: Measure!, $by: Dimension!, $current: PeriodInput!, $baselines: [BaselineInput!]!, $filter: Filter, $top: Int!, $dataVersion: Long, $lang: Lang!) {
		compare(measure: $measure, by: $by, current: $current, baselines: $baselines, filter: $filter, top: $top, dataVersion: $dataVersion) {
			current { days daysCounted } baselines { days daysCounted } rowsTotal
			rows { KEY count { value lower } rank share changes { count { value lower } delta ratio ratioInterval { level lower upper } rankThen shareThen verdict qValue } } dispersion
			total { count { value lower } changes { count { value lower } delta ratio ratioInterval { lower upper level } qValue } }
		}
	}`
)

// asking is a page and the question that it answers, in the words of the API.
type asking struct {
	path, measure string
	current       [2]string
	baselines     []map[string]any
	filter        map[string]any
	from          string // of a frame: the page that has its chart too, with the way to the question
}

func months(from, to string) map[string]any { return map[string]any{"from": from, "to": to} }

// askings are pages with different questions. What the address says and what is asked here must be the same.
func askings() []asking {
	previous, lastYear := map[string]any{"kind": "PREVIOUS"}, map[string]any{"kind": "SAME_MONTHS_LAST_YEAR"}
	custom := map[string]any{"kind": "CUSTOM", "custom": months("2019-01", "2019-02")}
	usual := []map[string]any{previous, lastYear}
	return []asking{
		{path: "/", measure: "WRITTEN_REPORTS", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/?measure=messages&vs=previous,last-year,2019-01..2019-02", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: append(slices.Clone(usual), custom)},
		{path: "/?from=2020-01&to=2020-05&measure=issues&vs=previous", measure: "ISSUES", current: [2]string{"2020-01", "2020-05"}, baselines: usual[:1]},
		{path: "/?from=2020-03&to=2020-03&measure=messages&unit=le-chan,ngo-quyen&channel=zalo&vs=last-year", measure: "MESSAGES", current: [2]string{"2020-03", "2020-03"},
			baselines: usual[1:], filter: map[string]any{"units": []any{"le-chan", "ngo-quyen"}, "channels": []any{"zalo"}}},
		{path: "/compare?measure=messages&vs=previous,last-year,2019-01..2019-02", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: append(slices.Clone(usual), custom)},
		{path: "/compare?by=unit&view=table&from=2020-03&to=2020-05", measure: "WRITTEN_REPORTS", current: [2]string{"2020-03", "2020-05"}, baselines: usual},
		{path: "/embed/topics?measure=messages", from: "/?measure=messages", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/embed/unit-multiples?measure=messages", from: "/units?measure=messages", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/embed/heat?measure=messages", from: "/heat?measure=messages", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/compare?by=channel&measure=messages", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/compare?by=kind&vs=last-year", measure: "WRITTEN_REPORTS", current: [2]string{"2020-04", "2020-05"}, baselines: usual[1:]},
		{path: "/units", measure: "WRITTEN_REPORTS", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/heat?measure=messages", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/topics?measure=messages", measure: "MESSAGES", current: [2]string{"2020-04", "2020-05"}, baselines: usual},
		{path: "/units?measure=messages&from=2020-03&to=2020-05", measure: "MESSAGES", current: [2]string{"2020-03", "2020-05"}, baselines: usual},
		{path: "/topics?topic=moi-truong&measure=messages&from=2020-02&to=2020-05", measure: "MESSAGES", current: [2]string{"2020-02", "2020-05"}, baselines: usual,
			filter: map[string]any{"topics": []any{"moi-truong"}}},
	}
}

// TestNumbers reads every number of the pages: from cards, tables, sentences, pictures and the options of charts. Each must
// be one that the API answers to the same question, in the row that it is said of, and none that belongs to a shown row may
// be missing.
func TestNumbers(t *testing.T) {
	s := startServer(t, t.TempDir(), "--sample")
	tab := browsertest.Open(t, browsertest.Start(t), s.url)
	tab.On(t, browsertest.Screen{Width: 1280})
	for _, a := range askings() {
		for _, lang := range []words.Lang{words.Vi, words.En} {
			t.Run(string(lang)+" "+a.path, func(t *testing.T) { a.check(t, s, tab, lang) })
		}
	}
}

// shownPart is a part of a page with a chart.
type shownPart struct {
	ID, Question, Option, Picture string
	Rows                          int // of its table
}

// readParts is a script that gives them; a frame is one part, without a name and without the way to its question.
const readParts = `[...document.querySelectorAll('main section[aria-labelledby], main.part')].map((s) => ({
	ID: s.getAttribute('aria-labelledby') ?? '',
	Question: s.querySelector('a[href^="/graphiql?"]')?.getAttribute('href') ?? '',
	Option: s.querySelector('[data-chart]')?.dataset.chart ?? '',
	Picture: s.querySelector('picture img')?.currentSrc ?? '',
	Rows: s.querySelectorAll('tbody tr').length,
}))`

func (a asking) check(t *testing.T, s *server, tab *browsertest.Tab, lang words.Lang) {
	t.Helper()
	in := func(path string) string {
		if lang == words.En {
			path += map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")] + "lang=en"
		}
		return path
	}
	question := ""
	if a.from != "" {
		tab.Go(t, in(a.from))
		name, _, _ := strings.Cut(strings.TrimPrefix(a.path, "/embed/"), "?")
		for _, part := range browsertest.Eval[[]shownPart](t, tab, readParts) {
			if part.ID == name {
				question = part.Question
			}
		}
	}
	tab.Go(t, in(a.path))
	browsertest.Eval[int](t, tab, browsertest.DrawnCharts)
	c := &checking{lang: lang, parts: map[string]*told{}, seen: map[string]map[float64]bool{}, baselines: len(a.baselines)}
	c.base = s.numbers(t, lang, keyFiguresQuestion, map[string]any{"current": months(a.current[0], a.current[1]), "baselines": a.baselines,
		"filter": a.filter})
	c.measure, c.days.whole = words.Measures[a.measure].In(lang), c.base.days
	c.names, c.notices = s.names(t, lang)
	for _, codes := range a.filter { // how many are in use is said, too
		c.filters += len(codes.([]any))
	}
	c.parts["coverage"] = s.coverage(t, lang, a.current)
	for _, part := range browsertest.Eval[[]shownPart](t, tab, readParts) {
		if part.Question == "" && part.ID == "" {
			part.Question = question
		}
		if part.Question == "" {
			if part.Option != "" {
				t.Errorf("the chart %s does not lead to its question", part.ID)
			}
			continue
		}
		c.parts[part.ID] = a.answer(t, s, lang, part)
		c.parts[part.ID].whole = append(c.parts[part.ID].whole, float64(part.Rows))
		if part.Option != "" {
			c.checkOption(t, s, part)
		}
		if part.Picture != "" {
			for _, text := range withoutScale(lang, browsertest.Eval[[]svgText](t, tab, readSVG+`('`+part.Picture+`')`)) {
				c.checkText(t, part.ID, "the picture", text.Text, nil)
			}
		}
	}
	for _, spot := range browsertest.Eval[[]spot](t, tab, readPage) {
		c.checkSpot(t, spot)
	}
	c.checkMissing(t)
	if c.count < 20 {
		t.Errorf("only %d numbers were found", c.count)
	}
	t.Logf("%d numbers in %d parts", c.count, len(c.parts))
}

// answer runs the question that a part leads to, which must be about what the page is asked for.
func (a asking) answer(t *testing.T, s *server, lang words.Lang, part shownPart) *told {
	t.Helper()
	link, err := url.Parse(part.Question)
	if err != nil {
		t.Fatal(err)
	}
	var variables map[string]any
	if err := json.Unmarshal([]byte(link.Query().Get("variables")), &variables); err != nil {
		t.Fatal(err)
	}
	document := link.Query().Get("query")
	ofAll := strings.Contains(document, "keyFigures(") || strings.Contains(document, "reportCounts(")
	if variables["measure"] != a.measure && !ofAll {
		t.Errorf("%s asks for %v, the page is about %s", part.ID, variables["measure"], a.measure)
	}
	answer := s.numbers(t, lang, document, variables)
	whole := a.whole(t, s, lang, part.ID, document, variables)
	for _, x := range answer.whole { // what readers get who follow the link is what is compared with
		if !whole.say(max(x, -x), 0, false) {
			t.Errorf("%s: the question that the part leads to answers %v, which is not in the whole answer", part.ID, x)
		}
	}
	return whole
}

// whole asks the same with everything in the answer that a page may say.
func (a asking) whole(t *testing.T, s *server, lang words.Lang, part, document string, variables map[string]any) *told {
	t.Helper()
	variables["lang"] = strings.ToUpper(string(lang))
	if strings.Contains(document, "topicTrends(") {
		return a.wholeTrends(t, s, lang, document, variables)
	}
	if strings.Contains(document, "reportCounts(") || strings.Contains(document, "own: compare(") { // months of all kinds; topics by themselves
		answer := s.numbers(t, lang, document, variables)
		answer.some = true // a chart has no room for some, and syntheses that are not thematic are a difference
		return answer
	}
	if current := months(a.current[0], a.current[1]); !same(variables["current"], current) || !same(variables["baselines"], a.baselines) {
		t.Errorf("%s asks for %v against %v, the page for %v against %v", part, variables["current"], variables["baselines"], current, a.baselines)
	}
	if strings.Contains(document, "keyFigures(") { // the kinds of reports
		return s.numbers(t, lang, document, variables)
	}
	by := strings.ToLower(variables["by"].(string))
	key := by + " { name(lang: $lang) }"
	if by == "kind" {
		key = by
	}
	answer := s.numbers(t, lang, strings.Replace(compareQuestion, "KEY", key, 1), variables)
	if part == "changed" { // the rows that did not change are not shown
		answer.some = true
	}
	return answer
}

var dimensionAsked = regexp.MustCompile(`topicTrends\([^)]*by: ([A-Z]+)`)

// wholeTrends asks for a measure by month, and by what else the document says, with all that may be said of it.
func (a asking) wholeTrends(t *testing.T, s *server, lang words.Lang, document string, variables map[string]any) *told {
	t.Helper()
	if variables["top"] == nil {
		variables["top"] = 1
	}
	by := "TOPIC"
	if m := dimensionAsked.FindStringSubmatch(document); m != nil {
		by = m[1]
	}
	key := strings.ToLower(by) + " { name(lang: $lang) }"
	variables["rows"] = strings.Contains(document, "rows {")
	answer := s.numbers(t, lang, strings.NewReplacer("DIMENSION", by, "KEY", key).Replace(trendsQuestion), variables)
	if strings.Contains(document, "compare(") { // counts of the period beside the months
		variables["by"], variables["baselines"] = by, []any{}
		answer.join(s.numbers(t, lang, strings.Replace(compareQuestion, "KEY", key, 1), variables))
	}
	answer.some = variables["rows"] == true
	return answer
}

func same(x, y any) bool {
	a, errA := json.Marshal(x)
	b, errB := json.Marshal(y)
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// names are all names of the registries that hold a digit, and the notices that stand with every answer.
func (s *server) names(t *testing.T, lang words.Lang) (names, notices []string) {
	t.Helper()
	var all struct {
		Topics, Units, Channels []struct{ Name string }
		KeyFigures              struct{ Meta struct{ Notices []string } }
	}
	l := strings.ToUpper(string(lang))
	if err := s.query(`{ topics { name(lang: `+l+`) } units { name(lang: `+l+`) } channels { name(lang: `+l+`) } keyFigures(current: {from: "2020-04", to: "2020-05"}, baselines: []) { meta { notices(lang: `+l+`) } } }`, &all); err != nil {
		t.Fatal(err)
	}
	for _, e := range slices.Concat(all.Topics, all.Units, all.Channels) {
		if number.MatchString(e.Name) {
			names = append(names, unset(e.Name))
		}
	}
	return names, append(all.KeyFigures.Meta.Notices, explained(lang)...)
}

// explained are texts about the methods, with the methods' own numbers in them.
func explained(lang words.Lang) []string {
	return []string{
		words.MethodChance.In(lang), words.MethodMany.In(lang, stats.FalseDiscovery, int(math.Round(1/stats.FalseDiscovery))),
		words.MethodVerdicts.In(lang, stats.FalseDiscovery, stats.MinEffect, 1/stats.MinEffect), words.MethodRatio.In(lang),
	}
}

func (s *server) post(t *testing.T, path, kind string, body []byte) (int, string) {
	t.Helper()
	response, err := http.Post(s.url+path, kind, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}
