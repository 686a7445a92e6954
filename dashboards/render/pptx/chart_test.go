package pptx

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"giaoban/dashboards/render/officetest"

	"github.com/xuri/excelize/v2"
)

// What a chart shows before anybody opens its workbook is what stands in the cells that it names.
func TestChartsAreTheirWorkbooks(t *testing.T) {
	every(t, func(t *testing.T, d Deck, p officetest.Parts) {
		charts := 0
		for _, s := range d.Slides {
			for _, part := range s.Parts {
				if c, ok := part.(Chart); ok && !c.isEmpty() {
					charts++
				}
			}
		}
		names := p.Like("/ppt/charts/*.xml")
		if len(names) != charts {
			t.Fatalf("%d charts for %d", len(names), charts)
		}
		for _, name := range names {
			chart := p.XML(t, name)
			id := chart.All("externalData")
			if len(id) != 1 || id[0].All("autoUpdate")[0].Attr("val") != "0" {
				t.Fatalf("%s has no workbook", name)
			}
			book, err := excelize.OpenReader(bytes.NewReader(p[officetest.Target(name, p.Relations(t, name)[id[0].Relation("id")])]))
			if err != nil {
				t.Fatal(err)
			}
			for _, ref := range append(chart.All("strRef"), chart.All("numRef")...) {
				cells := read(t, book, ref.All("f")[0].AllText())
				count := ref.All("ptCount")[0].Attr("val")
				if want := len(cells); count != itoa(want) {
					t.Errorf("%s %s: %s points for %d cells", name, ref.All("f")[0].AllText(), count, want)
				}
				for _, point := range ref.All("pt") {
					at := atoi(t, point.Attr("idx"))
					if got := point.All("v")[0].AllText(); cells[at] != got {
						t.Errorf("%s %s: point %d is %q, its cell %q", name, ref.All("f")[0].AllText(), at, got, cells[at])
					}
					cells[at] = ""
				}
				if left := slices.IndexFunc(cells, func(c string) bool { return c != "" }); left >= 0 {
					t.Errorf("%s %s: cell %d has %q and no point", name, ref.All("f")[0].AllText(), left, cells[left])
				}
			}
			_ = book.Close()
		}
	})
}

// read are the raw values of a range such as Sheet1!$B$2:$B$9.
func read(t *testing.T, book *excelize.File, area string) []string {
	t.Helper()
	sheet, cells, _ := strings.Cut(strings.ReplaceAll(area, "$", ""), "!")
	first, last, isRange := strings.Cut(cells, ":")
	if !isRange {
		last = first
	}
	column, from, err := excelize.SplitCellName(first)
	if err != nil {
		t.Fatal(err)
	}
	_, to, err := excelize.SplitCellName(last)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for row := from; row <= to; row++ {
		v, err := book.GetCellValue(sheet, column+itoa(row), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, v)
	}
	return values
}

// The values of a deck are in its charts, gaps are gaps, and marks are seen.
func TestChartValues(t *testing.T) {
	p := officetest.Unzip(t, written(t, briefing(t)))
	chart := p.XML(t, "/ppt/charts/chart1.xml")
	var got []string
	for _, point := range chart.All("val")[0].All("pt") {
		got = append(got, point.Attr("idx")+"="+point.All("v")[0].AllText())
	}
	if strings.Join(got, " ") != "0=20 1=22 3=30 4=25 5=21 6=1200 7=24 8=0 9=23.5 10=19 11=12" {
		t.Errorf("values %v", got)
	}
	if f := chart.All("val")[0].All("f")[0].AllText(); f != "Sheet1!$B$2:$B$13" {
		t.Errorf("cells %s", f)
	}
	looks := map[string]string{}
	for _, e := range chart.All("dPt") {
		for _, look := range []string{"pattFill", "prstDash", "schemeClr"} {
			if len(e.All(look)) > 0 {
				looks[e.All("idx")[0].Attr("val")] += look + " "
			}
		}
	}
	if len(looks) != 3 || !strings.Contains(looks["3"], "pattFill") || !strings.Contains(looks["11"], "prstDash") || looks["10"] != "schemeClr " {
		t.Errorf("looks of points %v", looks)
	}
	formats := map[string]string{}
	for _, e := range chart.All("dLbl") {
		formats[e.All("idx")[0].Attr("val")] = e.All("numFmt")[0].Attr("formatCode")
	}
	if len(formats) != 2 || formats["3"] != `[$-42A]"≥ "#,##0` || formats["4"] != `[$-42A]"≈ "#,##0` {
		t.Errorf("formats of labels %v", formats)
	}
	for _, name := range p.Like("/ppt/charts/*.xml") {
		for _, axis := range p.XML(t, name).All("valAx") {
			if least := axis.All("min"); len(least) != 1 || least[0].Attr("val") != "0" {
				t.Errorf("%s does not begin at zero", name)
			}
		}
		if p.XML(t, name).All("dispBlanksAs")[0].Attr("val") != "gap" {
			t.Errorf("%s joins what is missing", name)
		}
	}
}

// Names that a chart shortens are whole in its workbook.
func TestWholeNamesAreInTheWorkbook(t *testing.T) {
	p := officetest.Unzip(t, written(t, hostile(t)))
	book, err := excelize.OpenReader(bytes.NewReader(p["/ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	short, _ := book.GetCellValue("Sheet1", "A2")
	whole, _ := book.GetCellValue("Sheet1", "C2")
	if !strings.HasSuffix(short, "…") || whole != "1. "+longest() {
		t.Errorf("%q and %q", short, whole)
	}
}
