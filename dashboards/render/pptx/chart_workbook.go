package pptx

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"giaoban/dashboards/render/ooxml"

	"github.com/xuri/excelize/v2"
)

// The workbook's sheet. Its first column are the categories as the chart writes them, then come the series, then the whole
// names where some had to be shortened.
const chartSheet = "Sheet1"

// column is the name of a series' column.
func column(series int) string {
	name, _ := excelize.ColumnNumberToName(series + 2) // fails below 1 and above 16384 alone
	return name
}

// rows are those of the categories in a column.
func (l *laidChart) cells(columnName string) string {
	return fmt.Sprintf("%s!$%s$2:$%s$%d", chartSheet, columnName, columnName, len(l.Categories)+1)
}

func (l *laidChart) workbook() (file []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &l.Format})
	if err != nil {
		return nil, fmt.Errorf("the chart's format of numbers: %w", err)
	}
	var all []error
	text := func(columnName string, row int, text string) {
		all = append(all, f.SetCellStr(chartSheet, fmt.Sprintf("%s%d", columnName, row), ooxml.Clean(text)))
	}
	whole := column(len(l.Series))
	shortened := !slices.EqualFunc(l.Categories, l.whole, func(a, b string) bool { return a == ooxml.Clean(b) })
	text("A", 1, l.Head)
	for i, name := range l.Categories {
		text("A", i+2, name)
		if shortened {
			text(whole, i+2, l.whole[i])
		}
	}
	if shortened {
		text(whole, 1, l.Head)
	}
	for k, s := range l.Series {
		text(column(k), 1, s.Name)
		for i, p := range s.Points {
			if p.Value != nil {
				all = append(all, f.SetCellFloat(chartSheet, fmt.Sprintf("%s%d", column(k), i+2), *p.Value, -1, 64))
			}
		}
	}
	if len(l.Series) > 0 {
		all = append(all, f.SetCellStyle(chartSheet, "B2", fmt.Sprintf("%s%d", column(len(l.Series)-1), len(l.Categories)+1), style))
	}
	all = append(all, f.SetColWidth(chartSheet, "A", "A", 36))
	if err := errors.Join(all...); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}
