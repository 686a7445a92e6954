// Package pptx writes presentations for PowerPoint and LibreOffice Impress: values in, bytes out, the same for the same
// values. Charts are the programs' own, with a workbook behind each, so that whoever gets the deck can edit them; nothing
// is a picture that need not be one.
//
// What has broken other writers' files is avoided here by construction: ids are unique, each part is named once by whoever
// uses it, elements stand in the order of ISO/IEC 29500-1, every slide has a title, every chart, table and picture an
// alternative text. Text is measured and made smaller until it fits into its box, so no program has to cut it.
package pptx

import (
	"fmt"
	"io"
	"time"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Deck is a presentation of 16:9.
type Deck struct {
	Title, Author string
	Lang          words.Lang // of its texts
	Created       time.Time  // of what it shows; written into the file
	Footer        string     // below every slide but the first of kind Cover
	Theme         Theme
	Slides        []Slide
}

// Slide is one slide. What it shows is read out in this order: title, subtitle, parts, source.
type Slide struct {
	Title    string // never empty
	Subtitle string // a sentence below the title; may be empty
	Source   string // small, above the footer; may be empty
	Notes    string // for the speaker; a line is a paragraph
	Cover    bool   // it is a title page: title and subtitle alone
	Parts    []Part
}

// Part is a Text, Chart, Table or Picture.
type Part interface {
	draw(s *sheet) (ooxml.Node, error)
}

// sheet is a slide in the making.
type sheet struct {
	deck    *writing
	part    *ooxml.Part
	lang    string
	ids     int
	hasBody bool
}

// nextID is unique on the slide. 1 is the slide's own group.
func (s *sheet) nextID() int {
	s.ids++
	return s.ids
}

// writing is a deck in the making.
type writing struct {
	Deck
	pkg    *ooxml.Package
	lang   string
	logo   *ooxml.Image
	charts int
}

// Write writes the deck. It refuses a slide without a title, a chart, table or picture without an alternative text, and
// colours and pictures that are none; nothing has been written then.
func Write(w io.Writer, deck Deck) error {
	d := writing{Deck: deck, pkg: ooxml.New(), lang: ooxml.Tag(deck.Lang)}
	if err := deck.Theme.check(); err != nil {
		return err
	}
	if len(deck.Slides) == 0 {
		return fmt.Errorf("the deck has no slides")
	}
	if deck.Theme.Logo != nil {
		logo, err := ooxml.ReadImage(deck.Theme.Logo)
		if err != nil {
			return fmt.Errorf("the logo: %w", err)
		}
		d.logo = &logo
	}
	if err := d.build(); err != nil {
		return err
	}
	return d.pkg.Write(w)
}

const presentationML = "vnd.openxmlformats-officedocument.presentationml."

// Ids of the master and its layouts are of one series, from 2^31.
const firstMasterID = 1 << 31

// build adds all parts, those first that others name.
func (d *writing) build() error {
	main := d.pkg.Add("/ppt/presentation.xml", presentationML+"presentation.main+xml", nil)
	d.pkg.Start(main)
	theme := func(n int) *ooxml.Part {
		return d.pkg.Add(fmt.Sprintf("/ppt/theme/theme%d.xml", n), "vnd.openxmlformats-officedocument.theme+xml", d.Theme.xml())
	}
	master, layouts := d.master(theme(1))
	notesMaster := d.notesMaster(theme(2))
	masterID, notesID := main.Relate("slideMaster", master), main.Relate("notesMaster", notesMaster)
	var slides ooxml.Nodes
	for i, s := range d.Slides {
		part, err := d.slide(i+1, s, layouts, notesMaster)
		if err != nil {
			return fmt.Errorf("slide %d: %w", i+1, err)
		}
		slides = append(slides, el("p:sldId", attr("id", 256+i), attr("r:id", main.Relate("slide", part))))
	}
	main.Content = ooxml.Document(el("p:presentation", presentation, attr("saveSubsetFonts", true), attr("autoCompressPictures", false),
		el("p:sldMasterIdLst", el("p:sldMasterId", attr("id", firstMasterID), attr("r:id", masterID))),
		el("p:notesMasterIdLst", el("p:notesMasterId", attr("r:id", notesID))),
		el("p:sldIdLst", slides),
		el("p:sldSz", attr("cx", emu(slideWidth)), attr("cy", emu(slideHeight))),
		el("p:notesSz", attr("cx", emu(notesWidth)), attr("cy", emu(notesHeight))),
		el("p:defaultTextStyle", el("a:defPPr", el("a:defRPr", attr("lang", d.lang))))))
	properties := func(name, kind string, root ooxml.Node) {
		main.Relate(kind, d.pkg.Add("/ppt/"+name+".xml", presentationML+kind+"+xml", ooxml.Document(root)))
	}
	properties("presProps", "presProps", el("p:presentationPr", presentation))
	properties("viewProps", "viewProps", el("p:viewPr", presentation))
	properties("tableStyles", "tableStyles", el("a:tblStyleLst", namespaces[0], attr("def", noStyle)))
	d.pkg.Describe(ooxml.Properties{Title: d.Title, Author: d.Author, Lang: d.Lang, Created: d.Created},
		el("PresentationFormat", ooxml.T("Widescreen")), el("Slides", ooxml.T(fmt.Sprint(len(d.Slides)))))
	return nil
}
