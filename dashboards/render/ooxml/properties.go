package ooxml

import (
	"time"

	"giaoban/analytics/words"
)

// Properties are what a file says of itself.
type Properties struct {
	Title, Author string
	Lang          words.Lang
	Created       time.Time // of the data, not of the file: the same data give the same bytes
}

// Tag is a language as files of Office name it.
func Tag(lang words.Lang) string {
	if lang == words.En {
		return "en-US"
	}
	return "vi-VN"
}

// Describe adds the parts with the properties. more are elements of the program's own properties, such as the number of
// slides.
func (p *Package) Describe(about Properties, more ...Node) {
	moment := about.Created.UTC().Format(time.RFC3339)
	stamp := func(name string) Node { return E(name, A("xsi:type", "dcterms:W3CDTF"), T(moment)) }
	core := p.Add("/docProps/core.xml", "vnd.openxmlformats-package.core-properties+xml", Document(E("cp:coreProperties",
		A("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"), A("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
		A("xmlns:dcterms", "http://purl.org/dc/terms/"), A("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
		E("dc:title", T(about.Title)), E("dc:creator", T(about.Author)), E("cp:lastModifiedBy", T(about.Author)),
		stamp("dcterms:created"), stamp("dcterms:modified"), E("dc:language", T(Tag(about.Lang))))))
	app := p.Add("/docProps/app.xml", "vnd.openxmlformats-officedocument.extended-properties+xml", Document(E("Properties",
		A("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"), E("Application", T("giaoban")), Nodes(more))))
	p.root.Relate("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", core)
	p.root.Relate("extended-properties", app)
}
