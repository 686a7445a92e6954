package table

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"giaoban/analytics/words"

	"github.com/go-json-experiment/json/jsontext"
)

// jsonLines gives the lines of JSON Lines; empty ones do not count. What is wrong in one line does not touch the next.
type jsonLines struct {
	r     *bufio.Reader
	guard *rowGuard
	line  int
	long  []byte // a line that is longer than the buffer
}

func (l *jsonLines) value() (int, []byte, error) {
	for {
		l.guard.read = 0
		l.line++
		raw, err := l.r.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			l.long = l.long[:0]
			for errors.Is(err, bufio.ErrBufferFull) {
				l.long = append(l.long, raw...)
				raw, err = l.r.ReadSlice('\n')
			}
			l.long = append(l.long, raw...)
			raw = l.long
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return l.line, nil, at(l.line, err)
		}
		if raw = bytes.TrimSpace(raw); len(raw) > 0 {
			return l.line, raw, nil
		}
		if err != nil {
			return l.line, nil, err
		}
	}
}

// jsonArray gives the elements of one array.
type jsonArray struct {
	breaks  lineBreaks
	guard   *rowGuard
	decoder *jsontext.Decoder
	done    bool
}

func openArray(r io.Reader, guard *rowGuard) (*jsonArray, error) {
	a := &jsonArray{breaks: lineBreaks{r: r, line: 1}, guard: guard}
	a.decoder = jsontext.NewDecoder(&a.breaks, jsontext.AllowDuplicateNames(true)) // judged row by row
	if _, err := a.decoder.ReadToken(); err != nil {
		return nil, a.broken(err)
	}
	return a, nil
}

func (a *jsonArray) value() (int, []byte, error) {
	if a.done {
		return 0, nil, io.EOF
	}
	a.guard.read = 0
	if a.decoder.PeekKind() == ']' {
		if _, err := a.decoder.ReadToken(); err != nil {
			return 0, nil, a.broken(err)
		}
		a.done = true
		if _, err := a.decoder.ReadToken(); !errors.Is(err, io.EOF) {
			return 0, nil, a.broken(err)
		}
		return 0, nil, io.EOF
	}
	raw, err := a.decoder.ReadValue()
	if err != nil {
		return 0, nil, a.broken(err)
	}
	return a.breaks.lineAt(a.decoder.InputOffset() - int64(len(raw))), raw, nil
}

// broken says where the array breaks off.
func (a *jsonArray) broken(err error) error {
	rest := a.decoder.UnreadBuffer()
	line := a.breaks.lineAt(a.decoder.InputOffset() + int64(len(rest)-len(bytes.TrimLeft(rest, ", \t\r\n"))))
	var ours *Error
	if errors.As(err, &ours) {
		return at(line, ours)
	}
	if !errors.As(err, new(*jsontext.SyntacticError)) && err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return err
	}
	why := "]"
	if err != nil {
		why = syntax(err)
	}
	return &Error{Line: line, Reason: words.JSONArrayBroken, Args: []string{why}}
}

// lineBreaks remembers where the lines of what was read ahead end.
type lineBreaks struct {
	r    io.Reader
	read int64
	line int
	ends []int64 // behind the last place that was asked for
}

func (b *lineBreaks) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			b.ends = append(b.ends, b.read+int64(i))
		}
	}
	b.read += int64(n)
	return n, err
}

// lineAt gives the line of a place. Places are asked for from first to last.
func (b *lineBreaks) lineAt(offset int64) int {
	passed := 0
	for passed < len(b.ends) && b.ends[passed] < offset {
		passed++
	}
	b.line += passed
	b.ends = b.ends[passed:]
	return b.line
}
