package table

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"giaoban/analytics/words"
)

// sheetRows reads the rows of one sheet.
type sheetRows struct {
	book   *workbook
	part   string
	e      *elements
	header []string
	fields []string
	lines  []int
	row    int
	done   bool
}

func openSheet(b *workbook, s sheet, in *input) (rows, error) {
	e, err := b.part(s.part, maxSheet)
	if err != nil {
		return nil, err
	}
	if e == nil {
		return nil, &Error{Reason: words.SheetBroken, Args: []string{s.part, "missing"}}
	}
	r := &sheetRows{book: b, part: s.part, e: e}
	in.closing = append(in.closing, e.close)
	in.progress = func() float64 {
		if r.done {
			return 1
		}
		return min(1, float64(e.read.n)/float64(max(1, e.size)))
	}
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, &Error{Reason: words.SheetEmpty, Args: []string{s.name}}
	}
	r.header = append([]string{}, header.Fields...)
	return r, err
}

func (r *sheetRows) names() []string { return r.header }

// next gives the next row that is not empty, filled up to the header's width.
func (r *sheetRows) next() (rec Record, err error) {
	for !r.done {
		r.e.guard.read = 0
		token, err := r.e.next()
		if errors.Is(err, io.EOF) {
			r.done = true
			return rec, io.EOF
		}
		if x, ok := token.(xml.StartElement); ok && x.Name.Local == "row" {
			err = r.readRow(x)
		}
		if err != nil {
			r.done = true
			return rec, at(r.row, r.book.broken(r.part, err))
		}
		if len(r.fields) == 0 {
			continue
		}
		for len(r.fields) < len(r.header) {
			r.fields = append(r.fields, "")
		}
		r.lines = r.lines[:0]
		for range r.fields {
			r.lines = append(r.lines, r.row)
		}
		rec = Record{Line: r.row, Fields: r.fields, Lines: r.lines}
		r.fields = r.fields[:0]
		return rec, nil
	}
	return rec, io.EOF
}

// readRow reads the cells of a row; trailing empty ones do not count.
func (r *sheetRows) readRow(x xml.StartElement) error {
	row, told := attrInt(x, "r")
	if !told {
		row = r.row + 1
	}
	if row <= r.row || row > maxSheetRows {
		return errors.New("row " + strconv.Itoa(row) + " behind row " + strconv.Itoa(r.row))
	}
	r.row = row
	r.fields = r.fields[:0]
	column := 0 // of the next cell
	for until := r.e.depth - 1; r.e.depth > until; {
		token, err := r.e.next()
		if err != nil {
			return err
		}
		x, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if x.Name.Local != "c" {
			if err := r.e.skip(); err != nil {
				return err
			}
			continue
		}
		if ref, ok := attr(x, "r"); ok {
			if column, ok = columnOf(ref); !ok {
				return errors.New("cell " + strconv.Quote(ref))
			}
		}
		if column >= maxColumns {
			return &Error{Line: row, Reason: words.TooManyColumns, Args: []string{"16384"}}
		}
		text, err := r.cell(x)
		if err != nil {
			return err
		}
		for text != "" && len(r.fields) <= column {
			r.fields = append(r.fields, "")
		}
		if text != "" {
			r.fields[column] = text
		}
		column++
	}
	return nil
}

// columnOf gives the column of a cell, from 0: AB12 is 27.
func columnOf(ref string) (int, bool) {
	n := 0
	for i := 0; i < len(ref) && n <= maxColumns; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1, n > 0 && n <= maxColumns
}

// cell gives the text of a cell. A formula is what Excel last computed for it; one that was never computed is given as it
// is written, with its equals sign, and an error like #REF! as it stands: neither passes for a value.
func (r *sheetRows) cell(x xml.StartElement) (string, error) {
	kind, _ := attr(x, "t")
	style, styled := attrInt(x, "s")
	if !styled {
		style = 0
	}
	var value, formula string
	var hasValue, hasFormula bool
	for until := r.e.depth - 1; r.e.depth > until; {
		token, err := r.e.next()
		if err != nil {
			return "", err
		}
		if x, ok := token.(xml.StartElement); ok {
			switch x.Name.Local {
			case "v":
				hasValue = true
				value, err = r.e.text()
			case "is":
				hasValue = true
				value, err = r.e.richText()
			case "f":
				hasFormula = true
				formula, err = r.e.text()
			default:
				err = r.e.skip()
			}
			if err != nil {
				return "", err
			}
		}
	}
	if hasFormula && !hasValue {
		return "=" + formula, nil
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(value)
		text, ok := r.book.shared.text(n)
		if (err != nil || !ok) && hasValue {
			return "", errors.New("shared text " + strconv.Quote(value))
		}
		return text, nil
	case "str", "inlineStr":
		return unescape(value), nil
	case "b":
		switch value {
		case "1":
			return "true", nil
		case "0":
			return "false", nil
		}
	case "", "n":
		return r.book.number(strings.TrimSpace(value), style), nil
	}
	return value, nil // an error, or a date in ISO 8601
}
