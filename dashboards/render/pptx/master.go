package pptx

import (
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Indexes by which a slide's placeholders find those of their layout.
const (
	bodyIndex   = 1
	footerIndex = 11
	numberIndex = 12
)

// bodyBox is where the main text stands on slides that somebody adds.
var bodyBox = Box{margin, 128, slideWidth - 2*margin, contentBottom - 128}

// layouts are the kinds of slides.
type layouts struct{ cover, body, titleOnly *ooxml.Part }

// say is a word of the deck's language.
func (d *writing) say(p words.Phrase) string { return p.In(d.Lang) }

func (s *sheet) say(p words.Phrase) string { return s.deck.say(p) }

// master adds the slide master and its layouts. Each layout has ids and places of its own; colours and sizes come from
// the master alone.
func (d *writing) master(theme *ooxml.Part) (*ooxml.Part, layouts) {
	master := d.pkg.Add("/ppt/slideMasters/slideMaster1.xml", presentationML+"slideMaster+xml", nil)
	var ids ooxml.Nodes
	layout := func(kind string, name words.Phrase, bare bool, shapes ooxml.Nodes) *ooxml.Part {
		number := len(ids) + 1
		part := d.pkg.Add(fmt.Sprintf("/ppt/slideLayouts/slideLayout%d.xml", number), presentationML+"slideLayout+xml", nil)
		root := el("p:sldLayout", presentation, attr("type", kind), attr("preserve", true))
		if bare {
			attrInto(&root, "showMasterSp", false)
			shapes = append(shapes, d.coverShapes(part)...)
		}
		part.Content = ooxml.Document(root.With(el("p:cSld", attr("name", d.say(name)), tree(shapes)), ownColors))
		part.Relate("slideMaster", master)
		ids = append(ids, el("p:sldLayoutId", attr("id", firstMasterID+number), attr("r:id", master.Relate("slideLayout", part))))
		return part
	}
	title := d.placeholder(2, "title", 0, words.PackTitle, words.PackEditTitle, nil, Top, ooxml.Node{})
	foot := func(id int) ooxml.Nodes {
		return ooxml.Nodes{d.footerPlaceholder(id), d.numberPlaceholder(id + 1)}
	}
	all := layouts{
		cover: layout("title", words.PackLayoutCover, true, ooxml.Nodes{
			d.placeholder(2, "ctrTitle", 0, words.PackTitle, words.PackEditTitle, &coverTitleBox, Bottom, levelStyle(coverTitleSize, true, Ink)),
			d.placeholder(3, "subTitle", bodyIndex, words.PackSubtitle, words.PackEditText, &coverSubtitleBox, Top, levelStyle(coverSubtitleSize, false, Muted))}),
		body: layout("obj", words.PackLayoutBody, false, append(ooxml.Nodes{title,
			d.placeholder(3, "", bodyIndex, words.PackBody, words.PackEditText, nil, "", ooxml.Node{})}, foot(4)...)),
		titleOnly: layout("titleOnly", words.PackLayoutTitle, false, append(ooxml.Nodes{title}, foot(3)...)),
	}
	shapes := append(d.masterShapes(master),
		d.placeholder(10, "title", 0, words.PackTitle, words.PackEditTitle, boxed(d.beside(titleBox)), Top, ooxml.Node{}),
		d.placeholder(11, "body", bodyIndex, words.PackBody, words.PackEditText, &bodyBox, Top, ooxml.Node{}),
		d.footerPlaceholder(12), d.numberPlaceholder(13))
	master.Content = ooxml.Document(el("p:sldMaster", presentation,
		el("p:cSld", background, tree(shapes)), colorMap, el("p:sldLayoutIdLst", ids),
		el("p:txStyles", el("p:titleStyle", levels(1, titleSize, true, "+mj-lt")), el("p:bodyStyle", levels(9, textSize, false, "+mn-lt")),
			el("p:otherStyle", el("a:defPPr", el("a:defRPr", attr("lang", d.lang))), levels(9, textSize, false, "+mn-lt")))))
	master.Relate("theme", theme)
	return master, all
}

func boxed(b Box) *Box { return &b }

// masterShapes stand behind every slide: an edge in the deck's colour, a rule above the footer, and the logo.
func (d *writing) masterShapes(part *ooxml.Part) ooxml.Nodes {
	shapes := ooxml.Nodes{
		d.ornament(2, Box{0, titleBox.Y, 10, titleBox.H}, Accent(0)),
		d.ornament(3, Box{margin, footerBox.Y - 4, slideWidth - 2*margin, 0.75}, "D5DAE1"),
	}
	if d.logo != nil {
		shapes = append(shapes, d.logoShape(4, part, d.logoBox()))
	}
	return shapes
}

// coverShapes stand on the cover in their place.
func (d *writing) coverShapes(part *ooxml.Part) ooxml.Nodes {
	shapes := ooxml.Nodes{d.ornament(20, Box{0, 0, 26, slideHeight}, Accent(0))}
	if d.logo != nil {
		shapes = append(shapes, d.logoShape(21, part, within(*d.logo, Box{coverTitleBox.X, 44, 260, 84}, Left)))
	}
	return shapes
}

// ornament is a filled rectangle that says nothing.
func (d *writing) ornament(id int, box Box, color Color) ooxml.Node {
	return el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", id), attr("name", fmt.Sprintf("%s %d", d.say(words.PackRule), id)), decorative), el("p:cNvSpPr"), el("p:nvPr", attr("userDrawn", true))),
		el("p:spPr", box.place("a:xfrm"), el("a:prstGeom", attr("prst", "rect"), el("a:avLst")), color.fill(), noLine),
		el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), el("a:p", el("a:endParaRPr", attr("lang", d.lang)))))
}

// logoBox is the logo's place beside the titles.
func (d *writing) logoBox() Box {
	return within(*d.logo, Box{slideWidth - margin - 130, titleBox.Y, 130, 48}, Right)
}

// beside is what the logo leaves of a box at the height of the titles.
func (d *writing) beside(b Box) Box {
	if d.logo != nil && b.Y < d.logoBox().Y+d.logoBox().H {
		b.W = d.logoBox().X - Gap - b.X
	}
	return b
}

func (d *writing) logoShape(id int, part *ooxml.Part, box Box) ooxml.Node {
	return picture(id, d.say(words.PackLogo), d.say(words.PackLogo), part.Relate("image", d.pkg.Picture("/ppt/media", *d.logo)), box)
}
