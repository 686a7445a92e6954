package briefing

import (
	"cmp"
	"context"
	"io"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/pptx"
)

// WriteDeck writes the slides (PPTX).
func (b *Briefing) WriteDeck(ctx context.Context, w io.Writer) error {
	deck, err := b.deck(ctx)
	if err != nil {
		return err
	}
	return pptx.Write(w, deck)
}

func (b *Briefing) deck(ctx context.Context) (pptx.Deck, error) {
	d := pptx.Deck{Title: b.Heading(), Author: b.Office.Name, Lang: b.Lang, Created: b.Created, Footer: b.footer(), Theme: b.Theme}
	d.Slides = []pptx.Slide{b.cover()}
	for _, s := range b.Sections {
		if !s.in(Slides) {
			continue
		}
		slides, err := b.slides(ctx, d, s)
		if err != nil {
			return d, err
		}
		d.Slides = append(d.Slides, slides...)
	}
	return d, nil
}

func (b *Briefing) cover() pptx.Slide {
	said := []string{b.scoped(b.Period)}
	if b.Office.Name != "" {
		said = append(said, b.Office.Name)
	}
	if len(b.Notices) > 0 {
		said = append(said, b.Badge)
	}
	return pptx.Slide{Cover: true, Title: b.Title, Subtitle: strings.Join(said, " · "), Notes: strings.Join(append(append([]string{b.Heading()}, b.Notices...), b.Source), "\n")}
}

func (b *Briefing) footer() string {
	if len(b.Notices) > 0 {
		return b.Heading() + " · " + b.Badge
	}
	return b.Heading()
}

// slides lays a section out: key figures above sentences, charts, a table on as many slides as it needs, a picture, or
// sentences alone.
func (b *Briefing) slides(ctx context.Context, d pptx.Deck, s Section) ([]pptx.Slide, error) {
	slide := pptx.Slide{Title: s.Title, Source: b.Source, Notes: b.notes(s)}
	isText := len(s.Charts) == 0 && s.Table == nil && (s.Picture == nil || s.Picture.Draw == nil)
	if len(s.Texts) > 0 && !isText {
		slide.Subtitle = cmp.Or(s.Lead, s.Texts[0].Plain())
	}
	content := d.Content(slide)
	switch {
	case len(s.Figures) > 0:
		rows := content.Rows(4, 5)
		slide.Parts = append(b.cards(s.Figures, rows[0]), b.points(s, rows[1], 16))
	case len(s.Charts) > 0:
		slide.Parts = charts(s.Charts, content)
	case s.Table != nil:
		return b.pages(slide, b.table(*s.Table, content)), nil
	case !isText:
		file, err := s.Picture.Draw(ctx)
		if err != nil {
			return nil, err
		}
		slide.Parts = []pptx.Part{pptx.Picture{Box: content, File: file, Alt: s.Picture.Alt}}
	default:
		slide.Parts = []pptx.Part{b.points(s, content, 18)}
	}
	return []pptx.Slide{slide}, nil
}

// tableSizes are the sizes of text that tables are tried with, the largest first. One of several slides has 12, or less where
// that saves a slide.
var tableSizes = []float64{16, 14, 12, 10.5}

// pages are slides of a table, as few as its text lets it have, and as large as it can be on those.
func (b *Briefing) pages(slide pptx.Slide, t pptx.Table) (all []pptx.Slide) {
	var pages []pptx.Table
	for _, size := range tableSizes {
		t.Size = size
		if tried := t.Pages(); pages == nil || size >= 12 || len(tried) < len(pages) {
			pages = tried
		}
		if len(pages) == 1 {
			break
		}
	}
	for i, page := range pages {
		one := slide
		one.Parts = []pptx.Part{page}
		if len(pages) > 1 {
			one.Title = words.BriefPage.In(b.Lang, slide.Title, i+1, len(pages))
		}
		all = append(all, one)
	}
	return all
}

// charts stand side by side, each below its title where there are several.
func charts(all []Chart, box pptx.Box) (parts []pptx.Part) {
	const head = 24.0
	for i, place := range box.Columns(equal(len(all))...) {
		c := all[i].Chart
		if len(all) > 1 {
			title := pptx.Run{Text: all[i].Title, Bold: true, Size: 13}
			parts = append(parts, pptx.Text{Box: pptx.Box{X: place.X, Y: place.Y, W: place.W, H: head}, Paragraphs: []pptx.Paragraph{{Runs: []pptx.Run{title}}}})
			place.Y, place.H = place.Y+head, place.H-head
		}
		c.Box = place
		parts = append(parts, c)
	}
	return parts
}

func equal(n int) []float64 {
	weights := make([]float64, n)
	for i := range weights {
		weights[i] = 1
	}
	return weights
}

// cards are key figures in a row.
func (b *Briefing) cards(figures []Figure, box pptx.Box) (parts []pptx.Part) {
	for i, place := range box.Columns(equal(len(figures))...) {
		f := figures[i]
		value := pptx.Run{Text: f.Value, Size: 32, Bold: true}
		if f.Worded {
			value.Size = 18
		}
		lines := []pptx.Paragraph{{Runs: []pptx.Run{{Text: f.Name, Size: 12, Color: pptx.Muted}}}, {Runs: []pptx.Run{value}}}
		for _, c := range f.Changes {
			lines = append(lines, pptx.Paragraph{Before: 3, Runs: []pptx.Run{{Text: c, Size: 10.5, Color: pptx.Muted}}})
		}
		parts = append(parts, pptx.Text{Box: place, Fill: pptx.Soft, Anchor: pptx.Middle, Paragraphs: lines})
	}
	return parts
}

// points are a section's sentences as a list, and empty lines to fill in.
func (b *Briefing) points(s Section, box pptx.Box, size float64) pptx.Text {
	t := pptx.Text{Box: box, Body: true, Size: size}
	for _, text := range s.Texts {
		t.Paragraphs = append(t.Paragraphs, pptx.Paragraph{Bullet: true, Before: 6, Runs: b.runs(text)})
	}
	for _, note := range s.Notes {
		t.Paragraphs = append(t.Paragraphs, pptx.Paragraph{Bullet: true, Before: 6, Runs: []pptx.Run{{Text: note}}})
	}
	for range s.Lines {
		t.Paragraphs = append(t.Paragraphs, pptx.Paragraph{Bullet: true, Before: 10, Runs: []pptx.Run{{Text: blank}}})
	}
	return t
}

// blank is a line to fill in.
const blank = "……………………………………………………………………………………"

func (b *Briefing) runs(t Text) []pptx.Run {
	runs := make([]pptx.Run, len(t))
	for i, s := range t {
		runs[i] = pptx.Run{Text: s.Text, Bold: s.Number, Link: b.address(s.Link)}
	}
	return runs
}

// notes are what the speaker says, and where it can be looked up.
func (b *Briefing) notes(s Section) string {
	var lines []string
	for _, t := range s.Texts {
		lines = append(lines, t.Plain())
	}
	lines = append(lines, s.Notes...)
	if address := b.address(s.Query); address != "" {
		lines = append(lines, words.BriefQuery.In(b.Lang)+": "+address)
	}
	return strings.Join(lines, "\n")
}

func (b *Briefing) table(t Table, box pptx.Box) pptx.Table {
	out := pptx.Table{Box: box, Alt: t.Title}
	for _, c := range t.Columns {
		column := pptx.Column{Head: c.Head, Width: c.Width}
		if c.Number {
			column.Align = pptx.Right
		}
		out.Columns = append(out.Columns, column)
	}
	for i, row := range t.Rows {
		cells := make([]pptx.Cell, len(row))
		for k, c := range row {
			cells[k] = pptx.Cell{Text: c.Text, Link: b.address(c.Link), Bold: t.Total && i == len(t.Rows)-1}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}
