package pptx

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"giaoban/dashboards/render/officetest"
	"giaoban/dashboards/render/ooxml"
)

func written(t testing.TB, d Deck) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, d); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same deck has different bytes")
	}
	return b.Bytes()
}

// Both decks are valid, and LibreOffice shows each text in its place: no word outside the box that it belongs to, and none
// on another.
func TestOpens(t *testing.T) {
	for name, d := range map[string]Deck{"briefing.pptx": briefing(t), "hostile.pptx": hostile(t)} {
		t.Run(name, func(t *testing.T) {
			file := written(t, d)
			officetest.Valid(t, name, file)
			pages := officetest.Open(t, name, file)
			if len(pages) != len(d.Slides) {
				t.Fatalf("%d pages for %d slides", len(pages), len(d.Slides))
			}
			for i, page := range pages {
				if math.Abs(page.Width-slideWidth) > 1 || math.Abs(page.Height-slideHeight) > 1 {
					t.Fatalf("page %d has %.0f x %.0f points", i+1, page.Width, page.Height)
				}
				places := places(d, d.Slides[i])
				for k, w := range page.Words {
					if !stands(w, places) {
						t.Errorf("slide %d: %q stands in no box, at %.0f %.0f to %.0f %.0f", i+1, w.Text, w.XMin, w.YMin, w.XMax, w.YMax)
					}
					for _, other := range page.Words[:k] {
						if officetest.Overlap(w, other) {
							t.Errorf("slide %d: %q stands on %q, at %.0f %.0f", i+1, w.Text, other.Text, w.XMin, w.YMin)
						}
					}
				}
				for word := range strings.FieldsSeq(ooxml.Clean(d.Slides[i].Title)) {
					if !strings.Contains(page.Text(), word) && len(word) < 30 {
						t.Errorf("slide %d does not show %q of its title", i+1, word)
					}
				}
			}
		})
	}
}

// places are the boxes of a slide's texts.
func places(d Deck, s Slide) []Box {
	if s.Cover {
		return []Box{coverTitleBox, coverSubtitleBox}
	}
	content := d.Content(s)
	all := []Box{{margin, 0, slideWidth - 2*margin, content.Y}, sourceBox, footerBox, numberBox}
	for _, p := range s.Parts {
		switch x := p.(type) {
		case Text:
			all = append(all, x.Box)
		case Chart:
			all = append(all, x.Box)
		case Table:
			all = append(all, x.Box)
		}
	}
	return all
}

// stands says whether a word is within one of the boxes; its own box is higher than its letters.
func stands(w officetest.Word, places []Box) bool {
	around := 0.2 * (w.YMax - w.YMin)
	for _, b := range places {
		if w.XMin > b.X-3 && w.XMax < b.X+b.W+3 && w.YMin > b.Y-around && w.YMax < b.Y+b.H+around {
			return true
		}
	}
	return false
}

// Words are as wide as they were measured, or narrower by the reserve.
func TestWidths(t *testing.T) {
	text := "Ước mơ của người dân Đồng Tháp: 1.234,5 lượt “phản ánh” về ĐƯỜNG PHỐ – WiFi, quỹ đất & môi trường ở Thủy Nguyên (≥ 46 %)"
	d := Deck{Theme: Plain, Slides: []Slide{{Title: "x", Parts: []Part{
		Text{Box: Box{48, 150, 864, 60}, Size: 14, Paragraphs: []Paragraph{Line(text)}},
		Text{Box: Box{48, 250, 864, 60}, Size: 14, Paragraphs: []Paragraph{{Runs: []Run{{Text: text, Bold: true}}}}}}}}}
	compared := 0
	for _, w := range officetest.Open(t, "widths.pptx", written(t, d))[0].Words {
		if w.YMin < 140 || w.YMin > 320 {
			continue
		}
		compared++
		measured := advance(w.Text, w.YMin > 240) * 14
		if drawn := w.XMax - w.XMin; drawn > measured+0.3 || drawn < 0.96*measured/widthReserve-0.5 {
			t.Errorf("%q is %.1f points wide, measured %.1f", w.Text, drawn, measured)
		}
	}
	if want := 2 * len(strings.Fields(text)); compared != want {
		t.Errorf("%d of %d words compared", compared, want)
	}
}

// The validator is one that finds something: elements in another order, which Office repairs.
func TestValidatorFinds(t *testing.T) {
	for name, change := range map[string][2]string{
		"/ppt/charts/chart1.xml": {`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>`, `<c:dispBlanksAs val="gap"/><c:plotVisOnly val="1"/>`},
		"/ppt/slides/slide1.xml": {`type="ctrTitle"`, `type="headline"`},
		"/ppt/presentation.xml":  {`r:id="rId1"`, `r:id="rId99"`},
		"/ppt/theme/theme1.xml":  {"<a:effectStyle><a:effectLst/></a:effectStyle>", ""},
	} {
		p := officetest.Unzip(t, written(t, briefing(t)))
		broken := strings.ReplaceAll(string(p[name]), change[0], change[1])
		if broken == string(p[name]) {
			t.Fatalf("%s has nothing to break", name)
		}
		p[name] = []byte(broken)
		if officetest.Findings(t, "broken.pptx", p.Zip(t)) == nil {
			t.Errorf("nothing is found in a broken %s", name)
		}
	}
}

// large is a deck of 20 slides as a month's pack has them.
func large(t testing.TB) Deck {
	d := briefing(t)
	shown := d.Slides[1:5]
	for len(d.Slides) < 20 {
		s := shown[len(d.Slides)%len(shown)]
		s.Title += fmt.Sprint(" ", len(d.Slides))
		d.Slides = append(d.Slides, s)
	}
	return d
}

// Decks leave nothing behind.
func TestMemoryIsFlat(t *testing.T) {
	d := large(t)
	held := func(decks int) uint64 {
		for range decks {
			var b bytes.Buffer
			if err := Write(&b, d); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held(5)
	if after := held(40); after > before+1<<20 {
		t.Errorf("40 decks left %d bytes behind", after-before)
	}
}

func BenchmarkWrite(b *testing.B) {
	d := large(b)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := Write(&out, d); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
