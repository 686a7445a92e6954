package officetest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"testing"
)

// Element is any element of a part.
type Element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inner   []Element  `xml:",any"`
	Text    string     `xml:",chardata"`
}

// Attr is an attribute by its local name.
func (e Element) Attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && !strings.HasPrefix(a.Name.Space, "xmlns") {
			return a.Value
		}
	}
	return ""
}

// Relation is an attribute r:NAME.
func (e Element) Relation(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && strings.HasSuffix(a.Name.Space, "/relationships") {
			return a.Value
		}
	}
	return ""
}

// All are the elements of a name within, in the order of the part.
func (e Element) All(name string) []Element {
	var found []Element
	for _, in := range e.Inner {
		if in.XMLName.Local == name {
			found = append(found, in)
		}
		found = append(found, in.All(name)...)
	}
	return found
}

// AllText is all text within.
func (e Element) AllText() string {
	text := e.Text
	for _, in := range e.Inner {
		text += in.AllText()
	}
	return text
}

// Parts are the files of a package by their names.
type Parts map[string][]byte

// Unzip takes a package apart. Content types come first, no part is there twice, and none has a time of its own.
func Unzip(t testing.TB, file []byte) Parts {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if r.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", r.File[0].Name)
	}
	all := Parts{}
	for _, f := range r.File {
		if _, twice := all["/"+f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		if f.Modified.Year() > 1980 {
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

// XML is a part that is XML.
func (p Parts) XML(t testing.TB, name string) Element {
	t.Helper()
	content, there := p[name]
	if !there {
		t.Fatalf("no part %s", name)
	}
	var e Element
	if err := xml.Unmarshal(content, &e); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return e
}

// Like are the names of the parts that a pattern matches, in any order.
func (p Parts) Like(pattern string) []string {
	var names []string
	for name := range p {
		if ok, _ := path.Match(pattern, name); ok {
			names = append(names, name)
		}
	}
	return names
}

// Relations are what a part names: id to the relationship.
func (p Parts) Relations(t testing.TB, name string) map[string]Element {
	t.Helper()
	file := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	if _, there := p[file]; !there {
		return nil
	}
	all := map[string]Element{}
	for _, r := range p.XML(t, file).All("Relationship") {
		if _, twice := all[r.Attr("Id")]; twice {
			t.Errorf("%s: %s is there twice", file, r.Attr("Id"))
		}
		all[r.Attr("Id")] = r
	}
	return all
}

// Target is the part that a relation of a part names, empty for a link.
func Target(from string, r Element) string {
	if r.Attr("TargetMode") == "External" {
		return ""
	}
	if strings.HasPrefix(r.Attr("Target"), "/") {
		return r.Attr("Target")
	}
	return path.Join(path.Dir(from), r.Attr("Target"))
}

// Related is the part that a part names with a type of relationship; the test fails where there is not exactly one.
func (p Parts) Related(t testing.TB, from, kind string) string {
	t.Helper()
	found := ""
	for _, r := range p.Relations(t, from) {
		if path.Base(r.Attr("Type")) == kind {
			if found != "" {
				t.Errorf("%s has two relations of type %s", from, kind)
			}
			found = Target(from, r)
		}
	}
	if found == "" {
		t.Fatalf("%s has no relation of type %s", from, kind)
	}
	return found
}

// Zip is a package of the parts.
func (p Parts) Zip(t testing.TB) []byte {
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
