package dashboards

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
	"giaoban/dashboards/render/officetest"
	"giaoban/graph"

	"github.com/xuri/excelize/v2"
)

// The tables of the document, the slides and the workbook hold the numbers of the GraphQL answer.
func TestPackTables(t *testing.T) {
	store := intaketest.Sample(t)
	h, api := New(store, slog.New(slog.DiscardHandler)), graph.New(store, slog.New(slog.DiscardHandler))
	var want packAnswer
	answer(t, api, packQuery, &want)
	const query = "?from=2020-04&to=2020-05&measure=messages"
	number := func(c gqlCount) string { return words.Number(words.Vi, int64(*c.bound())) }
	compared := func(form string, tables map[string][][]string) {
		for _, c := range []gqlRows{want.Topics, want.Units} {
			table := tables[c.Rows[0].name()]
			if len(table) != len(c.Rows)+1 {
				t.Errorf("%s: %d rows for %d", form, len(table), len(c.Rows))
				continue
			}
			for i, r := range append(slices.Clone(c.Rows), c.Total) {
				got := []string{table[i][1], table[i][3], table[i][5]}
				if w := []string{number(r.Count), number(r.Changes[0].Count), number(r.Changes[1].Count)}; !slices.Equal(got, w) {
					t.Errorf("%s, %s: %v, want %v", form, r.name(), got, w)
				}
			}
		}
	}
	document := officetest.Unzip(t, get(t, h, "/briefing.docx"+query).Body.Bytes())
	compared("docx", tablesOf(document.XML(t, "/word/document.xml"), 7))
	slides := map[string][][]string{}
	deck := officetest.Unzip(t, get(t, h, "/briefing.pptx"+query).Body.Bytes())
	for _, name := range deck.Like("/ppt/slides/slide*.xml") {
		for first, table := range tablesOf(deck.XML(t, name), 7) {
			slides[first] = table
		}
	}
	if table := slides[want.Topics.Rows[0].name()]; len(table) != len(want.Topics.Rows)+1 {
		t.Errorf("the slide of all topics has %d rows", len(table))
	} else {
		for i, r := range append(slices.Clone(want.Topics.Rows), want.Topics.Total) {
			if table[i][1] != number(r.Count) || table[i][3] != number(r.Changes[0].Count) || table[i][5] != number(r.Changes[1].Count) {
				t.Errorf("slide, %s: %v", r.name(), table[i])
			}
		}
	}
	book, err := excelize.OpenReader(bytes.NewReader(get(t, h, "/briefing.xlsx"+query).Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	sheet := func(tab words.Phrase) [][]string {
		rows, err := book.GetRows(tab.Vi, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	at := func(head []string, name string) int {
		i := slices.Index(head, name)
		if i < 0 {
			t.Fatalf("no column %q in %q", name, head)
		}
		return i
	}
	for tab, c := range map[words.Phrase]gqlRows{words.BriefTabTopics: want.Topics, words.BriefTabUnits: want.Units} {
		rows := sheet(tab)
		for i, r := range append(slices.Clone(c.Rows), c.Total) {
			for k, period := range []string{"2020-04..2020-05", "2020-02..2020-03", "2019-04..2019-05"} {
				w := r.Count
				if k > 0 {
					w = r.Changes[k-1].Count
				}
				if got := rows[i+1][at(rows[0], period)]; got != fmt.Sprint(*w.bound()) {
					t.Errorf("%s, %s, %s: %s, want %v", tab.Vi, r.name(), period, got, *w.bound())
				}
			}
		}
	}
	for tab, c := range map[words.Phrase]gqlRows{words.BriefTabTrends: want.Trends, words.BriefTabChannels: want.Channels} {
		rows := sheet(tab)
		for _, r := range c.Rows {
			column := at(rows[0], r.name())
			for i, s := range r.Series {
				got := ""
				if column < len(rows[i+1]) {
					got = rows[i+1][column]
				}
				if rows[i+1][0] != s.Month || got != fmt.Sprint(*s.Count.bound()) {
					t.Errorf("%s, %s, %s: %s %s, want %v", tab.Vi, r.name(), s.Month, rows[i+1][0], got, *s.Count.bound())
				}
			}
		}
	}
	rows := sheet(words.BriefFigures)
	for i, f := range want.KeyFigures.Figures {
		if rows[i+1][0] != f.Measure || rows[i+1][at(rows[0], "2020-04..2020-05")] != fmt.Sprint(*f.Count.Value) || rows[i+1][at(rows[0], "2020-02..2020-03")] != fmt.Sprint(*f.Changes[0].Count.Value) {
			t.Errorf("key figures: %v", rows[i+1])
		}
	}
}

// tablesOf are the tables of a part that have so many columns, by the first name below the head.
func tablesOf(part officetest.Element, columns int) map[string][][]string {
	all := map[string][][]string{}
	for _, table := range part.All("tbl") {
		var rows [][]string
		for _, row := range table.All("tr")[1:] {
			var cells []string
			for _, c := range row.All("tc") {
				cells = append(cells, plainText(strings.TrimSpace(c.AllText())))
			}
			rows = append(rows, cells)
		}
		if len(rows) > 0 && len(rows[0]) == columns {
			all[rows[0][0]] = rows
		}
	}
	return all
}
