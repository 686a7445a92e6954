package table

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"giaoban/analytics/words"
)

// elements reads one part of an XLSX file, element by element, within limits. A part that is cut off or is no XML is an
// error; custom entities are not expanded.
type elements struct {
	part  io.ReadCloser
	read  *counted
	size  int64 // bytes that are to be read
	guard rowGuard
	xml   *xml.Decoder
	depth int
}

// part opens a member of the archive; nil, nil where there is none. Member names are only compared, never used as
// paths of files.
func (b *workbook) part(name string, most int64) (*elements, error) {
	for _, f := range b.zip.File {
		if !strings.EqualFold(strings.TrimPrefix(f.Name, "/"), name) {
			continue
		}
		if f.Method != zip.Deflate && f.Method != zip.Store {
			return nil, &Error{Reason: words.SheetBroken, Args: []string{name, zip.ErrAlgorithm.Error()}}
		}
		r, err := f.Open()
		if err != nil {
			return nil, b.broken(name, err)
		}
		e := &elements{part: r, size: int64(f.UncompressedSize64)}
		e.read = &counted{r: &limited{r: r, left: most, name: name}}
		e.guard = rowGuard{r: e.read, most: maxSheetRow, err: &Error{Reason: words.RowTooLong, Args: []string{"4 MB (XML)"}}}
		e.xml = xml.NewDecoder(&e.guard)
		return e, nil
	}
	return nil, nil
}

// next gives the next start, end or text; io.EOF at the end of the part. The row guard is not reset.
func (e *elements) next() (xml.Token, error) {
	token, err := e.xml.Token()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		if e.depth++; e.depth > maxDepth {
			return nil, errors.New("too many elements within each other")
		}
	case xml.EndElement:
		e.depth--
	}
	return token, nil
}

// skip passes over what is left of the element that was just begun.
func (e *elements) skip() error {
	for until := e.depth - 1; e.depth > until; {
		if _, err := e.next(); err != nil {
			return err
		}
	}
	return nil
}

// text gives the text of the element that was just begun.
func (e *elements) text() (string, error) {
	var text strings.Builder
	for until := e.depth - 1; e.depth > until; {
		token, err := e.next()
		if err != nil {
			return "", err
		}
		if x, ok := token.(xml.CharData); ok {
			text.Write(x)
		}
	}
	return text.String(), nil
}

// richText gives the text of the runs in the element that was just begun; not the rPh, how a word is pronounced.
func (e *elements) richText() (string, error) {
	var text strings.Builder
	for until := e.depth - 1; e.depth > until; {
		token, err := e.next()
		if err != nil {
			return "", err
		}
		if x, ok := token.(xml.StartElement); ok {
			run := ""
			switch x.Name.Local {
			case "t":
				run, err = e.text()
				text.WriteString(run)
			case "rPh":
				err = e.skip()
			}
			if err != nil {
				return "", err
			}
		}
	}
	return text.String(), nil
}

func (e *elements) close() { _ = e.part.Close() } // what was wrong came up while reading

// each calls do for every element of a small part, with its names and attributes.
func (b *workbook) each(name string, most int64, do func(x xml.StartElement, e *elements) error) error {
	e, err := b.part(name, most)
	if err != nil || e == nil {
		return err
	}
	defer e.close()
	for {
		e.guard.read = 0
		token, err := e.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if x, ok := token.(xml.StartElement); ok {
			err = do(x, e)
		}
		if err != nil {
			return b.broken(name, err)
		}
	}
}

// broken says where the file is broken; an error of ours says it already.
func (b *workbook) broken(name string, err error) error {
	switch {
	case errors.As(err, new(*Error)):
		return err
	case b.source.err != nil:
		return b.source.err
	}
	return &Error{Reason: words.SheetBroken, Args: []string{name, err.Error()}}
}

// attr gives an attribute by its local name, and whether it is there.
func attr(x xml.StartElement, name string) (string, bool) {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

func attrInt(x xml.StartElement, name string) (int, bool) {
	text, _ := attr(x, name)
	n, err := strconv.Atoi(text)
	return n, err == nil
}

func attrTrue(x xml.StartElement, name string) bool {
	text, _ := attr(x, name)
	return text == "1" || text == "true"
}

// target gives the name of the member that a relation of a part points to.
func target(of, to string) string {
	if strings.HasPrefix(to, "/") {
		return strings.TrimPrefix(path.Clean(to), "/")
	}
	return path.Join(path.Dir(of), to)
}

// limited ends with an error where a part unpacks to more than it may.
type limited struct {
	r    io.Reader
	left int64
	name string
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, &Error{Reason: words.PartTooLarge, Args: []string{l.name}}
	}
	return n, err
}
