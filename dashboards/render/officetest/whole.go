package officetest

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// Whole fails the test unless each id that a part's XML names is a relationship of the part, each relationship leads to a
// part, and each part is reached from the package's root and has a content type.
func (p Parts) Whole(t testing.TB) {
	t.Helper()
	reached := map[string]bool{"/[Content_Types].xml": true, "/_rels/.rels": true}
	var walk func(name string)
	walk = func(name string) {
		relations := p.Relations(t, name)
		if name != "/" {
			if reached[name] = true; len(relations) > 0 {
				reached[path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")] = true
			}
			if strings.HasSuffix(name, ".xml") {
				for _, id := range named(p.XML(t, name)) {
					if _, there := relations[id]; !there {
						t.Errorf("%s names %s, which it has not", name, id)
					}
				}
			}
		}
		for id, r := range relations {
			to := Target(name, r)
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
	types := p.XML(t, "/[Content_Types].xml")
	for name := range p {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
		byName := slices.ContainsFunc(types.All("Override"), func(e Element) bool { return e.Attr("PartName") == name })
		byEnding := slices.ContainsFunc(types.All("Default"), func(e Element) bool { return "."+e.Attr("Extension") == path.Ext(name) })
		if isXML := path.Ext(name) == ".xml" && name != "/[Content_Types].xml"; isXML && !byName || !isXML && !byEnding && name != "/[Content_Types].xml" {
			t.Errorf("%s has no content type", name)
		}
	}
	for _, e := range types.All("Override") {
		if _, there := p[e.Attr("PartName")]; !there {
			t.Errorf("a content type for %s, which is not there", e.Attr("PartName"))
		}
	}
}

// named are the ids of relationships in an element.
func named(e Element) []string {
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
