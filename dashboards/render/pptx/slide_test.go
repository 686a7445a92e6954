package pptx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/officetest"
	"giaoban/dashboards/render/ooxml"
)

func itoa(n int) string { return strconv.Itoa(n) }

func atoi(t testing.TB, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A reader who hears the slides hears a title first, then what is shown in its order, and something for everything that
// is not text.
func TestReadOut(t *testing.T) {
	every(t, func(t *testing.T, d Deck, p officetest.Parts) {
		for i, want := range d.Slides {
			name := fmt.Sprintf("/ppt/slides/slide%d.xml", i+1)
			slide := p.XML(t, name)
			shapes := slide.All("spTree")[0].Inner[2:]
			if kind := shapes[0].All("ph")[0].Attr("type"); kind != "title" && kind != "ctrTitle" {
				t.Errorf("%s begins with %q", name, kind)
			}
			if got := shapes[0].AllText(); got != ooxml.Clean(want.Title) {
				t.Errorf("%s has the title %q", name, got)
			}
			others := 1 // the title
			if want.Subtitle != "" {
				others++
			}
			for k, part := range want.Parts {
				shape := shapes[others+k]
				kind := map[string]string{"pptx.Text": "sp", "pptx.Chart": "graphicFrame", "pptx.Table": "graphicFrame", "pptx.Picture": "pic"}[fmt.Sprintf("%T", part)]
				if c, ok := part.(Chart); ok && c.isEmpty() {
					kind = "sp"
				}
				if shape.XMLName.Local != kind {
					t.Errorf("%s: part %d is a %s", name, k+1, shape.XMLName.Local)
				}
				if kind != "sp" && shape.All("cNvPr")[0].Attr("descr") == "" {
					t.Errorf("%s: part %d has no alternative text", name, k+1)
				}
			}
			for _, e := range append(slide.All("rPr"), slide.All("endParaRPr")...) {
				if e.Attr("lang") != ooxml.Tag(d.Lang) {
					t.Errorf("%s: a text is in %q", name, e.Attr("lang"))
				}
			}
			for _, e := range slide.All("tbl") {
				if e.All("tblPr")[0].Attr("firstRow") != "1" {
					t.Errorf("%s: a table without heads", name)
				}
			}
			if numbers := slide.All("fld"); len(numbers) != map[bool]int{true: 0, false: 1}[want.Cover] {
				t.Errorf("%s has %d slide numbers", name, len(numbers))
			}
			if want.Notes == "" {
				continue
			}
			notes := p.XML(t, p.Related(t, name, "notesSlide"))
			var lines []string
			for _, e := range notes.All("p") {
				lines = append(lines, e.AllText())
			}
			if got := strings.Join(lines, "\n"); got != strings.ReplaceAll(want.Notes, "\x00", "") {
				t.Errorf("%s has the notes %q", name, got)
			}
		}
	})
}

func TestProperties(t *testing.T) {
	p := officetest.Unzip(t, written(t, briefing(t)))
	core := p.XML(t, "/docProps/core.xml")
	for name, want := range map[string]string{"title": "Giao ban dư luận xã hội tháng 4–5/2020", "creator": "Ban Tuyên giáo Thành ủy", "language": "vi-VN", "created": "2020-06-01T08:30:00Z", "modified": "2020-06-01T08:30:00Z"} {
		if got := core.All(name)[0].AllText(); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if n := len(p.Like("/ppt/media/*")); n != 1 {
		t.Errorf("a picture that is shown four times is there %d times", n)
	}
}

func TestRefused(t *testing.T) {
	box := Box{100, 100, 400, 300}
	one := []Series{{Name: "x", Points: points(1)}}
	chart := func(change func(*Chart)) Part {
		c := Chart{Box: box, Alt: "a", Empty: "e", Kind: Bars, Categories: []string{"a"}, Series: one}
		change(&c)
		return c
	}
	for want, part := range map[string]Part{
		"part 1: it has no alternative text": chart(func(c *Chart) { c.Alt = " \x01"[1:] }),
		"stands in its place without values": chart(func(c *Chart) { c.Empty = "" }),
		`"pie" is no kind of chart`:          chart(func(c *Chart) { c.Kind = "pie" }),
		"has 1 points for 2 categories":      chart(func(c *Chart) { c.Categories = []string{"a", "b"} }),
		"only lines have labels at their":    chart(func(c *Chart) { c.Labels = LastLabels }),
		"neither PNG nor JPEG":               Picture{Box: box, Alt: "a", File: []byte("GIF89a")},
		"picture":                            Picture{Box: box, Alt: "a"},
		"alternative text":                   Picture{Box: box, File: logo(t)},
		"row 1 of the table has 1 cells for": Table{Box: box, Alt: "a", Columns: []Column{{}, {}}, Rows: [][]Cell{{{}}}},
		"the table has no columns":           Table{Box: box, Alt: "a"},
		"100 rows are too many for its box":  Table{Box: box, Alt: "a", Columns: []Column{{}}, Rows: make([][]Cell, 100)},
		"two main texts":                     nil,
	} {
		d := Deck{Lang: words.Vi, Theme: Plain, Slides: []Slide{{Title: "x", Parts: []Part{part}}}}
		if part == nil {
			d.Slides[0].Parts = []Part{Text{Box: box, Body: true}, Text{Box: box, Body: true}}
		}
		if table, ok := part.(Table); ok && len(table.Rows) == 100 {
			for i := range table.Rows {
				table.Rows[i] = []Cell{{Text: "x"}}
			}
		}
		refused(t, d, want)
	}
	refused(t, Deck{Theme: Plain}, "no slides")
	refused(t, Deck{Theme: Plain, Slides: []Slide{{Title: "a"}, {Title: "\x00"}}}, "slide 2: it has no title")
	bad := Plain
	bad.Accents[3] = "red"
	refused(t, Deck{Theme: bad, Slides: []Slide{{Title: "a"}}}, `colour "red" is not of the form RRGGBB`)
	bad = Plain
	bad.Logo = []byte("<svg/>")
	refused(t, Deck{Theme: bad, Slides: []Slide{{Title: "a"}}}, "the logo: the picture is neither")
	refused(t, Deck{Theme: Theme{Ink: "000000", Muted: "000000", Soft: "000000", Accents: Plain.Accents}, Slides: []Slide{{Title: "a"}}}, "no font")
}

func refused(t *testing.T, d Deck, want string) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v instead of %q", err, want)
	}
	if b.Len() > 0 {
		t.Errorf("%q: %d bytes were written", want, b.Len())
	}
}
