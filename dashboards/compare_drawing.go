package dashboards

import (
	"context"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// drawingCompare is the comparison by what its address asks for.
const drawingCompare = "compare"

// compared is a comparison with all rows, their ranks in each period and what each change rests on. Its chart has room for
// the largest rows alone.
type compared struct{ *comparison }

// comparedDrawn is how many rows a chart of bars has room for.
var comparedDrawn = map[analytics.Dimension]int{analytics.ByTopic: topShown, analytics.ByUnit: 20, analytics.ByChannel: topShown, analytics.ByKind: 3}

func newCompared(ctx context.Context, a *asked) (drawing, error) {
	if a.by() == analytics.ByKind {
		return a.comparedKinds(ctx)
	}
	c, err := a.compare(ctx, a.by(), a.Filter, analytics.MaxTop)
	if err != nil {
		return nil, err
	}
	titles := map[analytics.Dimension]words.Phrase{analytics.ByTopic: words.PageTopicsTitle, analytics.ByUnit: words.PageUnitsTitle, analytics.ByChannel: words.PageChannelsTitle}
	return &compared{&comparison{asked: a, answer: c, filter: a.Filter, name: titles[a.by()].In(a.Lang, a.measureTitle()), ranked: true, detailed: true}}, nil
}

// kindMeasures are the measures that count all reports of a kind.
var kindMeasures = map[analytics.ReportKind]analytics.Measure{
	analytics.Written: analytics.WrittenReports, analytics.Message: analytics.Messages, analytics.Synthesis: analytics.Syntheses,
}

// comparedKinds compares the kinds of reports, each counted by the measure that is of it alone. They are the key figures
// of the overview, with its verdicts: measures never add up, so there is no total and no share.
func (a *asked) comparedKinds(ctx context.Context) (drawing, error) {
	k, err := a.figures(ctx)
	if err != nil {
		return nil, err
	}
	c := &analytics.Comparison{By: analytics.ByKind, Current: k.Current, Baselines: k.Baselines, Meta: k.Meta}
	for _, kind := range analytics.Kinds() {
		for _, f := range k.Figures {
			if f.Measure == kindMeasures[kind] && a.Filter.Lets(kind) {
				c.Rows = append(c.Rows, analytics.ComparisonRow{Key: analytics.Key{Kind: &kind}, Count: f.Count, Changes: f.Changes, Dispersion: f.Dispersion})
			}
		}
	}
	c.RowsTotal = len(c.Rows)
	return &compared{&comparison{asked: a, answer: c, filter: a.Filter, name: words.CompareKindsTitle.In(a.Lang), detailed: true}}, nil
}

func (c *compared) chart(look charts.Look) (charts.Chart, error) {
	shown := *c.answer
	shown.Rows = shown.Rows[:min(len(shown.Rows), c.drawn())]
	if c.slopes() {
		look.Places = c.asked.places
		return charts.Slope(&shown, look)
	}
	return charts.Comparison(&shown, look)
}

// slopes tells whether the rows are drawn as lines from the first baseline to the current period.
func (c *compared) slopes() bool { return c.asked.View == viewSlope && len(c.answer.Baselines) > 0 }

// drawn is how many rows the chart has room for.
func (c *compared) drawn() int {
	if c.slopes() {
		return charts.MaxSlopes
	}
	return comparedDrawn[c.answer.By]
}

// sentences say the total and how it moved, what is largest, and how many rows changed; against many baselines only the
// total, because the rest is in the table.
func (c *compared) sentences() []string {
	const few = 3
	a := c.asked
	var all []string
	switch changes := c.answer.Total.Changes; {
	case c.byKind():
		all = append(all, c.kindsSentence())
	case len(changes) > few:
		all = append(all, a.sayer().figure(c.answer.Current, c.answer.Total.Count, nil))
	default:
		all = append(all, a.sayer().figure(c.answer.Current, c.answer.Total.Count, unjudged(changes)))
	}
	if len(c.answer.Baselines) == 0 {
		all = append(all, words.CompareNoBaseline.In(a.Lang))
	}
	if c.byKind() {
		return all
	}
	said := c.comparison.sentences()
	if len(c.answer.Baselines) > few {
		said = said[:min(1, len(said))]
	}
	return append(all, said...)
}

// kindsSentence says the count of each kind with its noun.
func (c *compared) kindsSentence() string {
	lang := c.asked.Lang
	var names []string
	for _, r := range c.answer.Rows {
		names = append(names, sayer{lang, c.measureOf(r.Key)}.count(r.Count))
	}
	return words.CompareKindsAre.In(lang, unbroken(c.answer.Current.Label(lang)), joined(lang, names))
}

func (c *compared) notes() []string {
	lang := c.asked.Lang
	var all []string
	if c.slopes() && len(c.answer.Baselines) > 1 {
		all = append(all, words.CompareSlopes.In(lang, within(lang, c.answer.Baselines[0].Label(lang))))
	}
	if c.asked.View != viewTable && c.drawn() < len(c.answer.Rows) {
		all = append(all, words.CompareTopDrawn.In(lang, c.drawn(), len(c.answer.Rows)))
	}
	if c.byKind() {
		var rows [][]analytics.Change
		for _, r := range c.answer.Rows {
			rows = append(rows, r.Changes)
		}
		all = append(all, words.CompareKindNote.In(lang))
		all = append(all, c.asked.notes(c.answer.Current, rows...)...)
		return append(all, c.asked.tallyNotes(c.counts())...)
	}
	return append(all, c.comparison.notes()...)
}

// byKind tells whether the rows are kinds of reports.
func (c *comparison) byKind() bool { return c.answer.By == analytics.ByKind }

// measureOf is what a row counts.
func (c *comparison) measureOf(key analytics.Key) analytics.Measure {
	if c.byKind() && key.Kind != nil {
		return kindMeasures[*key.Kind]
	}
	return c.answer.Measure
}

// rankText says a row's rank in a baseline, and that of now where it is another.
func rankText(lang words.Lang, now, then *int) string {
	switch {
	case then == nil:
		return ""
	case now == nil || *now == *then:
		return words.CompareRank.In(lang, strconv.Itoa(*then))
	}
	return words.CompareRankNow.In(lang, strconv.Itoa(*then), strconv.Itoa(*now))
}

// evidenceText says in short what a verdict rests on: the ratio of the rates per day, its interval and q.
func evidenceText(lang words.Lang, c analytics.Change) string {
	if c.RatioInterval == nil || c.QValue == nil {
		return ""
	}
	const least = 0.0005 // what three decimals can tell from 0
	q := words.CompareQSmall.In(lang)
	if *c.QValue >= least {
		q = words.CompareQ.In(lang, *c.QValue)
	}
	if c.Ratio == nil || c.RatioInterval.Upper == nil {
		return words.CompareAtLeast.In(lang, ratioText(lang, c.RatioInterval.Lower), q)
	}
	return words.CompareEvidence.In(lang, ratioText(lang, *c.Ratio), ratioText(lang, c.RatioInterval.Lower), ratioText(lang, *c.RatioInterval.Upper), q)
}
