package export

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/xuri/excelize/v2"
)

func TestBook(t *testing.T) {
	all := everything(t)
	book := Book{Lang: words.Vi, Source: all.Source}
	for _, name := range []string{"Lĩnh vực", "Tháng", "Đơn vị: 'báo cáo' [tháng 4/2020]", "lĩnh VỰC", "", "", strings.Repeat("Ế", 40), strings.Repeat("Ế", 40), "History", "nguồn", "'''", "🔒" + strings.Repeat("🔒", 20)} {
		table := all
		table.Source = Source{Asked: []Fact{{Name: "filter", Value: name}}}
		book.Sheets = append(book.Sheets, Sheet{Name: name, Table: table})
	}
	drawn := ""
	book.Sheets[1].Draw = func(f *excelize.File, sheet string) error {
		drawn = sheet + " " + Cells(sheet, 1, 7) + " " + Head(sheet, 1)
		return f.AddChart(sheet, "J2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: Head(sheet, 1), Values: Cells(sheet, 1, 7)}}})
	}
	var first, again bytes.Buffer
	if err := errors.Join(WriteBook(&first, book), WriteBook(&again, book)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Error("the same workbook has different bytes")
	}
	if drawn != "Tháng 'Tháng'!$B$2:$B$8 'Tháng'!$B$1" {
		t.Errorf("drawn for %s", drawn)
	}
	f, err := excelize.OpenReader(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	names := []string{"Lĩnh vực", "Tháng", "Đơn vị- 'báo cáo' -tháng 4-2020", "lĩnh VỰC (2)", "Số liệu", "Số liệu (2)", strings.Repeat("Ế", 31), strings.Repeat("Ế", 27) + " (2)", "History (2)", "nguồn (2)", "Số liệu (3)", strings.Repeat("🔒", 15), "Nguồn"}
	if got := f.GetSheetList(); !slices.Equal(got, names) {
		t.Errorf("tabs %q\nwant %q", got, names)
	}
	for i, name := range names[:len(names)-1] {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != len(all.Rows)+1 {
			t.Fatalf("%s has %d rows (%v)", name, len(rows), err)
		}
		if strings.Join(rows[1], "|") != "Môi trường, \"xanh\"\r\nsạch|46|0.1|1|2020-04|43982" {
			t.Errorf("%s has %q", name, rows[1])
		}
		part := zipPart(t, first.Bytes(), "xl/worksheets/sheet"+string(rune('1'+i%9))+".xml")
		if i == 1 != strings.Contains(part, "<drawing ") && i < 9 {
			t.Errorf("%s: a drawing is %v", name, i != 1)
		}
	}
	var source strings.Builder
	rows, err := f.GetRows("Nguồn")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		source.WriteString(strings.Join(r, "|") + "\n")
	}
	for _, want := range []string{"Phiên bản số liệu|2\n", "\nTháng\nfilter|Tháng\n\nCột|Ý nghĩa\ntopic.name|Tên lĩnh vực\n"} {
		if !strings.Contains(source.String(), want) {
			t.Errorf("the source does not say %q:\n%s", want, source.String())
		}
	}
}

func TestBookRefused(t *testing.T) {
	var b bytes.Buffer
	if err := WriteBook(&b, Book{}); err == nil {
		t.Error("a workbook without tables was written")
	}
	wide := Sheet{Table: Table{Columns: make([]Column, sheetColumns+1)}}
	if err := WriteBook(&b, Book{Sheets: []Sheet{wide}}); analytics.KindOf(err) != analytics.TooExpensive {
		t.Errorf("too many columns: %v", err)
	}
	if err := WriteBook(&b, Book{Sheets: []Sheet{{Draw: func(*excelize.File, string) error { return errors.New("no chart") }}}}); err == nil || err.Error() != "no chart" {
		t.Errorf("a drawing that fails: %v", err)
	}
	if b.Len() > 0 {
		t.Errorf("%d bytes were written", b.Len())
	}
}
