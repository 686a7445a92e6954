package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"giaoban/analytics/words"

	"golang.org/x/text/transform"
)

// openText reads CSV or JSON, whichever the first character shows.
func openText(in *input, o *Options) (rows, error) {
	t, err := newText(in, o)
	if err != nil {
		return nil, err
	}
	if o.Format == "" && looksLikeJSON(t.buf[:t.good]) {
		o.Format = JSON
	}
	if o.Format == JSON {
		if o.Delimiter != "" {
			return nil, &Error{Reason: words.OptionUnused, Args: []string{"delimiter", string(JSON)}}
		}
		return openJSON(t)
	}
	return openCSV(t, o)
}

// textReader gives a text in UTF-8, without the mark at its start, and stops at the first byte that is not in the
// encoding, wherever it stands: nobody may find out later that a name was read wrongly.
type textReader struct {
	r       io.Reader
	decoded string // name of the encoding it comes from; empty = it is in UTF-8
	mac     bool   // lines end in CR alone, as on old Macs

	buf        []byte
	from, good int // what is still to be given, of what is known to be right
	filled     int
	err        error // comes after that

	lines  int   // line breaks before buf[good]
	column int64 // bytes between the last line break and buf[good]
}

func newText(in *input, o *Options) (*textReader, error) {
	e, name, mark, err := decoding(in.start4k, o.Encoding)
	if err != nil {
		return nil, err
	}
	o.Encoding = name
	raw := in.reader()
	if _, err := io.CopyN(io.Discard, raw, int64(mark)); err != nil {
		return nil, err
	}
	t := &textReader{r: raw, buf: make([]byte, 64<<10)}
	if e != nil {
		t.r, t.decoded = transform.NewReader(raw, e.NewDecoder()), name
	}
	for t.err == nil && t.filled < len(t.buf) {
		t.fill()
	}
	if first := t.buf[:t.good]; bytes.IndexByte(first, '\n') < 0 && bytes.IndexByte(first, '\r') >= 0 {
		t.mac = true
		t.convert(first)
		t.lines = bytes.Count(first, []byte{'\n'})
	}
	return t, nil
}

func (t *textReader) Read(p []byte) (int, error) {
	for t.from == t.good {
		if t.err != nil {
			return 0, t.err
		}
		t.filled = copy(t.buf, t.buf[t.good:t.filled]) // the beginning of a character
		t.from, t.good = 0, 0
		t.fill()
	}
	n := copy(p, t.buf[t.from:t.good])
	t.from += n
	return n, nil
}

// fill reads once and judges what it got.
func (t *textReader) fill() {
	n, err := t.r.Read(t.buf[t.filled:])
	t.filled += n
	t.err = err
	fresh := t.buf[t.good:t.filled]
	if t.mac {
		t.convert(fresh)
	}
	good := len(fresh)
	if !utf8.Valid(fresh) {
		good = validLen(fresh)
	}
	bad := good < len(fresh) && (utf8.FullRune(fresh[good:]) || errors.Is(err, io.EOF))
	if t.decoded != "" { // decoders write this character for bytes that they do not know
		if i := bytes.Index(fresh[:good], []byte(string(utf8.RuneError))); i >= 0 {
			good, bad = i, true
		}
	}
	t.count(fresh[:good])
	t.good += good
	if bad {
		t.filled = t.good
		t.err = t.badByte(fresh[good])
	}
}

func (t *textReader) badByte(b byte) error {
	if t.decoded != "" {
		return &Error{Line: t.lines + 1, Reason: words.EncodingWrong, Args: []string{t.decoded}}
	}
	return &Error{Line: t.lines + 1, Reason: words.EncodingNotUTF8, Args: []string{strconv.FormatInt(t.column+1, 10), fmt.Sprintf("0x%02X", b)}}
}

func (t *textReader) count(p []byte) {
	t.lines += bytes.Count(p, []byte{'\n'})
	if i := bytes.LastIndexByte(p, '\n'); i >= 0 {
		t.column = 0
		p = p[i+1:]
	}
	t.column += int64(len(p))
}

func (t *textReader) convert(p []byte) {
	for i, b := range p {
		if b == '\r' {
			p[i] = '\n'
		}
	}
}

// validLen is the length of the part before the first byte that is not UTF-8 (or whose character is not complete).
func validLen(p []byte) int {
	for i := 0; i < len(p); {
		r, size := utf8.DecodeRune(p[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(p)
}

// rowGuard stops a row that grows beyond a limit. Its reader is reset at the start of every row.
type rowGuard struct {
	r    io.Reader
	read int
	most int
	err  error
}

func (g *rowGuard) Read(p []byte) (int, error) {
	if g.read > g.most {
		return 0, g.err
	}
	n, err := g.r.Read(p)
	g.read += n
	return n, err
}

// at gives an error without a place the line where it came up.
func at(line int, err error) error {
	var e *Error
	if errors.As(err, &e) && e.Line == 0 {
		placed := *e
		placed.Line = line
		return &placed
	}
	return err
}
