package table

import (
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"giaoban/analytics/words"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
)

// parquetRows reads the rows of a file, row group after row group.
type parquetRows struct {
	source  *watched
	unzstd  *zstd.Decoder
	file    *parquet.File
	columns []parquetColumn // by leaf
	header  []string
	group   int
	rows    parquet.Rows
	left    int64 // rows of the group that are still to come
	buffer  []parquet.Row
	ready   []parquet.Row // of the buffer, still to be given
	fields  []string
	lines   []int
	row     int
}

// parquetColumn is one column: a leaf of the schema, single or repeated.
type parquetColumn struct {
	name string
	list bool
	text func(parquet.Value) (string, bool)
}

func openParquet(in *input) (rows, error) {
	whole, err := in.random()
	if err != nil {
		return nil, err
	}
	r := &parquetRows{source: &watched{r: whole, left: -1}, buffer: make([]parquet.Row, 64)}
	if err := r.checkFooter(whole.size); err != nil {
		return nil, err
	}
	r.file, err = parquet.OpenFile(r.source, whole.size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(64<<10))
	if err != nil {
		return nil, r.broken(err)
	}
	for _, c := range r.file.Root().Columns() {
		column, err := columnFor(c)
		if err != nil {
			return nil, err
		}
		r.columns, r.header = append(r.columns, column), append(r.header, column.name)
	}
	if len(r.columns) == 0 || len(r.columns) > maxColumns {
		return nil, &Error{Reason: words.TooManyColumns, Args: []string{"16384"}}
	}
	if r.unzstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxPages)); err != nil {
		return nil, err
	}
	r.fields, r.lines = make([]string, len(r.columns)), make([]int, len(r.columns))
	in.progress = func() float64 { return float64(r.row) / float64(max(1, r.file.NumRows(), int64(r.row))) }
	in.closing = append(in.closing, r.unzstd.Close, r.closeGroup)
	return r, nil
}

// checkFooter bounds the part of the file that is read at once.
func (r *parquetRows) checkFooter(size int64) error {
	var end [8]byte
	if _, err := r.source.ReadAt(end[:], max(0, size-8)); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	footer := int64(binary.LittleEndian.Uint32(end[:4]))
	switch {
	case string(end[4:]) == "PARE":
		return &Error{Reason: words.FileEncrypted, Args: []string{"Parquet"}}
	case string(end[4:]) != "PAR1" || footer+12 > size:
		return r.broken(io.ErrUnexpectedEOF)
	case footer > maxFooter:
		return &Error{Reason: words.ParquetTooLarge}
	}
	return nil
}

// columnFor reads a column of the schema: a single value, or a list of them; nothing that is nested deeper.
func columnFor(c *parquet.Column) (parquetColumn, error) {
	column := parquetColumn{name: c.Name()}
	repeated := 0
	for leaf := c; ; leaf = leaf.Columns()[0] {
		if leaf.Repeated() {
			repeated++
		}
		if leaf.Leaf() {
			column.list = repeated == 1
			if repeated > 1 || repeated == 0 && leaf != c {
				break
			}
			if column.text = textOf(leaf.Type()); column.text == nil {
				return column, &Error{Column: c.Name(), Reason: words.ParquetType, Args: []string{leaf.Type().String()}}
			}
			return column, nil
		}
		if len(leaf.Columns()) != 1 {
			break
		}
	}
	return column, &Error{Column: c.Name(), Reason: words.NestedValue}
}

func (r *parquetRows) names() []string { return r.header }

func (r *parquetRows) next() (rec Record, err error) {
	for len(r.ready) == 0 {
		if err := r.readRows(); err != nil {
			return rec, at(r.row+1, err)
		}
	}
	row := r.ready[0]
	r.ready = r.ready[1:]
	r.row++
	for i := range r.lines {
		r.lines[i] = r.row
	}
	rec = Record{Line: r.row, Fields: r.fields, Lines: r.lines}
	err = r.read(row)
	if err != nil && !errors.As(at(r.row, err), &rec.Problem) {
		return rec, at(r.row, r.broken(err))
	}
	return rec, nil
}

// readRows reads some rows of the row group; io.EOF at the end of the file.
func (r *parquetRows) readRows() error {
	groups := r.file.RowGroups()
	for r.rows == nil {
		if r.group == len(groups) {
			return io.EOF
		}
		if err := r.checkPages(r.group); err != nil {
			return r.broken(err)
		}
		r.left = groups[r.group].NumRows()
		r.rows = groups[r.group].Rows()
		r.group++
	}
	n, err := r.rows.ReadRows(r.buffer)
	r.ready = r.buffer[:n]
	r.left -= int64(n)
	switch {
	case err == nil && n > 0 && r.left >= 0:
		return nil
	case errors.Is(err, io.EOF) && r.left == 0:
		r.closeGroup()
		return nil
	case err == nil || errors.Is(err, io.EOF):
		r.ready = nil
		err = errors.New("a row group has another number of rows than it says")
	}
	return r.broken(err)
}

func (r *parquetRows) closeGroup() {
	if r.rows != nil {
		_ = r.rows.Close() // what was wrong came up while reading
		r.rows = nil
	}
}

// read takes the fields of one row. An *Error concerns this row alone.
func (r *parquetRows) read(row parquet.Row) (problem error) {
	at, size := 0, 0
	for i, column := range r.columns {
		from := at
		for at < len(row) && row[at].Column() == i {
			at++
		}
		values := row[from:at]
		if len(values) == 0 || len(values) > 1 && !column.list {
			return errors.New("a column ends before the others")
		}
		text, reason := column.read(values)
		if reason != nil {
			problem = &Error{Column: column.name, Reason: *reason}
		}
		if size += len(text); size > maxRow {
			problem, text = &Error{Reason: words.RowTooLong, Args: []string{"1 MB"}}, ""
		}
		r.fields[i] = text
	}
	return problem
}

func (c parquetColumn) read(values []parquet.Value) (string, *words.Phrase) {
	if len(values) == 1 {
		if values[0].IsNull() {
			return "", nil
		}
		text, ok := c.text(values[0])
		switch {
		case !ok:
			return "", &words.ParquetText
		case c.list && strings.Contains(text, listSeparator):
			return "", &words.ListSeparator
		}
		return text, nil
	}
	parts := make([]string, len(values))
	for i, v := range values {
		var reason *words.Phrase
		if parts[i], reason = c.read([]parquet.Value{v}); reason != nil {
			return "", reason
		}
	}
	return strings.Join(parts, listSeparator), nil
}

func (r *parquetRows) broken(err error) error {
	switch {
	case errors.As(err, new(*Error)):
		return err
	case r.source.err != nil:
		return r.source.err
	}
	return &Error{Reason: words.ParquetBroken, Args: []string{err.Error()}}
}
