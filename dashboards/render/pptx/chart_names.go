package pptx

import (
	"math"
	"strings"
)

// layBars gives the thickness of a bar, or the room of a point on a line, where each category has so much.
func (l *laidChart) layBars(slot float64) float64 {
	beside := 1.0
	if l.Kind == Columns || l.Kind == Bars {
		beside = float64(len(l.Series))
	}
	gap := clamp((slot/thickest-beside)*100, leastGap, 500)
	l.gap = int(gap)
	return slot / (beside + gap/100)
}

// layNames shortens the names below an upright chart to a few lines each, or turns them all where their words are longer
// than their places. It gives the height that they take.
func (l *laidChart) layNames(slot float64) float64 {
	room := slot * 0.86
	broken := 0
	for _, name := range l.Categories {
		for word := range strings.FieldsSeq(name) {
			if advance(word, false)*chartText > room {
				broken++
				break
			}
		}
	}
	if l.turned = broken*4 > len(l.Categories); l.turned {
		widest := 0.0
		for i, name := range l.Categories {
			l.Categories[i] = inLines(name, turnedLength, chartText, false, 1)
			widest = max(widest, advance(l.Categories[i], false)*chartText)
		}
		l.size = clamp(math.Floor(slot/lineHeight*2)/2, smallestChart, chartText)
		l.skip = int(math.Ceil(l.size * lineHeight / slot * 0.9))
		if n := len(l.Categories); l.Kind == Lines && n > mostNames {
			l.skip = (n + mostNames - 1) / mostNames
		}
		return widest + 12
	}
	lines := 1
	for i, name := range l.Categories {
		l.Categories[i] = inLines(name, room, chartText, false, mostLabelLines)
		lines = max(lines, len(wrap([]Run{{Text: l.Categories[i], Size: chartText}}, room)))
	}
	return float64(lines)*chartText*lineHeight + 10
}
