package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"

	"giaoban/analytics/words"
)

// maxRecord bounds one row, so that a quote that is never closed cannot fill the memory.
const maxRecord = 1 << 20

var errRecordTooLong = errors.New("record too long")

// csvRows reads comma-separated rows.
type csvRows struct {
	csv   *csv.Reader
	guard *guard
	lines []int
	line  int // of the field read last
}

func openCSV(buffered *bufio.Reader) (rows, []string, error) {
	if bom, err := buffered.Peek(3); err == nil && string(bom) == "\xef\xbb\xbf" {
		_, _ = buffered.Discard(3) // just peeked
	}
	g := &guard{r: buffered}
	r := &csvRows{csv: csv.NewReader(g), guard: g}
	r.csv.FieldsPerRecord = -1 // counted by the caller, to name the line
	r.csv.ReuseRecord = true
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, nil, &Error{Line: 1, Reason: words.FileEmpty}
	}
	return r, slices.Clone(header.Fields), err
}

func (r *csvRows) offset() int64 { return r.csv.InputOffset() }

func (r *csvRows) next() (rec Record, err error) {
	r.guard.read = 0
	fields, err := r.csv.Read()
	var parse *csv.ParseError
	switch {
	case errors.Is(err, errRecordTooLong):
		return rec, &Error{Line: r.line + 1, Reason: words.RecordTooLong}
	case errors.As(err, &parse):
		return rec, &Error{Line: parse.StartLine, Reason: words.QuoteBroken}
	case err != nil:
		return rec, err
	}
	r.lines = r.lines[:0]
	for i := range fields {
		r.line, _ = r.csv.FieldPos(i)
		r.lines = append(r.lines, r.line)
	}
	return Record{Line: r.lines[0], Fields: fields, Lines: r.lines}, nil
}

// guard stops a row that grows beyond maxRecord.
type guard struct {
	r    io.Reader
	read int
}

func (g *guard) Read(p []byte) (int, error) {
	if g.read > maxRecord {
		return 0, errRecordTooLong
	}
	n, err := g.r.Read(p)
	g.read += n
	return n, err
}
