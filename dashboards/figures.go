package dashboards

import (
	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// figure is the card of one measure.
type figure struct {
	Title   string
	Href    string // the same page with its charts about this measure
	Chosen  bool
	Value   cell
	Missing bool   // there is no value, and Value says so
	Worded  bool   // Value is more than a number: "từ 1.000 trở lên"
	State   string // "chưa đủ kỳ"
	Spark   *charts.Spark
	Changes []change
}

// cards makes the cards of a page.
func (a *asked) cards(path string, k *analytics.KeyFigures, sparks map[analytics.Measure]*charts.Spark) (cards []figure, notes []string) {
	var rows [][]analytics.Change
	var counts []analytics.Count
	for _, f := range k.Figures {
		card := figure{
			Title: words.Measures[string(f.Measure)].In(a.Lang), Href: a.withMeasure(f.Measure).Link(path), Chosen: f.Measure == a.Measure,
			Value: cell{Text: f.Count.Display(a.Lang), Href: a.reportsLink(f.Count, f.Measure, a.current, a.Filter)}, Missing: f.Count.Bound() == nil,
			Spark: sparks[f.Measure], Worded: f.Count.Status == analytics.AtLeast || f.Count.Status == analytics.Approximate,
		}
		if f.Count.Status == analytics.Partial {
			card.State = words.PagePartialDays.In(a.Lang, k.Current.DaysCounted, k.Current.Days)
		} else {
			card.State = state(a.Lang, f.Count)
		}
		counts = append(counts, f.Count)
		for i, c := range f.Changes {
			d := describe(a.Lang, k.Current, f.Count, c)
			d.Mark, d.Href = i+1, a.thenLink(k.Current, c, f.Measure, a.Filter)
			if k.Current.DaysCounted == 0 && c.Count.Bound() == nil { // the baseline was cut to nothing: it may well have data
				d.Then = words.PageNotComparable.In(a.Lang)
			}
			card.Changes = append(card.Changes, d)
			counts = append(counts, c.Count)
		}
		cards, rows = append(cards, card), append(rows, f.Changes)
	}
	notes = append(a.notes(k.Current, rows...), words.PageNoteIssues.In(a.Lang))
	return cards, append(notes, a.tallyNotes(counts)...)
}
