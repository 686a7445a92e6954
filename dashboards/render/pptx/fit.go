package pptx

import (
	"math"
	"sort"
	"strings"

	"giaoban/dashboards/render/ooxml"
)

// What programs draw is not exactly what is measured: they round widths to their pixels, and space lines by their own
// reading of the font.
const (
	widthReserve = 1.03
	lineHeight   = 1.2 // of the size; Arial's own is 1.15
)

// advance is the width of a text of size 1, at most.
func advance(text string, bold bool) float64 { return ooxml.Width(text, bold) * widthReserve }

// fit gives each run the size at which all of them are within a box: theirs, or a smaller one down to the smallest. What
// is too long even then ends in "…". The same text in the same box always gets the same size, in every program.
func fit(paragraphs []Paragraph, size, smallest float64, box Box) []Paragraph {
	var sized []Paragraph
	for percent := 100.0; percent >= 30; percent -= 5 {
		sized = scaled(paragraphs, size, smallest, percent/100)
		if height(sized, box.W) <= box.H {
			return sized
		}
	}
	return shortened(sized, func(kept []Paragraph) bool { return height(kept, box.W) <= box.H })
}

// scaled are the paragraphs with each run's size set and its text cleaned.
func scaled(paragraphs []Paragraph, size, smallest, scale float64) []Paragraph {
	all := make([]Paragraph, len(paragraphs))
	for i, p := range paragraphs {
		runs := make([]Run, len(p.Runs))
		for k, r := range p.Runs {
			if r.Size == 0 {
				r.Size = size
			}
			r.Size = max(math.Floor(r.Size*scale*2)/2, min(smallest, r.Size))
			r.Text = ooxml.Clean(r.Text)
			runs[k] = r
		}
		p.Runs = runs
		p.Before *= scale
		all[i] = p
	}
	return all
}

// height is that of paragraphs in a width.
func height(paragraphs []Paragraph, width float64) float64 {
	sum := 0.0
	for i, p := range paragraphs {
		w := width
		if p.Bullet {
			w -= bulletGap
		}
		if i > 0 {
			sum += p.Before
		}
		for _, line := range wrap(p.Runs, w) {
			sum += line * lineHeight
		}
	}
	return sum
}

// wrap breaks runs into lines as programs do: at spaces, and within a word that is longer than a line. It gives the
// largest size in each line.
func wrap(runs []Run, width float64) []float64 {
	lines := []float64{0}
	used, word, wordSize := 0.0, 0.0, 0.0 // of the line up to the word, of the word
	breakLine := func() {
		lines = append(lines, 0)
		used = 0
	}
	for _, r := range runs {
		for _, letter := range r.Text {
			w := advance(string(letter), r.Bold) * r.Size
			switch {
			case letter == ' ':
				used, word, wordSize = used+word+w, 0, 0
			case used+word+w <= width:
				word += w
			case used > 0: // the word goes to the next line
				breakLine()
				word += w
				if word > width {
					breakLine()
					word = w
				}
			default:
				breakLine()
				word = w
			}
			if letter != ' ' {
				wordSize = max(wordSize, r.Size)
			}
			last := len(lines) - 1
			lines[last] = max(lines[last], wordSize, r.Size)
		}
	}
	if lines[0] == 0 && len(runs) > 0 {
		lines[0] = runs[0].Size
	}
	return lines
}

// shortened keeps as many letters as fit, and ends them with "…".
func shortened(paragraphs []Paragraph, fits func([]Paragraph) bool) []Paragraph {
	total := 0
	for _, p := range paragraphs {
		for _, r := range p.Runs {
			total += len([]rune(r.Text))
		}
	}
	most := sort.Search(total, func(n int) bool { return !fits(first(paragraphs, n+1)) })
	return first(paragraphs, most)
}

// first are the first letters of paragraphs, then "…".
func first(paragraphs []Paragraph, letters int) []Paragraph {
	var kept []Paragraph
	for _, p := range paragraphs {
		var runs []Run
		for _, r := range p.Runs {
			text := []rune(r.Text)
			if len(text) >= letters {
				r.Text = strings.TrimRight(string(text[:letters]), " ,;:.–-") + "…"
				runs = append(runs, r)
				p.Runs = runs
				return append(kept, p)
			}
			letters -= len(text)
			runs = append(runs, r)
		}
		p.Runs = runs
		kept = append(kept, p)
	}
	return kept
}

// inLines shortens a text to what fits into a number of lines.
func inLines(text string, width, size float64, bold bool, lines int) string {
	whole := []Paragraph{{Runs: []Run{{Text: ooxml.Clean(text), Size: size, Bold: bold}}}}
	fits := func(p []Paragraph) bool { return len(wrap(p[0].Runs, width)) <= lines }
	if fits(whole) {
		return whole[0].Runs[0].Text
	}
	return shortened(whole, fits)[0].Runs[0].Text
}
