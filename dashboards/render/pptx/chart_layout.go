package pptx

import (
	"math"
	"strconv"
	"strings"
)

// laidChart is a chart with its places and sizes, so that programs draw it alike.
type laidChart struct {
	Chart
	lang     string
	whole    []string // the categories as they were
	legend   *Box     // in parts of the chart's width and height; nil = none
	plot     Box      // likewise
	size     float64  // of the categories' text
	turned   bool     // it is written upwards
	skip     int      // every how manieth category has its name
	axis     bool     // the axis of values is shown
	unit     float64  // its step; 0 = the program's choice
	gap      int      // between groups of bars, in hundredths of a bar
	hasLabel bool
	labels   float64 // the size of their text
	lasts    []int   // of each series, the place of the value that is labelled; -1 = none
}

// Sizes within a chart, in points.
const (
	chartText      = 11.0
	smallestChart  = 6.5
	legendKey      = 30.0 // a legend's mark and the space around it
	lineKey        = 76.0 // that of a line
	legendLine     = 17.0
	mostOfWidth    = 0.36 // what names may take of a lying chart
	mostLabelLines = 3    // of a name under an upright one
	turnedLength   = 90.0 // of a name that is written upwards
	mostNames      = 24   // under lines
	thickest       = 84.0 // bar
	leastGap       = 45   // hundredths of a bar
	thinnestLabel  = 6.5  // bar with a number beside it
)

func (c Chart) lay() laidChart {
	l := laidChart{Chart: c, whole: c.Categories, size: chartText, labels: chartText, skip: 1, axis: c.Labels != AllLabels}
	l.Categories = append([]string(nil), c.Categories...)
	l.Series = append([]Series(nil), c.Series...)
	top := l.layLegend()
	largest := c.largest()
	if largest < 5 && largest == math.Trunc(largest) {
		l.unit = 1 // else the axis has steps of a half, and writes each number twice
	}
	number := advance(digits(largest), false) * chartText
	if c.lying() {
		l.layLying(top, number)
	} else {
		l.layUpright(top, number)
	}
	l.axis = l.axis || !l.hasLabel
	return l
}

// layLegend makes room above the chart for a legend, where there is more than one series.
func (l *laidChart) layLegend() float64 {
	if len(l.Series) < 2 {
		return 6
	}
	used, widest, lines := 0.0, 0.0, 1.0
	key := legendKey
	if l.Kind == Lines {
		key = lineKey
	}
	for i := range l.Series {
		l.Series[i].Name = inLines(l.Series[i].Name, l.Box.W*0.45, chartText, false, 1)
		w := advance(l.Series[i].Name, false)*chartText*1.1 + key
		if used > 0 && used+w > l.Box.W {
			lines, used = lines+1, 0
		}
		used += w
		widest = max(widest, used)
	}
	h := lines*legendLine + 6
	l.legend = &Box{0, 0, min(1, widest/l.Box.W), h / l.Box.H}
	return h + 8
}

// layLying gives names on the left their width, one line or two for each.
func (l *laidChart) layLying(top, number float64) {
	bottom := 4.0
	if l.Labels != AllLabels {
		bottom = chartText*lineHeight + 8
	}
	plot := max(l.Box.H-top-bottom, 20)
	slot := plot / float64(len(l.Categories))
	l.size = clamp(math.Floor(slot*0.8/lineHeight*2)/2, smallestChart, chartText)
	lines := int(clamp(math.Floor(slot/(l.size*lineHeight)), 1, 2))
	room := l.Box.W*mostOfWidth - 8
	widest := 0.0
	for i, name := range l.Categories {
		l.Categories[i] = inLines(name, room*0.94, l.size, false, lines)
		widest = max(widest, advance(l.Categories[i], false)*l.size*1.06)
	}
	left := min(widest, room) + 8
	l.skip = int(math.Ceil(l.size * lineHeight / slot * 0.9))
	bar := l.layBars(slot)
	l.hasLabel = l.Labels == AllLabels && bar >= thinnestLabel
	l.labels = clamp(math.Floor(bar*2)/2, smallestChart, l.size)
	right := number/2 + 4
	if l.hasLabel {
		right = number + 16
	}
	l.plot = l.part(Box{left, top, l.Box.W - left - right, plot})
}

// layUpright gives names below the chart their lines.
func (l *laidChart) layUpright(top, number float64) {
	left, right := 6.0, 8.0
	if l.Labels != AllLabels {
		left = number + 12
	}
	if l.Labels == LastLabels {
		right = number + 14
	}
	width := l.Box.W - left - right
	slot := width / float64(len(l.Categories))
	bottom := l.layNames(slot)
	bar := l.layBars(slot)
	l.hasLabel = l.Labels == LastLabels || l.Labels == AllLabels && (number+4 <= bar || len(l.Series) == 1 && number+2 <= slot)
	if l.Labels == AllLabels && !l.hasLabel {
		left = number + 12
		width = l.Box.W - left - right
	}
	if l.hasLabel {
		top += chartText + 4
	}
	l.plot = l.part(Box{left, top, width, l.Box.H - top - bottom})
	if l.Labels == LastLabels {
		l.layLasts()
	}
}

// part is a place in the chart in parts of its width and height.
func (l *laidChart) part(b Box) Box {
	return Box{b.X / l.Box.W, b.Y / l.Box.H, max(b.W, 20) / l.Box.W, max(b.H, 20) / l.Box.H}
}

func clamp(x, least, most float64) float64 { return min(max(x, least), most) }

// largest is the largest value that the axis has to reach.
func (c Chart) largest() float64 {
	most := 0.0
	for i := range c.Categories {
		sum := 0.0
		for _, s := range c.Series {
			if v := s.Points[i].Value; v != nil {
				most = max(most, *v)
				sum += *v
			}
		}
		if c.stacked() {
			most = max(most, sum)
		}
	}
	return most
}

// digits is about as wide as the axis's largest number, whatever its format.
func digits(largest float64) string {
	whole := strconv.Itoa(int(largest))
	return whole + strings.Repeat(".", (len(whole)-1)/3) + "≥ "
}
