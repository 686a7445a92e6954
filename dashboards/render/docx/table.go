package docx

import (
	"errors"
	"fmt"

	"giaoban/dashboards/render/ooxml"
)

// Table is a table whose heads stand again on each page.
type Table struct {
	Caption string // above it; may be empty
	Alt     string // what it shows, for those who cannot see it; never empty
	Columns []Column
	Rows    [][]Cell // each as long as Columns
}

// Column is a column's head and look.
type Column struct {
	Head  string
	Width float64 // its part of the table's width, as a weight; 0 = 1
	Right bool    // numbers stand on the right
}

// Cell is what stands in a row under a head.
type Cell struct {
	Text string
	Bold bool
	Link string // address on the web; empty = none
}

var errNoAlt = errors.New("it has no alternative text")

func (t Table) write(d *writing) (ooxml.Nodes, error) {
	if ooxml.Clean(t.Alt) == "" {
		return nil, errNoAlt
	}
	if len(t.Columns) == 0 {
		return nil, errors.New("the table has no columns")
	}
	widths := t.widths()
	var grid, rows ooxml.Nodes
	heads := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		grid = append(grid, el("w:gridCol", attr("w:w", widths[i])))
		heads[i] = Cell{Text: c.Head, Bold: true}
	}
	rows = append(rows, d.row(t.Columns, widths, heads, true))
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return nil, fmt.Errorf("row %d of the table has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
		rows = append(rows, d.row(t.Columns, widths, row, false))
	}
	var all ooxml.Nodes
	if t.Caption != "" {
		all = append(all, d.paragraph(styleCaption, nil, Run{Text: t.Caption}))
	}
	all = append(all, el("w:tbl",
		el("w:tblPr", el("w:tblW", attr("w:w", twips(textWidth)), attr("w:type", "dxa")), borders("w:tblBorders"), el("w:tblLayout", attr("w:type", "fixed")),
			el("w:tblLook", attr("w:val", "0020"), attr("w:firstRow", true)), val("w:tblDescription", t.Alt)),
		el("w:tblGrid", grid), rows))
	return append(all, d.paragraph(styleTable, nil)), nil // two tables without a paragraph between them are one
}

func (t Table) widths() []int {
	sum := 0.0
	for _, c := range t.Columns {
		sum += c.weight()
	}
	all := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		all[i] = twips(textWidth * c.weight() / sum)
	}
	return all
}

func (c Column) weight() float64 {
	if c.Width == 0 {
		return 1
	}
	return c.Width
}

func borders(name string) ooxml.Node {
	line := func(side string) ooxml.Node {
		return el("w:"+side, attr("w:val", "single"), attr("w:sz", 4), attr("w:space", 0), attr("w:color", "auto"))
	}
	return el(name, line("top"), line("left"), line("bottom"), line("right"), line("insideH"), line("insideV"))
}

// mostLines is how many lines a row has at most that goes to the next page whole; a row as high as a page never could.
const mostLines = 16

// tallest is about how many lines the highest of a row's cells has.
func tallest(widths []int, cells []Cell) int {
	most := 0.0
	for i, c := range cells {
		room := float64(widths[i])/20 - 2*1.9*72/25.4
		most = max(most, ooxml.Width(ooxml.Clean(c.Text), c.Bold)*tableSize/max(room, tableSize))
	}
	return int(most) + 1
}

func (d *writing) row(columns []Column, widths []int, cells []Cell, head bool) ooxml.Node {
	properties := el("w:trPr")
	if tallest(widths, cells) <= mostLines {
		properties = properties.With(el("w:cantSplit"))
	}
	if head {
		properties = properties.With(el("w:tblHeader"))
	}
	n := el("w:tr", properties)
	for i, c := range cells {
		var align ooxml.Nodes
		switch {
		case head:
			align = ooxml.Nodes{el("w:keepNext"), val("w:jc", "center")}
		case columns[i].Right:
			align = ooxml.Nodes{val("w:jc", "right")}
		}
		cell := el("w:tcPr", el("w:tcW", attr("w:w", widths[i]), attr("w:type", "dxa")))
		if head {
			cell = cell.With(el("w:shd", attr("w:val", "clear"), attr("w:color", "auto"), attr("w:fill", "EEF1F5")))
		}
		n = n.With(el("w:tc", cell.With(val("w:vAlign", "center")), d.paragraph(styleTable, align, Run{Text: c.Text, Bold: c.Bold, Link: c.Link})))
	}
	return n
}
