package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

func date(t *testing.T, text string) analytics.Date {
	t.Helper()
	d, err := analytics.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// everything has each type with its ends, each with a null, and texts that some program might take for more.
func everything(t *testing.T) Table {
	at, through, negative := time.Date(2020, 6, 1, 8, 30, 0, 0, time.UTC), date(t, "2020-05-31"), int64(-7)
	return Table{
		Name: "giaoban-test", Lang: words.Vi,
		Columns: []Column{{"topic.name", Text, "Tên lĩnh vực"}, {"written", Integer, ""}, {"a share", Decimal, ""}, {"sample", Bool, ""}, {"month", Month, ""}, {"=day", Date, ""}},
		Rows: [][]any{
			{"Môi trường, \"xanh\"\r\nsạch", int64(46), 0.1, true, analytics.Month(202004), through},
			{`=HYPERLINK("http://example.com")`, &negative, -1.5e-7, false, analytics.Month(190001), date(t, "1900-02-28")},
			{"@SUM(A1)", math.MaxInt64, 1e21, true, analytics.Month(219912), date(t, "1900-03-01")},
			{nil, (*int64)(nil), (*float64)(nil), nil, (*analytics.Month)(nil), (*analytics.Date)(nil)},
			{"", 0, 0.0, false, analytics.Month(202005), date(t, "2199-12-31")},
			{"-3", math.MinInt64, math.SmallestNonzeroFloat64, false, analytics.Month(202005), date(t, "1960-01-01")},
			{"_x000D_ 007 \t 1/2", 1 << 53, 1.0, false, analytics.Month(202005), date(t, "1970-01-01")},
		},
		Source: Source{DataVersion: 2, CommittedAt: &at, CompleteThrough: &through, Sample: true, Notices: []string{"Số liệu mẫu."}, Asked: []Fact{{"filter", "=1+1"}}},
	}
}

// texts are the cells as this package's own words for them: what CSV holds before its formulas are disarmed.
func texts(t *testing.T, tab Table) [][]string {
	t.Helper()
	var all [][]string
	err := tab.each(func(_ int, row []any) error {
		var line []string
		for _, v := range row {
			text := csvField(v)
			if s, ok := v.(string); ok {
				text = s
			}
			line = append(line, text)
		}
		all = append(all, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func written(t *testing.T, f Format, tab Table) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := errors.Join(Write(&b, f, tab), Write(&again, f, tab)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("%s: the same table has different bytes", f)
	}
	return b.Bytes()
}

func TestCSV(t *testing.T) {
	tab := everything(t)
	tab.BOM = true
	file, marked := bytes.CutPrefix(written(t, CSV, tab), []byte("\ufeff"))
	if !marked {
		t.Error("no byte order mark")
	}
	if lines := bytes.Count(file, []byte("\r\n")); lines != len(tab.Rows)+2 || bytes.Count(file, []byte("\n")) != lines {
		t.Errorf("%d lines end in CRLF", lines)
	}
	got, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := append([][]string{{"topic.name", "written", "a share", "sample", "month", "=day"}}, texts(t, tab)...)
	for i, line := range want {
		for k, text := range line {
			disarmed := intake.EscapeCell(text)
			disarmed = strings.ReplaceAll(disarmed, "\r\n", "\n") // as encoding/csv reads it
			if got[i][k] != disarmed {
				t.Errorf("row %d column %d is %q, want %q", i, k, got[i][k], disarmed)
			}
		}
	}
	if got[0][5] != "'=day" || got[3][0] != "'@SUM(A1)" || got[6][0] != "-3" {
		t.Errorf("formulas: %q %q %q", got[0][5], got[3][0], got[6][0])
	}
}

// readAll reads a file with the reader that imports use.
func readAll(t *testing.T, file []byte) (names []string, rows [][]string) {
	t.Helper()
	opened, err := table.Open(table.Source{Name: "x", Size: int64(len(file)), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(file)), nil }}, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = opened.Close() }()
	for {
		rec, err := opened.Next()
		if errors.Is(err, io.EOF) {
			return opened.Names(), rows
		}
		if err != nil || rec.Problem != nil {
			t.Fatal(err, rec.Problem)
		}
		rows = append(rows, append([]string(nil), rec.Fields...))
	}
}

func TestXLSX(t *testing.T) {
	tab := everything(t)
	file := written(t, XLSX, tab)
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if sheets := f.GetSheetList(); len(sheets) != 2 || sheets[0] != "Số liệu" || sheets[1] != "Nguồn" {
		t.Fatalf("sheets %q", sheets)
	}
	for i, line := range texts(t, tab) {
		for k, text := range line {
			cell, _ := excelize.CoordinatesToCellName(k+1, i+2)
			got, _ := f.GetCellValue("Số liệu", cell, excelize.Options{RawCellValue: true})
			kind, _ := f.GetCellType("Số liệu", cell)
			formula, _ := f.GetCellFormula("Số liệu", cell)
			want, wantKind := sheetWant(t, tab.Columns[k].Type, tab.Rows[i][k], text)
			if got != want || kind != wantKind || formula != "" {
				t.Errorf("%s is %q of type %d with formula %q, want %q of type %d", cell, got, kind, formula, want, wantKind)
			}
		}
	}
	panes, err := f.GetPanes("Số liệu")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	head, _ := f.GetCellStyle("Số liệu", "A1")
	if style, err := f.GetStyle(head); err != nil || style.Font == nil || !style.Font.Bold {
		t.Error("the header is not bold")
	}
	shown, _ := f.GetCellValue("Số liệu", "F2")
	if shown != "2020-05-31" {
		t.Errorf("a date is shown as %q", shown)
	}
	if part := zipPart(t, file, "xl/worksheets/sheet1.xml"); !strings.Contains(part, `<autoFilter ref="A1:F8"`) && !strings.Contains(part, `<autoFilter ref="$A$1:$F$8"`) {
		t.Error("no filter")
	}
	var source strings.Builder
	rows, err := f.GetRows("Nguồn")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		source.WriteString(strings.Join(r, "|") + "\n")
	}
	for _, want := range []string{"Lưu ý|Số liệu mẫu.", "Phiên bản số liệu|2", "Ghi nhận lúc (UTC)|2020-06-01T08:30:00Z", "Số liệu đủ đến hết ngày|2020-05-31", "filter|=1+1", "topic.name|Tên lĩnh vực"} {
		if !strings.Contains(source.String(), want+"\n") {
			t.Errorf("the source does not say %q:\n%s", want, source.String())
		}
	}
	names, own := readAll(t, file)
	if strings.Join(names, ",") != "topic.name,written,a share,sample,month,=day" || len(own) != len(tab.Rows)-1 { // a row of nulls is none to the importer
		t.Errorf("our own reader has %q and %d rows", names, len(own))
	}
	if got := strings.Join(own[0], "|"); got != "Môi trường, \"xanh\"\r\nsạch|46|0.1|true|2020-04|2020-05-31" {
		t.Errorf("our own reader has %q", got)
	}
}

// sheetWant is the raw text and the type of a cell.
func sheetWant(t *testing.T, kind Type, value any, text string) (string, excelize.CellType) {
	t.Helper()
	switch {
	case text == "" && kind != Text || value == nil:
		return "", excelize.CellTypeUnset
	case kind == Integer && len(text) > 17:
		return text, excelize.CellTypeInlineString
	case kind == Bool:
		return map[string]string{"true": "1", "false": "0"}[text], excelize.CellTypeBool
	case kind == Date && text != "1900-02-28":
		return map[string]string{"2020-05-31": "43982", "1900-03-01": "61", "2199-12-31": "109574", "1960-01-01": "21916", "1970-01-01": "25569"}[text], excelize.CellTypeUnset
	case kind == Integer || kind == Decimal:
		return text, excelize.CellTypeUnset
	}
	return text, excelize.CellTypeInlineString
}

func zipPart(t *testing.T, file []byte, name string) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestParquet(t *testing.T) {
	tab := everything(t)
	file := written(t, Parquet, tab)
	f, err := parquet.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range f.Root().Columns() {
		if c.Name() != tab.Columns[i].Name || !c.Optional() {
			t.Errorf("column %d is %s", i, c)
		}
	}
	want := "message giaoban {\n\toptional binary topic.name (STRING);\n\toptional int64 written (INT(64,true));\n\toptional double a share;\n\toptional boolean sample;\n\toptional binary month (STRING);\n\toptional int32 =day (DATE);\n}"
	if got := f.Schema().String(); got != want {
		t.Errorf("schema %s", got)
	}
	for key, want := range map[string]string{"giaoban.data_version": "2", "giaoban.sample": "true", "giaoban.committed_at": "2020-06-01T08:30:00Z",
		"giaoban.complete_through": "2020-05-31", "giaoban.notices": "Số liệu mẫu.", "giaoban.asked.filter": "=1+1", "giaoban.column.topic.name": "Tên lĩnh vực"} {
		if got, _ := f.Lookup(key); got != want {
			t.Errorf("metadata %s = %q, want %q", key, got, want)
		}
	}
	rows := f.RowGroups()[0].Rows()
	defer func() { _ = rows.Close() }()
	read := make([]parquet.Row, len(tab.Rows)+1)
	if n, err := rows.ReadRows(read); n != len(tab.Rows) || err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(n, err)
	}
	for i, line := range texts(t, tab) {
		for k, v := range read[i][:len(line)] {
			value, err := tab.Columns[k].value(tab.Rows[i][k])
			if err != nil {
				t.Fatal(err)
			}
			if v.IsNull() != (value == nil) {
				t.Errorf("row %d column %d: null is %v", i, k, v.IsNull())
				continue
			}
			got := v.String()
			switch x := value.(type) {
			case nil:
				got = ""
			case float64:
				if v.Double() == x {
					got = line[k]
				}
			case analytics.Date:
				got = analytics.Date(v.Int32()).String()
			}
			if got != line[k] {
				t.Errorf("row %d column %d is %q, want %q", i, k, got, line[k])
			}
		}
	}
	names, own := readAll(t, file)
	if strings.Join(names, ",") != "topic.name,written,a share,sample,month,=day" || strings.Join(own[0], "|") != "Môi trường, \"xanh\"\r\nsạch|46|0.1|true|2020-04|2020-05-31" {
		t.Errorf("our own reader has %q %q", names, own[0])
	}
}

// A table of many rows is written in parts, and none is lost or changed on the way.
func TestLong(t *testing.T) {
	tab := Table{Lang: words.En, Columns: []Column{{"n", Integer, ""}, {"text", Text, ""}}}
	for i := range 3*rowsAtOnce + 5 {
		tab.Rows = append(tab.Rows, []any{i, strings.Repeat("ố", i%40)})
	}
	want := texts(t, tab)
	for _, f := range Formats() {
		_, got := readAll(t, written(t, f, tab))
		if len(got) != len(want) {
			t.Fatalf("%s has %d rows", f, len(got))
		}
		for i := range got {
			if strings.Join(got[i], "|") != strings.Join(want[i], "|") {
				t.Fatalf("%s row %d is %q", f, i, got[i])
			}
		}
	}
}

func TestNothing(t *testing.T) {
	tab := Table{Lang: words.En, Columns: []Column{{"n", Integer, ""}}}
	for _, f := range Formats() {
		if names, rows := readAll(t, written(t, f, tab)); len(names) != 1 || len(rows) != 0 {
			t.Errorf("%s: %q, %d rows", f, names, len(rows))
		}
	}
}

func TestRefused(t *testing.T) {
	one := func(kind Type, v any) Table {
		return Table{Columns: []Column{{"x", kind, ""}}, Rows: [][]any{{v}}}
	}
	var b bytes.Buffer
	for name, tab := range map[string]Table{
		"another type": one(Integer, "46"), "not a number": one(Decimal, math.NaN()), "infinite": one(Decimal, math.Inf(1)), "no type": one(Text, []byte("x")),
		"a short row": {Columns: []Column{{"a", Text, ""}, {"b", Text, ""}}, Rows: [][]any{{"x"}}},
	} {
		for _, f := range Formats() {
			if err := Write(&b, f, tab); err == nil {
				t.Errorf("%s: %s was written", name, f)
			}
		}
	}
	if err := Write(&b, XLSX, one(Text, strings.Repeat("ố", 40_000))); analytics.KindOf(err) != analytics.TooExpensive {
		t.Errorf("a text that Excel cuts: %v", err)
	}
	if err := Write(&b, XLSX, Table{Columns: make([]Column, sheetColumns+1)}); analytics.KindOf(err) != analytics.TooExpensive {
		t.Errorf("too many columns: %v", err)
	}
}
