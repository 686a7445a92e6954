package pptx

import "giaoban/dashboards/render/ooxml"

// Names of elements stand in the code as they stand in ISO/IEC 29500-1, so these are short.
var (
	el   = ooxml.E
	attr = ooxml.A
	val  = ooxml.Val
)

func attrInto(n *ooxml.Node, name string, value any) { *n = n.With(ooxml.A(name, value)) }

func add(n *ooxml.Node, inner ...ooxml.Inner) { *n = n.With(inner...) }

// The namespaces of a part.
var namespaces = ooxml.Attrs{
	attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
	attr("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
}

var presentation = append(namespaces[:2:2], attr("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"))

const chartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart"
