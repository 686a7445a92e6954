package dashboards

import (
	"cmp"
	"context"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// changedShown is the number of topics that are told of against one baseline; the page of topics has all.
const changedShown = 6

// changed is what changed for real: the topics that the statistics call new, rising or falling, against each baseline.
type changed struct {
	Became, Share string // fixed words
	Against       []changedAgainst
}

type changedAgainst struct {
	Mark     int    // the baseline's colour
	Title    string // "So với tháng 2–3/2020"
	Period   string // "Tháng 2–3/2020"
	Name     string // "kỳ trước"
	Sentence string
	Items    []changedItem
	More     *link // to those that are not shown
}

// changedItem is one topic with the evidence.
type changedItem struct {
	Name             cell
	Worth            *badge
	Now, Then        cell
	Share, ShareThen string // empty where either is not known
	Evidence         string // the ratio with its interval
	Spark            *charts.Spark
}

// drawChanged makes the part of the page. It asks for all topics, not only those that a chart has room for.
func (a *asked) drawChanged(ctx context.Context, k *analytics.KeyFigures) (part, error) {
	p := part{ID: "changed", Title: words.ChangedTitle.In(a.Lang)} // made from the ranking, which has all topics
	answer, err := a.compare(ctx, analytics.ByTopic, a.Filter, analytics.MaxTop)
	if err != nil {
		return p, err
	}
	switch {
	case a.Measure == analytics.Issues:
		p.Empty = words.ChangedIssues.In(a.Lang)
		return p, nil
	case len(answer.Rows) == 0:
		p.Empty = a.nothing(k)
		return p, nil
	case len(a.baselines) == 0:
		p.Empty = words.ChangedNoBaseline.In(a.Lang)
		return p, nil
	}
	months, err := a.lines(ctx, analytics.ByTopic)
	if err != nil {
		return p, err
	}
	p.Sentences = []string{words.ChangedLead.In(a.Lang, words.MeasureNouns[string(a.Measure)].Of(a.Lang, 2))}
	p.Changed = &changed{Became: words.ChangedTo.In(a.Lang), Share: words.ChangedShare.In(a.Lang)}
	c := &comparison{asked: a, answer: answer, filter: a.Filter}
	for i := range answer.Baselines {
		p.Changed.Against = append(p.Changed.Against, c.changedAgainst(i, months))
	}
	p.Reuse = a.reuse(drawingRanking, p.Title)
	p.Notes = []string{words.ChangedNote.In(a.Lang)}
	return p, nil
}

func (c *comparison) changedAgainst(i int, months *lines) changedAgainst {
	lang, b := c.asked.Lang, c.answer.Baselines[i]
	name := within(lang, b.Label(lang))
	out := changedAgainst{Mark: i + 1, Title: words.ChangedAgainst.In(lang, name), Period: name, Name: c.asked.baselineName(i)}
	var rows []analytics.ComparisonRow
	for _, r := range c.answer.Rows {
		if isClear(r.Changes[i]) {
			rows = append(rows, r)
		}
	}
	// What is new first, then rises, then falls; in each the largest difference first.
	slices.SortStableFunc(rows, func(x, y analytics.ComparisonRow) int {
		return cmp.Or(cmp.Compare(changedOrder(x.Changes[i]), changedOrder(y.Changes[i])), -cmp.Compare(difference(x, i), difference(y, i)))
	})
	for _, r := range rows[:min(len(rows), changedShown)] {
		out.Items = append(out.Items, c.changedItem(r, i, months))
	}
	if len(rows) > changedShown {
		out.More = &link{Text: words.ChangedMore.In(lang), Href: c.asked.Link(pathTopics)}
	}
	out.Sentence = capital(verdictSummary(lang, c.noun(), c.verdictsOf(i)))
	if slices.Contains(c.answer.Total.Changes[i].Caveats, analytics.Overlap) {
		out.Sentence = words.PageNoteOverlap.In(lang, name)
	}
	return out
}

func changedOrder(c analytics.Change) int {
	return slices.Index([]stats.Verdict{stats.New, stats.Rising, stats.Falling}, *c.Verdict)
}

// difference is how many reports more or fewer there are a day, as far as it can be said.
func difference(r analytics.ComparisonRow, i int) int64 {
	now, then := r.Count.Bound(), r.Changes[i].Count.Bound()
	if now == nil || then == nil {
		return 0
	}
	return max(*now-*then, *then-*now)
}

func (c *comparison) changedItem(r analytics.ComparisonRow, i int, months *lines) changedItem {
	lang, ch := c.asked.Lang, r.Changes[i]
	d, filter := describe(lang, c.answer.Current, r.Count, ch), c.asked.rowFilter(c.filter, c.answer.By, r.Key)
	item := changedItem{Name: c.rowHead(r.Key), Worth: d.Worth, Evidence: evidence(lang, ch), Spark: months.rows[code(c.entry(r.Key))],
		Now:  cell{Text: r.Count.Display(lang), Href: c.asked.reportsLink(r.Count, c.answer.Measure, c.asked.current, filter)},
		Then: cell{Text: d.Then, Href: c.asked.thenLink(c.answer.Current, ch, c.answer.Measure, filter)}}
	if r.Share != nil && ch.ShareThen != nil {
		item.Share, item.ShareThen = share(lang, r.Share), share(lang, ch.ShareThen)
	}
	return item
}

// evidence says how sure a change is: the ratio of the rates per day, and the values of it that the counts allow.
func evidence(lang words.Lang, c analytics.Change) string {
	if c.RatioInterval == nil {
		return ""
	}
	level := words.Decimal(lang, c.RatioInterval.Level*100, 0) + "%"
	from := ratioText(lang, c.RatioInterval.Lower)
	if c.Ratio == nil || c.RatioInterval.Upper == nil {
		return words.ChangedAtLeast.In(lang, from, level)
	}
	times := words.ChangedTimes
	if *c.Ratio < 1 {
		times = words.ChangedPart
	}
	return times.In(lang, ratioText(lang, *c.Ratio), level, from, ratioText(lang, *c.RatioInterval.Upper))
}

// ratioText writes a ratio with as many decimals as it is good for: "0,63", "12,7".
func ratioText(lang words.Lang, x float64) string {
	if x >= timesFrom {
		return words.Decimal(lang, x, 1)
	}
	return words.Decimal(lang, x, 2)
}
