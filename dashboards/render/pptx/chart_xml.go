package pptx

import (
	"fmt"

	"giaoban/dashboards/render/ooxml"
)

// Ids of the two axes, which are unique within a chart.
const categoryAxis, valueAxis = 111111111, 222222222

// xml is the chart's part. relation names its workbook: without it, nobody can edit the numbers.
func (l *laidChart) xml(relation string) ooxml.Node {
	chart := el("c:chart", val("c:autoTitleDeleted", true), el("c:plotArea", manual(l.plot, true), l.group(), l.categoriesAxis(), l.valuesAxis()))
	if l.legend != nil {
		add(&chart, el("c:legend", val("c:legendPos", "t"), manual(*l.legend, false), val("c:overlay", false), textStyle(chartText, Ink, l.lang)))
	}
	add(&chart, val("c:plotVisOnly", true), val("c:dispBlanksAs", "gap"))
	return el("c:chartSpace", attr("xmlns:c", chartNamespace), namespaces,
		val("c:date1904", false), val("c:lang", l.lang), val("c:roundedCorners", false), chart,
		el("c:spPr", el("a:noFill"), noLine), textStyle(chartText, Ink, l.lang),
		el("c:externalData", attr("r:id", relation), val("c:autoUpdate", false)))
}

// manual is a place of its own instead of the program's choice.
func manual(b Box, inner bool) ooxml.Node {
	layout := el("c:manualLayout")
	if inner {
		add(&layout, val("c:layoutTarget", "inner"))
	}
	return el("c:layout", layout.With(val("c:xMode", "edge"), val("c:yMode", "edge"),
		val("c:x", part(b.X)), val("c:y", part(b.Y)), val("c:w", part(b.W)), val("c:h", part(b.H))))
}

func part(x float64) string { return fmt.Sprintf("%.4f", x) }

func textStyle(size float64, color Color, lang string) ooxml.Node {
	return turnedStyle(size, color, lang, 0)
}

// turnedStyle is that of text which is turned by an angle in 60,000ths of a degree.
func turnedStyle(size float64, color Color, lang string, angle int) ooxml.Node {
	return el("c:txPr", el("a:bodyPr", attr("rot", angle), attr("vert", "horz")), el("a:lstStyle"), el("a:p",
		el("a:pPr", el("a:defRPr", attr("sz", int(size*100)), attr("b", false), color.fill(), el("a:latin", attr("typeface", "+mn-lt")))),
		el("a:endParaRPr", attr("lang", lang))))
}

// group is the list of series with how they are drawn.
func (l *laidChart) group() ooxml.Node {
	axes := ooxml.Nodes{val("c:axId", categoryAxis), val("c:axId", valueAxis)}
	var series ooxml.Nodes
	for i := range l.Series {
		series = append(series, l.series(i))
	}
	if l.Kind == Lines {
		return el("c:lineChart", val("c:grouping", "standard"), val("c:varyColors", false), series, val("c:marker", true), axes)
	}
	direction, grouping := "col", "clustered"
	if l.lying() {
		direction = "bar"
	}
	overlap := val("c:overlap", 0)
	if l.stacked() {
		grouping, overlap = "stacked", val("c:overlap", 100)
	}
	return el("c:barChart", val("c:barDir", direction), val("c:grouping", grouping), val("c:varyColors", false), series,
		val("c:gapWidth", l.gap), overlap, axes)
}

func (l *laidChart) categoriesAxis() ooxml.Node {
	position, orientation := "b", "minMax"
	if l.lying() {
		position, orientation = "l", "maxMin"
	}
	angle := 0
	if l.turned {
		angle = -90 * 60000
	}
	axis := el("c:catAx", val("c:axId", categoryAxis), el("c:scaling", val("c:orientation", orientation)), val("c:delete", false), val("c:axPos", position),
		el("c:numFmt", attr("formatCode", "General"), attr("sourceLinked", false)), val("c:majorTickMark", "none"), val("c:minorTickMark", "none"), val("c:tickLblPos", "low"),
		el("c:spPr", Color("8A96A5").line(0.75, "")), turnedStyle(l.size, Ink, l.lang, angle),
		val("c:crossAx", valueAxis), val("c:crosses", "autoZero"), val("c:auto", false), val("c:lblAlgn", "ctr"), val("c:lblOffset", 60))
	if l.skip > 1 {
		add(&axis, val("c:tickLblSkip", l.skip), val("c:tickMarkSkip", l.skip))
	}
	return axis.With(val("c:noMultiLvlLbl", true))
}

// valuesAxis begins at zero, unless there are values below.
func (l *laidChart) valuesAxis() ooxml.Node {
	position, crosses := "l", "autoZero"
	if l.lying() {
		position, crosses = "b", "max" // the categories run downwards, so their last is at the bottom
	}
	scaling := el("c:scaling", val("c:orientation", "minMax"))
	if !l.hasNegative() {
		add(&scaling, val("c:min", 0))
	}
	axis := el("c:valAx", val("c:axId", valueAxis), scaling, val("c:delete", !l.axis), val("c:axPos", position))
	if l.axis {
		add(&axis, el("c:majorGridlines", el("c:spPr", ruleColor.line(0.5, ""))))
	}
	add(&axis, el("c:numFmt", attr("formatCode", l.Format), attr("sourceLinked", false)), val("c:majorTickMark", "none"), val("c:minorTickMark", "none"), val("c:tickLblPos", "nextTo"),
		el("c:spPr", noLine), textStyle(chartText, Muted, l.lang),
		val("c:crossAx", categoryAxis), val("c:crosses", crosses), val("c:crossBetween", "between"))
	if l.unit > 0 {
		add(&axis, val("c:majorUnit", l.unit))
	}
	return axis
}

func (l *laidChart) hasNegative() bool {
	for _, s := range l.Series {
		for _, p := range s.Points {
			if p.Value != nil && *p.Value < 0 {
				return true
			}
		}
	}
	return false
}
