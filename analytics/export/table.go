// Package export writes a table with typed columns as a file that other programs read: CSV, XLSX or Parquet. The same
// table gives the same bytes, whenever it is written.
package export

import (
	"fmt"
	"io"
	"math"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Type says what the values of a column are. Beside its own values each type has nil, which stands for "not known" and
// is never 0.
type Type uint8

// The types, with the Go values that Rows may hold. A nil pointer is nil.
const (
	Text    Type = iota // string
	Integer             // int, int64, *int64
	Decimal             // float64, *float64
	Bool                // bool
	Month               // analytics.Month, *analytics.Month; written as the text 2020-04
	Date                // analytics.Date, *analytics.Date
)

// Column is one column. Names are unique in a table.
type Column struct {
	Name        string
	Type        Type
	Description string // for a reader; may be empty
}

// Table is a table with what a reader must know about it. It is held in memory whole: what fills it is bounded by the
// limits on questions.
type Table struct {
	Name    string     // of the file, without an ending; letters, digits and -_. only
	Lang    words.Lang // of the words that stand around the values
	Columns []Column
	Rows    [][]any // each as long as Columns
	Source  Source
	BOM     bool // begin CSV with a byte order mark: without it Excel takes UTF-8 for something else
}

// Source says what a table was made from. CSV has no place for it but columns.
type Source struct {
	DataVersion     int64 // 0 = the table is not of one version
	CommittedAt     *time.Time
	CompleteThrough *analytics.Date
	Sample          bool
	Notices         []string // sentences that must stand beside the numbers
	Asked           []Fact   // what was asked for: period, measure, filter
}

// Fact is a name and what it stands for.
type Fact struct{ Name, Value string }

// SourceOf is the source of an answer.
func SourceOf(meta analytics.Meta, lang words.Lang, asked ...Fact) Source {
	return Source{DataVersion: meta.DataVersion, CommittedAt: meta.CommittedAt(), CompleteThrough: meta.CompleteThrough,
		Sample: meta.Sample, Notices: meta.Notices(lang), Asked: asked}
}

// Format is how a file holds the table.
type Format string

// The formats.
const (
	CSV     Format = "csv"     // RFC 4180, UTF-8
	XLSX    Format = "xlsx"    // Excel 2007 and later
	Parquet Format = "parquet" // Apache Parquet
)

// Formats are all formats.
func Formats() []Format { return []Format{CSV, XLSX, Parquet} }

// ParseFormat reads the name of a format, which is also the ending of its files.
func ParseFormat(name string) (Format, bool) {
	for _, f := range Formats() {
		if string(f) == name {
			return f, true
		}
	}
	return "", false
}

// The media types of the formats.
const (
	TypeCSV     = "text/csv"
	TypeXLSX    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	TypeParquet = "application/vnd.apache.parquet"
)

// MediaType is the format's name on the web.
func (f Format) MediaType() string {
	return map[Format]string{CSV: TypeCSV, XLSX: TypeXLSX, Parquet: TypeParquet}[f]
}

// Write writes the table. What does not fit into the format is an *analytics.Error, of which nothing may have been
// written yet or a part; a value that is not of its column's type is another error.
func Write(w io.Writer, f Format, t Table) error {
	switch f {
	case CSV:
		return writeCSV(w, t)
	case XLSX:
		return writeXLSX(w, t)
	case Parquet:
		return writeParquet(w, t)
	}
	return fmt.Errorf("export: no format %q", f)
}

// value gives a cell as nil, string, int64, float64, bool, analytics.Month or analytics.Date.
func (c Column) value(v any) (any, error) {
	is := func(t Type, value any) (any, error) {
		if t != c.Type {
			return nil, fmt.Errorf("export: column %s cannot hold %T", c.Name, v)
		}
		return value, nil
	}
	switch x := v.(type) {
	case nil:
		return nil, nil
	case string:
		return is(Text, x)
	case int:
		return is(Integer, int64(x))
	case int64:
		return is(Integer, x)
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("export: column %s holds %v", c.Name, x)
		}
		return is(Decimal, x)
	case bool:
		return is(Bool, x)
	case analytics.Month:
		return is(Month, x)
	case analytics.Date:
		return is(Date, x)
	case *int64:
		return pointed(c, x)
	case *float64:
		return pointed(c, x)
	case *analytics.Month:
		return pointed(c, x)
	case *analytics.Date:
		return pointed(c, x)
	}
	return nil, fmt.Errorf("export: column %s cannot hold %T", c.Name, v)
}

func pointed[T any](c Column, p *T) (any, error) {
	if p == nil {
		return nil, nil
	}
	return c.value(*p)
}

// each calls use with every row, its values checked. The row is valid until the next one.
func (t Table) each(use func(i int, row []any) error) error {
	row := make([]any, len(t.Columns))
	for i, values := range t.Rows {
		if len(values) != len(t.Columns) {
			return fmt.Errorf("export: row %d has %d values for %d columns", i+1, len(values), len(t.Columns))
		}
		for k, v := range values {
			var err error
			if row[k], err = t.Columns[k].value(v); err != nil {
				return err
			}
		}
		if err := use(i, row); err != nil {
			return err
		}
	}
	return nil
}
