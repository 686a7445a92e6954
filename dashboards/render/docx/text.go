package docx

import (
	"fmt"

	"giaoban/dashboards/render/ooxml"
)

// Name is what the paper is, "BÁO CÁO", and what it is about, with a short line below.
type Name struct{ Kind, About string }

// Heading is a numbered part of the text: "I. TÌNH HÌNH CHUNG" is of level 1, which is the highest of three.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is a paragraph of the text. Items of a list begin with "- ", as official papers have them.
type Paragraph struct{ Runs []Run }

// Run is text of one look.
type Run struct {
	Text         string
	Bold, Italic bool
	Link         string // address on the web; empty = none
}

// Break begins a new page.
type Break struct{}

// Text is a paragraph of one run.
func Text(text string) Paragraph { return Paragraph{[]Run{{Text: text}}} }

func (n Name) write(d *writing) (ooxml.Nodes, error) {
	all := ooxml.Nodes{d.paragraph(styleName, nil, Run{Text: n.Kind})}
	if n.About != "" {
		all = append(all, d.paragraph(styleAbout, nil, Run{Text: n.About}))
	}
	return append(all, lineBelow(textWidth, 55, between)), nil
}

func (h Heading) write(d *writing) (ooxml.Nodes, error) {
	if h.Level < 1 || h.Level > 3 {
		return nil, fmt.Errorf("a heading of level %d; there are 1 to 3", h.Level)
	}
	return ooxml.Nodes{d.paragraph(headingStyle(h.Level), nil, Run{Text: h.Text})}, nil
}

func (p Paragraph) write(d *writing) (ooxml.Nodes, error) {
	return ooxml.Nodes{d.paragraph("", nil, p.Runs...)}, nil
}

func (Break) write(*writing) (ooxml.Nodes, error) {
	return ooxml.Nodes{el("w:p", el("w:r", el("w:br", attr("w:type", "page"))))}, nil
}

// paragraph is one of a style; more are properties of its own, in the schema's order after pStyle.
func (d *writing) paragraph(style string, more ooxml.Nodes, runs ...Run) ooxml.Node {
	properties := el("w:pPr")
	if style != "" {
		properties = properties.With(val("w:pStyle", style))
	}
	n := el("w:p", properties.With(more))
	for _, r := range runs {
		n = n.With(d.run(r))
	}
	return n
}

func (d *writing) run(r Run) ooxml.Node {
	looks := el("w:rPr")
	if r.Link != "" {
		looks = looks.With(val("w:rStyle", styleLink))
	}
	if r.Bold {
		looks = looks.With(el("w:b"), el("w:bCs"))
	}
	if r.Italic {
		looks = looks.With(el("w:i"), el("w:iCs"))
	}
	n := el("w:r", looks, el("w:t", attr("xml:space", "preserve"), ooxml.T(r.Text)))
	if r.Link != "" {
		return el("w:hyperlink", attr("r:id", d.part.Link(r.Link)), n)
	}
	return n
}

// lineBelow is a line of a length in the middle of a width, both in millimetres, with so many points below it.
func lineBelow(width, length, after float64) ooxml.Node {
	side := twips(max(0, (width-length)/2))
	return el("w:p", el("w:pPr", val("w:pStyle", styleHead),
		el("w:pBdr", el("w:top", attr("w:val", "single"), attr("w:sz", 6), attr("w:space", 1), attr("w:color", "auto"))),
		el("w:spacing", attr("w:before", 60), attr("w:after", int(after*20)), attr("w:line", 80), attr("w:lineRule", "exact")),
		el("w:ind", attr("w:left", side), attr("w:right", side), attr("w:firstLine", 0))))
}
