package docx

import (
	"fmt"

	"giaoban/dashboards/render/ooxml"
)

// Names of styles. Those of headings are Word's own, so that its navigation and screen readers know them.
const (
	styleName      = "Title"
	styleAbout     = "Subtitle"
	styleCaption   = "Caption"
	styleTable     = "TableText"
	styleLink      = "Hyperlink"
	styleHead      = "Letterhead"
	styleRecipient = "Recipients"
)

const (
	tableSize     = 12.0
	smallSize     = 11.0
	firstLine     = 12.7 // millimetres
	between       = 6.0  // points between paragraphs
	lineSpacing   = 276  // 240ths of a line: 1.15
	singleSpacing = 240
)

// styles are all looks of the document; paragraphs say no more than which is theirs.
func (d *writing) styles() ooxml.Node {
	small := d.Size - 1 // of what the decree lets be 12 to 13 beside text of 13 to 14
	styles := ooxml.Nodes{
		style("Normal", "Normal", look{after: between, first: firstLine, align: "both", line: lineSpacing}),
		style(styleName, "Title", look{size: d.Size, bold: true, align: "center", before: 18, line: singleSpacing, keep: true}),
		style(styleAbout, "Subtitle", look{size: d.Size, bold: true, align: "center", line: singleSpacing, keep: true}),
		style("Header", "header", look{size: d.Size - 1, align: "center", line: singleSpacing}),
		style(styleCaption, "caption", look{size: d.Size - 1, italic: true, align: "center", before: 6, after: 6, line: singleSpacing, keep: true}),
		style(styleTable, "Table Text", look{size: tableSize, align: "left", before: 2, after: 2, line: singleSpacing}),
		style(styleHead, "Letterhead", look{size: small, align: "center", line: singleSpacing}),
		style(styleRecipient, "Recipients", look{size: smallSize, align: "left", line: singleSpacing}),
	}
	for level := 1; level <= 3; level++ {
		styles = append(styles, style(headingStyle(level), fmt.Sprintf("heading %d", level),
			look{bold: true, italic: level == 3, align: "both", before: between, after: between, first: firstLine, line: lineSpacing, keep: true, level: level}))
	}
	styles = append(styles,
		el("w:style", attr("w:type", "character"), attr("w:styleId", styleLink), val("w:name", "Hyperlink"),
			el("w:rPr", val("w:color", "auto"), val("w:u", "dotted"))),
		el("w:style", attr("w:type", "table"), attr("w:default", true), attr("w:styleId", "TableNormal"), val("w:name", "Normal Table"),
			el("w:tblPr", el("w:tblInd", attr("w:w", 0), attr("w:type", "dxa")), cellMargins(1.9))))
	language := el("w:lang", attr("w:val", ooxml.Tag(d.Lang)), attr("w:eastAsia", "en-US"), attr("w:bidi", "ar-SA"))
	return el("w:styles", namespaces[:2],
		el("w:docDefaults",
			el("w:rPrDefault", el("w:rPr",
				el("w:rFonts", attr("w:ascii", d.Font), attr("w:hAnsi", d.Font), attr("w:eastAsia", d.Font), attr("w:cs", d.Font)),
				val("w:sz", halfPoints(d.Size)), val("w:szCs", halfPoints(d.Size)), language)),
			el("w:pPrDefault", el("w:pPr", el("w:spacing", attr("w:after", 0), attr("w:line", singleSpacing), attr("w:lineRule", "auto"))))),
		styles)
}

func headingStyle(level int) string { return fmt.Sprintf("Heading%d", level) }

func cellMargins(side float64) ooxml.Node {
	edge := func(name string, width int) ooxml.Node { return el(name, attr("w:w", width), attr("w:type", "dxa")) }
	return el("w:tblCellMar", edge("w:top", 0), edge("w:left", twips(side)), edge("w:bottom", 0), edge("w:right", twips(side)))
}

// look is a paragraph style. Sizes and spaces are in points, the first line's indent in millimetres.
type look struct {
	size                 float64 // 0 = that of the document
	bold, italic         bool
	align                string
	before, after, first float64
	line                 int  // 240ths of a line
	keep                 bool // with the paragraph after it
	level                int  // of a heading, from 1
}

func style(id, name string, l look) ooxml.Node {
	n := el("w:style", attr("w:type", "paragraph"), attr("w:styleId", id))
	if id == "Normal" {
		n = n.With(attr("w:default", true))
	}
	n = n.With(val("w:name", name))
	if id != "Normal" {
		n = n.With(val("w:basedOn", "Normal"), val("w:next", "Normal"))
	}
	paragraph := el("w:pPr")
	if l.keep {
		paragraph = paragraph.With(el("w:keepNext"), el("w:keepLines"))
	}
	paragraph = paragraph.With(
		el("w:spacing", attr("w:before", int(l.before*20)), attr("w:after", int(l.after*20)), attr("w:line", l.line), attr("w:lineRule", "auto")),
		el("w:ind", attr("w:firstLine", twips(l.first))), val("w:jc", l.align))
	if l.level > 0 {
		paragraph = paragraph.With(val("w:outlineLvl", l.level-1))
	}
	letters := el("w:rPr")
	if l.bold {
		letters = letters.With(el("w:b"), el("w:bCs"))
	}
	if l.italic {
		letters = letters.With(el("w:i"), el("w:iCs"))
	}
	if l.size > 0 {
		letters = letters.With(val("w:sz", halfPoints(l.size)), val("w:szCs", halfPoints(l.size)))
	}
	return n.With(el("w:qFormat"), paragraph, letters)
}
