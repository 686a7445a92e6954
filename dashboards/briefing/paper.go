package briefing

import (
	"context"
	"io"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/docx"
)

// WritePaper writes the figures part of the monthly report as an official paper (DOCX), in the form of Decree 30/2020/NĐ-CP.
func (b *Briefing) WritePaper(ctx context.Context, w io.Writer) error {
	doc := docx.Document{Title: b.Heading(), Author: b.Office.Name, Lang: b.Lang, Created: b.Created}
	doc.Blocks = []docx.Block{b.letterhead(), docx.Name{Kind: words.BriefKind.In(b.Lang), About: b.scoped(words.BriefAbout.In(b.Lang, b.Spoken))}}
	for _, notice := range b.Notices {
		doc.Blocks = append(doc.Blocks, docx.Paragraph{Runs: []docx.Run{{Text: notice, Italic: true}}})
	}
	for _, p := range b.Chapters() {
		doc.Blocks = append(doc.Blocks, docx.Heading{Level: 1, Text: p.Heading})
		for _, s := range p.Sections {
			blocks, err := b.blocks(ctx, s, len(p.Sections) > 1)
			if err != nil {
				return err
			}
			doc.Blocks = append(doc.Blocks, blocks...)
		}
	}
	doc.Blocks = append(doc.Blocks, docx.Signature{To: words.BriefTo.In(b.Lang), Recipients: []string{words.BriefRecipients.In(b.Lang), words.BriefFiled.In(b.Lang)},
		Role: words.BriefRole.In(b.Lang), Name: ""})
	return docx.Write(w, doc)
}

func (b *Briefing) letterhead() docx.Letterhead {
	say := func(p words.Phrase, args ...any) string { return p.In(b.Lang, args...) }
	l := docx.Letterhead{Parent: strings.ToUpper(b.Office.Parent), Office: strings.ToUpper(b.Office.Name), Number: say(words.BriefNumber),
		Nation: say(words.BriefNation), Motto: say(words.BriefMotto), Place: say(words.BriefDate, b.Office.Place)}
	if b.Office.Party {
		l.Nation, l.Motto, l.Number = say(words.BriefParty), "", say(words.BriefPartyNumber)
	}
	if b.Office.Name == "" {
		l.Office = "……………………"
	}
	if b.Office.Place == "" {
		l.Place = say(words.BriefDate, "……………")
	}
	return l
}

// Chapter is the sections under one heading of the text.
type Chapter struct {
	Heading  string // "I. TÌNH HÌNH TIẾP NHẬN, TỔNG HỢP"
	Sections []Section
}

// roman numbers the chapters of a paper.
var roman = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}

// Chapters are the chapters of the text, in order.
func (b *Briefing) Chapters() (all []Chapter) {
	last := ""
	for _, s := range b.Sections {
		if !s.in(Papers) {
			continue
		}
		if s.Part != last {
			all = append(all, Chapter{Heading: roman[len(all)%len(roman)] + ". " + s.Part})
			last = s.Part
		}
		c := &all[len(all)-1]
		c.Sections = append(c.Sections, s)
	}
	return all
}

func (b *Briefing) blocks(ctx context.Context, s Section, titled bool) (all []docx.Block, err error) {
	if titled {
		all = append(all, docx.Heading{Level: 2, Text: s.Title})
	}
	for i, t := range s.Texts {
		p := docx.Paragraph{Runs: b.paperRuns(t)}
		if address := b.address(s.Query); address != "" && i == len(s.Texts)-1 {
			p.Runs = append(p.Runs, docx.Run{Text: " ("}, docx.Run{Text: words.BriefQuery.In(b.Lang), Link: address}, docx.Run{Text: ")"})
		}
		all = append(all, p)
	}
	if s.Picture != nil && s.Picture.Draw != nil {
		file, err := s.Picture.Draw(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, docx.Picture{File: file, Alt: s.Picture.Alt, Caption: s.Picture.Caption})
	}
	if s.Table != nil {
		all = append(all, b.paperTable(*s.Table, !titled))
	}
	for _, note := range s.Notes {
		all = append(all, docx.Text("- "+note))
	}
	for range s.Lines {
		all = append(all, docx.Text("- "+blank[:len(blank)*2/3/3*3]))
	}
	return all, nil
}

func (b *Briefing) paperRuns(t Text) []docx.Run {
	runs := make([]docx.Run, len(t))
	for i, s := range t {
		runs[i] = docx.Run{Text: s.Text, Link: b.address(s.Link)}
	}
	return runs
}

// paperTable has a caption where no heading says what it shows.
func (b *Briefing) paperTable(t Table, captioned bool) docx.Table {
	out := docx.Table{Alt: t.Title}
	if captioned {
		out.Caption = t.Title
	}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, docx.Column{Head: c.Head, Width: c.Width, Right: c.Number})
	}
	for i, row := range t.Rows {
		cells := make([]docx.Cell, len(row))
		for k, c := range row {
			cells[k] = docx.Cell{Text: c.Text, Link: b.address(c.Link), Bold: t.Total && i == len(t.Rows)-1}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}
