package dashboards

import (
	"context"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/render/pptx"
)

// PackOptions are what a pack has of its office.
type PackOptions struct {
	Office briefing.Office
	Theme  pptx.Theme
}

// WithPack says how packs look and whose they are; without it they are nobody's.
func WithPack(o PackOptions) Option { return func(h *handler) { h.pack = o } }

// brief makes a briefing of what was asked for: every number of it comes from one snapshot.
type brief struct {
	teller
	h        *handler
	figures  *analytics.KeyFigures
	thematic *analytics.Comparison // the thematic syntheses by topic, in the period alone
	topics   *analytics.Comparison
	trends   *analytics.TopicTrends // of the topics, the largest in the period first, with what was expected
	out      *briefing.Briefing
}

// briefed is the briefing of what was asked for.
func (h *handler) briefed(ctx context.Context, a *asked) (*briefing.Briefing, error) {
	meta := a.snap.Meta()
	out := &briefing.Briefing{
		Lang: a.Lang, Title: words.BriefTitle.In(a.Lang), Period: a.current.Label(a.Lang), Spoken: teller{a}.months(a.current), Scope: a.scope(), Office: h.pack.Office, Theme: h.pack.Theme,
		Origin: a.origin, Source: strings.Join(a.sources(), " "), Notices: meta.Notices(a.Lang), Badge: words.BriefSample.In(a.Lang),
		Created: time.Unix(0, 0),
	}
	if at := meta.CommittedAt(); at != nil {
		out.Created = *at
	}
	b := &brief{teller: teller{a}, h: h, out: out}
	var err error
	if b.figures, err = a.figures(ctx); err != nil {
		return nil, err
	}
	out.Current = b.figures.Current
	b.thematic, err = a.snap.Compare(ctx, analytics.CompareQuery{Measure: analytics.ThematicSyntheses, By: analytics.ByTopic, Current: a.current,
		Baselines: []analytics.Baseline{}, Filter: a.Filter, Top: analytics.MaxTop})
	if err != nil {
		return nil, err
	}
	if b.trends, b.topics, err = a.rankedTrends(ctx, analytics.ByTopic, true); err != nil {
		return nil, err
	}
	for _, add := range []func(context.Context) error{b.keyFigures, b.byMonth, b.byTopic, b.leading, b.heat, b.everyTopic, b.focus, b.sent, b.byUnit, b.byChannel, b.method} {
		if err := add(ctx); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (b *brief) add(part words.Phrase, s briefing.Section) {
	s.Part = part.In(b.Lang)
	s = searchable(s)
	b.out.Sections = append(b.out.Sections, s)
}

// cardVerdicts is how many baselines the card of a key figure has room to judge.
const cardVerdicts = 3

// searchable leaves out what keeps periods on one line on pages: in files nobody would find "4–5/2020".
func searchable(s briefing.Section) briefing.Section {
	clean := func(text string) string { return strings.ReplaceAll(text, "\u2060", "") }
	s.Title, s.Lead = clean(s.Title), clean(s.Lead)
	for _, t := range s.Texts {
		for i := range t {
			t[i].Text = clean(t[i].Text)
		}
	}
	for i := range s.Notes {
		s.Notes[i] = clean(s.Notes[i])
	}
	for i := range s.Charts {
		s.Charts[i].Title, s.Charts[i].Alt = clean(s.Charts[i].Title), clean(s.Charts[i].Alt)
	}
	if s.Table != nil {
		s.Table.Title = clean(s.Table.Title)
	}
	if s.Picture != nil {
		s.Picture.Alt, s.Picture.Caption = clean(s.Picture.Alt), clean(s.Picture.Caption)
	}
	return s
}

// baseLabel names a period, with how much of it is counted where that is not all.
func baseLabel(lang words.Lang, p analytics.Period) string {
	if part := partOf(lang, p); part != "" {
		return p.Label(lang) + " (" + part + ")"
	}
	return p.Label(lang)
}

func (b *brief) said(sentences []string) (all []briefing.Text) {
	for _, s := range sentences {
		all = append(all, briefing.Said(s))
	}
	return all
}

// about names something with the period: "Báo cáo theo lĩnh vực, tháng 4–5/2020".
func (b *brief) about(p words.Phrase, title string) string {
	return b.scoped(p.In(b.Lang, title, within(b.Lang, b.current.Label(b.Lang))))
}

// keyFigures are the totals of all measures.
func (b *brief) keyFigures(context.Context) error {
	s := briefing.Section{ID: "figures", Title: words.BriefFigures.In(b.Lang), Query: b.askFigures().link(),
		Texts: append([]briefing.Text{b.lead(b.figures, b.thematic)}, b.against(b.figures)...)}
	for _, f := range b.figures.Figures {
		figure := briefing.Figure{Name: words.Measures[string(f.Measure)].In(b.Lang), Value: f.Count.Display(b.Lang), Worded: f.Count.Value == nil || f.Count.Status == analytics.Approximate}
		for _, c := range f.Changes {
			d := describe(b.Lang, b.figures.Current, f.Count, c)
			line := baseLabel(b.Lang, c.Baseline) + ": " + d.Then
			if d.Worth != nil && len(f.Changes) <= cardVerdicts {
				line += ", " + d.Worth.Text
			}
			figure.Changes = append(figure.Changes, line)
		}
		s.Figures = append(s.Figures, figure)
	}
	b.add(words.BriefPartFigures, s)
	return nil
}

// byMonth is the measure month by month.
func (b *brief) byMonth(ctx context.Context) error {
	d, err := newMonths(ctx, b.asked)
	if err != nil || d.empty() {
		return err
	}
	m := d.(*months)
	title := words.BriefMonths.In(b.Lang, b.measureTitle())
	chart := b.chart(pptx.Columns, title, words.Page["month"].In(b.Lang), pptx.AllLabels)
	line := pptx.Series{Name: b.measureTitle()}
	for _, p := range m.data.Points {
		chart.Categories = append(chart.Categories, shortMonth(p.Month))
		x := point(p.Count)
		x.Color = b.periodColor(m.data.Mark(p.Month))
		line.Points = append(line.Points, x)
	}
	chart.Series = []pptx.Series{line}
	b.add(words.BriefPartFigures, briefing.Section{ID: drawingMonths, Title: title, Texts: b.said(m.expectationSentences()), Charts: []briefing.Chart{chart},
		Picture: b.picture(drawingMonths, title, onPaper), Query: b.questionLink(drawingMonths)})
	return nil
}

// The pictures of papers, and those of slides, which are as wide as a slide's content is.
var (
	onPaper = pictureParams{width: 1000, scale: 2}
	onSlide = pictureParams{width: 1440, height: 620, scale: 2}
)

// picture is a chart as the pages draw it.
func (b *brief) picture(name, title string, p pictureParams) *briefing.Picture {
	return b.pictureOf(name, title, p, func(ctx context.Context) (drawing, error) { return drawings[name](ctx, b.asked) })
}

// pictureOf is a picture of what build gives, a drawing of that name.
func (b *brief) pictureOf(name, title string, p pictureParams, build func(context.Context) (drawing, error)) *briefing.Picture {
	link := beside(b.pinned().Link("/charts/"+name+"."+formPNG), paramScale, "2")
	return &briefing.Picture{Alt: b.about(words.BriefChartOf, title), Caption: title, Link: link, Draw: func(ctx context.Context) ([]byte, error) {
		f, err := b.h.pictureOf(ctx, b.asked, name, formPNG, p, build)
		if err != nil {
			return nil, err
		}
		return f.Content, nil
	}}
}

// method tells how the numbers come about and where from, and leaves lines for what is to be done.
func (b *brief) method(context.Context) error {
	lang := b.Lang
	notes := []string{words.BriefCounting.In(lang)}
	var rows [][]analytics.Change
	var counts []analytics.Count
	for _, f := range b.figures.Figures {
		rows, counts = append(rows, f.Changes), append(counts, f.Count)
		for _, c := range f.Changes {
			counts = append(counts, c.Count)
		}
	}
	if len(b.baselines) > 0 {
		notes = append(notes, words.MethodVerdicts.In(lang, stats.FalseDiscovery, stats.MinEffect, 1/stats.MinEffect))
	}
	notes = slices.Concat(notes, b.notes(b.figures.Current, rows...), b.tallyNotes(counts), []string{words.BriefPrivacy.In(lang)})
	for _, fact := range b.facts(b.figures.Current) {
		notes = append(notes, fact+".")
	}
	b.add(words.BriefPartMethod, briefing.Section{ID: "method", Title: words.BriefMethod.In(lang), Notes: notes})
	b.add(words.BriefPartNext, briefing.Section{ID: "next", Title: words.BriefNext.In(lang), Lines: 6})
	return nil
}
