package ooxml

import "golang.org/x/text/unicode/norm"

// Widths of Arial, in thousandths of the size, from space to tilde. Arial is measured whatever font the theme has: those
// that offices use are as wide or narrower.
var (
	arial = [95]int{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}
	arialBold = [95]int{
		278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
		611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
	}
)

// wide is the width of letters that are neither in the tables nor made of one of theirs: Chinese, symbols.
const wide = 1000

// Letters that a decomposition does not reduce to their base: their widths in regular and bold.
var otherWidths = map[rune][2]int{
	'đ': {556, 611}, 'Đ': {722, 722}, '–': {556, 556}, '‘': {222, 278}, '’': {222, 278}, '“': {333, 500}, '”': {333, 500}, '•': {350, 350},
	'·': {333, 333}, '≥': {549, 549}, '≤': {549, 549}, '≈': {549, 549}, '×': {584, 584}, '±': {549, 549}, '°': {400, 400}, '§': {556, 556},
	'«': {556, 556}, '»': {556, 556}, '€': {556, 556}, '₫': {513, 513}, '−': {584, 584}, '½': {834, 834}, '\u00a0': {278, 278},
}

const horn = '\u031b' // of ơ and ư

const hornWidth = 132 // by which it makes a letter wider at most

// Width is the width of a text of size 1 in Arial, without the space that pairs of letters share.
func Width(text string, bold bool) float64 {
	table, weight := &arial, 0
	if bold {
		table, weight = &arialBold, 1
	}
	sum := 0
	for _, r := range norm.NFD.String(text) {
		switch w, known := otherWidths[r]; {
		case r >= ' ' && r <= '~':
			sum += table[r-' ']
		case r == horn:
			sum += hornWidth
		case r >= '\u0300' && r <= '\u036f': // stands on the letter before it
		case known:
			sum += w[weight]
		default:
			sum += wide
		}
	}
	return float64(sum) / 1000
}
