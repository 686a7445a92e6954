package dashboards

import (
	"giaoban/dashboards/charts"
)

// table is a table of a page, ready to be written.
type table struct {
	Caption string
	Label   string // of the box that it scrolls in
	Head    [][]cell
	Rows    []row
	Foot    *row
	Tall    bool // long and only for looking up: it scrolls by itself
}

// unlink leaves the links of a table out, for whoever may not follow them.
func (t *table) unlink() {
	rows := t.Rows
	if t.Foot != nil {
		t.Foot.unlink()
	}
	for i := range rows {
		rows[i].unlink()
	}
}

func (r *row) unlink() {
	r.Head.Href = ""
	for i := range r.Cells {
		r.Cells[i].Href = ""
	}
}

type row struct {
	Head  cell
	Cells []cell
	Place *place // where the rows are ranked
	Code  string // of the entry that the row is about; empty = unknown, or it is about none
	Mark  int    // the period that the row's month belongs to, as in charts.MonthsData; -1 none
	Marks bool
}

// cell is a heading or a value. A heading over several columns has Span.
type cell struct {
	Text    string
	Href    string // of a row's name: its page; of a number: the reports behind it
	More    string // small and beside the text
	Below   string // small and below the text
	Number  bool
	Key     string // of a heading over a period: "mark-1", the class of its colour
	Now     bool   // the current period's value
	Edge    bool   // a group of columns begins here
	Reason  bool   // the text says why there is no number
	Span    int
	Rows    int // rows that a heading spans
	Spark   *charts.Spark
	IsSpark bool
	Worth   *badge // in place of the text
}
