package pptx

import (
	"fmt"
	"strconv"

	"giaoban/dashboards/render/ooxml"
)

// series is one series with what a program shows of it before it opens the workbook: the cells' values once more.
func (l *laidChart) series(number int) ooxml.Node {
	s := l.Series[number]
	if s.Color == "" {
		s.Color = Accent(number)
	}
	head := fmt.Sprintf("%s!$%s$1", chartSheet, column(number))
	n := el("c:ser", val("c:idx", number), val("c:order", number),
		el("c:tx", el("c:strRef", el("c:f", ooxml.T(head)), el("c:strCache", val("c:ptCount", 1), cached(0, s.Name)))))
	if l.Kind == Lines {
		add(&n, el("c:spPr", s.line(s.Color, s.dash())), marker(s.Color, s.Color, l.markerSize()))
	} else {
		add(&n, el("c:spPr", s.Color.fill()), val("c:invertIfNegative", false))
	}
	for i, p := range s.Points {
		add(&n, l.point(i, p, s))
	}
	add(&n, l.numbers(number),
		el("c:cat", el("c:strRef", el("c:f", ooxml.T(l.cells("A"))), el("c:strCache", val("c:ptCount", len(l.Categories)), l.cachedNames()))),
		el("c:val", el("c:numRef", el("c:f", ooxml.T(l.cells(column(number)))),
			el("c:numCache", el("c:formatCode", ooxml.T(l.Format)), val("c:ptCount", len(l.Categories)), cachedValues(s.Points)))))
	if l.Kind == Lines {
		add(&n, val("c:smooth", false))
	}
	return n
}

func cached(index int, text string) ooxml.Node {
	return el("c:pt", attr("idx", index), el("c:v", ooxml.T(text)))
}

func (l *laidChart) cachedNames() ooxml.Nodes {
	var all ooxml.Nodes
	for i, name := range l.Categories {
		all = append(all, cached(i, name))
	}
	return all
}

func cachedValues(points []Point) ooxml.Nodes {
	var all ooxml.Nodes
	for i, p := range points {
		if p.Value != nil {
			all = append(all, cached(i, strconv.FormatFloat(*p.Value, 'f', -1, 64)))
		}
	}
	return all
}

func (s Series) dash() string {
	if s.Dashed {
		return "sysDash"
	}
	return ""
}

func (s Series) line(color Color, dash string) ooxml.Node {
	n := el("a:ln", attr("w", emu(2.25)), attr("cap", "rnd"), color.fill())
	if dash != "" {
		add(&n, el("a:prstDash", attr("val", dash)))
	}
	return n.With(el("a:round"))
}

// markerSize is smaller where points stand close, and 0 where they would hide the line.
func (l *laidChart) markerSize() int {
	switch n := len(l.Categories); {
	case n > 36:
		return 0
	case n > 18:
		return 4
	}
	return 6
}

func marker(fill, line Color, size int) ooxml.Node {
	if size == 0 {
		return el("c:marker", val("c:symbol", "none"))
	}
	return el("c:marker", val("c:symbol", "circle"), val("c:size", size), el("c:spPr", fill.fill(), line.line(1.5, "")))
}

// point is a value that does not look like its series'.
func (l *laidChart) point(index int, p Point, s Series) ooxml.Node {
	if p.Value == nil || p.Color == "" && (p.Mark == Exact || p.Mark == Approximate) {
		return ooxml.Node{}
	}
	color := p.Color
	if color == "" {
		color = s.Color
	}
	n := el("c:dPt", val("c:idx", index))
	if l.Kind == Lines {
		fill, dash := color, s.dash()
		if p.Mark == Partial {
			fill, dash = Ground, "sysDash"
		}
		if p.Mark == AtLeast {
			fill = Ground
		}
		return n.With(marker(fill, color, 8), val("c:bubble3D", false), el("c:spPr", s.line(color, dash)))
	}
	var look ooxml.Nodes
	switch p.Mark {
	case Partial:
		look = ooxml.Nodes{el("a:noFill"), color.line(1.5, "sysDash")}
	case AtLeast:
		look = ooxml.Nodes{el("a:pattFill", attr("prst", "wdUpDiag"), el("a:fgClr", color.node()), el("a:bgClr", Ground.node())), color.line(1, "")}
	default:
		look = ooxml.Nodes{color.fill()}
	}
	return n.With(val("c:invertIfNegative", false), val("c:bubble3D", false), el("c:spPr", look))
}
