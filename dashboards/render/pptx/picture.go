package pptx

import (
	"errors"
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Picture is a PNG or a JPEG, as large as its box lets it be, in its own proportions.
type Picture struct {
	Box  Box
	File []byte
	Alt  string // what it shows, for those who cannot see it; never empty
}

var errNoAlt = errors.New("it has no alternative text")

func (p Picture) draw(s *sheet) (ooxml.Node, error) {
	if ooxml.Clean(p.Alt) == "" {
		return ooxml.Node{}, errNoAlt
	}
	img, err := ooxml.ReadImage(p.File)
	if err != nil {
		return ooxml.Node{}, err
	}
	id := s.nextID()
	return picture(id, fmt.Sprintf("%s %d", s.say(words.PackPicture), id), p.Alt,
		s.part.Relate("image", s.deck.pkg.Picture("/ppt/media", img)), within(img, p.Box, Center)), nil
}

func picture(id int, name, alt, relation string, box Box) ooxml.Node {
	return el("p:pic",
		el("p:nvPicPr", el("p:cNvPr", attr("id", id), attr("name", name), attr("descr", alt)), el("p:cNvPicPr", el("a:picLocks", attr("noChangeAspect", true))), el("p:nvPr")),
		el("p:blipFill", el("a:blip", attr("r:embed", relation)), el("a:stretch", el("a:fillRect"))),
		el("p:spPr", box.place("a:xfrm"), el("a:prstGeom", attr("prst", "rect"), el("a:avLst"))))
}

// within is the place of a picture in a box, in its own proportions.
func within(img ooxml.Image, box Box, align Align) Box {
	w, h := box.W, box.W*float64(img.Height)/float64(img.Width)
	if h > box.H {
		w, h = box.H*float64(img.Width)/float64(img.Height), box.H
	}
	x := box.X
	switch align {
	case Center:
		x += (box.W - w) / 2
	case Right:
		x += box.W - w
	}
	return Box{x, box.Y + (box.H-h)/2, w, h}
}
