package pptx

import (
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Text is paragraphs in a box. Its sizes are those that it has at most: it is made smaller until it fits.
type Text struct {
	Box        Box
	Paragraphs []Paragraph
	Body       bool    // it is the slide's main text, which the outline shows; one on a slide at most
	Size       float64 // in points; 0 = 16
	Fill       Color   // of the box; empty = none
	Anchor     Anchor
}

// Paragraph is runs of text in a line or more.
type Paragraph struct {
	Runs   []Run
	Bullet bool
	Align  Align
	Before float64 // space before it, in points
}

// Run is text of one look.
type Run struct {
	Text  string
	Bold  bool
	Color Color   // empty = Ink
	Size  float64 // in points; 0 = that of the Text
	Link  string  // address on the web; empty = none
}

// Line is a paragraph of one run.
func Line(text string) Paragraph { return Paragraph{Runs: []Run{{Text: text}}} }

// Align is where lines begin or end.
type Align string

// Alignments.
const (
	Left   Align = ""
	Center Align = "ctr"
	Right  Align = "r"
)

// Anchor is where text stands in a box that is higher.
type Anchor string

// Anchors.
const (
	Top    Anchor = "t"
	Middle Anchor = "ctr"
	Bottom Anchor = "b"
)

const (
	textSize  = 16.0
	smallest  = 9.0 // points; below that, text is shortened
	bulletGap = 14.0
	insetX    = 10.0 // within a box with a fill
	insetY    = 8.0
)

func (t Text) draw(s *sheet) (ooxml.Node, error) {
	if t.Size == 0 {
		t.Size = textSize
	}
	if t.Anchor == "" {
		t.Anchor = Top
	}
	x, y := 0.0, 0.0
	if t.Fill != "" {
		x, y = insetX, insetY
	}
	paragraphs := fit(t.Paragraphs, t.Size, smallest, t.Box.inside(x, y))
	id := s.nextID()
	kind, name := el("p:cNvSpPr", attr("txBox", true)), fmt.Sprintf("%s %d", s.say(words.PackText), id)
	var placeholder ooxml.Node
	if t.Body {
		if s.hasBody {
			return ooxml.Node{}, fmt.Errorf("it has two main texts")
		}
		s.hasBody = true
		kind, name = el("p:cNvSpPr", el("a:spLocks", attr("noGrp", true))), s.say(words.PackBody)
		placeholder = el("p:ph", attr("idx", bodyIndex))
	}
	return el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", id), attr("name", name)), kind, el("p:nvPr", placeholder)),
		el("p:spPr", t.Box.place("a:xfrm"), el("a:prstGeom", attr("prst", "rect"), el("a:avLst")), t.Fill.fillOrNone()),
		el("p:txBody", bodyProperties(x, y, t.Anchor), el("a:lstStyle"), s.paragraphs(paragraphs))), nil
}

// bodyProperties have text shrink when somebody writes more of it: what is there fits already.
func bodyProperties(x, y float64, anchor Anchor) ooxml.Node {
	return el("a:bodyPr", attr("wrap", "square"), attr("lIns", emu(x)), attr("tIns", emu(y)), attr("rIns", emu(x)), attr("bIns", emu(y)),
		attr("anchor", string(anchor)), el("a:normAutofit"))
}

// paragraphs are fitted ones as XML. There is always one: a text body without is none.
func (s *sheet) paragraphs(all []Paragraph) ooxml.Nodes {
	if len(all) == 0 {
		all = []Paragraph{{}}
	}
	var written ooxml.Nodes
	for _, p := range all {
		properties := el("a:pPr", attr("marL", 0), attr("indent", 0))
		bullet := el("a:buNone")
		if p.Bullet {
			properties = el("a:pPr", attr("marL", emu(bulletGap)), attr("indent", -emu(bulletGap)))
			bullet = el("a:buChar", attr("char", "•"))
		}
		if p.Align != Left {
			attrInto(&properties, "algn", string(p.Align))
		}
		add(&properties, el("a:spcBef", el("a:spcPts", attr("val", int(p.Before*100)))))
		if p.Bullet {
			add(&properties, el("a:buFont", attr("typeface", "Arial")))
		}
		add(&properties, bullet)
		paragraph := el("a:p", properties)
		end := Run{}
		for _, r := range p.Runs {
			end = Run{Size: r.Size}
			if ooxml.Clean(r.Text) != "" {
				add(&paragraph, el("a:r", s.runProperties("a:rPr", r), el("a:t", ooxml.T(r.Text))))
			}
		}
		add(&paragraph, s.runProperties("a:endParaRPr", end)) // an empty line is as high as this says
		written = append(written, paragraph)
	}
	return written
}

func (s *sheet) runProperties(name string, r Run) ooxml.Node {
	properties := el(name, attr("lang", s.lang))
	if r.Size > 0 {
		attrInto(&properties, "sz", int(r.Size*100+0.5))
	}
	attrInto(&properties, "b", r.Bold)
	attrInto(&properties, "dirty", false)
	if r.Color == "" {
		r.Color = Ink
	}
	if r.Link == "" {
		add(&properties, r.Color.fill())
	} else { // has the theme's own colour
		add(&properties, el("a:hlinkClick", attr("r:id", s.part.Link(r.Link))))
	}
	return properties
}
