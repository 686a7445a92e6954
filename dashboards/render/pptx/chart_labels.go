package pptx

import (
	"math"
	"slices"
	"strings"

	"giaoban/dashboards/render/ooxml"
)

// layLasts finds the last value of each series, whose number stands beside it. A series whose number would stand on that of
// one before it has none.
func (l *laidChart) layLasts() {
	points := l.plot.H * l.Box.H / max(l.largest()*1.1, 1) // of height for a unit, about
	var heights []float64
	for _, s := range l.Series {
		at := len(s.Points) - 1
		for at >= 0 && s.Points[at].Value == nil {
			at--
		}
		if at >= 0 {
			h := *s.Points[at].Value * points
			if slices.ContainsFunc(heights, func(other float64) bool { return math.Abs(other-h) < chartText*lineHeight }) {
				at = -1
			} else {
				heights = append(heights, h)
			}
		}
		l.lasts = append(l.lasts, at)
	}
}

// numbers are the labels of a series. Those that are not exact say so.
func (l *laidChart) numbers(number int) ooxml.Node {
	s := l.Series[number]
	if !l.hasLabel || l.Labels == NoLabels {
		return ooxml.Node{}
	}
	n := el("c:dLbls")
	if l.Labels == LastLabels {
		i := l.lasts[number]
		if i < 0 {
			return ooxml.Node{}
		}
		return n.With(el("c:dLbl", val("c:idx", i), l.label(s.Points[i].Mark, "r")), shown(false))
	}
	place := "outEnd"
	switch {
	case l.stacked():
		place = "ctr" // outEnd breaks a stacked chart in Office
	case l.Kind == Lines:
		place = "t"
	}
	for i, p := range s.Points {
		if p.Value != nil && (p.Mark == AtLeast || p.Mark == Approximate) {
			add(&n, el("c:dLbl", val("c:idx", i), l.label(p.Mark, place)))
		}
	}
	return n.With(l.label(Exact, place))
}

// label is the look of a number and its position.
func (l *laidChart) label(mark Mark, position string) ooxml.Nodes {
	place, format := "", l.Format
	if rest, yes := strings.CutPrefix(format, vietnamese); yes {
		place, format = vietnamese, rest // comes before everything else
	}
	switch mark {
	case AtLeast:
		format = `"≥ "` + format
	case Approximate:
		format = `"≈ "` + format
	}
	color := Ink
	if l.stacked() {
		color = Ground
	}
	return append(ooxml.Nodes{el("c:numFmt", attr("formatCode", place+format), attr("sourceLinked", false)), el("c:spPr", el("a:noFill"), noLine),
		textStyle(l.labels, color, l.lang), val("c:dLblPos", position)}, shown(true)...)
}

// shown says what a label shows: the value or nothing.
func shown(value bool) ooxml.Nodes {
	return ooxml.Nodes{val("c:showLegendKey", false), val("c:showVal", value), val("c:showCatName", false), val("c:showSerName", false),
		val("c:showPercent", false), val("c:showBubbleSize", false)}
}
