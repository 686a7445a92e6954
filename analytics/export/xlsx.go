package export

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/xuri/excelize/v2"
)

// What a worksheet holds at most.
const (
	sheetRows    = excelize.TotalRows - 1 // beside the header
	sheetColumns = excelize.MaxColumns
	sheetText    = excelize.TotalCellChars // UTF-16 units in a cell
)

// exactInteger is the largest whole number that a cell's double holds exactly; a larger one is written as text.
const exactInteger = 1 << 53

// Excel's numbers of days. It believes in 29 February 1900, so days before 1 March 1900 are written as text.
const (
	sheetDay1970   = 25569 // 1 January 1970, which is 0 as an analytics.Date
	firstRightDate = 61    // 1 March 1900
)

// The size of the sheet's letters and of a line of them, in points.
const fontSize, lineHeight = 11.0, 15.0

// Column widths, in characters.
const (
	narrowest, widest = 8, 48
	filterButton      = 3
	rowsMeasured      = 200
)

// writeXLSX writes two sheets: the table, and where it comes from. Texts are cells of type text, which no program runs.
func writeXLSX(w io.Writer, t Table) (err error) {
	if err := t.fitsSheet(); err != nil {
		return err
	}
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	data := words.ExportData.In(t.Lang)
	if err := f.SetSheetName("Sheet1", data); err != nil {
		return err
	}
	styles, err := newSheetStyles(f)
	if err != nil {
		return err
	}
	if err := writeDataSheet(f, data, t, styles, nil); err != nil {
		return err
	}
	if err := writeFacts(f, t.Lang, append(t.Source.facts(t.Lang), t.meanings(t.Lang)...), styles); err != nil {
		return err
	}
	return f.Write(w)
}

// fitsSheet refuses a table that has more rows or columns than a worksheet.
func (t Table) fitsSheet() error {
	if len(t.Rows) > sheetRows || len(t.Columns) > sheetColumns {
		return &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.ExportSheetTooLarge, Args: []any{len(t.Rows), len(t.Columns), sheetRows, sheetColumns}}
	}
	return nil
}

// sheetStyles are numbers of styles of a workbook.
type sheetStyles struct{ head, date, wrapped int }

func newSheetStyles(f *excelize.File) (s sheetStyles, err error) {
	isoDate := "yyyy-mm-dd"
	var all [3]error
	family, err := f.GetDefaultFont() // a style with a font of its own has none of it by itself
	if err != nil {
		return s, err
	}
	s.head, all[0] = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Family: family, Size: fontSize}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	s.date, all[1] = f.NewStyle(&excelize.Style{CustomNumFmt: &isoDate})
	s.wrapped, all[2] = f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return s, errors.Join(all[:]...)
}

// writeDataSheet writes the table. beside adds to the sheet what is no table; nil = nothing.
func writeDataSheet(f *excelize.File, sheet string, t Table, styles sheetStyles, beside func() error) error {
	last, err := excelize.CoordinatesToCellName(max(1, len(t.Columns)), len(t.Rows)+1)
	if err != nil {
		return err
	}
	if err := f.AutoFilter(sheet, "A1:"+last, nil); err != nil { // before the stream, which writes it out
		return err
	}
	if beside != nil { // likewise; AutoFilter takes back how the sheet is printed
		if err := beside(); err != nil {
			return err
		}
	}
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i := range t.Columns {
		if err := out.SetColWidth(i+1, i+1, t.width(i)); err != nil {
			return err
		}
	}
	cells := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = excelize.Cell{StyleID: styles.head, Value: c.Name}
	}
	if err := out.SetRow("A1", cells, excelize.RowOpts{Height: min(float64(t.headLines())*lineHeight, excelize.MaxRowHeight)}); err != nil {
		return err
	}
	err = t.each(func(i int, row []any) error {
		for k, v := range row {
			if cells[k], err = sheetCell(v, styles); err != nil {
				return err
			}
		}
		return out.SetRow(fmt.Sprintf("A%d", i+2), cells)
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

func sheetCell(v any, styles sheetStyles) (any, error) {
	switch x := v.(type) {
	case int64:
		if x > exactInteger || x < -exactInteger {
			return fmt.Sprint(x), nil
		}
	case analytics.Month:
		return x.String(), nil
	case analytics.Date:
		day := int64(x) + sheetDay1970
		if day < firstRightDate {
			return x.String(), nil
		}
		return excelize.Cell{StyleID: styles.date, Value: day}, nil
	case string:
		return x, fitsCell(x)
	}
	return v, nil
}

// fitsCell refuses a text that would be cut.
func fitsCell(text string) error {
	if len(text) > sheetText && len(utf16.Encode([]rune(text))) > sheetText {
		return &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.ExportTextTooLong, Args: []any{sheetText}}
	}
	return nil
}

// width is that of the longest text among the first rows and of the words in the name, within bounds.
func (t Table) width(column int) float64 {
	longest := 0
	for word := range strings.FieldsSeq(t.Columns[column].Name) {
		longest = max(longest, utf8.RuneCountInString(word)+filterButton)
	}
	for _, row := range t.Rows[:min(len(t.Rows), rowsMeasured)] {
		if column < len(row) {
			if v, err := t.Columns[column].value(row[column]); err == nil { // a wrong one is told when it is written
				longest = max(longest, utf8.RuneCountInString(csvField(v)))
			}
		}
	}
	return float64(min(max(longest+1, narrowest), widest))
}

// headLines is how many lines the head has whose name takes most.
func (t Table) headLines() int {
	most := 1
	for i, c := range t.Columns {
		lines, used := 1, 0
		for word := range strings.FieldsSeq(c.Name) {
			n := utf8.RuneCountInString(word)
			if used > 0 && used+1+n > int(t.width(i))-filterButton {
				lines, used = lines+1, 0
			}
			used += n + 1
		}
		most = max(most, lines)
	}
	return most
}
