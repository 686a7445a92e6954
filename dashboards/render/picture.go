package render

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"maps"
	"slices"
	"strings"
	"unicode"

	"giaoban/dashboards/render/typeface"
)

// Picture is what is to be drawn.
type Picture struct {
	Option        map[string]any // of ECharts
	Width, Height int            // in the pixels that text is measured in
	Shown         image.Point    // its own size in pixels of CSS, where that is another
	Background    string         // a colour; empty = none
	Title, Text   string         // for those who cannot see it
	Lang          string
	Frame         *Frame // title and source inside the picture; nil = they stand around it
}

// Drawing is a picture that was drawn.
type Drawing struct {
	Size  image.Point // in pixels of CSS
	SVG   []byte      // with the letters that it needs
	fonts [][]byte
}

// Draw makes the picture. It waits for a free machine, and gives up when the context ends.
func (r *Renderer) Draw(ctx context.Context, p Picture) (*Drawing, error) {
	k, err := loadKit()
	if err != nil {
		return nil, err
	}
	var e elements
	place := Box{Width: float64(p.Width), Height: float64(p.Height)}
	if p.Frame != nil {
		place = p.Frame.write(&e, k.letters, place)
	}
	option, err := json.Marshal(p.Option)
	if err != nil {
		return nil, fmt.Errorf("option: %w", err)
	}
	drawn, err := r.machines.draw(ctx, string(option), int(place.Width), int(place.Height))
	if err != nil {
		return nil, err
	}
	if p.Frame != nil {
		e.begin("g", map[string]string{"transform": "translate(" + number(place.X) + " " + number(place.Y) + ")"})
	}
	if err := e.read(drawn); err != nil {
		return nil, err
	}
	if p.Frame != nil {
		e.end("g")
	}
	return p.compose(&e, k.letters)
}

// compose puts the picture together: what it is called, its letters, its shapes.
func (p Picture) compose(e *elements, l *letters) (*Drawing, error) {
	d := &Drawing{Size: p.Shown}
	if d.Size == (image.Point{}) {
		d.Size = image.Pt(p.Width, p.Height)
	}
	style, err := d.letters(e.used, l)
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title text" lang="%s">`,
		d.Size.X, d.Size.Y, p.Width, p.Height, escaped(p.Lang))
	fmt.Fprintf(&out, `<title id="title">%s</title><desc id="text">%s</desc><style>%s</style>`, escaped(p.Title), escaped(p.Text), style)
	if p.Background != "" {
		fmt.Fprintf(&out, `<rect width="100%%" height="100%%" fill="%s"/>`, escaped(p.Background))
	}
	fmt.Fprintf(&out, `<g font-family="'%s', system-ui, sans-serif">%s</g></svg>`, Family, e.svg.String())
	d.SVG = []byte(out.String())
	return d, nil
}

// letters gives the rules that bring the letters of the texts along, and keeps their fonts for the PNG. An <img> shows
// what its file holds: it may load nothing, not even the fonts of the page that it stands on.
func (d *Drawing) letters(used map[int]map[rune]bool, l *letters) (string, error) {
	var rules strings.Builder
	others := false
	for _, weight := range slices.Sorted(maps.Keys(used)) {
		var own, symbols []rune
		for _, r := range slices.Sorted(maps.Keys(used[weight])) {
			switch {
			case l.has(r, weight):
				own = append(own, r)
			case l.other.Has(r):
				others = true
				if standsAlone(r) {
					symbols = append(symbols, r)
				}
			}
		}
		for _, part := range []struct {
			letters []rune
			faces   []*typeface.Face
		}{{own, l.faces[weight]}, {symbols, []*typeface.Face{l.other}}} {
			if len(part.letters) == 0 {
				continue
			}
			font, err := typeface.Subset(part.letters, part.faces...)
			if err != nil {
				return "", err
			}
			packed, err := font.WOFF2()
			if err != nil {
				return "", err
			}
			fmt.Fprintf(&rules, "@font-face{font-family:'%s';font-weight:%d;src:url(data:font/woff2;base64,%s);unicode-range:%s}",
				Family, weight, base64.StdEncoding.EncodeToString(packed), ranges(font.Letters))
			if part.faces[0] != l.other {
				d.fonts = append(d.fonts, font.TrueType())
			}
		}
	}
	if others {
		whole, err := file(otherFace)
		if err != nil {
			return "", err
		}
		d.fonts = append(d.fonts, whole)
	}
	return rules.String(), nil
}

// standsAlone tells whether a character looks the same wherever it stands. Others, such as Arabic letters, need the
// tables of a whole font, which the reader's machine has.
func standsAlone(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.S, unicode.P, unicode.N, unicode.Zs)
}

// ranges writes characters for CSS.
func ranges(sorted []rune) string {
	var parts []string
	for i := 0; i < len(sorted); {
		j := i
		for j+1 < len(sorted) && sorted[j+1] == sorted[j]+1 {
			j++
		}
		part := fmt.Sprintf("U+%X", sorted[i])
		if j > i {
			part += fmt.Sprintf("-%X", sorted[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, ",")
}
