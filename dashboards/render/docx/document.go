// Package docx writes documents for Word and LibreOffice Writer in the form that Decree 30/2020/NĐ-CP gives to official
// papers of Vietnam (appendix I): A4, Times New Roman 13 or 14, margins of 20, 20, 30 and 15 mm, letterhead, justified text,
// the number of the page in the upper margin from the second page on. The same values give the same bytes.
package docx

import (
	"fmt"
	"io"
	"time"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Document is an official paper.
type Document struct {
	Title, Author string // of the file; the paper's own title is a Block
	Lang          words.Lang
	Created       time.Time // of what it tells; written into the file
	Font          string    // empty = Times New Roman
	Size          float64   // of the text in points, 13 or 14; 0 = 14
	Blocks        []Block
}

// Block is a Letterhead, Name, Heading, Paragraph, Table, Picture, Signature or Break.
type Block interface {
	write(d *writing) (ooxml.Nodes, error)
}

// writing is a document in the making.
type writing struct {
	Document
	pkg  *ooxml.Package
	part *ooxml.Part
	ids  int
}

// nextID is unique in the document.
func (d *writing) nextID() int {
	d.ids++
	return d.ids
}

// Names of elements stand in the code as they stand in ISO/IEC 29500-1, so these are short.
var (
	el   = ooxml.E
	attr = ooxml.A
	val  = func(name string, value any) ooxml.Node { return ooxml.E(name, ooxml.A("w:val", value)) }
)

var namespaces = ooxml.Attrs{
	attr("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
	attr("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
	attr("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
	attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
	attr("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
}

const wordML = "vnd.openxmlformats-officedocument.wordprocessingml."

// Write writes the document. It refuses a picture or a table without an alternative text, and what is no picture; nothing has
// been written then.
func Write(w io.Writer, doc Document) error {
	if doc.Font == "" {
		doc.Font = "Times New Roman"
	}
	if doc.Size == 0 {
		doc.Size = 14
	}
	d := writing{Document: doc, pkg: ooxml.New()}
	d.part = d.pkg.Add("/word/document.xml", wordML+"document.main+xml", nil)
	d.pkg.Start(d.part)
	add := func(kind string, root ooxml.Node) {
		d.part.Relate(kind, d.pkg.Add("/word/"+kind+".xml", wordML+kind+"+xml", ooxml.Document(root)))
	}
	add("styles", d.styles())
	add("settings", d.settings())
	numbered := d.header("header1", pageNumber)
	first := d.header("header2", ooxml.Node{})
	var body ooxml.Nodes
	for i, b := range doc.Blocks {
		nodes, err := b.write(&d)
		if err != nil {
			return fmt.Errorf("block %d: %w", i+1, err)
		}
		body = append(body, nodes...)
	}
	d.part.Content = ooxml.Document(el("w:document", namespaces, el("w:body", body, section(numbered, first))))
	d.pkg.Describe(ooxml.Properties{Title: doc.Title, Author: doc.Author, Lang: doc.Lang, Created: doc.Created})
	return d.pkg.Write(w)
}
