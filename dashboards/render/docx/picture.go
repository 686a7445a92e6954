package docx

import (
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Picture is a PNG or a JPEG, as wide as the text or as its Width says, in its own proportions.
type Picture struct {
	File    []byte
	Alt     string  // what it shows, for those who cannot see it; never empty
	Caption string  // below it; may be empty
	Width   float64 // in millimetres; 0 = as wide as the text
}

// mostOfPage is how high a picture may be.
const mostOfPage = textHeight - 40

func (p Picture) write(d *writing) (ooxml.Nodes, error) {
	if ooxml.Clean(p.Alt) == "" {
		return nil, errNoAlt
	}
	img, err := ooxml.ReadImage(p.File)
	if err != nil {
		return nil, err
	}
	w := textWidth
	if p.Width > 0 {
		w = min(p.Width, textWidth)
	}
	h := w * float64(img.Height) / float64(img.Width)
	if h > mostOfPage {
		w, h = mostOfPage*float64(img.Width)/float64(img.Height), mostOfPage
	}
	emu := func(millimetres float64) int { return max(1, int(millimetres*36000)) }
	size := func(name string) ooxml.Node { return el(name, attr("cx", emu(w)), attr("cy", emu(h))) }
	id := d.nextID()
	name := fmt.Sprintf("%s %d", words.PackPicture.In(d.Lang), id)
	drawing := el("w:drawing", el("wp:inline", attr("distT", 0), attr("distB", 0), attr("distL", 0), attr("distR", 0),
		size("wp:extent"), el("wp:docPr", attr("id", id), attr("name", name), attr("descr", p.Alt)),
		el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks", attr("noChangeAspect", true))),
		el("a:graphic", el("a:graphicData", attr("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
			el("pic:pic",
				el("pic:nvPicPr", el("pic:cNvPr", attr("id", id), attr("name", name), attr("descr", p.Alt)), el("pic:cNvPicPr")),
				el("pic:blipFill", el("a:blip", attr("r:embed", d.part.Relate("image", d.pkg.Picture("/word/media", img)))), el("a:stretch", el("a:fillRect"))),
				el("pic:spPr", el("a:xfrm", el("a:off", attr("x", 0), attr("y", 0)), size("a:ext")), el("a:prstGeom", attr("prst", "rect"), el("a:avLst"))))))))
	properties := el("w:pPr", val("w:pStyle", styleTable), val("w:jc", "center"))
	if p.Caption != "" {
		properties = el("w:pPr", val("w:pStyle", styleTable), el("w:keepNext"), val("w:jc", "center"))
	}
	all := ooxml.Nodes{el("w:p", properties, el("w:r", drawing))}
	if p.Caption != "" {
		all = append(all, el("w:p", el("w:pPr", val("w:pStyle", styleCaption), val("w:keepNext", false)), d.run(Run{Text: p.Caption})))
	}
	return all, nil
}
