package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"testing"
)

// element is any element of a part.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inner   []element  `xml:",any"`
	Text    string     `xml:",chardata"`
}

// attr is an attribute by its local name.
func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && !strings.HasPrefix(a.Name.Space, "xmlns") {
			return a.Value
		}
	}
	return ""
}

// relation is an attribute r:NAME.
func (e element) relation(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && strings.HasSuffix(a.Name.Space, "/relationships") {
			return a.Value
		}
	}
	return ""
}

// all are the elements of a name within, in the order of the part.
func (e element) all(name string) []element {
	var found []element
	for _, in := range e.Inner {
		if in.XMLName.Local == name {
			found = append(found, in)
		}
		found = append(found, in.all(name)...)
	}
	return found
}

// text is all text within.
func (e element) text() string {
	text := strings.TrimSpace(e.Text)
	for _, in := range e.Inner {
		text += in.text()
	}
	return text
}

// parts are the files of a package by their names.
type parts map[string][]byte

func unzip(t testing.TB, file []byte) parts {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", r.File[0].Name)
	}
	all := parts{}
	for _, f := range r.File {
		if _, twice := all["/"+f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
		open, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all["/"+f.Name], err = io.ReadAll(open); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// xml is a part that is XML.
func (p parts) xml(t testing.TB, name string) element {
	t.Helper()
	content, there := p[name]
	if !there {
		t.Fatalf("no part %s", name)
	}
	var e element
	if err := xml.Unmarshal(content, &e); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return e
}

// like are the names of the parts that a pattern matches, in any order.
func (p parts) like(pattern string) []string {
	var names []string
	for name := range p {
		if ok, _ := path.Match(pattern, name); ok {
			names = append(names, name)
		}
	}
	return names
}

// relations are what a part names: id to the part's name, or to the address for a link.
func (p parts) relations(t testing.TB, name string) map[string]element {
	t.Helper()
	file := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if _, there := p[file]; !there {
		return nil
	}
	all := map[string]element{}
	for _, r := range p.xml(t, file).all("Relationship") {
		if _, twice := all[r.attr("Id")]; twice {
			t.Errorf("%s: %s is there twice", file, r.attr("Id"))
		}
		all[r.attr("Id")] = r
	}
	return all
}

// target is the part that a relation of a part names, empty for a link.
func target(from string, r element) string {
	if r.attr("TargetMode") == "External" {
		return ""
	}
	if strings.HasPrefix(r.attr("Target"), "/") {
		return r.attr("Target")
	}
	return path.Join(path.Dir(from), r.attr("Target"))
}

// related is the part that a part names with a type of relationship; the test fails where there is not exactly one.
func (p parts) related(t testing.TB, from, kind string) string {
	t.Helper()
	found := ""
	for _, r := range p.relations(t, from) {
		if path.Base(r.attr("Type")) == kind {
			if found != "" {
				t.Errorf("%s has two relations of type %s", from, kind)
			}
			found = target(from, r)
		}
	}
	if found == "" {
		t.Fatalf("%s has no relation of type %s", from, kind)
	}
	return found
}

// zip is a package of the parts.
func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range p {
		w, err := z.Create(strings.TrimPrefix(name, "/"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
