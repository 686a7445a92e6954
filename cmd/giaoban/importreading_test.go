package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"

	"github.com/xuri/excelize/v2"
)

// TestImportReading chooses the sheet of a workbook and the encoding of an old file on the page of imports.
func TestImportReading(t *testing.T) {
	t.Parallel()
	s := startServer(t, t.TempDir())
	tab := browsertest.Open(t, browsertest.Start(t), s.url)
	tab.On(t, browsertest.Screen{Width: 1280})
	choose := func(selector, value string) {
		t.Helper()
		browsertest.Eval[bool](t, tab, fmt.Sprintf("(() => { const f = document.querySelector(%q); f.value = %q; f.dispatchEvent(new Event('change', {bubbles: true})); return f.value === %q; })()", selector, value, value))
	}
	text := func(selector string) string {
		t.Helper()
		return browsertest.Eval[string](t, tab, fmt.Sprintf("document.querySelector(%q).innerText", selector))
	}

	book := excelize.NewFile()
	for sheet, rows := range map[string][][]any{
		"Sheet1":  {{"Ghi chú"}, {"tờ bìa"}},
		"Báo cáo": {{"id", "received", "kind", "topics"}, {"x1", "2020-04-01", "WRITTEN", "Y tế"}, {"x2", "2020-05-02", "MESSAGE", "Y tế"}},
	} {
		if _, err := book.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := book.SetSheetRow(sheet, fmt.Sprint("A", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	workbook := filepath.Join(t.TempDir(), "thang-5.xlsx")
	if err := book.SaveAs(workbook); err != nil {
		t.Fatal(err)
	}
	tab.Go(t, "/import")
	tab.Choose(t, "#file", workbook)
	tab.Until(t, "!document.getElementById('look').hidden && !document.getElementById('sheet-part').hidden")
	if rows := text("#first-rows"); !strings.Contains(rows, "tờ bìa") {
		t.Errorf("the first sheet shows %q", rows)
	}
	choose("#sheet", "Báo cáo")
	tab.Until(t, "document.querySelector('#first-rows').innerText.includes('x2')")
	choose("#unknown", "ADD")
	for _, screen := range []browsertest.Screen{{Width: 360, Dark: true}, {Width: 1280}} {
		tab.On(t, screen)
		tab.Fits(t)
		tab.Picture(t, fmt.Sprintf("import-sheet-%d", screen.Width))
	}
	tab.Click(t, "#check")
	tab.Until(t, "!document.getElementById('import-button').disabled")
	tab.Click(t, "#import-button")
	tab.Until(t, "!document.getElementById('after').hidden")
	if said := text("#result"); !strings.Contains(said, "phiên bản số liệu 1") {
		t.Errorf("the import says %q", said)
	}

	// A file in an old encoding cannot be read until its encoding is told.
	tab.Click(t, "#another")
	const old = "id,received,kind,topics\ny1,2020-05-03,MESSAGE,M\xf4i tr\xfd\xf5\xccng\n" // Môi trường
	tab.Choose(t, "#file", textFile(t, "cu.csv", old))
	tab.Until(t, "!document.getElementById('look-failure').hidden")
	if said := text("#look-failure"); !strings.Contains(said, "windows-1258") {
		t.Errorf("the failure says %q", said)
	}
	tab.Fits(t)
	tab.Picture(t, "import-encoding")
	choose("#encoding", "windows-1258")
	tab.Until(t, "document.querySelector('#first-rows').innerText.includes('Môi trường') && !document.getElementById('options').hidden")
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}
