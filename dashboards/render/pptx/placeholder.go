package pptx

import (
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Pieces that masters, layouts and slides share.
var (
	// group is what begins the list of shapes of every slide; its id is 1.
	group = ooxml.Nodes{
		el("p:nvGrpSpPr", el("p:cNvPr", attr("id", 1), attr("name", "")), el("p:cNvGrpSpPr"), el("p:nvPr")),
		el("p:grpSpPr", el("a:xfrm", el("a:off", attr("x", 0), attr("y", 0)), el("a:ext", attr("cx", 0), attr("cy", 0)),
			el("a:chOff", attr("x", 0), attr("y", 0)), el("a:chExt", attr("cx", 0), attr("cy", 0)))),
	}
	background = el("p:bg", el("p:bgRef", attr("idx", 1001), el("a:schemeClr", attr("val", "bg1"))))
	ownColors  = el("p:clrMapOvr", el("a:masterClrMapping"))
	colorMap   = el("p:clrMap", attr("bg1", "lt1"), attr("tx1", "dk1"), attr("bg2", "lt2"), attr("tx2", "dk2"),
		attr("accent1", "accent1"), attr("accent2", "accent2"), attr("accent3", "accent3"), attr("accent4", "accent4"),
		attr("accent5", "accent5"), attr("accent6", "accent6"), attr("hlink", "hlink"), attr("folHlink", "folHlink"))
	// decorative tells screen readers to pass a shape by.
	decorative = el("a:extLst", el("a:ext", attr("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"),
		el("adec:decorative", attr("xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"), attr("val", true))))
)

func tree(shapes ooxml.Nodes) ooxml.Node { return el("p:spTree", group, shapes) }

// placeholder is one of a master or layout. Without a box and style it takes those of the placeholder above it.
func (d *writing) placeholder(id int, kind string, index int, name, prompt words.Phrase, box *Box, anchor Anchor, style ooxml.Node) ooxml.Node {
	place := el("p:ph")
	if kind != "" {
		attrInto(&place, "type", kind)
	}
	if index > 0 {
		attrInto(&place, "idx", index)
	}
	return d.holder(id, d.say(name), place, box, anchor, style,
		el("a:r", el("a:rPr", attr("lang", d.lang)), el("a:t", ooxml.T(d.say(prompt)))))
}

// footerPlaceholder and numberPlaceholder say everything on each layout again: LibreOffice does not look at the master's.
func (d *writing) footerPlaceholder(id int) ooxml.Node {
	place := el("p:ph", attr("type", "ftr"), attr("sz", "quarter"), attr("idx", footerIndex))
	return d.holder(id, d.say(words.PackFooter), place, &footerBox, Middle, smallStyle("l"), ooxml.Node{})
}

func (d *writing) numberPlaceholder(id int) ooxml.Node {
	place := el("p:ph", attr("type", "sldNum"), attr("sz", "quarter"), attr("idx", numberIndex))
	return d.holder(id, d.say(words.PackNumber), place, &numberBox, Middle, smallStyle("r"), numberField(d.lang))
}

func smallStyle(align string) ooxml.Node {
	return el("a:lvl1pPr", attr("algn", align), el("a:defRPr", attr("sz", int(footerSize*100)), Muted.fill(), el("a:latin", attr("typeface", "+mn-lt"))))
}

func (d *writing) holder(id int, name string, place ooxml.Node, box *Box, anchor Anchor, style, run ooxml.Node) ooxml.Node {
	geometry, body := el("p:spPr"), el("a:bodyPr")
	if box != nil {
		add(&geometry, box.place("a:xfrm"), el("a:prstGeom", attr("prst", "rect"), el("a:avLst")))
		body = bodyProperties(0, 0, anchor)
	}
	return el("p:sp",
		el("p:nvSpPr", el("p:cNvPr", attr("id", id), attr("name", fmt.Sprintf("%s %d", name, id))), el("p:cNvSpPr", el("a:spLocks", attr("noGrp", true))), el("p:nvPr", place)),
		geometry,
		el("p:txBody", body, el("a:lstStyle", style), el("a:p", run, el("a:endParaRPr", attr("lang", d.lang)))))
}

// levelStyle is the look of a layout's only level of text.
func levelStyle(size float64, bold bool, color Color) ooxml.Node {
	return el("a:lvl1pPr", attr("marL", 0), attr("indent", 0), attr("algn", "l"), el("a:buNone"),
		el("a:defRPr", attr("sz", int(size*100)), attr("b", bold), color.fill()))
}

// levels are the looks of a master's levels of text, each further in than the one above it.
func levels(count int, size float64, bold bool, font string) ooxml.Nodes {
	var all ooxml.Nodes
	for n := range count {
		all = append(all, el(fmt.Sprintf("a:lvl%dpPr", n+1), attr("marL", emu(float64(n)*18)), attr("indent", 0), attr("algn", "l"), attr("defTabSz", emu(72)),
			attr("rtl", false), attr("eaLnBrk", true), attr("latinLnBrk", false), attr("hangingPunct", true),
			el("a:spcBef", el("a:spcPts", attr("val", 0))), el("a:buNone"),
			el("a:defRPr", attr("sz", int(size*100)), attr("b", bold), attr("kern", 1200), Ink.fill(),
				el("a:latin", attr("typeface", font)), el("a:ea", attr("typeface", "+mn-ea")), el("a:cs", attr("typeface", "+mn-cs")))))
	}
	return all
}
