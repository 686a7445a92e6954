// Package table reads a file of rows and named columns, whatever its format: CSV, JSON Lines, XLSX or Parquet, plain or
// compressed, in any encoding. It knows nothing of reports: every field is a text, with the line where it stands.
//
// A file may come from anybody. Whatever its bytes are, reading it ends in rows or in an Error, and holds no more memory
// than the limits in limits.go allow, however large the file is or unpacks to. One thing is not bounded: a page of Parquet
// whose run lengths were forged to stand for more values than the page says.
package table

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"giaoban/analytics/words"
)

// Source is a file that can be read from its beginning more than once.
type Source struct {
	Name string
	Size int64 // bytes; 0 = not known

	// Open starts at the beginning. What it gives is read in place if it is also an io.ReaderAt and an io.Seeker;
	// otherwise formats that need that (XLSX, Parquet) are copied to a temporary file first.
	Open func() (io.ReadCloser, error)
}

// Error is a place where a file breaks off: what comes after it cannot be read. As the Problem of a Record it concerns
// that row alone.
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
	Line    int      // of its first field; the row of the sheet in XLSX; the number of the row, from 1, in Parquet
	Fields  []string // as they stand in the file; their number may differ from that of the names
	Lines   []int    // of each field
	Problem *Error   // why this row cannot be read although the file goes on; nil = it can. Fields are not to be used then.
}

// Table is a file being read, row by row.
type Table struct {
	input *input
	rows  rows
	found Options
	read  int64 // the most that Offset has told
	end   error // of the rows
}

// rows is a format: it gives the rows behind the header.
type rows interface {
	names() []string
	next() (Record, error) // io.EOF at the end, *Error where the file breaks off
}

// Open opens a file and reads its header. A file that breaks off in its header, has none, or is not what the options
// say, is an *Error.
func Open(src Source, o Options) (*Table, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	file, err := src.Open()
	if err != nil {
		return nil, err
	}
	t := &Table{input: &input{file: file, size: src.Size}, found: o}
	if err := guarded(func() error { return t.open() }); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return t, nil
}

// open chooses the format: the one that was told, else the one that the first bytes show.
func (t *Table) open() error {
	start, err := t.input.start()
	if err != nil {
		return err
	}
	kind, err := kindOf(start, t.found)
	if err != nil {
		return err
	}
	if err := t.found.fit(kind); err != nil {
		return err
	}
	switch kind {
	case zipped:
		t.rows, err = openXLSX(t.input, &t.found)
	case parquetFile:
		t.found.Format = Parquet
		t.rows, err = openParquet(t.input)
	default:
		t.rows, err = openText(t.input, &t.found)
	}
	return err
}

// Found is what the file turned out to be: the options that read it in the same way again.
func (t *Table) Found() Options { return t.found }

// Format is the format of the file.
func (t *Table) Format() Format { return t.found.Format }

// Sheets are the names of the worksheets of an XLSX file, in their order, hidden ones too.
func (t *Table) Sheets() []string {
	if x, ok := t.rows.(*sheetRows); ok {
		return x.book.sheetNames()
	}
	return nil
}

// Names are the names of the columns, as they stand in the file. In JSON they may become more with every row.
func (t *Table) Names() []string { return t.rows.names() }

// Next gives the next row; io.EOF at the end, *Error where the file breaks off, and the same from then on.
func (t *Table) Next() (rec Record, err error) {
	if t.end == nil {
		t.end = guarded(func() error {
			rec, err = t.rows.next()
			return err
		})
	}
	return rec, t.end
}

// Offset is how many bytes of the file (compressed, if it is) have been read. It never falls, and ends at the size.
func (t *Table) Offset() int64 {
	t.read = max(t.read, t.input.offset())
	return t.read
}

// Sum reads to the end of the file and gives the hash of its decompressed bytes: a.csv and a.csv.gz are the same. It
// does so after an error, too. There are no rows to be had after it.
func (t *Table) Sum() ([sha256.Size]byte, error) { return t.input.sum() }

// Close closes the file.
func (t *Table) Close() error { return t.input.close() }

// guarded turns a panic, which the libraries for Parquet and number formats can end in where a file is broken, into an
// *Error.
func guarded(read func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &Error{Reason: words.FileBroken, Args: []string{fmt.Sprint(r)}}
		}
	}()
	return read()
}
