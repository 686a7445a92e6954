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

// Column widths, in characters.
const (
	narrowest, widest = 8, 48
	rowsMeasured      = 200
)

// writeXLSX writes two sheets: the table, and where it comes from. Texts are cells of type text, which no program runs.
func writeXLSX(w io.Writer, t Table) (err error) {
	if len(t.Rows) > sheetRows || len(t.Columns) > sheetColumns {
		return &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.ExportSheetTooLarge, Args: []any{len(t.Rows), len(t.Columns), sheetRows, sheetColumns}}
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
	if err := writeDataSheet(f, data, t, styles); err != nil {
		return err
	}
	if err := writeSourceSheet(f, t, styles); err != nil {
		return err
	}
	return f.Write(w)
}

// sheetStyles are numbers of styles of a workbook.
type sheetStyles struct{ head, date, wrapped int }

func newSheetStyles(f *excelize.File) (s sheetStyles, err error) {
	isoDate := "yyyy-mm-dd"
	var all [3]error
	s.head, all[0] = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	s.date, all[1] = f.NewStyle(&excelize.Style{CustomNumFmt: &isoDate})
	s.wrapped, all[2] = f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return s, errors.Join(all[:]...)
}

func writeDataSheet(f *excelize.File, sheet string, t Table, styles sheetStyles) error {
	last, err := excelize.CoordinatesToCellName(max(1, len(t.Columns)), len(t.Rows)+1)
	if err != nil {
		return err
	}
	if err := f.AutoFilter(sheet, "A1:"+last, nil); err != nil { // before the stream, which writes it out
		return err
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
	if err := out.SetRow("A1", cells); err != nil {
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
		return x, fitsSheet(x)
	}
	return v, nil
}

// fitsSheet refuses a text that would be cut.
func fitsSheet(text string) error {
	if len(text) > sheetText && len(utf16.Encode([]rune(text))) > sheetText {
		return &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.ExportTextTooLong, Args: []any{sheetText}}
	}
	return nil
}

// width is that of the longest text among the first rows and of the words in the name, within bounds.
func (t Table) width(column int) float64 {
	longest := 0
	for word := range strings.FieldsSeq(t.Columns[column].Name) {
		longest = max(longest, utf8.RuneCountInString(word)+3) // and the button of the filter
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
