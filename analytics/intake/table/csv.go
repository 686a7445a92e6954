package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"giaoban/analytics/words"
)

// csvRows reads separated values.
type csvRows struct {
	csv    *csv.Reader
	guard  *rowGuard
	header []string
	lines  []int
	line   int // where the row read last ends
	before int // lines before those that the parser sees
}

func openCSV(t *textReader, o *Options) (rows, error) {
	r := &csvRows{}
	told, rest := sepLine(t.buf[:t.good])
	if rest > 0 {
		t.from, r.before = rest, 1
	}
	switch {
	case o.Delimiter != "":
	case told != "":
		o.Delimiter = told
	default:
		o.Delimiter = delimiterOf(t.buf[t.from:t.good], t.err != nil)
	}
	o.Format = CSV
	if o.Delimiter == "\t" {
		o.Format = TSV
	}
	r.guard = &rowGuard{r: t, most: maxRow, err: &Error{Reason: words.RecordTooLong}}
	r.csv = newCSV(bufio.NewReaderSize(r.guard, 64<<10), o.Delimiter)
	r.line = r.before
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, &Error{Line: 1, Reason: words.FileEmpty}
	}
	if len(header.Fields) > maxColumns {
		return nil, &Error{Line: header.Line, Reason: words.TooManyColumns, Args: []string{"16384"}}
	}
	r.header = slices.Clone(header.Fields)
	return r, err
}

func newCSV(r io.Reader, delimiter string) *csv.Reader {
	c := csv.NewReader(r)
	c.Comma, _ = utf8.DecodeRuneInString(delimiter)
	c.FieldsPerRecord = -1 // counted by the caller, to name the line
	c.ReuseRecord = true
	return c
}

func (r *csvRows) names() []string { return r.header }

func (r *csvRows) next() (rec Record, err error) {
	r.guard.read = 0
	fields, err := r.csv.Read()
	if err != nil {
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			return rec, &Error{Line: r.before + parse.StartLine, Reason: words.QuoteBroken}
		}
		return rec, at(r.line+1, err)
	}
	r.lines = r.lines[:0]
	for i := range fields {
		line, _ := r.csv.FieldPos(i)
		r.lines = append(r.lines, r.before+line)
	}
	last := len(fields) - 1
	r.line = r.lines[last] + strings.Count(fields[last], "\n")
	return Record{Line: r.lines[0], Fields: fields, Lines: r.lines}, nil
}

var sepPattern = regexp.MustCompile(`(?i)^"?sep=([^\r\n])"?\r?\n`)

// sepLine finds the line with which Excel tells the delimiter, and where the text behind it begins.
func sepLine(start []byte) (delimiter string, rest int) {
	found := sepPattern.FindSubmatch(start)
	if found == nil || !canDelimit(string(found[1])) {
		return "", 0
	}
	return string(found[1]), len(found[0])
}

var delimiters = []string{",", ";", "\t", "|"}

// delimiterOf finds the delimiter from the first rows: the one that cuts the most of them, from the header on, into as
// many fields as the header has, and more than one; of several, the one that cuts the header into the most.
func delimiterOf(sample []byte, complete bool) string {
	if i := bytes.LastIndexByte(sample, '\n'); i >= 0 && !complete {
		sample = sample[:i+1]
	}
	best, bestRows, bestFields := delimiters[0], 0, 0
	for _, d := range delimiters {
		if rows, fields := cut(sample, d); fields > 1 && (rows > bestRows || rows == bestRows && fields > bestFields) {
			best, bestRows, bestFields = d, rows, fields
		}
	}
	return best
}

// cut counts the fields of the header, and the first rows that have as many.
func cut(sample []byte, delimiter string) (rows, fields int) {
	const look = 20
	c := newCSV(bytes.NewReader(sample), delimiter)
	for range look {
		row, err := c.Read()
		if err != nil {
			break
		}
		if fields == 0 {
			fields = len(row)
		}
		if len(row) == fields {
			rows++
		}
	}
	return rows, fields
}
