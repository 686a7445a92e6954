package docx

import "giaoban/dashboards/render/ooxml"

// A4 and the margins of Decree 30, in millimetres: 20 to 25 above and below, 30 to 35 on the left, 15 to 20 on the right.
const (
	pageWidth, pageHeight   = 210.0, 297.0
	marginTop, marginBottom = 20.0, 20.0
	marginLeft, marginRight = 30.0, 15.0
	headerHeight            = 10.0

	textWidth  = pageWidth - marginLeft - marginRight
	textHeight = pageHeight - marginTop - marginBottom
)

// twips are twentieths of a point, in which Word measures.
func twips(millimetres float64) int { return int(millimetres*1440/25.4 + 0.5) }

// halfPoints are how sizes of letters are written.
func halfPoints(points float64) int { return int(points*2 + 0.5) }

// section is the page: the first has no number.
func section(numbered, first string) ooxml.Node {
	return el("w:sectPr",
		el("w:headerReference", attr("w:type", "default"), attr("r:id", numbered)),
		el("w:headerReference", attr("w:type", "first"), attr("r:id", first)),
		el("w:pgSz", attr("w:w", twips(pageWidth)), attr("w:h", twips(pageHeight))),
		el("w:pgMar", attr("w:top", twips(marginTop)), attr("w:right", twips(marginRight)), attr("w:bottom", twips(marginBottom)), attr("w:left", twips(marginLeft)),
			attr("w:header", twips(headerHeight)), attr("w:footer", twips(headerHeight)), attr("w:gutter", 0)),
		el("w:cols", attr("w:space", 720)), el("w:titlePg"))
}

// pageNumber is the field of the page's number.
var pageNumber = el("w:fldSimple", attr("w:instr", "PAGE"), el("w:r", el("w:t", ooxml.T("2"))))

func (d *writing) header(name string, inner ooxml.Node) string {
	root := el("w:hdr", namespaces[:2], el("w:p", el("w:pPr", val("w:pStyle", "Header")), inner))
	return d.part.Relate("header", d.pkg.Add("/word/"+name+".xml", wordML+"header+xml", ooxml.Document(root)))
}

func (d *writing) settings() ooxml.Node {
	return el("w:settings", namespaces[:2],
		el("w:zoom", attr("w:percent", 100)), val("w:defaultTabStop", 720), val("w:characterSpacingControl", "doNotCompress"),
		el("w:compat", el("w:compatSetting", attr("w:name", "compatibilityMode"), attr("w:uri", "http://schemas.microsoft.com/office/word"), attr("w:val", "15"))),
		el("w:themeFontLang", attr("w:val", ooxml.Tag(d.Lang))))
}
