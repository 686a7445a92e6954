package dashboards

import (
	"context"
	"net/http"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/charts"
)

// briefingPage is the text of the pack as a page, and the files of the pack.
type briefingPage struct {
	FilesTitle, FilesSay, Query string // fixed words
	Files                       []packLink
	Parts                       []briefingPart
	Kept                        *keptPacks // nil: there are none, nor will there be
}

type packLink struct{ Name, Ending, Href string }

type briefingPart struct {
	Title    string
	Sections []briefingSection
}

type briefingSection struct {
	briefing.Section
	Heading string // empty = the part has no other section
	Plot    *plot
	Numbers *table
}

func (h *handler) briefingPage(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	b, err := h.briefed(ctx, a)
	if err != nil {
		return nil, err
	}
	p := a.newPage("briefing", b.Heading())
	p.Opening = a.opening(b.Title, nil)
	p.Opening.Period, p.Opening.Facts = a.scoped(p.Opening.Period), a.facts(b.Current)
	p.Choosers = []chooser{a.measureChooser(), a.focusChooser(b)}
	p.Brief = &briefingPage{FilesTitle: words.PackFiles.In(a.Lang), FilesSay: words.PackFilesSay.In(a.Lang, a.snap.Meta().DataVersion), Query: words.BriefQuery.In(a.Lang)}
	for _, f := range packForms {
		p.Brief.Files = append(p.Brief.Files, packLink{f.Name.In(a.Lang), "." + f.Ending, a.pinned().Link(pathBriefing + "." + f.Ending)})
	}
	p.Brief.Kept = h.keptPacks(r, a)
	for _, c := range b.Chapters() {
		part := briefingPart{Title: c.Heading}
		for _, s := range c.Sections {
			shown, err := a.briefingSection(ctx, s, len(c.Sections) > 1)
			if err != nil {
				return nil, err
			}
			part.Sections = append(part.Sections, shown)
		}
		p.Brief.Parts = append(p.Brief.Parts, part)
	}
	return p, nil
}

func (a *asked) briefingSection(ctx context.Context, s briefing.Section, titled bool) (briefingSection, error) {
	out := briefingSection{Section: s}
	if titled {
		out.Heading = s.Title
	}
	if s.Picture != nil {
		d, err := drawings[s.ID](ctx, a)
		if err != nil {
			return out, err
		}
		chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: charts.Light})
		if err != nil {
			return out, err
		}
		out.Plot = newPlot(a.pinned(), "/charts/"+s.ID, s.Title, chart, a.screens())
	}
	if s.Table != nil {
		out.Numbers = pageTable(*s.Table)
	}
	return out, nil
}

// pageTable is a table of the pack as pages have them.
func pageTable(t briefing.Table) *table {
	out := &table{Caption: t.Title, Label: t.Title}
	head := make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = cell{Text: c.Head, Number: c.Number}
	}
	out.Head = [][]cell{head}
	for i, cells := range t.Rows {
		line := row{Head: cell{Text: cells[0].Text, Href: cells[0].Link}, Mark: -1}
		for k, c := range cells[1:] {
			line.Cells = append(line.Cells, cell{Text: c.Text, Href: c.Link, Number: t.Columns[k+1].Number})
		}
		if t.Total && i == len(t.Rows)-1 {
			out.Foot = &line
			break
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

// focusChooser offers topics for the thematic page: those that most syntheses and most reports are about, and none.
func (a *asked) focusChooser(b *briefing.Briefing) chooser {
	const offered = 6
	c := chooser{Label: words.PackFocus.In(a.Lang), Joined: true}
	for _, f := range b.Focuses[:min(offered, len(b.Focuses))] {
		p := a.Params
		p.Focus = f.Code
		c.Links = append(c.Links, link{Text: f.Name, Href: p.Link(a.path), Current: f.Code == b.Focus})
	}
	p := a.Params
	p.Focus = noFocus
	c.Links = append(c.Links, link{Text: words.PackNoFocus.In(a.Lang), Href: p.Link(a.path), Current: b.Focus == ""})
	return c
}

// focuses are the topics that the thematic page can be about: the chosen one first, then as they are ranked.
func (b *brief) focuses(chosen *analytics.Entry) (all []briefing.Focus) {
	seen := map[string]bool{}
	add := func(e *analytics.Entry) {
		if e != nil && !seen[e.Code] {
			seen[e.Code] = true
			all = append(all, briefing.Focus{Code: e.Code, Name: e.Name(b.Lang)})
		}
	}
	add(chosen)
	for _, rows := range [][]analytics.ComparisonRow{b.thematic.Rows, b.topics.Rows} {
		for _, r := range rows {
			if positive(r.Count) {
				add(r.Topic)
			}
		}
	}
	return all
}
