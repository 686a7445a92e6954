package render

import (
	"regexp"
	"strconv"
	"unicode"

	"giaoban/dashboards/render/typeface"

	unicodewidth "golang.org/x/text/width"
)

// Family is the typeface of pictures and pages.
const Family = "Be Vietnam Pro"

// otherFace has the characters that the typeface lacks, such as ≥, and alphabets that few names are written in.
const otherFace = "DejaVuSans.ttf"

// weights of the typeface that are there. Any other is drawn in the next one that CSS chooses.
var weights = []int{400, 600, 700}

// letters are the faces that pictures are written in.
type letters struct {
	faces map[int][]*typeface.Face // by weight, the parts of the typeface
	other *typeface.Face           // for characters that the typeface lacks, such as ≥
}

func loadLetters() (*letters, error) {
	l := &letters{faces: map[int][]*typeface.Face{}}
	for _, weight := range weights {
		for _, part := range []string{"latin", "vietnamese"} {
			face, err := loadFace("be-vietnam-pro-" + part + "-" + strconv.Itoa(weight) + "-normal.woff")
			if err != nil {
				return nil, err
			}
			l.faces[weight] = append(l.faces[weight], face)
		}
	}
	var err error
	l.other, err = loadFace(otherFace)
	return l, err
}

func loadFace(name string) (*typeface.Face, error) {
	content, err := file(name)
	if err != nil {
		return nil, err
	}
	return typeface.Parse(content)
}

var (
	fontSize   = regexp.MustCompile(`(\d*\.?\d+)px`)
	fontWeight = regexp.MustCompile(`\b(bold|[1-9]00)\b`)
)

// usualSize is zrender's, in pixels, of a font that names none.
const usualSize = 12

// widthOf measures text in pixels as it is drawn in a font of CSS, such as "600 13px 'Be Vietnam Pro', sans-serif".
func (l *letters) widthOf(text, font string) float64 {
	size := float64(usualSize)
	if m := fontSize.FindStringSubmatch(font); m != nil {
		size, _ = strconv.ParseFloat(m[1], 64) // the expression takes numbers alone
	}
	return size * l.width(text, weightOf(fontWeight.FindString(font)))
}

// width of a text as a share of the font size.
func (l *letters) width(text string, weight int) (sum float64) {
	for _, r := range text {
		sum += l.advance(r, l.faces[weight])
	}
	return sum
}

// weightOf is the weight that CSS draws a font of another weight in (CSS Fonts 4, section 5.2).
func weightOf(text string) int {
	n, err := strconv.Atoi(text)
	switch {
	case text == "bold" || n > 600:
		return 700
	case err != nil || n <= 500:
		return 400
	}
	return 600
}

// advance is the width of a character as a share of the font size. What neither typeface has is drawn by whatever the
// reader's machine has; then it is a square, as zrender takes a line's height to be, or about half of one.
func (l *letters) advance(r rune, faces []*typeface.Face) float64 {
	for _, face := range faces {
		if face.Has(r) {
			return face.Advance(r)
		}
	}
	const square, half = 1, 0.6
	switch kind := unicodewidth.LookupRune(r).Kind(); {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		return 0
	case l.other.Has(r):
		return l.other.Advance(r)
	case kind == unicodewidth.EastAsianWide || kind == unicodewidth.EastAsianFullwidth:
		return square
	}
	return half
}

// has tells whether the typeface has a character.
func (l *letters) has(r rune, weight int) bool {
	for _, face := range l.faces[weight] {
		if face.Has(r) {
			return true
		}
	}
	return false
}
