package xlsx

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/render/officetest"
	"giaoban/dashboards/render/pptx"

	"github.com/xuri/excelize/v2"
)

// counts is a table of names and numbers, of which some are missing, with a total below.
func counts(head string, names []string) export.Table {
	t := export.Table{Lang: words.Vi, Columns: []export.Column{{Name: head, Type: export.Text, Description: "Tên"}, {Name: "Tháng 4–5/2020", Type: export.Integer}, {Name: "Tháng 2–3/2020", Type: export.Integer}, {Name: "Dự kiến", Type: export.Decimal}}}
	for i, n := range names {
		row := []any{n, i * 137 % 1300, i * 91 % 900, float64(i%7) * 100.5}
		if i%5 == 3 {
			row[2] = nil
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, []any{"Tổng số", 99999, 99999, nil})
	return t
}

// pack is a workbook as a month has it, with the longest names and with nothing.
func pack() export.Book {
	at := time.Date(2020, 6, 1, 8, 30, 0, 0, time.UTC)
	b := export.Book{Lang: words.Vi, Source: export.Source{DataVersion: 2, CommittedAt: &at, Sample: true, Notices: []string{"Số liệu mẫu."}}}
	var months, topics []string
	for i := range 65 {
		months = append(months, fmt.Sprintf("Tháng %d/%d", i%12+1, 2015+i/12))
	}
	for i := range 40 {
		topics = append(topics, fmt.Sprintf("%d. Đất đai, giải phóng mặt bằng", i+1))
	}
	topics[1], topics[2], topics[3] = strings.Repeat("Vấn đề tái định cư ở phường Đằng Giang ", 5), `<b>&amp;"'</b>`, "شكاوى المواطنين"
	add := func(name string, t export.Table, charts ...Chart) {
		b.Sheets = append(b.Sheets, export.Sheet{Name: name, Table: t, Draw: Beside(t, pptx.Plain, charts...)})
	}
	two := []Series{{Column: "Tháng 4–5/2020"}, {Column: "Tháng 2–3/2020", Color: "B5862A"}}
	t := counts("Tháng", months)
	add("Theo tháng", t, Chart{Kind: pptx.Lines, Title: "Báo cáo theo tháng", Alt: "Biểu đồ đường", Category: "Tháng", Series: append(slices.Clone(two), Series{Column: "Dự kiến", Dashed: true}), Rows: 65},
		Chart{Kind: pptx.Columns, Title: "Cột <&>", Alt: `Biểu đồ "cột" <&>`, Category: "Tháng", Series: two[:1], Rows: 65})
	t = counts("Lĩnh vực", topics)
	add("Theo lĩnh vực: 'tất cả'", t, Chart{Kind: pptx.Bars, Title: "Báo cáo theo lĩnh vực", Alt: "Biểu đồ thanh", Category: "Lĩnh vực", Series: two, Rows: 40})
	t = counts("Kênh", []string{"Zalo", "Đường dây nóng", "Văn bản"})
	add("Theo kênh", t, Chart{Kind: pptx.StackedColumns, Title: "Theo kênh", Alt: "Biểu đồ chồng", Category: "Kênh", Series: two, Rows: 3}, Chart{Kind: pptx.StackedBars, Title: "Theo kênh", Alt: "Biểu đồ chồng", Category: "Kênh", Series: two, Rows: 3})
	t = counts("Không có", nil)
	t.Rows = nil
	add("Không có số liệu", t, Chart{Kind: pptx.Bars, Title: "Không", Alt: "Không", Category: "Không có", Series: two})
	return b
}

// The workbook is whole and valid, LibreOffice opens it, and each chart is drawn from the cells of its table, the total left
// out.
func TestPack(t *testing.T) {
	b := pack()
	var file, again bytes.Buffer
	if err := export.WriteBook(&file, b); err != nil {
		t.Fatal(err)
	}
	if err := export.WriteBook(&again, b); err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Errorf("the same workbook has different bytes (%v)", err)
	}
	officetest.Valid(t, "pack.xlsx", file.Bytes())
	officetest.Open(t, "pack.xlsx", file.Bytes())
	f, err := excelize.OpenReader(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	p := officetest.Unzip(t, file.Bytes())
	charts := p.Like("/xl/charts/*.xml")
	if len(charts) != 5 {
		t.Errorf("charts %v", charts)
	}
	for _, name := range charts {
		chart := p.XML(t, name)
		for _, s := range chart.All("ser") {
			head, err := read(f, s.All("tx")[0].All("f")[0].AllText())
			if err != nil {
				t.Fatal(err)
			}
			names, err := read(f, s.All("cat")[0].All("f")[0].AllText())
			if err != nil {
				t.Fatal(err)
			}
			values, err := read(f, s.All("val")[0].All("f")[0].AllText())
			if err != nil {
				t.Fatal(err)
			}
			if len(names) != len(values) || slices.Contains(names, "Tổng số") || slices.Contains(values, "99999") || !slices.Contains([]string{"Tháng 4–5/2020", "Tháng 2–3/2020", "Dự kiến"}, head[0]) {
				t.Errorf("%s: series %q has %d values for %d names", name, head, len(values), len(names))
			}
			if head[0] == "Tháng 4–5/2020" && values[1] != "137" || head[0] == "Tháng 2–3/2020" && len(values) > 3 && values[3] != "" {
				t.Errorf("%s: series %q has %q", name, head, values[:4])
			}
		}
		if least := chart.All("min"); len(least) != 1 || least[0].Attr("val") != "0" || chart.All("dispBlanksAs")[0].Attr("val") != "gap" {
			t.Errorf("%s does not begin at zero, or joins what is missing", name)
		}
	}
	alts := 0
	for _, name := range p.Like("/xl/drawings/*.xml") {
		for _, e := range p.XML(t, name).All("graphicFrame") {
			if alt := e.All("cNvPr")[0].Attr("descr"); strings.HasPrefix(alt, "Biểu đồ") {
				alts++
			}
		}
	}
	if alts != 5 {
		t.Errorf("%d charts have an alternative text", alts)
	}
	if got := f.GetSheetList(); len(got) != 5 || got[1] != "Theo lĩnh vực- 'tất cả" || path.Base(got[4]) != "Nguồn" {
		t.Errorf("sheets %q", got)
	}
}

// read are the values of cells such as 'Theo tháng'!$B$2:$B$66.
func read(f *excelize.File, area string) ([]string, error) {
	at := strings.LastIndex(area, "!")
	sheet := strings.ReplaceAll(strings.Trim(area[:at], "'"), "''", "'")
	first, last, isRange := strings.Cut(strings.ReplaceAll(area[at+1:], "$", ""), ":")
	if !isRange {
		last = first
	}
	column, from, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		return nil, err
	}
	_, to, err := excelize.CellNameToCoordinates(last)
	if err != nil {
		return nil, err
	}
	var values []string
	for row := from; row <= to; row++ {
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			return nil, err
		}
		v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func TestRefused(t *testing.T) {
	table := counts("Kênh", []string{"Zalo"})
	for want, c := range map[string]Chart{
		`no column "Đơn vị"`:     {Kind: pptx.Bars, Alt: "a", Category: "Đơn vị"},
		`no column "x"`:          {Kind: pptx.Bars, Alt: "a", Category: "Kênh", Series: []Series{{Column: "x"}}},
		"no alternative text":    {Kind: pptx.Bars, Category: "Kênh"},
		`"" is no kind of chart`: {Alt: "a", Category: "Kênh"},
	} {
		var b bytes.Buffer
		err := export.WriteBook(&b, export.Book{Sheets: []export.Sheet{{Name: "s", Table: table, Draw: Beside(table, pptx.Plain, c)}}})
		if err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("%v instead of %q", err, want)
		}
	}
}
