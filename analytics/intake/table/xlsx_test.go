package table_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/intake/table"

	"github.com/xuri/excelize/v2"
)

// workbook writes a file with everything that a sheet of reports may hold.
func workbook(t testing.TB) []byte {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := f.NewSheet("Số liệu")
	must(err)
	must(f.SetSheetVisible("Số liệu", true))
	must(f.SetCellStr("Số liệu", "A1", "khác"))
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		must(err)
		return id
	}
	code := `[$-42A]dd/mm/yyyy hh:mm;@`
	elapsed, red := `[h]:mm`, `[Red]0.0" d";-0`
	date, local, length, number := style(excelize.Style{NumFmt: 14}), style(excelize.Style{CustomNumFmt: &code}), style(excelize.Style{CustomNumFmt: &elapsed}), style(excelize.Style{CustomNumFmt: &red})
	must(f.SetSheetRow("Sheet1", "A3", &[]any{"id", "ngày", "lĩnh vực", "số", "đúng", "", "giờ"}))
	must(f.SetSheetRow("Sheet1", "A4", &[]any{6078653, 43936, "Môi trường", 8616.9999999999991, true, nil, 43936.35416666667}))
	must(f.SetCellStyle("Sheet1", "B4", "B4", date))
	must(f.SetCellStyle("Sheet1", "G4", "G4", local))
	must(f.SetSheetRow("Sheet1", "A6", &[]any{"007", 43936.9999, "  a  ", 0.1 + 0.2, false, nil, 1.5}))
	must(f.SetCellStyle("Sheet1", "B6", "B6", number))
	must(f.SetCellStyle("Sheet1", "G6", "G6", length))
	must(f.SetCellRichText("Sheet1", "C7", []excelize.RichTextRun{{Text: "Hải "}, {Text: "Phòng", Font: &excelize.Font{Bold: true}}}))
	must(f.SetCellFormula("Sheet1", "A7", "1+1"))
	must(f.SetCellValue("Sheet1", "D7", 1e20))
	must(f.SetCellValue("Sheet1", "G8", time.Date(2020, 4, 15, 23, 59, 59, 0, time.UTC)))
	must(f.SetCellStr("Sheet1", "A8", "a_x000D_b"))
	must(f.MergeCell("Sheet1", "C8", "D9"))
	must(f.SetCellStr("Sheet1", "C8", "gộp"))
	must(f.SetCellStyle("Sheet1", "A20", "G20", date)) // formatted and empty
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

func TestXLSX(t *testing.T) {
	data := workbook(t)
	expect(t, "a sheet", data, table.Options{}, `
xlsx ["id" "ngày" "lĩnh vực" "số" "đúng" "" "giờ"]
4: ["6078653" "2020-04-15" "Môi trường" "8617" "true" "" "2020-04-15T08:30:00"]
6: ["007" "43936.9999" "  a  " "0.3" "false" "" "1.5"]
7: ["=1+1" "" "Hải Phòng" "100000000000000000000" "" "" ""]
8: ["a\rb" "" "gộp" "" "" "" "2020-04-15T23:59:59"]`)
	for _, name := range []string{"Số liệu", "số liệu", "2"} {
		expect(t, "sheet "+name, data, table.Options{Sheet: name}, `xlsx ["khác"]`)
	}
	expect(t, "unknown sheet", data, table.Options{Sheet: "3"}, "open: line 0: there is no sheet “3”; the sheets are: Sheet1, Số liệu")
	cover := `<workbook xmlns:r="x"><sheets><sheet name="bìa" r:id="b"/><sheet name="một" r:id="a"/></sheets></workbook>`
	expect(t, "an empty sheet first", archive(t, map[string]string{"xl/workbook.xml": cover, "xl/other.xml": `<worksheet/>`}), table.Options{}, `xlsx ["id"]`)
	f, err := table.Open(source(data), table.Options{Sheet: "2"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got := fmt.Sprintf("%+v %q", f.Found(), f.Sheets()); got != `{Format:xlsx Delimiter: Encoding: Sheet:Số liệu} ["Sheet1" "Số liệu"]` {
		t.Error(got)
	}
}

// xlsxParts are those of an XLSX file that is as small as can be.
var xlsxParts = map[string]string{
	"_rels/.rels": `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
	"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="b" Type="x/worksheet" Target="/xl/other.xml"/>
<Relationship Id="s" Type="x/sharedStrings" Target="shared.xml"/><Relationship Id="f" Type="x/styles" Target="styles.xml"/></Relationships>`,
	"xl/workbook.xml": `<workbook xmlns:r="x"><sheets><sheet name="ẩn" state="hidden" r:id="b"/><sheet name="một" r:id="a"/></sheets></workbook>`,
	"xl/sheet.xml":    `<worksheet><sheetData><row><c t="inlineStr"><is><t>id</t></is></c></row></sheetData></worksheet>`,
	"xl/styles.xml":   `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
	"xl/shared.xml":   `<sst/>`,
}

// archive makes an XLSX file out of those parts and others.
func archive(t testing.TB, parts map[string]string) []byte {
	all := maps.Clone(xlsxParts)
	maps.Copy(all, parts)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range all {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The cells as other writers make them: without references, with prefixes, dates from 1904, cached formulas, errors.
func TestXLSXCells(t *testing.T) {
	sheet := func(rows string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="y"><x:sheetData>` + strings.NewReplacer("<c", "<x:c", "</c", "</x:c", "<v", "<x:v", "</v", "</x:v", "<row", "<x:row", "</row", "</x:row").Replace(rows) + `</x:sheetData></x:worksheet>`
	}
	head := `<row r="2"><c t="str"><v>id</v></c><c t="str"><v>x</v></c></row>`
	cells := sheet(head + `<row><c t="e"><f>A1</f><v>#REF!</v></c><c t="str"><f>""</f><v></v></c></row>
<row r="10"><c r="B10" s="1"><v>43936.4</v></c><c r="A10"><f>1+1</f><v>2</v></c></row>
<row><c s="2"><v>0.35416666666666669</v></c><c s="1"><v>60</v></c></row>
<row><c s="1"><v>1</v></c><c s="1"><v>61</v></c></row>
<row><c s="1"><v>-5</v></c><c s="1"><v>4000000</v></c></row>
<row><c t="s"><v>1</v></c><c t="d"><v>2020-04-15T08:30:00</v></c></row>
<row><c t="b"><v>1</v></c><c><v>1.5E+3</v></c></row>
<row><c s="9"><v>12345678901234567</v></c><c><v>-0.0</v></c></row>`)
	parts := map[string]string{"xl/sheet.xml": cells,
		"xl/shared.xml": "<sst>\n<si><t>a</t></si>\n<si>\n<r><t>Hải </t></r>\n<r><t xml:space=\"preserve\">Phòng</t></r><rPh><t>no</t></rPh></si></sst>"}
	expect(t, "1900", archive(t, parts), table.Options{}, `
xlsx ["id" "x"]
3: ["#REF!" ""]
10: ["2" "2020-04-15T09:36:00"]
11: ["08:30:00" "1900-02-29"]
12: ["1900-01-01" "1900-03-01"]
13: ["-5" "4000000"]
14: ["Hải Phòng" "2020-04-15T08:30:00"]
15: ["true" "1500"]
16: ["12345678901234567" "0"]`)
	parts["xl/workbook.xml"] = `<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="một" r:id="a"/></sheets></workbook>`
	parts["xl/sheet.xml"] = sheet(head + `<row><c s="1"><v>42474</v></c><c s="1"><v>42474.5</v></c></row>`)
	expect(t, "1904", archive(t, parts), table.Options{}, `
xlsx ["id" "x"]
3: ["2020-04-15" "2020-04-15T12:00:00"]`)
}

func TestXLSXBroken(t *testing.T) {
	sheet := func(s string) map[string]string { return map[string]string{"xl/sheet.xml": s} }
	head := `<worksheet><sheetData><row><c t="inlineStr"><is><t>id</t></is></c></row>`
	for name, x := range map[string]struct {
		parts map[string]string
		want  string
	}{
		"cut off":              {sheet(head + `<row><c><v>1</v></c></row><row><c>`), "2: [\"1\"]\nline 3: the XLSX file is broken in its part xl/sheet.xml: XML syntax error"},
		"no end":               {sheet(head), "line 1: the XLSX file is broken"},
		"rows that go back":    {sheet(head + `<row r="5"><c><v>1</v></c></row><row r="4"/>`), "row 4 behind row 5"},
		"a far column":         {sheet(head + `<row r="5"><c r="XFE5"><v>1</v></c></row>`), `cell "XFE5"`},
		"a far row":            {sheet(head + `<row r="1048577"><c><v>1</v></c></row>`), "row 1048577 behind"},
		"no shared text":       {sheet(head + `<row><c t="s"><v>7</v></c></row>`), `shared text "7"`},
		"entities":             {sheet(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + head + `<row><c t="str"><v>&b;</v></c></row>`), "invalid character entity &b;"},
		"deep":                 {sheet(strings.Repeat("<a>", 100_000)), "too many elements"},
		"no sheet data":        {sheet(`<worksheet/>`), "the sheet “một” is empty"},
		"a path that climbs":   {map[string]string{"../../etc/x": "y", "xl/_rels/workbook.xml.rels": `<R><R Id="a" Type="x/worksheet" Target="../../../etc/passwd"/></R>`}, "../../etc/passwd: missing"},
		"a sheet that is none": {map[string]string{"xl/_rels/workbook.xml.rels": "<R/>"}, "has no worksheet"},
		"OpenDocument":         {map[string]string{"META-INF/manifest.xml": "<x/>"}, "OpenDocument"},
	} {
		if got := dump(source(archive(t, x.parts)), table.Options{}); !strings.Contains(got, x.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Every cut and many changed bytes of a file end in rows or an *Error.
func TestXLSXChanged(t *testing.T) {
	data := workbook(t)
	for at := 0; at < len(data); at += 3 {
		changed := bytes.Clone(data)
		changed[at] ^= 0x55
		for _, broken := range [][]byte{data[:at], changed} {
			if got := dump(source(broken), table.Options{}); strings.Contains(got, "not an *Error") {
				t.Fatalf("broken at %d: %s", at, got)
			}
		}
	}
}
