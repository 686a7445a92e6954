package render

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// elements are the shapes and texts of a drawing, and the letters in it.
type elements struct {
	svg  strings.Builder
	used map[int]map[rune]bool // by the weight that they are drawn in
	open bool                  // the tag written last has no end yet
}

// tags are the elements that ECharts draws with; pictures hold no others, so nothing in one can run, load or link.
var tags = map[string]bool{
	"circle": true, "clipPath": true, "defs": true, "ellipse": true, "g": true, "line": true, "linearGradient": true, "path": true,
	"pattern": true, "polygon": true, "polyline": true, "radialGradient": true, "rect": true, "stop": true, "text": true, "tspan": true,
}

// read takes over what ECharts has drawn, element by element. Its ids are those of one chart in one machine; here they
// begin with "c" in every picture.
func (e *elements) read(drawn string) error {
	decoder := xml.NewDecoder(strings.NewReader(strings.Map(allowed, drawn)))
	depth, weights := 0, []int{400}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("what was drawn is no SVG: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				continue // the svg itself
			}
			if !tags[t.Name.Local] {
				return fmt.Errorf("a drawing holds <%s>", t.Name.Local)
			}
			attrs, err := plainAttributes(t.Attr)
			if err != nil {
				return err
			}
			if invisible(t.Name.Local, attrs) {
				if err := decoder.Skip(); err != nil {
					return fmt.Errorf("what was drawn is no SVG: %w", err)
				}
				depth--
				continue
			}
			weights = append(weights, weightOf(attrs["font-weight"]))
			e.begin(t.Name.Local, attrs)
		case xml.EndElement:
			if depth--; depth > 0 {
				weights = weights[:len(weights)-1]
				e.end(t.Name.Local)
			}
		case xml.CharData:
			if text := strings.TrimRightFunc(string(t), unicode.IsSpace); text != "" {
				e.text(text, weights[len(weights)-1])
			}
		}
	}
}

// text adds a text, and notes its letters.
func (e *elements) text(text string, weight int) {
	if e.used == nil {
		e.used = map[int]map[rune]bool{}
	}
	if e.used[weight] == nil {
		e.used[weight] = map[rune]bool{}
	}
	for _, r := range text {
		e.used[weight][r] = true
	}
	e.within()
	e.svg.WriteString(escaped(text))
}

// begin begins an element. Its attributes are sorted, so that the same drawing is always the same text.
func (e *elements) begin(tag string, attrs map[string]string) {
	e.within()
	e.svg.WriteString("<" + tag)
	for _, name := range slices.Sorted(maps.Keys(attrs)) {
		e.svg.WriteString(" " + name + `="` + escaped(attrs[name]) + `"`)
	}
	e.open = true
}

// within ends the tag of the element that something is written into.
func (e *elements) within() {
	if e.open {
		e.svg.WriteString(">")
	}
	e.open = false
}

// end ends an element.
func (e *elements) end(tag string) {
	if e.open {
		e.svg.WriteString("/>")
	} else {
		e.svg.WriteString("</" + tag + ">")
	}
	e.open = false
}
