package pptx

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// every gives each of the test's decks with its parts.
func every(t *testing.T, do func(t *testing.T, d Deck, p parts)) {
	for name, d := range map[string]Deck{"briefing": briefing(t), "hostile": hostile(t)} {
		t.Run(name, func(t *testing.T) { do(t, d, unzip(t, written(t, d))) })
	}
}

// Each id that a part's XML names is a relationship of the part, each relationship leads to a part, and each part is
// reached from the package's root and has a content type.
func TestRelationships(t *testing.T) {
	every(t, func(t *testing.T, _ Deck, p parts) {
		reached := map[string]bool{"/[Content_Types].xml": true, "/_rels/.rels": true}
		var walk func(name string)
		walk = func(name string) {
			relations := p.relations(t, name)
			if name != "/" {
				if reached[name] = true; len(relations) > 0 {
					reached[path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")] = true
				}
				if strings.HasSuffix(name, ".xml") {
					for _, id := range named(p.xml(t, name)) {
						if _, there := relations[id]; !there {
							t.Errorf("%s names %s, which it has not", name, id)
						}
					}
				}
			}
			for id, r := range relations {
				to := target(name, r)
				if to == "" {
					continue
				}
				if _, there := p[to]; !there {
					t.Errorf("%s: %s leads to %s, which is not there", name, id, to)
				} else if !reached[to] {
					walk(to)
				}
			}
		}
		walk("/")
		types := p.xml(t, "/[Content_Types].xml")
		for name := range p {
			if !reached[name] {
				t.Errorf("nothing leads to %s", name)
			}
			byName := slices.ContainsFunc(types.all("Override"), func(e element) bool { return e.attr("PartName") == name })
			byEnding := slices.ContainsFunc(types.all("Default"), func(e element) bool { return "."+e.attr("Extension") == path.Ext(name) })
			if isXML := path.Ext(name) == ".xml" && name != "/[Content_Types].xml"; isXML && !byName || !isXML && !byEnding && name != "/[Content_Types].xml" {
				t.Errorf("%s has no content type", name)
			}
		}
		for _, e := range types.all("Override") {
			if _, there := p[e.attr("PartName")]; !there {
				t.Errorf("a content type for %s, which is not there", e.attr("PartName"))
			}
		}
	})
}

// named are the ids of relationships in an element.
func named(e element) []string {
	var ids []string
	for _, a := range e.Attrs {
		if strings.HasSuffix(a.Name.Space, "officeDocument/2006/relationships") {
			ids = append(ids, a.Value)
		}
	}
	for _, in := range e.Inner {
		ids = append(ids, named(in)...)
	}
	return ids
}

// What Office repairs: ids that are there twice, slides, masters and layouts of which one does not know the other, a theme
// that two masters share.
func TestNothingToRepair(t *testing.T) {
	every(t, func(t *testing.T, d Deck, p parts) {
		for _, pattern := range []string{"/ppt/slides/*.xml", "/ppt/slideLayouts/*.xml", "/ppt/slideMasters/*.xml", "/ppt/notesSlides/*.xml", "/ppt/notesMasters/*.xml"} {
			for _, name := range p.like(pattern) {
				seen := map[string]bool{}
				for _, e := range p.xml(t, name).all("cNvPr") {
					if id := e.attr("id"); seen[id] || id == "" || id == "0" {
						t.Errorf("%s: id %q is there twice or none", name, id)
					} else {
						seen[id] = true
					}
				}
			}
		}
		main := p.xml(t, "/ppt/presentation.xml")
		ids := map[string]bool{}
		for _, e := range append(main.all("sldMasterId"), p.xml(t, "/ppt/slideMasters/slideMaster1.xml").all("sldLayoutId")...) {
			if ids[e.attr("id")] || len(e.attr("id")) != len("2147483648") {
				t.Errorf("master or layout id %q", e.attr("id"))
			}
			ids[e.attr("id")] = true
		}
		if n := len(main.all("sldId")); n != len(d.Slides) {
			t.Errorf("%d slides are named", n)
		}
		if len(main.all("notesMasterId")) != 1 {
			t.Error("no master of notes")
		}
		if p.related(t, "/ppt/slideMasters/slideMaster1.xml", "theme") == p.related(t, "/ppt/notesMasters/notesMaster1.xml", "theme") {
			t.Error("two masters share a theme")
		}
		for _, name := range p.like("/ppt/theme/*.xml") {
			theme := p.xml(t, name)
			for list, item := range map[string]string{"fillStyleLst": "solidFill", "lnStyleLst": "ln", "effectStyleLst": "effectStyle", "bgFillStyleLst": "solidFill"} {
				if lists := theme.all(list); len(lists) != 1 || len(lists[0].Inner) != 3 || lists[0].Inner[0].XMLName.Local != item {
					t.Errorf("%s: %s", name, list)
				}
			}
		}
		for _, name := range p.like("/ppt/notesSlides/*.xml") {
			if slide := p.related(t, name, "slide"); p.related(t, slide, "notesSlide") != name {
				t.Errorf("%s is not the notes of %s", name, slide)
			}
		}
		for _, name := range p.like("/ppt/slideLayouts/*.xml") {
			if p.related(t, name, "slideMaster") != "/ppt/slideMasters/slideMaster1.xml" {
				t.Errorf("%s has no master", name)
			}
		}
	})
}
