// Package ooxml has what files of Word and PowerPoint share: a package of parts with their relationships and content types
// (ISO/IEC 29500-2), and XML whose texts are escaped and cleaned wherever they come from. The same values give the same bytes.
package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"
)

// Types of relationships begin with this.
const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// The media types of parts that are told by the ending of their name; all others name their own.
var byEnding = map[string]string{
	"rels": "application/vnd.openxmlformats-package.relationships+xml",
	"xml":  "application/xml",
	"png":  "image/png",
	"jpeg": "image/jpeg",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// zipTime is the time of every part: the first that a ZIP can hold.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Package is a file in the making.
type Package struct {
	root  Part
	parts []*Part
}

// Part is a file within the package. Its name is absolute: /ppt/slides/slide1.xml.
type Part struct {
	Name        string
	Content     []byte
	contentType string // empty: told by the ending
	relations   []relation
}

type relation struct {
	kind, target string
	external     bool
}

// New is a package without parts.
func New() *Package { return &Package{} }

// Add adds a part. The content type is what follows "application/"; it is empty for pictures and workbooks, whose ending
// tells it. The content may be set later.
func (p *Package) Add(name, contentType string, content []byte) *Part {
	part := &Part{Name: name, Content: content}
	if contentType != "" {
		part.contentType = "application/" + contentType
	}
	p.parts = append(p.parts, part)
	return part
}

// Start names the part that a program opens first.
func (p *Package) Start(part *Part) { p.root.Relate("officeDocument", part) }

// Relate says that a part uses another one, and gives the id by which its XML names it. The kind is the end of the
// relationship's type, or all of it. Asked twice for the same, it gives the same id.
func (p *Part) Relate(kind string, to *Part) string {
	return p.relate(relation{kind: kind, target: relative(path.Dir("/"+p.Name), to.Name)})
}

// Link says that a part links to an address on the web, and gives the id of that.
func (p *Part) Link(address string) string {
	return p.relate(relation{kind: "hyperlink", target: address, external: true})
}

func (p *Part) relate(r relation) string {
	if !strings.Contains(r.kind, "/") {
		r.kind = relationship + r.kind
	}
	at := slices.Index(p.relations, r)
	if at < 0 {
		at = len(p.relations)
		p.relations = append(p.relations, r)
	}
	return fmt.Sprintf("rId%d", at+1)
}

// relative is the way from a folder to a file, both absolute.
func relative(folder, file string) string {
	steps := func(name string) []string { return strings.FieldsFunc(name, func(r rune) bool { return r == '/' }) }
	from, to := steps(folder), steps(file)
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}

// Write writes the package: content types first, then each part, followed by its relationships.
func (p *Package) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	put := func(name string, content []byte) error {
		method := zip.Deflate
		if strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".jpeg") || strings.HasSuffix(name, ".xlsx") {
			method = zip.Store // these are compressed already
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: strings.TrimPrefix(name, "/"), Method: method, Modified: zipTime})
		if err == nil {
			_, err = f.Write(content)
		}
		return err
	}
	if err := put("[Content_Types].xml", p.contentTypes()); err != nil {
		return err
	}
	if err := put("_rels/.rels", p.root.relationships()); err != nil {
		return err
	}
	for _, part := range p.parts {
		if err := put(part.Name, part.Content); err != nil {
			return err
		}
		if len(part.relations) == 0 {
			continue
		}
		if err := put(path.Dir(part.Name)+"/_rels/"+path.Base(part.Name)+".rels", part.relationships()); err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *Package) contentTypes() []byte {
	endings := []string{"rels", "xml"}
	var named Nodes
	for _, part := range p.parts {
		if part.contentType != "" {
			named = append(named, E("Override", A("PartName", part.Name), A("ContentType", part.contentType)))
		} else if ending := strings.TrimPrefix(path.Ext(part.Name), "."); !slices.Contains(endings, ending) {
			endings = append(endings, ending)
		}
	}
	var defaults Nodes
	for _, e := range endings {
		defaults = append(defaults, E("Default", A("Extension", e), A("ContentType", byEnding[e])))
	}
	return Document(E("Types", A("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"), defaults, named))
}

func (p *Part) relationships() []byte {
	var all Nodes
	for i, r := range p.relations {
		n := E("Relationship", A("Id", fmt.Sprintf("rId%d", i+1)), A("Type", r.kind), A("Target", r.target))
		if r.external {
			A("TargetMode", "External").into(&n)
		}
		all = append(all, n)
	}
	return Document(E("Relationships", A("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"), all))
}

// Picture adds a picture, or gives the part that has the same bytes already. folder is where pictures stand: /ppt/media.
func (p *Package) Picture(folder string, img Image) *Part {
	number := 1
	for _, part := range p.parts {
		if path.Dir(part.Name) != folder {
			continue
		}
		if bytes.Equal(part.Content, img.Bytes) {
			return part
		}
		number++
	}
	return p.Add(fmt.Sprintf("%s/image%d.%s", folder, number, img.Format), "", img.Bytes)
}
