package pptx

import (
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Where things stand on a slide.
var (
	titleBox    = Box{margin, 26, slideWidth - 2*margin, 64}
	subtitleBox = Box{margin, 92, slideWidth - 2*margin, 24} // below a title of two lines
	sourceBox   = Box{margin, 476, slideWidth - 2*margin, 24}
	footerBox   = Box{margin, 508, slideWidth - 2*margin - 80, 20}
	numberBox   = Box{slideWidth - margin - 70, 508, 70, 20}

	coverTitleBox    = Box{margin + 24, 150, slideWidth - 2*margin - 48, 150}
	coverSubtitleBox = Box{margin + 24, 316, slideWidth - 2*margin - 48, 90}
)

const (
	contentBottom = 496.0

	titleSize, smallestTitle       = 26.0, 13.0
	subtitleSize, smallestSubtitle = 15.0, 10.0
	coverTitleSize                 = 38.0
	coverSubtitleSize              = 20.0
	sourceSize, smallestSource     = 10.5, 7.0
	footerSize                     = 10.5
)

// Content is where a slide's parts may stand: what title, subtitle and source leave.
func (d Deck) Content(s Slide) Box {
	w := writing{Deck: d}
	if logo, err := ooxml.ReadImage(d.Theme.Logo); err == nil { // Write tells what is wrong with one
		w.logo = &logo
	}
	_, subtitle, below := w.titles(s)
	top := below.Y + Gap
	if s.Subtitle != "" {
		top += height([]Paragraph{{Runs: []Run{subtitle}}}, below.W)
	}
	if w.logo != nil {
		top = max(top, w.logoBox().Y+w.logoBox().H+Gap/2)
	}
	bottom := contentBottom
	if s.Source != "" {
		bottom = sourceBox.Y - 8
	}
	return Box{margin, top, slideWidth - 2*margin, bottom - top}
}

// titles are a slide's title and subtitle at their sizes, and where the subtitle stands: right below the title, whether
// that takes one line or more.
func (d *writing) titles(s Slide) (title, subtitle Run, below Box) {
	box := d.beside(titleBox)
	title = fitLine(s.Title, titleSize, smallestTitle, true, box)
	below = subtitleBox
	below.Y = box.Y + height([]Paragraph{{Runs: []Run{title}}}, box.W) + 2
	below = d.beside(below)
	return title, fitLine(s.Subtitle, subtitleSize, smallestSubtitle, false, below), below
}

func (d *writing) slide(number int, slide Slide, layouts layouts, notesMaster *ooxml.Part) (*ooxml.Part, error) {
	if ooxml.Clean(slide.Title) == "" {
		return nil, fmt.Errorf("it has no title")
	}
	part := d.pkg.Add(fmt.Sprintf("/ppt/slides/slide%d.xml", number), presentationML+"slide+xml", nil)
	s := &sheet{deck: d, part: part, lang: d.lang, ids: 1}
	var shapes ooxml.Nodes
	layout := layouts.titleOnly
	if slide.Cover {
		layout = layouts.cover
		shapes = s.cover(slide)
	} else {
		shapes = s.titles(slide)
	}
	for i, p := range slide.Parts {
		shape, err := p.draw(s)
		if err != nil {
			return nil, fmt.Errorf("part %d: %w", i+1, err)
		}
		shapes = append(shapes, shape)
	}
	if s.hasBody {
		layout = layouts.body
	}
	if slide.Source != "" {
		shapes = append(shapes, s.label(words.PackSource, fitLine(slide.Source, sourceSize, smallestSource, false, sourceBox), sourceBox))
	}
	if !slide.Cover {
		shapes = append(shapes, s.footer()...)
	}
	part.Relate("slideLayout", layout)
	if slide.Notes != "" {
		d.notes(number, slide.Notes, part, notesMaster)
	}
	part.Content = ooxml.Document(el("p:sld", presentation, el("p:cSld", tree(shapes)), ownColors))
	return part, nil
}

func (s *sheet) cover(slide Slide) ooxml.Nodes {
	shapes := ooxml.Nodes{s.filled("ctrTitle", 0, words.PackTitle, coverTitleSize, fitLine(slide.Title, coverTitleSize, smallestTitle, true, coverTitleBox))}
	if slide.Subtitle != "" {
		shapes = append(shapes, s.filled("subTitle", bodyIndex, words.PackSubtitle, coverSubtitleSize,
			fitLine(slide.Subtitle, coverSubtitleSize, smallestSubtitle, false, coverSubtitleBox)))
	}
	return shapes
}

func (s *sheet) titles(slide Slide) ooxml.Nodes {
	title, subtitle, below := s.deck.titles(slide)
	shapes := ooxml.Nodes{s.filled("title", 0, words.PackTitle, titleSize, title)}
	if slide.Subtitle != "" {
		shapes = append(shapes, s.label(words.PackSubtitle, subtitle, below))
	}
	return shapes
}

// fitLine is a text that fits into a box as its only paragraph.
func fitLine(text string, size, smallest float64, bold bool, box Box) Run {
	return fit([]Paragraph{{Runs: []Run{{Text: text, Bold: bold}}}}, size, smallest, box)[0].Runs[0]
}

// filled is a placeholder of the layout with its text. It keeps the layout's look, but for a size that is not the given one.
func (s *sheet) filled(kind string, index int, name words.Phrase, size float64, run Run) ooxml.Node {
	properties := el("a:rPr", attr("lang", s.lang))
	if run.Size != size {
		attrInto(&properties, "sz", int(run.Size*100))
	}
	attrInto(&properties, "dirty", false)
	place := el("p:ph", attr("type", kind))
	if index > 0 {
		attrInto(&place, "idx", index)
	}
	return el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", s.nextID()), attr("name", s.say(name))), el("p:cNvSpPr", el("a:spLocks", attr("noGrp", true))), el("p:nvPr", place)),
		el("p:spPr"),
		el("p:txBody", el("a:bodyPr", el("a:normAutofit")), el("a:lstStyle"),
			el("a:p", el("a:r", properties, el("a:t", ooxml.T(run.Text))))))
}

// label is a quiet text box of one paragraph.
func (s *sheet) label(name words.Phrase, run Run, box Box) ooxml.Node {
	run.Color = Muted
	return el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", s.nextID()), attr("name", s.say(name))), el("p:cNvSpPr", attr("txBox", true)), el("p:nvPr")),
		el("p:spPr", box.place("a:xfrm"), el("a:prstGeom", attr("prst", "rect"), el("a:avLst")), el("a:noFill")),
		el("p:txBody", bodyProperties(0, 0, Top), el("a:lstStyle"), s.paragraphs([]Paragraph{{Runs: []Run{run}}})))
}

// footer are the deck's footer and the slide's number, in the layout's places.
func (s *sheet) footer() ooxml.Nodes {
	var all ooxml.Nodes
	if s.deck.Footer != "" {
		all = append(all, s.filled("ftr", footerIndex, words.PackFooter, 0, fitLine(s.deck.Footer, footerSize, smallestSource, false, footerBox)))
	}
	return append(all, el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", s.nextID()), attr("name", s.say(words.PackNumber))), el("p:cNvSpPr", el("a:spLocks", attr("noGrp", true))),
			el("p:nvPr", el("p:ph", attr("type", "sldNum"), attr("sz", "quarter"), attr("idx", numberIndex)))),
		el("p:spPr"),
		el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p", s.numberField(), el("a:endParaRPr", attr("lang", s.lang))))))
}

func (s *sheet) numberField() ooxml.Node { return numberField(s.lang) }

// numberField is the slide's number, which the program fills in.
func numberField(lang string) ooxml.Node {
	return el("a:fld", attr("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"), attr("type", "slidenum"),
		el("a:rPr", attr("lang", lang), attr("dirty", false)), el("a:t", ooxml.T("‹#›")))
}
