package intake

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/analytics/words"

	"golang.org/x/text/unicode/norm"
)

// maxRecord bounds one record, so that a quote that is never closed cannot fill the memory.
const maxRecord = 1 << 20

var errRecordTooLong = errors.New("record too long")

// table reads a CSV file record by record and remembers where each field stands.
type table struct {
	csv   *csv.Reader
	guard *guard
	rest  io.Reader
	names []string
	line  int // of the record read last
}

func newTable(r io.Reader) *table {
	buffered := bufio.NewReaderSize(r, 64<<10)
	if bom, err := buffered.Peek(3); err == nil && string(bom) == "\xef\xbb\xbf" {
		_, _ = buffered.Discard(3) // just peeked
	}
	g := &guard{r: buffered}
	t := &table{csv: csv.NewReader(g), guard: g, rest: buffered}
	t.csv.FieldsPerRecord = -1 // counted here, to name the line
	t.csv.ReuseRecord = true
	return t
}

func (t *table) offset() int64 { return t.csv.InputOffset() }

// record is one row of a table: its fields by column name, and where it stands.
type record struct {
	line   int
	fields []string
	names  []string
	lines  []int
}

// next gives the next record; more is false at the end.
func (t *table) next() (rec record, more bool, err error) {
	t.guard.read = 0
	fields, err := t.csv.Read()
	if errors.Is(err, io.EOF) {
		return rec, false, nil
	}
	if errors.Is(err, errRecordTooLong) {
		return rec, false, &csv.ParseError{StartLine: t.line + 1, Err: err}
	}
	if err != nil {
		return rec, false, err
	}
	rec = record{fields: fields, names: t.names}
	rec.line, _ = t.csv.FieldPos(0)
	for i := range fields {
		line, _ := t.csv.FieldPos(i)
		rec.lines = append(rec.lines, line)
		t.line = line
	}
	return rec, true, nil
}

// guard stops a record that grows beyond maxRecord.
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

// text gives a field's text in NFC without blanks around it, or the reason why it is not a text.
func text(s string) (string, *words.Phrase) {
	if !utf8.ValidString(s) {
		return "", &words.NotUTF8
	}
	s = norm.NFC.String(strings.TrimSpace(s))
	if strings.ContainsFunc(s, unicode.IsControl) {
		return "", &words.ControlCharacter
	}
	if len(s) > maxText {
		return "", &words.TextTooLong
	}
	return s, nil
}

const maxText = 500 // bytes of one code, id or name

// header reads the column names and chooses what kind of file this is.
func (p *pass) header(t *table) error {
	rec, more, err := t.next()
	if err != nil {
		if problem, ok := p.problems.ofParser(err); ok {
			p.problems.add(problem)
			return nil
		}
		return err
	}
	if !more {
		p.problems.add(Problem{Line: 1, Reason: words.FileEmpty})
		return nil
	}
	for _, field := range rec.fields {
		name, why := text(field)
		if why != nil {
			p.problems.add(Problem{Line: rec.line, Value: field, Reason: *why})
			return nil
		}
		t.names = append(t.names, strings.ToLower(name))
	}
	switch {
	case slices.Contains(t.names, "registry"):
		p.kind = &registryRows{pass: p, seen: map[entryKey]int{}}
	case slices.Contains(t.names, "measure"):
		p.kind = newTallyRows(p)
	default:
		p.kind = &reportRows{pass: p}
	}
	all, required := p.kind.columns()
	before := p.problems.count
	for i, name := range t.names {
		switch {
		case !slices.Contains(all, name) && len(t.names) == 1 && strings.ContainsAny(name, ";\t|"):
			p.problems.add(Problem{Line: rec.line, Reason: words.SeparatorUnknown})
			p.kind = nil
			return nil
		case !slices.Contains(all, name):
			p.problems.add(Problem{Line: rec.line, Column: name, Reason: words.ColumnUnknown, Args: []string{strings.Join(all, ", ")}})
		case slices.Contains(t.names[:i], name):
			p.problems.add(Problem{Line: rec.line, Column: name, Reason: words.ColumnTwice})
		}
	}
	for _, name := range required {
		if !slices.Contains(t.names, name) {
			p.problems.add(Problem{Line: rec.line, Column: name, Reason: words.ColumnMissing})
		}
	}
	if p.problems.count > before {
		p.kind = nil // rows make no sense without their columns
	}
	return nil
}

// field gives a record's text of a column; empty where the file has no such column. A field that is no text is a problem.
func (p *pass) field(rec record, name string) string {
	i := slices.Index(rec.names, name)
	if i < 0 {
		return ""
	}
	s, why := text(rec.fields[i])
	if why != nil {
		p.bad(rec, name, *why)
	}
	return s
}

// required gives the text of a field that must not be empty.
func (p *pass) required(rec record, name string) string {
	before := p.problems.count
	s := p.field(rec, name)
	if s == "" && p.problems.count == before {
		p.bad(rec, name, words.FieldEmpty)
	}
	return s
}

// list gives the parts of a field that holds several values, each once.
func (p *pass) list(rec record, name string) []string {
	var parts []string
	for part := range strings.SplitSeq(p.field(rec, name), ";") {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// bad notes that a field does not pass.
func (p *pass) bad(rec record, name string, reason words.Phrase, args ...string) {
	problem := Problem{Line: rec.line, Column: name, Reason: reason, Args: args}
	if i := slices.Index(rec.names, name); i >= 0 && i < len(rec.fields) {
		problem.Line, problem.Value = rec.lines[i], strings.TrimSpace(rec.fields[i])
	}
	p.problems.add(problem)
}
