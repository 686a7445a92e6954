package ooxml

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Header begins every part that is XML.
const Header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Node is an element, or a text between elements. The zero Node is nothing and is left out where it stands, so a function
// can say "no such element here".
type Node struct {
	name   string
	attrs  []Attr
	inner  []Node
	text   string
	isText bool
}

// Attr is an attribute.
type Attr struct{ name, value string }

// Nodes stand where one Node may stand.
type Nodes []Node

// Inner is what an element has: attributes, elements, text.
type Inner interface{ into(parent *Node) }

func (a Attr) into(parent *Node) { parent.attrs = append(parent.attrs, a) }

func (n Node) into(parent *Node) {
	if n.name != "" || n.isText {
		parent.inner = append(parent.inner, n)
	}
}

func (all Nodes) into(parent *Node) {
	for _, n := range all {
		n.into(parent)
	}
}

// E is an element.
func E(name string, inner ...Inner) Node {
	n := Node{name: name}
	for _, in := range inner {
		in.into(&n)
	}
	return n
}

// A is an attribute. Texts are cleaned; true is 1 and false is 0.
func A(name string, value any) Attr {
	switch v := value.(type) {
	case string:
		return Attr{name, Clean(v)}
	case int:
		return Attr{name, strconv.Itoa(v)}
	case bool:
		if v {
			return Attr{name, "1"}
		}
		return Attr{name, "0"}
	default:
		return Attr{name, fmt.Sprint(v)}
	}
}

// Val is an element with nothing but the attribute val, of which charts are made: <c:idx val="0"/>.
func Val(name string, value any) Node { return E(name, A("val", value)) }

// T is a text. It is cleaned.
func T(text string) Node { return Node{text: Clean(text), isText: true} }

// Document writes an element as a part.
func Document(root Node) []byte {
	var b bytes.Buffer
	b.WriteString(Header)
	root.write(&b)
	return b.Bytes()
}

// String is the element's XML.
func (n Node) String() string {
	var b bytes.Buffer
	n.write(&b)
	return b.String()
}

var (
	textEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attrEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

func (n Node) write(b *bytes.Buffer) {
	if n.isText {
		_, _ = textEscapes.WriteString(b, n.text)
		return
	}
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(" " + a.name + `="`)
		_, _ = attrEscapes.WriteString(b, a.value)
		b.WriteByte('"')
	}
	if len(n.inner) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, in := range n.inner {
		in.write(b)
	}
	b.WriteString("</" + n.name + ">")
}

// Attrs stand where one Attr may stand.
type Attrs []Attr

func (all Attrs) into(parent *Node) { parent.attrs = append(parent.attrs, all...) }

// With is the element with more in it.
func (n Node) With(inner ...Inner) Node {
	n.attrs, n.inner = n.attrs[:len(n.attrs):len(n.attrs)], n.inner[:len(n.inner):len(n.inner)]
	for _, in := range inner {
		in.into(&n)
	}
	return n
}
