package pptx

import (
	"fmt"
	"regexp"

	"giaoban/dashboards/render/ooxml"
)

// Theme is what makes a deck that of an office.
type Theme struct {
	Font    string    // of all text; it has to be on the reader's computer
	Ink     string    // RRGGBB, as all colours here: titles and text
	Muted   string    // what is said beside
	Soft    string    // fills of boxes and of the heads of tables
	Accents [6]string // series of charts, in turn; the first is also that of the slides
	Logo    []byte    // PNG or JPEG; nil = none
}

// Plain is the theme of a deck that nobody has made another for.
var Plain = Theme{
	Font: "Arial", Ink: "18222D", Muted: "475465", Soft: "EEF1F5",
	Accents: [6]string{"0B57A4", "B5862A", "7F8C9D", "3F9382", "9A6FA3", "B0605A"},
}

// Color is one of the theme, which changes with it, or RRGGBB.
type Color string

// The colours of a theme. Accent numbers run from 1 to 6.
const (
	Ink    Color = "tx1"
	Muted  Color = "tx2"
	Ground Color = "bg1"
	Soft   Color = "bg2"
)

// Accent is the theme's colour for a series of a chart: 0 is the first, and after the sixth they begin again.
func Accent(series int) Color { return Color(fmt.Sprintf("accent%d", series%6+1)) }

var rgb = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

// node is the colour itself.
func (c Color) node() ooxml.Node {
	if rgb.MatchString(string(c)) {
		return el("a:srgbClr", attr("val", string(c)))
	}
	return el("a:schemeClr", attr("val", string(c)))
}

func (c Color) fill() ooxml.Node { return el("a:solidFill", c.node()) }

func (c Color) fillOrNone() ooxml.Node {
	if c == "" {
		return el("a:noFill")
	}
	return c.fill()
}

// line is an outline. A dash of "" is a whole line.
func (c Color) line(points float64, dash string) ooxml.Node {
	n := el("a:ln", attr("w", emu(points)), c.fill())
	if dash != "" {
		add(&n, el("a:prstDash", attr("val", dash)))
	}
	return n
}

var noLine = el("a:ln", el("a:noFill"))

// check refuses colours that are none.
func (t Theme) check() error {
	for _, c := range append([]string{t.Ink, t.Muted, t.Soft}, t.Accents[:]...) {
		if !rgb.MatchString(c) {
			return fmt.Errorf("the theme's colour %q is not of the form RRGGBB", c)
		}
	}
	if t.Font == "" {
		return fmt.Errorf("the theme has no font")
	}
	return nil
}

// xml is the theme's part. Office repairs a file whose theme lacks any of the format scheme's three fills, lines and
// effects.
func (t Theme) xml() []byte {
	rgbColor := func(name, value string) ooxml.Node { return el("a:"+name, el("a:srgbClr", attr("val", value))) }
	colors := ooxml.Nodes{rgbColor("dk1", t.Ink), rgbColor("lt1", "FFFFFF"), rgbColor("dk2", t.Muted), rgbColor("lt2", t.Soft)}
	for i, c := range t.Accents {
		colors = append(colors, rgbColor(fmt.Sprintf("accent%d", i+1), c))
	}
	colors = append(colors, rgbColor("hlink", t.Accents[0]), rgbColor("folHlink", t.Muted))
	font := func(name string) ooxml.Node {
		return el(name, el("a:latin", attr("typeface", t.Font)), el("a:ea", attr("typeface", "")), el("a:cs", attr("typeface", "")))
	}
	fill := el("a:solidFill", el("a:schemeClr", attr("val", "phClr")))
	effect := el("a:effectStyle", el("a:effectLst"))
	outline := func(points float64) ooxml.Node { return el("a:ln", attr("w", emu(points)), fill) }
	return ooxml.Document(el("a:theme", namespaces[0], attr("name", "giaoban"), el("a:themeElements",
		el("a:clrScheme", attr("name", "giaoban"), colors),
		el("a:fontScheme", attr("name", "giaoban"), font("a:majorFont"), font("a:minorFont")),
		el("a:fmtScheme", attr("name", "giaoban"),
			el("a:fillStyleLst", fill, fill, fill), el("a:lnStyleLst", outline(0.5), outline(1), outline(1.5)),
			el("a:effectStyleLst", effect, effect, effect), el("a:bgFillStyleLst", fill, fill, fill)))))
}
