package render

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// attributes that those elements may have.
var attributes = map[string]bool{
	"clip-path": true, "clip-rule": true, "clipPathUnits": true, "cx": true, "cy": true, "d": true, "dominant-baseline": true, "dx": true, "dy": true,
	"fill": true, "fill-opacity": true, "fill-rule": true, "font-size": true, "font-style": true, "font-weight": true, "gradientUnits": true,
	"height": true, "id": true, "offset": true, "opacity": true, "paint-order": true, "patternContentUnits": true, "patternTransform": true,
	"patternUnits": true, "points": true, "r": true, "rx": true, "ry": true, "stop-color": true, "stop-opacity": true, "stroke": true,
	"stroke-dasharray": true, "stroke-dashoffset": true, "stroke-linecap": true, "stroke-linejoin": true, "stroke-miterlimit": true,
	"stroke-opacity": true, "stroke-width": true, "text-anchor": true, "transform": true, "width": true, "x": true, "x1": true, "x2": true,
	"y": true, "y1": true, "y2": true,
}

// ignored are attributes that say nothing in a picture that nobody points at, and the family of fonts, which is one.
var ignored = map[string]bool{"pointer-events": true, "font-family": true, "space": true, "cursor": true}

// allowed replaces what no XML may hold (XML 1.0, section 2.2).
func allowed(r rune) rune {
	if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
		return unicode.ReplacementChar
	}
	return r
}

// plainAttributes checks attributes, and makes those of a style attribute of their own.
func plainAttributes(list []xml.Attr) (map[string]string, error) {
	out := map[string]string{}
	for _, a := range list {
		switch name := a.Name.Local; {
		case name == "style":
			if err := readStyle(a.Value, out); err != nil {
				return nil, err
			}
		case ignored[name] || strings.HasPrefix(name, "ecmeta_"):
		case !attributes[name] || a.Name.Space != "":
			return nil, fmt.Errorf("a drawing has the attribute %s", name)
		case name == "id" || name == "fill" || name == "stroke" || name == "clip-path":
			value, err := link(a.Value)
			if err != nil {
				return nil, err
			}
			out[name] = value
		default:
			out[name] = a.Value
		}
	}
	if out["text-anchor"] == "start" {
		delete(out, "text-anchor") // as it is without
	}
	if stroke := out["stroke"]; stroke == "" || stroke == "none" || out["stroke-width"] == "0" {
		delete(out, "stroke")
		for _, name := range []string{"stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-width"} {
			delete(out, name)
		}
	}
	return out, nil
}

// readStyle makes attributes of a style, which in a drawing is that of a text.
func readStyle(style string, out map[string]string) error {
	for declaration := range strings.SplitSeq(style, ";") {
		key, value, _ := strings.Cut(declaration, ":")
		switch {
		case key == "" || ignored[key]:
		case key == "font": // such as "normal 700 12px 'Be Vietnam Pro', sans-serif"
			if m := fontSize.FindStringSubmatch(value); m != nil {
				out["font-size"] = m[1]
			}
			if weight := fontWeight.FindString(value); weight != "" {
				out["font-weight"] = weight
			}
		case attributes[key]:
			out[key] = strings.TrimSuffix(value, "px")
		default:
			return fmt.Errorf("a drawing has the style %s", key)
		}
	}
	return nil
}

// invisible are the places that only a pointer finds.
func invisible(tag string, attrs map[string]string) bool {
	switch tag {
	case "circle", "ellipse", "path", "polygon", "polyline", "rect":
		empty := attrs["fill"] == "none" || attrs["fill-opacity"] == "0"
		return empty && (attrs["stroke"] == "" || attrs["stroke"] == "none")
	}
	return false
}

// ownID is the beginning of ids, which counts the charts that a machine has drawn.
var ownID = regexp.MustCompile(`^(url\(#)?zr[0-9]+-`)

// link checks a value that may lead somewhere: only to a part of the same picture.
func link(value string) (string, error) {
	value = ownID.ReplaceAllString(value, "$1")
	if strings.Contains(value, "(") && !strings.HasPrefix(value, "url(#") && !strings.HasPrefix(value, "rgb") {
		return "", fmt.Errorf("a drawing refers to %s", value)
	}
	return value, nil
}

func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(strings.Map(allowed, text))) // a Builder takes everything
	return out.String()
}

// number writes a length in pixels: two digits after the point are finer than any screen.
func number(n float64) string {
	text := strconv.FormatFloat(n, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
