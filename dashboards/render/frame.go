package render

import (
	"strconv"
	"strings"
)

// Frame is what a picture says around its chart when it stands alone.
type Frame struct {
	Title     string
	Text      string // what the chart shows
	Source    string // where its numbers come from
	Ink, Ink2 string // colours
}

// Box is a place in a picture.
type Box struct{ X, Y, Width, Height float64 }

// narrowest is the width, in pixels, from which a frame is roomy.
const narrowest = 520

// style is a kind of line in a frame.
type style struct {
	size, height, weight int
}

// plan is a frame laid out for a width.
type plan struct {
	margin              float64
	title, text, source []string
	titleStyle          style
}

const gap = 14 // pixels between the parts of a frame

var textStyle, sourceStyle = style{14, 20, 400}, style{12, 17, 400}

func (f *Frame) plan(l *letters, width float64) plan {
	p := plan{margin: 28, titleStyle: style{22, 29, 700}}
	if width < narrowest {
		p.margin, p.titleStyle = 16, style{18, 24, 700}
	}
	room := width - 2*p.margin
	p.title = l.wrap(f.Title, p.titleStyle, room)
	p.text = l.wrap(f.Text, textStyle, room)
	p.source = l.wrap(f.Source, sourceStyle, room)
	return p
}

func (p plan) top() float64 {
	return p.margin + float64(len(p.title)*p.titleStyle.height+len(p.text)*textStyle.height+gap+4)
}

func (p plan) bottom() float64 { return p.margin + float64(len(p.source)*sourceStyle.height+gap) }

// Inside tells how wide the chart in a picture of this width is, and how much higher than its chart the picture, in
// pixels.
func (p Picture) Inside() (chart, more int, err error) {
	if p.Frame == nil {
		return p.Width, 0, nil
	}
	k, err := loadKit()
	if err != nil {
		return 0, 0, err
	}
	plan := p.Frame.plan(k.letters, float64(p.Width))
	return p.Width - int(2*plan.margin), int(plan.top() + plan.bottom()), nil
}

// write writes the frame's texts into a picture and gives the place that is left for the chart.
func (f *Frame) write(e *elements, l *letters, whole Box) Box {
	p := f.plan(l, whole.Width)
	y := e.lines(p.title, p.titleStyle, f.Ink, p.margin, p.margin)
	e.lines(p.text, textStyle, f.Ink2, p.margin, y+4)
	e.lines(p.source, sourceStyle, f.Ink2, p.margin, whole.Height-p.bottom()+gap)
	return Box{X: p.margin, Y: p.top(), Width: whole.Width - 2*p.margin, Height: whole.Height - p.top() - p.bottom()}
}

// lines writes a text below a height, and gives the height below it.
func (e *elements) lines(lines []string, s style, color string, x, y float64) float64 {
	for _, line := range lines {
		e.begin("text", map[string]string{"x": number(x), "y": number(y + float64(s.height)/2), "dominant-baseline": "central",
			"font-size": strconv.Itoa(s.size), "font-weight": strconv.Itoa(s.weight), "fill": color})
		e.text(line, s.weight)
		e.end("text")
		y += float64(s.height)
	}
	return y
}

// wrap breaks a text between words, and inside a word only where it is longer than a line.
func (l *letters) wrap(text string, s style, room float64) []string {
	var lines []string
	line := ""
	fits := func(t string) bool { return l.width(t, s.weight)*float64(s.size) <= room }
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		if longer := strings.TrimPrefix(line+" "+word, " "); fits(longer) {
			line = longer
			continue
		}
		if line != "" {
			lines, line = append(lines, line), ""
		}
		for _, r := range word {
			if line != "" && !fits(line+string(r)) {
				lines, line = append(lines, line), ""
			}
			line += string(r)
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}
