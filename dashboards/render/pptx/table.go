package pptx

import (
	"errors"
	"fmt"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Table is a native table with a row of heads. Its rows are as high as their texts; Pages parts one that is too long.
type Table struct {
	Box     Box
	Alt     string // what it shows, for those who cannot see it; never empty
	Columns []Column
	Rows    [][]Cell // each as long as Columns
	Size    float64  // of the text in points; 0 = 12. It is made smaller until the rows fit
}

// Column is a column's head and look.
type Column struct {
	Head  string
	Width float64 // its part of the table's width, as a weight; 0 = 1
	Align Align
}

// Cell is what stands in a row under a head.
type Cell struct {
	Text  string
	Bold  bool
	Color Color  // empty = Ink
	Link  string // address on the web; empty = none
}

const (
	tableSize           = 12.0
	smallestTable       = 8.0
	cellX, cellY        = 6.0, 3.5 // within a cell
	mostLines           = 6        // of a text in a cell, which is shortened beyond
	noStyle             = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
	tableGraphic        = "http://schemas.openxmlformats.org/drawingml/2006/table"
	ruleColor     Color = "D5DAE1"
)

func (t Table) draw(s *sheet) (ooxml.Node, error) {
	if err := t.check(); err != nil {
		return ooxml.Node{}, err
	}
	laid, fits := t.lay()
	if !fits {
		return ooxml.Node{}, fmt.Errorf("the table's %d rows are too many for its box; part it with Pages", len(t.Rows))
	}
	var grid, rows ooxml.Nodes
	for _, w := range laid.widths {
		grid = append(grid, el("a:gridCol", attr("w", emu(w))))
	}
	sum := 0.0
	for i, row := range laid.rows {
		var cells ooxml.Nodes
		for k, c := range row {
			cells = append(cells, s.cell(c, t.Columns[k].Align, laid.size, i == 0))
		}
		rows = append(rows, el("a:tr", attr("h", emu(laid.heights[i])), cells))
		sum += laid.heights[i]
	}
	id := s.nextID()
	return el("p:graphicFrame",
		el("p:nvGraphicFramePr", el("p:cNvPr", attr("id", id), attr("name", fmt.Sprintf("%s %d", s.say(words.PackTable), id)), attr("descr", t.Alt)),
			el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", attr("noGrp", true))), el("p:nvPr")),
		Box{t.Box.X, t.Box.Y, t.Box.W, sum}.place("p:xfrm"),
		el("a:graphic", el("a:graphicData", attr("uri", tableGraphic),
			el("a:tbl", el("a:tblPr", attr("firstRow", true), el("a:tableStyleId", ooxml.T(noStyle))), el("a:tblGrid", grid), rows)))), nil
}

func (t Table) check() error {
	if ooxml.Clean(t.Alt) == "" {
		return errNoAlt
	}
	if len(t.Columns) == 0 {
		return errors.New("the table has no columns")
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return fmt.Errorf("row %d of the table has %d cells for %d columns", i+1, len(row), len(t.Columns))
		}
	}
	return nil
}

func (s *sheet) cell(c Cell, align Align, size float64, head bool) ooxml.Node {
	paragraph := Paragraph{Align: align, Runs: []Run{{Text: c.Text, Bold: c.Bold, Color: c.Color, Size: size, Link: c.Link}}}
	below, width := ruleColor, 0.75
	fill := el("a:noFill")
	if head {
		below, width = Ink, 1.25
		fill = Soft.fill()
	}
	border := func(name string) ooxml.Node { return el(name, attr("w", 0), el("a:noFill")) }
	return el("a:tc",
		el("a:txBody", el("a:bodyPr"), el("a:lstStyle"), s.paragraphs([]Paragraph{paragraph})),
		el("a:tcPr", attr("marL", emu(cellX)), attr("marR", emu(cellX)), attr("marT", emu(cellY)), attr("marB", emu(cellY)), attr("anchor", "ctr"),
			border("a:lnL"), border("a:lnR"), border("a:lnT"), el("a:lnB", attr("w", emu(width)), below.fill()), fill))
}
