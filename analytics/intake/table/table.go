// Package table reads a file of rows and named columns, whatever its format. It knows nothing of reports: every field
// is a text, with the line where it stands.
package table

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"hash"
	"io"

	"giaoban/analytics/words"
)

// Source is a file that can be read from its beginning more than once.
type Source struct {
	Name string
	Size int64 // bytes; 0 = not known
	Open func() (io.ReadCloser, error)
}

// Options say how a file is to be read.
type Options struct{}

// Error is a place where a file breaks off: what comes after it cannot be read.
type Error struct {
	Line   int    // from 1; 0 where the file as a whole is meant
	Column string // name; empty where the row as a whole is meant
	Reason words.Phrase
	Args   []string
}

// Error is the reason in English.
func (e *Error) Error() string {
	args := make([]any, len(e.Args))
	for i, a := range e.Args {
		args[i] = a
	}
	return e.Reason.In(words.En, args...)
}

// Record is one row. It is valid until the next one is read.
type Record struct {
	Line   int      // of its first field
	Fields []string // as they stand in the file; their number may differ from that of the names
	Lines  []int    // of each field
}

// Table is a file being read, row by row.
type Table struct {
	file  io.ReadCloser
	names []string
	rows  rows
	hash  hash.Hash
	rest  io.Reader // what the rows have not read yet
}

// rows is a format: it gives the rows behind the header.
type rows interface {
	next() (Record, error) // io.EOF at the end, *Error where the file breaks off
	offset() int64         // bytes of the file read so far
}

// Open opens a file and reads its header. A file that breaks off in its header, or has none, is an *Error.
func Open(src Source, _ Options) (*Table, error) {
	file, err := src.Open()
	if err != nil {
		return nil, err
	}
	t := &Table{file: file, hash: sha256.New()}
	buffered := bufio.NewReaderSize(io.TeeReader(file, t.hash), 64<<10)
	t.rest = buffered
	if t.rows, t.names, err = openCSV(buffered); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return t, nil
}

// Names are the names of the columns, as they stand in the file.
func (t *Table) Names() []string { return t.names }

// Next gives the next row; io.EOF at the end, *Error where the file breaks off.
func (t *Table) Next() (Record, error) { return t.rows.next() }

// Offset is how many bytes of the file have been read.
func (t *Table) Offset() int64 { return t.rows.offset() }

// Sum reads to the end of the file and gives the hash of its decompressed bytes.
func (t *Table) Sum() (sum [sha256.Size]byte, err error) {
	if _, err := io.Copy(io.Discard, t.rest); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(t.hash.Sum(nil)), nil
}

// Close closes the file.
func (t *Table) Close() error { return t.file.Close() }
