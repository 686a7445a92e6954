package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/charts"
)

// unitsCharted is how many units a chart of them has room for on a slide.
const unitsCharted = 20

// sent tells which units sent written reports, and which did not.
func (b *brief) sent(ctx context.Context) error {
	covered := b.settings.Covered
	if !b.Filter.Empty() || covered == nil || b.current.To < covered.From || b.current.From > covered.To {
		return nil
	}
	months := b.current
	if months.Len() > coverageMost {
		months.From = months.To.Add(1 - coverageMost)
	}
	coverage, err := b.snap.Coverage(ctx, months)
	if err != nil {
		return err
	}
	t := &briefing.Table{Title: words.BriefSent.In(b.Lang), Columns: []briefing.Column{{Head: words.Page["month"].In(b.Lang), Width: 1.2},
		{Head: words.BriefSentHead.In(b.Lang), Width: 1}, {Head: words.BriefLackHead.In(b.Lang), Width: 5}}}
	for _, m := range coverage.Months {
		if m.Expected == 0 || m.Status == analytics.NotReported {
			continue
		}
		sent, expected := sentOf(b.Lang, m)
		names := words.BriefNoOne.In(b.Lang)
		if len(m.Missing) > 0 {
			names = namesOf(b.Lang, m.Missing)
		}
		t.Rows = append(t.Rows, []briefing.Cell{{Text: m.Month.Label(b.Lang)}, {Text: sent + "/" + expected}, {Text: names}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	said := coverageSentences(b.Lang, coverage)
	if len(t.Rows) > 1 {
		said = sentSentences(b.Lang, coverage)
	}
	b.add(words.BriefPartUnits, briefing.Section{ID: "sent", Title: words.BriefSent.In(b.Lang), Texts: b.said(said), Table: t})
	return nil
}

// byUnit is the measure by unit.
func (b *brief) byUnit(ctx context.Context) error {
	units, err := b.compare(ctx, analytics.ByUnit, b.Filter, analytics.MaxTop)
	if err != nil {
		return err
	}
	if most := b.most(words.BriefMostUnits, units, 1); most == nil { // none is named
		return nil
	}
	title := words.BriefUnits.In(b.Lang, b.measureTitle())
	s := briefing.Section{ID: drawingUnits, Title: title, Charts: []briefing.Chart{b.compared(units, title, unitsCharted)}, Query: b.questionLink(drawingUnits)}
	s.Only, s.Texts = briefing.Slides, []briefing.Text{b.most(words.BriefMostUnits, units, mostNamed)}
	b.add(words.BriefPartUnits, s)
	b.add(words.BriefPartUnits, briefing.Section{ID: "all-units", Title: title, Only: briefing.Papers, Texts: s.Texts, Table: b.compareTable(title, units), Query: s.Query})
	return nil
}

// byChannel is the measure by channel and month.
func (b *brief) byChannel(ctx context.Context) error {
	d, err := newStacked(ctx, b.asked)
	if err != nil || d.empty() {
		return err
	}
	s := d.(*stacked)
	title := words.BriefChannels.In(b.Lang, b.measureTitle())
	inPeriod, err := b.compare(ctx, analytics.ByChannel, b.Filter, analytics.MaxTop)
	if err != nil {
		return err
	}
	var said []briefing.Text
	if most := b.most(words.BriefMostVia, inPeriod, mostNamed); most != nil {
		said = []briefing.Text{most}
	}
	b.add(words.BriefPartUnits, briefing.Section{ID: drawingChannelMonths, Title: title, Texts: said,
		Charts: []briefing.Chart{b.stackedMonths(s.answer, title, charts.PlacesOf(b.entries(analytics.Channels)))}, Query: b.questionLink(drawingChannelMonths)})
	return nil
}
