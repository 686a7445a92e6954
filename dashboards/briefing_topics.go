package dashboards

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/charts"
)

// leadingTopics is how many topics have their trend on a slide, two on each.
const leadingTopics = 6

// heatRows is how many topics a heat map has on a slide, so that it can be read from the back of a room.
const heatRows = 20

// mostNamed is how many rows a sentence names as the largest.
const mostNamed = 3

// byTopic is what reports are about, now and then, and which topics changed.
func (b *brief) byTopic(context.Context) error {
	if len(b.topics.Rows) == 0 {
		b.add(words.BriefPartTopics, briefing.Section{ID: drawingTopics, Title: words.BriefTopics.In(b.Lang, b.measureTitle()),
			Texts: []briefing.Text{briefing.Said(b.nothing(b.figures))}})
		return nil
	}
	title := words.BriefTopics.In(b.Lang, b.measureTitle())
	s := briefing.Section{ID: drawingTopics, Title: title, Charts: []briefing.Chart{b.compared(b.topics, title, topShown)},
		Picture: b.picture(drawingTopics, title, onPaper), Query: b.questionLink(drawingTopics)}
	if most := b.most(words.BriefMost, b.topics, mostNamed); most != nil {
		s.Texts = []briefing.Text{most}
	}
	b.add(words.BriefPartTopics, s)
	if len(b.baselines) == 0 || b.Measure == analytics.Issues { // of which nothing is tested
		return nil
	}
	c := &comparison{asked: b.asked, answer: b.topics, filter: b.Filter}
	if tables := b.movers(); slices.ContainsFunc(tables, func(t *briefing.Table) bool { return t != nil }) {
		for i, base := range b.topics.Baselines {
			name := within(b.Lang, baseLabel(b.Lang, base))
			s := briefing.Section{ID: "changed-" + strconv.Itoa(i+1), Title: words.BriefChanged.In(b.Lang, name), Texts: []briefing.Text{b.changes(b.topics, i)},
				Table: tables[i], Query: b.questionLink(drawingRanking)}
			if !slices.Contains(b.topics.Total.Changes[i].Caveats, analytics.Overlap) {
				s.Lead = verdictSentence(b.Lang, c.noun(), name, c.verdictsOf(i))
			}
			b.add(words.BriefPartTopics, s)
		}
		return nil
	}
	none := briefing.Section{ID: "changed", Title: words.ChangedTitle.In(b.Lang), Query: b.questionLink(drawingRanking)}
	for i := range b.topics.Baselines {
		none.Texts = append(none.Texts, b.changes(b.topics, i))
	}
	b.add(words.BriefPartTopics, none)
	return nil
}

// movers are tables of the topics that changed clearly, one for each baseline; nil where none did.
func (b *brief) movers() []*briefing.Table {
	tables := make([]*briefing.Table, len(b.topics.Baselines))
	for i, base := range b.topics.Baselines {
		tables[i] = b.moversAgainst(words.BriefChanged.In(b.Lang, within(b.Lang, baseLabel(b.Lang, base))), i)
	}
	return tables
}

// moversAgainst is the table of a baseline.
func (b *brief) moversAgainst(title string, i int) *briefing.Table {
	lang := b.Lang
	t := &briefing.Table{Title: title, Columns: []briefing.Column{{Head: words.Page["topic"].In(lang), Width: 2.6},
		{Head: words.BriefThen.In(lang), Number: true, Width: 0.9}, {Head: words.BriefNow.In(lang), Number: true, Width: 0.9},
		{Head: words.VerdictColumn.In(lang), Width: 1.3}, {Head: words.BriefEvidence.In(lang), Width: 3.4}}}
	c := &comparison{asked: b.asked, answer: b.topics, filter: b.Filter}
	rows := slices.Clone(b.topics.Rows)
	rows = slices.DeleteFunc(rows, func(r analytics.ComparisonRow) bool { return !isClear(r.Changes[i]) || r.Topic == nil })
	slices.SortStableFunc(rows, func(x, y analytics.ComparisonRow) int { return changedOrder(x.Changes[i]) - changedOrder(y.Changes[i]) })
	for _, r := range rows {
		item := c.changedItem(r, i, &lines{})
		t.Rows = append(t.Rows, []briefing.Cell{{Text: item.Name.Text}, {Text: item.Then.Text, Link: item.Then.Href}, {Text: item.Now.Text, Link: item.Now.Href},
			{Text: item.Worth.Text}, {Text: item.Evidence}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// leading are the trends of the largest topics, with what their own history lets expect.
func (b *brief) leading(context.Context) error {
	var all []analytics.TrendRow
	for _, r := range b.trends.Rows {
		if r.Topic != nil && positive(r.Count) && len(all) < leadingTopics {
			all = append(all, r)
		}
	}
	for pair := range slices.Chunk(all, 2) {
		s := briefing.Section{ID: drawingTrends, Only: briefing.Slides, Query: b.questionLink(drawingTrends)}
		var names []string
		for _, r := range pair {
			name := r.Topic.Name(b.Lang)
			s.Charts = append(s.Charts, b.trend(name, r.Series))
			names = append(names, name)
		}
		s.Title = words.BriefTrend.In(b.Lang, words.MeasureNouns[string(b.Measure)].Of(b.Lang, many), strings.Join(names, "; "))
		t := *b.trends
		t.Rows = pair
		if text := b.peakSentence(&t); text != "" {
			s.Texts = b.said([]string{text})
		}
		b.add(words.BriefPartTopics, s)
	}
	return nil
}

func (b *brief) heat(ctx context.Context) error {
	if len(b.topics.Rows) == 0 {
		return nil
	}
	d, err := drawings[drawingHeat](ctx, b.asked)
	if err != nil || d.empty() {
		return err
	}
	title, m := words.BriefHeat.In(b.Lang, b.measureTitle()), d.(*heatmap)
	said := b.said(m.sentences())
	name := drawingHeat
	if all := len(m.answer.Rows); all > heatRows {
		m.answer.Rows, name = m.answer.Rows[:heatRows], drawingHeat+"-largest"
		title = words.BriefLargest.In(b.Lang, title, heatRows, all)
	}
	b.add(words.BriefPartTopics, briefing.Section{ID: drawingHeat, Title: title, Only: briefing.Slides, Texts: said, Query: b.questionLink(drawingHeat),
		Picture: b.pictureOf(name, title, onSlide, func(context.Context) (drawing, error) { return m, nil })})
	return nil
}

// everyTopic is the table of all topics with every baseline.
func (b *brief) everyTopic(context.Context) error {
	if len(b.topics.Rows) == 0 {
		return nil
	}
	title := words.BriefAll.In(b.Lang, b.measureTitle())
	b.add(words.BriefPartTopics, briefing.Section{ID: "all-topics", Title: title, Table: b.compareTable(title, b.topics), Query: b.questionLink(drawingRanking)})
	return nil
}

// judgedBeside is how many baselines a table has room to judge; what changed clearly is told before in any case.
const judgedBeside = 2

// compareTable has a row for each row of a comparison, and the total.
func (b *brief) compareTable(title string, c *analytics.Comparison) *briefing.Table {
	lang := b.Lang
	judged := c.Measure != analytics.Issues && len(c.Baselines) <= judgedBeside
	t := &briefing.Table{Title: b.about(words.BriefTableOf, title), Total: true, Columns: []briefing.Column{
		{Head: (&comparison{asked: b.asked, answer: c}).columnName(), Width: 3.2}, {Head: baseLabel(lang, c.Current), Number: true, Width: 1.25}, {Head: words.Page["share"].In(lang), Number: true, Width: 1.2}}}
	for _, base := range c.Baselines {
		t.Columns = append(t.Columns, briefing.Column{Head: baseLabel(lang, base), Number: true, Width: 1.25})
		if judged {
			t.Columns = append(t.Columns, briefing.Column{Head: words.VerdictColumn.In(lang), Width: 1.7})
		}
	}
	line := func(name string, r analytics.ComparisonRow, f analytics.Filter, verdicts bool) {
		row := []briefing.Cell{{Text: name}, {Text: r.Count.Display(lang), Link: b.reportsLink(r.Count, c.Measure, b.current, f)}, {Text: share(lang, r.Share)}}
		for _, ch := range r.Changes {
			row = append(row, briefing.Cell{Text: ch.Count.Display(lang), Link: b.thenLink(c.Current, ch, c.Measure, f)})
			if judged {
				worth := briefing.Cell{}
				if badge := badgeOf(lang, ch); badge != nil && verdicts {
					worth.Text = badge.Text
				}
				row = append(row, worth)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, r := range c.Rows {
		line(charts.RowName(r.Key, c.By, lang), r, b.rowFilter(b.Filter, c.By, r.Key), true)
	}
	line(words.PageTotalRow.In(lang), c.Total, b.Filter, false) // key figures judge the total
	return t
}
