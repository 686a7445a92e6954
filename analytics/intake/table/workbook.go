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

// workbook is an XLSX file without the rows of its sheets.
type workbook struct {
	zip    *zip.Reader
	source *watched
	sheets []sheet
	epoch  int // days from 1899-12-30 to day 0 of its dates: 0, or 1462 where they count from 1904
	dates  []bool
	shared sharedTexts
}

type sheet struct {
	name   string
	part   string
	hidden bool
}

func (b *workbook) sheetNames() []string {
	names := make([]string, len(b.sheets))
	for i, s := range b.sheets {
		names[i] = s.name
	}
	return names
}

// openXLSX opens a sheet: the one that is named, else the first one that is not hidden.
func openXLSX(in *input, o *Options) (rows, error) {
	file, err := in.random()
	if err != nil {
		return nil, err
	}
	b := &workbook{source: &watched{r: file, left: maxZipDirectory}}
	if b.zip, err = zip.NewReader(b.source, file.size); err != nil {
		return nil, b.broken("zip", err)
	}
	b.source.left = -1
	main, err := b.main()
	if err != nil {
		return nil, err
	}
	if err := b.read(main); err != nil {
		return nil, err
	}
	chosen, err := b.choose(o.Sheet)
	if err != nil {
		return nil, err
	}
	r, err := openSheet(b, chosen, in)
	if o.Sheet == "" { // an empty sheet is not the one that was meant, if there is another
		for _, s := range b.sheets {
			var empty *Error
			if !errors.As(err, &empty) || empty.Reason != words.SheetEmpty {
				break
			}
			if !s.hidden && s.name != chosen.name {
				if other, why := openSheet(b, s, in); why == nil {
					r, err, chosen = other, nil, s
				}
			}
		}
	}
	o.Format, o.Sheet = XLSX, chosen.name
	return r, err
}

// main finds the workbook in the archive, or says what the archive is instead.
func (b *workbook) main() (string, error) {
	main := ""
	err := b.each("_rels/.rels", maxPart, func(x xml.StartElement, _ *elements) error {
		if kind, _ := attr(x, "Type"); strings.HasSuffix(kind, "/officeDocument") {
			to, _ := attr(x, "Target")
			main = target("", to)
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	for _, f := range b.zip.File {
		switch {
		case strings.EqualFold(f.Name, "META-INF/manifest.xml"):
			return "", &Error{Reason: words.FileForeign, Args: []string{"OpenDocument (.ods)"}}
		case strings.EqualFold(f.Name, "xl/workbook.bin"):
			return "", &Error{Reason: words.FileForeign, Args: []string{"XLSB"}}
		case strings.EqualFold(f.Name, "word/document.xml"):
			return "", &Error{Reason: words.FileForeign, Args: []string{"DOCX"}}
		case main == "" && strings.EqualFold(f.Name, "xl/workbook.xml"):
			main = f.Name
		}
	}
	if main == "" {
		return "", &Error{Reason: words.FileForeign, Args: []string{"ZIP"}}
	}
	return main, nil
}

// read reads the sheets' names, the relations between the parts, the styles and the shared texts.
func (b *workbook) read(main string) error {
	var styles, shared string
	sheets := map[string]string{} // parts, by the id of their relation
	relations := path.Join(path.Dir(main), "_rels", path.Base(main)+".rels")
	err := b.each(relations, maxPart, func(x xml.StartElement, _ *elements) error {
		id, _ := attr(x, "Id")
		to, _ := attr(x, "Target")
		kind, _ := attr(x, "Type")
		part := target(main, to)
		switch kind[strings.LastIndexByte(kind, '/')+1:] {
		case "worksheet":
			sheets[id] = part
		case "styles":
			styles = part
		case "sharedStrings":
			shared = part
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = b.each(main, maxPart, func(x xml.StartElement, _ *elements) error {
		switch x.Name.Local {
		case "workbookPr":
			if attrTrue(x, "date1904") {
				b.epoch = 1462
			}
		case "sheet":
			name, _ := attr(x, "name")
			state, _ := attr(x, "state")
			id, _ := attr(x, "id")
			if part, ok := sheets[id]; ok { // and not a sheet with a chart alone
				b.sheets = append(b.sheets, sheet{name, part, state == "hidden" || state == "veryHidden"})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := b.readStyles(styles); err != nil {
		return err
	}
	return b.readShared(shared)
}

func (b *workbook) choose(told string) (sheet, error) {
	for i, s := range b.sheets {
		if told == "" && !s.hidden || told == s.name || told == strconv.Itoa(i+1) && !b.has(told) {
			return s, nil
		}
	}
	for _, s := range b.sheets {
		if told == "" || strings.EqualFold(told, s.name) {
			return s, nil // the only ones left are hidden, or written otherwise
		}
	}
	names := strings.Join(b.sheetNames(), ", ")
	if told == "" {
		return sheet{}, &Error{Reason: words.SheetNone}
	}
	return sheet{}, &Error{Reason: words.SheetUnknown, Args: []string{told, names}}
}

func (b *workbook) has(name string) bool {
	for _, s := range b.sheets {
		if s.name == name {
			return true
		}
	}
	return false
}

// watched keeps the errors of the file itself apart from those of its contents, and bounds the archive's directory.
type watched struct {
	r    io.ReaderAt
	left int // bytes that may still be read; negative = any number
	err  error
}

func (w *watched) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errors.New("a place before the beginning")
	}
	if w.left == 0 {
		return 0, &Error{Reason: words.PartTooLarge, Args: []string{"zip"}}
	}
	if w.left > 0 {
		w.left = max(0, w.left-len(p))
	}
	n, err := w.r.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}
