package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// TestHostileFiles sends files that nobody should send. Each ends in a clear message or is taken in right; nothing of
// a refused one is in; and memory stays bounded. It is not parallel, so that the memory is its own.
func TestHostileFiles(t *testing.T) {
	const head = "id,received,kind,topics\n"
	good := head + "r1,2020-04-01,WRITTEN,Y tế\n"
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "good.csv", []byte(good), intake.Options{OnUnknown: intake.Add})
	for _, h := range []struct {
		name    string
		content []byte
		reason  string // empty: it is taken in
	}{
		{"empty.csv", nil, "the file is empty"},
		{"mark-only.csv", []byte("\ufeff"), "the file is empty"},
		{"blank.csv", []byte("\n\n\r\n"), "the file is empty"},
		{"header-only.csv", []byte(head), "has a header and no rows"},
		{"too-few.csv", []byte(head + "r2,2020-04-01\n"), "line 2: the row has 2 fields, the header has 4 columns"},
		{"too-many.csv", []byte(head + "r2,2020-04-01,WRITTEN,,x,y\n"), "the row has 6 fields"},
		{"open-quote.csv", []byte(head + "r2,2020-04-01,WRITTEN,\"Y tế\nr3,2020-04-01,WRITTEN,\n"), "a double quote is misplaced or never closed"},
		{"nul.csv", []byte(head + "r\x002,2020-04-01,WRITTEN,\n"), "line 2, column id, value “r\\x002”: it holds a control character"},
		{"lone-cr.csv", []byte(head + "r2,2020-04-01,WRITTEN,\"Y\rtế\"\n"), "line 2, column topics, value “Y\\rtế”: it holds a control character"},
		{"long-field.csv", append([]byte(head+"r2,2020-04-01,WRITTEN,"), bytes.Repeat([]byte("x"), 100<<20)...), "the row is longer than 1 MB"},
		{"long-code.csv", []byte(head + "r2,2020-04-01,WRITTEN," + strings.Repeat("é", 251) + "\n"), "it is longer than 500 bytes"},
		{"formula.csv", []byte(head + "=cmd|'/C calc'!A0,2020-04-01,WRITTEN,\"=HYPERLINK(\"\"http://x\"\")\"\n"), "is not in the topic registry"},
		{"too-early.csv", []byte(head + "r2,1899-12-31,WRITTEN,\n"), "it is before the earliest day that is taken, 1900-01-01"},
		{"too-late.csv", []byte(head + "r2,2020-06-01,WRITTEN,\n"), "it is after the day to which this file is complete, 2020-05-31"},
		{"no-such-day.csv", []byte(head + "r2,2021-02-29,WRITTEN,\n"), "this is not a real date"},
		{"latin.csv", []byte(head + "r2,2020-04-01,WRITTEN,Y t\xea\n"), "--encoding"},
		{"cut.csv.gz", gzipped(t, []byte(good))[:40], "cannot be decompressed"},
		{"bomb.csv.gz", gzipBomb(t, 1<<30), "the row is longer than 1 MB"},
		{"rows-bomb.csv.gz", gzipRows(t, head, 64<<20), ""},
		{"bomb.xlsx", sheetBomb(t, 2<<30), "the row is longer than 4 MB"},
		{"notes.pdf", []byte("%PDF-1.7\nwhatever"), "the file seems to be"},
		{"pictures.zip", zipOf(t, "a.png", strings.NewReader("x")), "the file seems to be"},
		{"broken.jsonl", []byte(`{"id":"r2","received":"2020-04-01","kind":"WRITTEN"}` + "\n{]\n"), "line 2: the line is not a correct JSON object"},
		{"nested.jsonl", []byte(`{"id":{"$oid":"r2"},"received":"2020-04-01","kind":"WRITTEN"}` + "\n"), "the value is nested"},
		{"late-column.jsonl", []byte(`{"id":"r2","received":"2020-04-01","kind":"WRITTEN"}` + "\n" + `{"id":"r3","received":"2020-04-01","kind":"WRITTEN","author":"A"}` + "\n"), "line 2, column author: there is no such column"},
		{"decomposed.csv", []byte(head + "r2,2020-04-01,WRITTEN,Y te\u0302\u0301\n"), ""},
		{"crlf-quoted.csv", []byte(strings.ReplaceAll(head+"r3,2020-04-01,WRITTEN,\"Y tế\"\n", "\n", "\r\n")), ""},
		{"plus.csv", []byte(head + "+84225,2020-04-01,WRITTEN,\n"), ""},
	} {
		t.Run(h.name, func(t *testing.T) {
			before := snapshot(t, store).Meta().DataVersion
			most := watchHeap()
			r, err := intake.Import(t.Context(), store, analytics.FullAccess(), intaketest.Source(h.name, h.content),
				intake.Options{Today: analytics.NewDate(2020, time.May, 31)}, nil)
			if grown := most(); grown > 200<<20 {
				t.Errorf("it took %d MB of memory", grown>>20)
			}
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, p := range r.Problems {
				said = append(said, p.In(words.En))
			}
			after := snapshot(t, store).Meta().DataVersion
			switch all := strings.Join(said, "\n"); {
			case h.reason == "" && (r.Commit == nil || after == before):
				t.Errorf("it was not taken in: %s", all)
			case h.reason != "" && (!r.Refused || after != before || !strings.Contains(all, h.reason)):
				t.Errorf("refused %v, version %d, then %d: got %s, want %q", r.Refused, before, after, all, h.reason)
			}
		})
	}
}

// watchHeap tells how far the heap has grown at most.
func watchHeap() (most func() uint64) {
	runtime.GC()
	read := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse
	}
	base := read()
	var high atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			high.Store(max(high.Load(), read()))
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(stop); <-done; return high.Load() - min(base, high.Load()) }
}

func gzipped(t *testing.T, content []byte) []byte {
	t.Helper()
	return squeeze(t, func(w io.Writer) error { _, err := w.Write(content); return err })
}

func squeeze(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err == nil {
		err = write(z)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zeros gives so many bytes of one character.
func zeros(size int64) io.Reader { return io.LimitReader(endless('0'), size) }

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func gzipBomb(t *testing.T, size int64) []byte {
	return squeeze(t, func(w io.Writer) error { _, err := io.Copy(w, zeros(size)); return err })
}

// gzipRows holds rows that are well formed and all the same.
func gzipRows(t *testing.T, head string, size int) []byte {
	return squeeze(t, func(w io.Writer) error {
		rows := []byte(strings.Repeat("r2,2020-04-01,WRITTEN,\n", 10_000))
		_, err := io.WriteString(w, head)
		for written := 0; written < size && err == nil; written += len(rows) {
			_, err = w.Write(rows)
		}
		return err
	})
}

func zipOf(t *testing.T, name string, content io.Reader) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err == nil {
		_, err = io.Copy(w, content)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// sheetBomb is a workbook whose only sheet unpacks to so many bytes of one cell.
func sheetBomb(t *testing.T, size int64) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range []struct {
		name string
		text io.Reader
	}{
		{"[Content_Types].xml", strings.NewReader(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`)},
		{"_rels/.rels", strings.NewReader(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", strings.NewReader(`<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`)},
		{"xl/_rels/workbook.xml.rels", strings.NewReader(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)},
		{"xl/worksheets/sheet1.xml", io.MultiReader(strings.NewReader(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`), zeros(size))},
	} {
		w, err := z.Create(part.name)
		if err == nil {
			_, err = io.Copy(w, part.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
