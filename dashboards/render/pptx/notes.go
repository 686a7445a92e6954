package pptx

import (
	"fmt"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// A page of notes, in points.
const notesWidth, notesHeight = 540.0, 720.0

var (
	notesPictureBox = Box{42, 54, 456, 256.5}
	notesTextBox    = Box{54, 330, 432, 340}
)

// notesMaster adds the master of notes. Office repairs a file with notes and without it, or where it shares the theme of
// the slides.
func (d *writing) notesMaster(theme *ooxml.Part) *ooxml.Part {
	part := d.pkg.Add("/ppt/notesMasters/notesMaster1.xml", presentationML+"notesMaster+xml", nil)
	part.Content = ooxml.Document(el("p:notesMaster", presentation,
		el("p:cSld", background, tree(ooxml.Nodes{
			d.slidePicture(2, &notesPictureBox),
			d.holder(3, d.say(words.PackNotes), el("p:ph", attr("type", "body"), attr("sz", "quarter"), attr("idx", bodyIndex)), &notesTextBox, Top, ooxml.Node{},
				el("a:r", el("a:rPr", attr("lang", d.lang)), el("a:t", ooxml.T(d.say(words.PackEditText))))),
		})),
		colorMap, el("p:notesStyle", levels(9, 12, false, "+mn-lt"))))
	part.Relate("theme", theme)
	return part
}

// slidePicture shows the slide on its page of notes.
func (d *writing) slidePicture(id int, box *Box) ooxml.Node {
	geometry := el("p:spPr")
	if box != nil {
		add(&geometry, box.place("a:xfrm"), el("a:prstGeom", attr("prst", "rect"), el("a:avLst")), el("a:noFill"), Muted.line(0.75, ""))
	}
	return el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", id), attr("name", fmt.Sprintf("%s %d", d.say(words.PackSlidePicture), id))),
			el("p:cNvSpPr", el("a:spLocks", attr("noGrp", true), attr("noRot", true), attr("noChangeAspect", true))),
			el("p:nvPr", el("p:ph", attr("type", "sldImg"), attr("idx", bodyIndex+1)))),
		geometry)
}

// notes adds the notes of a slide.
func (d *writing) notes(number int, text string, slide, master *ooxml.Part) {
	part := d.pkg.Add(fmt.Sprintf("/ppt/notesSlides/notesSlide%d.xml", number), presentationML+"notesSlide+xml", nil)
	var paragraphs ooxml.Nodes
	for line := range strings.Lines(text) {
		paragraph := el("a:p")
		if line = strings.TrimSpace(line); line != "" {
			add(&paragraph, el("a:r", el("a:rPr", attr("lang", d.lang), attr("dirty", false)), el("a:t", ooxml.T(line))))
		}
		paragraphs = append(paragraphs, paragraph)
	}
	part.Content = ooxml.Document(el("p:notes", presentation, el("p:cSld", tree(ooxml.Nodes{
		d.slidePicture(2, nil),
		el("p:sp",
			el("p:nvSpPr", el("p:cNvPr", attr("id", 3), attr("name", d.say(words.PackNotes))), el("p:cNvSpPr", el("a:spLocks", attr("noGrp", true))),
				el("p:nvPr", el("p:ph", attr("type", "body"), attr("idx", bodyIndex)))),
			el("p:spPr"),
			el("p:txBody", el("a:bodyPr"), el("a:lstStyle"), paragraphs)),
	})), ownColors))
	part.Relate("notesMaster", master)
	part.Relate("slide", slide)
	slide.Relate("notesSlide", part)
}
