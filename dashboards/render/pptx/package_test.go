package pptx

import (
	"testing"

	"giaoban/dashboards/render/officetest"
)

// every gives each of the test's decks with its parts.
func every(t *testing.T, do func(t *testing.T, d Deck, p officetest.Parts)) {
	for name, d := range map[string]Deck{"briefing": briefing(t), "hostile": hostile(t)} {
		t.Run(name, func(t *testing.T) { do(t, d, officetest.Unzip(t, written(t, d))) })
	}
}

func TestRelationships(t *testing.T) {
	every(t, func(t *testing.T, _ Deck, p officetest.Parts) { p.Whole(t) })
}

// What Office repairs: ids that are there twice, slides, masters and layouts of which one does not know the other, a theme
// that two masters share.
func TestNothingToRepair(t *testing.T) {
	every(t, func(t *testing.T, d Deck, p officetest.Parts) {
		for _, pattern := range []string{"/ppt/slides/*.xml", "/ppt/slideLayouts/*.xml", "/ppt/slideMasters/*.xml", "/ppt/notesSlides/*.xml", "/ppt/notesMasters/*.xml"} {
			for _, name := range p.Like(pattern) {
				seen := map[string]bool{}
				for _, e := range p.XML(t, name).All("cNvPr") {
					if id := e.Attr("id"); seen[id] || id == "" || id == "0" {
						t.Errorf("%s: id %q is there twice or none", name, id)
					} else {
						seen[id] = true
					}
				}
			}
		}
		main := p.XML(t, "/ppt/presentation.xml")
		ids := map[string]bool{}
		for _, e := range append(main.All("sldMasterId"), p.XML(t, "/ppt/slideMasters/slideMaster1.xml").All("sldLayoutId")...) {
			if ids[e.Attr("id")] || len(e.Attr("id")) != len("2147483648") {
				t.Errorf("master or layout id %q", e.Attr("id"))
			}
			ids[e.Attr("id")] = true
		}
		if n := len(main.All("sldId")); n != len(d.Slides) {
			t.Errorf("%d slides are named", n)
		}
		if len(main.All("notesMasterId")) != 1 {
			t.Error("no master of notes")
		}
		if p.Related(t, "/ppt/slideMasters/slideMaster1.xml", "theme") == p.Related(t, "/ppt/notesMasters/notesMaster1.xml", "theme") {
			t.Error("two masters share a theme")
		}
		for _, name := range p.Like("/ppt/theme/*.xml") {
			theme := p.XML(t, name)
			for list, item := range map[string]string{"fillStyleLst": "solidFill", "lnStyleLst": "ln", "effectStyleLst": "effectStyle", "bgFillStyleLst": "solidFill"} {
				if lists := theme.All(list); len(lists) != 1 || len(lists[0].Inner) != 3 || lists[0].Inner[0].XMLName.Local != item {
					t.Errorf("%s: %s", name, list)
				}
			}
		}
		for _, name := range p.Like("/ppt/notesSlides/*.xml") {
			if slide := p.Related(t, name, "slide"); p.Related(t, slide, "notesSlide") != name {
				t.Errorf("%s is not the notes of %s", name, slide)
			}
		}
		for _, name := range p.Like("/ppt/slideLayouts/*.xml") {
			if p.Related(t, name, "slideMaster") != "/ppt/slideMasters/slideMaster1.xml" {
				t.Errorf("%s has no master", name)
			}
		}
	})
}
