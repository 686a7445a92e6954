package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"

	"giaoban/analytics/words"

	"github.com/go-json-experiment/json/jsontext"
)

// looksLikeJSON tells whether a text begins with an object, or with an array of objects.
func looksLikeJSON(start []byte) bool {
	start = bytes.TrimLeft(start, " \t\r\n")
	if len(start) == 0 || (start[0] != '{' && start[0] != '[') {
		return false
	}
	next := bytes.TrimLeft(start[1:], " \t\r\n")
	if len(next) == 0 {
		return true
	}
	if start[0] == '[' {
		return next[0] == '{' || next[0] == ']'
	}
	return next[0] == '"' || next[0] == '}'
}

// jsonRows reads objects: their keys are the names of the columns, in the order in which they first appear.
type jsonRows struct {
	values  valueReader
	keys    []string
	columns map[string]int
	fields  []string
	lines   []int
	parser  *jsontext.Decoder
	first   *Record // read for its names
}

// valueReader gives one JSON value after another. Their bytes are valid until the next one.
type valueReader interface {
	value() (line int, raw []byte, err error)
}

func openJSON(t *textReader) (rows, error) {
	guard := &rowGuard{r: t, most: maxRow, err: &Error{Reason: words.RecordTooLong}}
	buffered := bufio.NewReaderSize(guard, 64<<10)
	r := &jsonRows{columns: map[string]int{}, parser: jsontext.NewDecoder(bytes.NewReader(nil))}
	if bytes.HasPrefix(bytes.TrimLeft(t.buf[t.from:t.good], " \t\r\n"), []byte("[")) {
		array, err := openArray(buffered, guard)
		if err != nil {
			return nil, err
		}
		r.values = array
	} else {
		r.values = &jsonLines{r: buffered, guard: guard}
	}
	first, err := r.next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, &Error{Line: 1, Reason: words.JSONEmpty}
	case err != nil:
		return nil, err
	case first.Problem != nil && len(r.keys) == 0:
		return nil, first.Problem
	}
	r.first = &first
	return r, nil
}

func (r *jsonRows) names() []string { return r.keys }

func (r *jsonRows) next() (rec Record, err error) {
	if r.first != nil {
		rec, r.first = *r.first, nil
		return rec, nil
	}
	line, raw, err := r.values.value()
	if err != nil {
		return rec, err
	}
	for i := range r.fields {
		r.fields[i] = ""
	}
	rec = Record{Line: line}
	if err := r.read(raw); err != nil {
		if len(r.keys) > maxColumns {
			return rec, at(line, err)
		}
		if !errors.As(at(line, err), &rec.Problem) {
			rec.Problem = jsonProblem(line, err)
		}
	}
	for len(r.lines) < len(r.fields) {
		r.lines = append(r.lines, 0)
	}
	for i := range r.lines {
		r.lines[i] = line
	}
	rec.Fields, rec.Lines = r.fields, r.lines
	return rec, nil
}

// read takes the fields of one object.
func (r *jsonRows) read(raw []byte) error {
	r.parser.Reset(bytes.NewBuffer(raw)) // which it reads without a copy
	if r.parser.PeekKind() != '{' {
		if _, err := r.parser.ReadValue(); err != nil {
			return err
		}
		return &Error{Reason: words.JSONNotObject}
	}
	if _, err := r.parser.ReadToken(); err != nil {
		return err
	}
	for r.parser.PeekKind() != '}' {
		name, err := r.parser.ReadToken()
		if err != nil {
			return err
		}
		key := name.String()
		i, known := r.columns[key]
		if !known {
			i = len(r.keys)
			r.columns[key] = i
			r.keys, r.fields = append(r.keys, key), append(r.fields, "")
			if len(r.keys) > maxColumns {
				return &Error{Reason: words.TooManyColumns, Args: []string{"16384"}}
			}
		}
		if r.fields[i], err = r.text(key); err != nil {
			return err
		}
	}
	if _, err := r.parser.ReadToken(); err != nil {
		return err
	}
	if _, err := r.parser.ReadToken(); !errors.Is(err, io.EOF) {
		return &Error{Reason: words.JSONBroken, Args: []string{"text after }"}}
	}
	return nil
}

// text gives a scalar as a text, and an array of scalars as a list of them.
func (r *jsonRows) text(key string) (string, error) {
	switch r.parser.PeekKind() {
	case '{':
		return "", &Error{Column: key, Reason: words.NestedValue}
	case '[':
	default:
		return r.scalar()
	}
	if _, err := r.parser.ReadToken(); err != nil {
		return "", err
	}
	var parts []string
	for r.parser.PeekKind() != ']' {
		if k := r.parser.PeekKind(); k == '{' || k == '[' {
			return "", &Error{Column: key, Reason: words.NestedValue}
		}
		part, err := r.scalar()
		if err != nil {
			return "", err
		}
		if strings.Contains(part, listSeparator) {
			return "", &Error{Column: key, Reason: words.ListSeparator}
		}
		parts = append(parts, part)
	}
	_, err := r.parser.ReadToken()
	return strings.Join(parts, listSeparator), err
}

// listSeparator stands between the parts of a list in one field.
const listSeparator = ";"

func (r *jsonRows) scalar() (string, error) {
	token, err := r.parser.ReadToken()
	if err != nil || token.Kind() == 'n' {
		return "", err
	}
	return token.String(), nil // numbers as they are written
}

func jsonProblem(line int, err error) *Error {
	var s *jsontext.SyntacticError
	if errors.Is(err, jsontext.ErrDuplicateName) && errors.As(err, &s) {
		return &Error{Line: line, Column: s.JSONPointer.LastToken(), Reason: words.JSONKeyTwice}
	}
	return &Error{Line: line, Reason: words.JSONBroken, Args: []string{syntax(err)}}
}

// syntax shortens the parser's error: our message says the rest.
func syntax(err error) string {
	var s *jsontext.SyntacticError
	if errors.As(err, &s) && s.Err != nil {
		return s.Err.Error()
	}
	return err.Error()
}
