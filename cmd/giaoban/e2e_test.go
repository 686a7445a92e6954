package main

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"

	"github.com/chromedp/chromedp"
)

// count is a count as the API writes it.
type count struct {
	Value  *int64
	Status string
}

func (c count) String() string {
	if c.Value == nil {
		return c.Status
	}
	return strconv.FormatInt(*c.Value, 10)
}

// briefed is one GraphQL answer: every measure of April–May 2020 against three baselines, and by month.
type briefed struct {
	KeyFigures struct {
		Figures []struct {
			Measure string
			Count   count
			Changes []struct{ Count count }
		}
		Meta struct {
			Sample  bool
			Notices []string
		}
	}
	ByMonth struct {
		Edges []struct {
			Node struct {
				Month                                string
				Written, Messages, Syntheses, Issues count
			}
		}
		Totals struct{ Written, Messages, Syntheses, Issues count }
	}
	Topics struct {
		Rows []struct {
			Topic   *struct{ Name string }
			Count   count
			Changes []struct{ Count count }
		}
	}
}

const briefingQuery = `{
  keyFigures(current: {from: "2020-04", to: "2020-05"},
      baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}, {kind: CUSTOM, custom: {from: "2019-01", to: "2019-02"}}]) {
    figures { measure count { value status } changes { count { value status } } }
    meta { sample notices(lang: EN) }
  }
  byMonth: reportCounts(period: {from: "2020-04", to: "2020-05"}, groupBy: [MONTH]) {
    edges { node { month written: count(measure: WRITTEN_REPORTS) { value } messages: count(measure: MESSAGES) { value }
      syntheses: count(measure: SYNTHESES) { value } issues: count(measure: ISSUES) { value } } }
    totals { written: count(measure: WRITTEN_REPORTS) { value } messages: count(measure: MESSAGES) { value }
      syntheses: count(measure: SYNTHESES) { value } issues: count(measure: ISSUES) { value } }
  }
  topics: compare(measure: WRITTEN_REPORTS, by: TOPIC, current: {from: "2020-04", to: "2020-05"},
      baselines: [{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}], top: 12) {
    rows { topic { name(lang: VI) } count { value status } changes { count { value status } } }
  }
}`

// TestBriefing goes the whole way: giaoban with its sample, one GraphQL request, the page in a browser, and its CSV
// must all say the same, and say what was published.
func TestBriefing(t *testing.T) {
	s := startServer(t, t.TempDir(), "--sample")
	var b briefed
	if err := s.query(briefingQuery, &b); err != nil {
		t.Fatal(err)
	}
	checkPublished(t, &b)
	tab := browsertest.Open(t, browsertest.Start(t), s.url)
	for _, width := range []int64{1280, 360} {
		err := chromedp.Do(tab, chromedp.EmulateViewport(width, 900), chromedp.Navigate(s.url+"/?from=2020-04&to=2020-05&vs=previous,last-year"))
		if err != nil {
			t.Fatal(err)
		}
		if drawn := browsertest.Eval[int](t, tab, browsertest.DrawnCharts); drawn != 4 {
			t.Errorf("at %d px %d charts are drawn, not 4", width, drawn)
		}
		checkPage(t, tab, &b)
		tab.Picture(t, fmt.Sprintf("briefing-%d", width))
	}
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
	checkCSV(t, s, &b)
}

// checkPublished holds the answer to the published totals and to the rules of adding up.
func checkPublished(t *testing.T, b *briefed) {
	t.Helper()
	published := map[string]int64{"WRITTEN_REPORTS": 46, "SYNTHESES": 15, "THEMATIC_SYNTHESES": 12, "ISSUES": 25}
	for _, f := range b.KeyFigures.Figures {
		want, known := published[f.Measure]
		if known && (*f.Count.Value != want || f.Count.Status != "EXACT") {
			t.Errorf("%s is %v (%s), published as %d", f.Measure, f.Count, f.Count.Status, want)
		}
		if len(f.Changes) != 3 {
			t.Errorf("%s has %d changes, not 3", f.Measure, len(f.Changes))
		}
	}
	if !b.KeyFigures.Meta.Sample || len(b.KeyFigures.Meta.Notices) == 0 || !strings.Contains(b.KeyFigures.Meta.Notices[0], "sample data") {
		t.Errorf("the answer does not say that it is made from sample data: %+v", b.KeyFigures.Meta)
	}
	var written, messages, syntheses, issues int64
	for _, e := range b.ByMonth.Edges {
		written += *e.Node.Written.Value
		messages += *e.Node.Messages.Value
		syntheses += *e.Node.Syntheses.Value
		issues += *e.Node.Issues.Value
	}
	totals := b.ByMonth.Totals
	if written != *totals.Written.Value || messages != *totals.Messages.Value || syntheses != *totals.Syntheses.Value {
		t.Errorf("reports by month add up to %d, %d, %d, the totals are %+v", written, messages, syntheses, totals)
	}
	if *totals.Issues.Value != 25 || issues <= 25 {
		t.Errorf("issues: %v distinct over the period, %d summed over months", totals.Issues, issues)
	}
}

// checkPage reads the numbers from the page as a person does.
func checkPage(t *testing.T, tab *browsertest.Tab, b *briefed) {
	t.Helper()
	cards := browsertest.Eval[[][]string](t, tab, `[...document.querySelectorAll('.figure')].map((f) =>
		[f.querySelector('.value').textContent, ...[...f.querySelectorAll('.then')].map((d) => d.textContent)].map((s) => s.trim()))`)
	if len(cards) != len(b.KeyFigures.Figures) {
		t.Fatalf("%d cards, %d measures", len(cards), len(b.KeyFigures.Figures))
	}
	for i, f := range b.KeyFigures.Figures {
		want := []string{vietnamese(f.Count), vietnamese(f.Changes[0].Count), vietnamese(f.Changes[1].Count)}
		if !slices.Equal(cards[i], want) {
			t.Errorf("the card of %s says %v, the API %v", f.Measure, cards[i], want)
		}
	}
	rows := browsertest.Eval[[]string](t, tab, `[...document.querySelectorAll('section[aria-labelledby="topics"] tbody tr')].map((r) => [...r.children].slice(0, 2).map((c) => c.textContent.trim()).join('|'))`)
	for i, r := range b.Topics.Rows {
		if i >= len(rows) || rows[i] != topicName(r.Topic)+"|"+vietnamese(r.Count) {
			t.Errorf("row %d of the topics is not %s %s: %q", i, topicName(r.Topic), vietnamese(r.Count), rows)
			return
		}
	}
}

// checkCSV reads the same rows from the download of the chart of topics.
func checkCSV(t *testing.T, s *server, b *briefed) {
	t.Helper()
	status, body := s.get(t, "/charts/topics.csv?from=2020-04&to=2020-05&vs=previous,last-year", "", nil)
	if status != 200 {
		t.Fatalf("status %d: %s", status, body)
	}
	lines, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range b.Topics.Rows {
		line := strings.Join(lines[i+1], "|")
		for _, want := range []string{topicName(r.Topic), r.Count.String(), r.Changes[0].Count.String(), r.Changes[1].Count.String()} {
			if !slices.Contains(lines[i+1], want) {
				t.Errorf("%q is not in the CSV line %s", want, line)
			}
		}
	}
}

func topicName(topic *struct{ Name string }) string {
	if topic == nil {
		return "Chưa rõ"
	}
	return topic.Name
}

// vietnamese writes a count as the pages do: 6.226.
func vietnamese(c count) string {
	text := c.String()
	for i := len(text) - 3; i > 0 && c.Value != nil; i -= 3 {
		text = text[:i] + "." + text[i:]
	}
	return text
}
