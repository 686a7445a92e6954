package table_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// source gives bytes as a stream, as a socket would.
func source(data []byte) table.Source {
	return table.Source{Name: "test", Size: int64(len(data)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(bytes.NewReader(data))), nil
	}}
}

// dump writes what a file is read as: format, names, rows with their lines, and how it ends.
func dump(src table.Source, o table.Options) string {
	t, err := table.Open(src, o)
	if err != nil {
		return "open: " + describe(err)
	}
	defer t.Close()
	var out strings.Builder
	fmt.Fprintf(&out, "%s %q\n", t.Format(), t.Names())
	for {
		rec, err := t.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				fmt.Fprintln(&out, describe(err))
			}
			return out.String()
		}
		if rec.Problem != nil {
			fmt.Fprintf(&out, "%d: %s\n", rec.Line, describe(rec.Problem))
			continue
		}
		fmt.Fprintf(&out, "%d: %q\n", rec.Line, rec.Fields)
	}
}

func describe(err error) string {
	var e *table.Error
	if !errors.As(err, &e) {
		return "not an *Error: " + err.Error()
	}
	place := fmt.Sprintf("line %d", e.Line)
	if e.Column != "" {
		place += " column " + e.Column
	}
	args := make([]any, len(e.Args))
	for i, a := range e.Args {
		args[i] = a
	}
	if strings.Contains(e.Reason.In(words.Vi, args...), "%!") {
		return "wrong arguments: " + e.Reason.In(words.Vi, args...)
	}
	return place + ": " + e.Error()
}

func expect(t *testing.T, name string, data []byte, o table.Options, want string) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		t.Helper()
		got := strings.TrimSpace(dump(source(data), o))
		if want = strings.TrimSpace(want); got != want {
			t.Errorf("read as\n%s\nnot as\n%s", got, want)
		}
	})
}

func TestCSV(t *testing.T) {
	auto := table.Options{}
	expect(t, "plain", []byte("id,lĩnh vực\n1,Môi trường\n2,\"Y tế, \"\"dịch\"\"\"\n"), auto, `
csv ["id" "lĩnh vực"]
2: ["1" "Môi trường"]
3: ["2" "Y tế, \"dịch\""]`)
	expect(t, "bom, crlf, line break in quotes, empty lines", []byte("\xef\xbb\xbfid,x\r\n\r\n1,\"a\r\nb\"\r\n2,c"), auto, `
csv ["id" "x"]
3: ["1" "a\nb"]
5: ["2" "c"]`)
	expect(t, "semicolons, commas in the header", []byte("Mã;Lĩnh vực, chủ đề\n1;a,b\n2;c\n"), auto, `
csv ["Mã" "Lĩnh vực, chủ đề"]
2: ["1" "a,b"]
3: ["2" "c"]`)
	expect(t, "commas, lists in the rows", []byte("id,topics\n1,a;b;c\n2,d;e;f\n"), auto, `
csv ["id" "topics"]
2: ["1" "a;b;c"]
3: ["2" "d;e;f"]`)
	expect(t, "tabs", []byte("id\tx\n1\ta,b\n"), auto, `
tsv ["id" "x"]
2: ["1" "a,b"]`)
	expect(t, "pipes, the delimiter of another in quotes", []byte("id|\"a;b;c\"\n1|x\n"), auto, `
csv ["id" "a;b;c"]
2: ["1" "x"]`)
	expect(t, "Excel's sep line", []byte("sep=;\r\nid;a,b,c\r\n1;x\r\n\"\r\n"), auto, `
csv ["id" "a,b,c"]
3: ["1" "x"]
line 4: a double quote is misplaced or never closed; the rest of the file cannot be read`)
	expect(t, "told", []byte("id,a;b\n1,2;3\n"), table.Options{Delimiter: ";"}, `
csv ["id,a" "b"]
2: ["1,2" "3"]`)
	expect(t, "told tab", []byte("id,a\n1\t2,3\n"), table.Options{Format: table.TSV}, `
tsv ["id,a"]
2: ["1" "2,3"]`)
	expect(t, "one column", []byte("id\n1\n"), auto, "csv [\"id\"]\n2: [\"1\"]")
	expect(t, "old Mac", []byte("id,x\r1,a\r2,b\r"), auto, `
csv ["id" "x"]
2: ["1" "a"]
3: ["2" "b"]`)
	expect(t, "a lone CR and NUL stay", []byte("id,x\n1,a\rb\n2,a\x00b\n"), auto, `
csv ["id" "x"]
2: ["1" "a\rb"]
3: ["2" "a\x00b"]`)
	expect(t, "other numbers of fields", []byte("id,x\n1\n2,3,4\n"), auto, `
csv ["id" "x"]
2: ["1"]
3: ["2" "3" "4"]`)
	expect(t, "empty", nil, auto, "open: line 1: the file is empty; its first line must name the columns")
	expect(t, "only a BOM", []byte("\xef\xbb\xbf"), auto, "open: line 1: the file is empty; its first line must name the columns")
	expect(t, "header alone", []byte("id,x"), auto, `csv ["id" "x"]`)
	expect(t, "unclosed quote", []byte("id,x\n1,\"a\n2,b\n"), auto, `
csv ["id" "x"]
line 2: a double quote is misplaced or never closed; the rest of the file cannot be read`)
	expect(t, "bad delimiter", []byte("id"), table.Options{Delimiter: `"`}, "open: line 0: the delimiter “\"” cannot be used; it must be one character, or tab")
}

func TestEncoding(t *testing.T) {
	const csv = "id,x\n1,Đồng Tháp\n2,Hải Phòng\n"
	want := "csv [\"id\" \"x\"]\n2: [\"1\" \"Đồng Tháp\"]\n3: [\"2\" \"Hải Phòng\"]"
	encode := func(e interface{ Bytes([]byte) ([]byte, error) }, s string) []byte {
		b, err := e.Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, endian := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		name := map[unicode.Endianness]string{unicode.LittleEndian: "utf-16le", unicode.BigEndian: "utf-16be"}[endian]
		marked := encode(unicode.UTF16(endian, unicode.UseBOM).NewEncoder(), csv)
		expect(t, name+" found", marked, table.Options{}, want)
		expect(t, name+" told as utf-16", marked, table.Options{Encoding: "UTF-16"}, want)
		expect(t, name+" told", encode(unicode.UTF16(endian, unicode.IgnoreBOM).NewEncoder(), csv), table.Options{Encoding: name}, want)
	}
	expect(t, "UTF-16 without mark", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), csv), table.Options{},
		"open: line 1: the file is not text; if it is text in UTF-16, add --encoding utf-16le (or utf-16be)")
	expect(t, "told another than marked", []byte("\xef\xbb\xbf"+csv), table.Options{Encoding: "windows-1258"},
		"open: line 1: the encoding was said to be windows-1258, but the file begins with the mark of utf-8")
	expect(t, "unknown", []byte(csv), table.Options{Encoding: "tcvn3"},
		"open: line 0: there is no encoding “tcvn3”; good ones are, say: utf-8, utf-16le, windows-1258, windows-1252")
	expect(t, "invalid UTF-8", []byte("id,x\n1,a\n2,H\xe1i\n3,b\n"), table.Options{}, `
csv ["id" "x"]
2: ["1" "a"]
line 3: byte 4 of the line (0xE1) is not UTF-8; save the file as CSV UTF-8, or tell its encoding with --encoding (windows-1258 for older Vietnamese Windows, windows-1252, utf-16le…)`)
	expect(t, "cut within a character", []byte("id,x\n1,\xc4"), table.Options{}, `
csv ["id" "x"]
line 2: byte 3 of the line (0xC4) is not UTF-8; save the file as CSV UTF-8, or tell its encoding with --encoding (windows-1258 for older Vietnamese Windows, windows-1252, utf-16le…)`)
	expect(t, "not in the encoding", append(encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), csv), 0x00, 0xd8, 'x', 0), table.Options{}, want+`
line 4: the line holds something that is not in the encoding utf-16le; tell another one with --encoding`)

	// windows-1258 writes tones as letters of their own: ả is a and a hook. What is read is right, and not in NFC.
	old := encode(charmap.Windows1258.NewEncoder(), "id,x\n1,Ha\u0309i Pho\u0300ng\n")
	if got := dump(source(old), table.Options{Encoding: "cp1258"}); !strings.Contains(norm.NFC.String(got), "Hải Phòng") {
		t.Errorf("windows-1258 is read as\n%s", got)
	}
	found, err := table.Open(source(old), table.Options{Encoding: "cp1258"})
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	if got := found.Found(); got != (table.Options{Format: table.CSV, Delimiter: ",", Encoding: "windows-1258"}) {
		t.Errorf("found %+v", got)
	}
}

// A character that lies across the borders of the buffers is whole, and a bad one is found wherever it stands.
func TestLongText(t *testing.T) {
	for shift := range 4 {
		head := "id,x\n" + strings.Repeat("z", shift) + ",\n"
		data := head + strings.Repeat("1,Hải Phòng — Đồng Tháp\n", 20_000)
		got := dump(source([]byte(data)), table.Options{})
		if n := strings.Count(got, `"Hải Phòng — Đồng Tháp"`); n != 20_000 {
			t.Errorf("shifted by %d, %d of 20000 rows are right", shift, n)
		}
		got = dump(source([]byte(data+"2,\xff\n")), table.Options{})
		if !strings.Contains(got, "line 20003: byte 3 of the line (0xFF)") {
			t.Errorf("shifted by %d, the bad byte is not found: %s", shift, got[len(got)-200:])
		}
	}
}

func TestJSON(t *testing.T) {
	expect(t, "lines", []byte(`{"id":"a","n":6078653,"ok":true,"topics":["x","y"],"none":null}

{"n":1.50,"id":"Đồng Tháp","more":1e3}
`), table.Options{}, `
jsonl ["id" "n" "ok" "topics" "none"]
1: ["a" "6078653" "true" "x;y" ""]
3: ["Đồng Tháp" "1.50" "" "" "" "1e3"]`)
	expect(t, "array", []byte("[\n {\"id\": 1},\n {\n  \"id\": 2},\n 3, {\"id\":{}},\n{\"id\":5,\"id\":6}\n]\n"), table.Options{}, `
jsonl ["id"]
2: ["1"]
3: ["2"]
5: line 5: it must be a JSON object, like {"column": value}
5: line 5 column id: the value is nested (an object, or a list within a list); a field takes a single value or a list of single values
6: line 6 column id: the key stands twice in one JSON object`)
	expect(t, "rows with problems", []byte("{\"id\":1}\n{\"id\":\n[1]\n{\"id\":[\"a;b\"]}\n{\"id\":[[1]]}\n{\"id\":1,\"id\":2}\n{\"id\":1} x\n{\"id\":9}"), table.Options{}, `
jsonl ["id"]
1: ["1"]
2: line 2: the line is not a correct JSON object (unexpected EOF); each line must be a whole object
3: line 3: it must be a JSON object, like {"column": value}
4: line 4 column id: an element of the list holds “;”, which stands between elements
5: line 5 column id: the value is nested (an object, or a list within a list); a field takes a single value or a list of single values
6: line 6 column id: the key stands twice in one JSON object
7: line 7: the line is not a correct JSON object (text after }); each line must be a whole object
8: ["9"]`)
	expect(t, "broken array", []byte("[{\"id\":1},\n{\"id\":2}\n{\"id\":3}]"), table.Options{}, `
jsonl ["id"]
1: ["1"]
2: ["2"]
line 3: the JSON array is broken here (invalid character '{' after array element (expecting ',' or ']')); the rest of the file cannot be read`)
	expect(t, "array that ends early", []byte("[{\"id\":1},"), table.Options{}, `
jsonl ["id"]
1: ["1"]
line 1: the JSON array is broken here (unexpected EOF); the rest of the file cannot be read`)
	expect(t, "one object over several lines", []byte("{\n \"id\": 1\n}"), table.Options{},
		"open: line 1: the line is not a correct JSON object (unexpected EOF); each line must be a whole object")
	expect(t, "empty array", []byte("[]"), table.Options{}, "open: line 1: the JSON file has no rows")
}

func pack(t testing.TB, name string, data []byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&packed)
	if name == "zstd" {
		w, _ = zstd.NewWriter(&packed)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// What is compressed reads like what is not, has the same sum, and its offset counts the compressed bytes.
func TestCompressed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	for name, data := range map[string][]byte{"csv": []byte("id,x\n" + strings.Repeat("1,Hải Phòng\n", 30_000)), "xlsx": workbook(t), "parquet": parquetFile(t)} {
		plain := dump(source(data), table.Options{})
		for _, method := range []string{"gzip", "zstd"} {
			packed := pack(t, method, data)
			if got := dump(source(packed), table.Options{}); got != plain || strings.HasPrefix(got, "open:") {
				t.Errorf("%s in %s reads differently: %.200s", name, method, got)
			}
			if sum, offset := sum(t, source(packed), 3); sum != sha256.Sum256(data) || offset != int64(len(packed)) {
				t.Errorf("%s in %s: wrong sum, or offset %d of %d", name, method, offset, len(packed))
			}
			if err := os.WriteFile(path, packed, 0o600); err != nil {
				t.Fatal(err)
			}
			file := table.Source{Open: func() (io.ReadCloser, error) { return os.Open(path) }}
			if got := dump(file, table.Options{}); got != plain {
				t.Errorf("%s in %s reads differently from a file", name, method)
			}
		}
		if sum, offset := sum(t, source(data), 1<<30); sum != sha256.Sum256(data) || offset != int64(len(data)) {
			t.Errorf("%s: wrong sum, or offset %d of %d", name, offset, len(data))
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		file := table.Source{Open: func() (io.ReadCloser, error) { return os.Open(path) }}
		if sum, offset := sum(t, file, 1<<30); sum != sha256.Sum256(data) || offset != int64(len(data)) || dump(file, table.Options{}) != plain {
			t.Errorf("%s from a file: wrong sum or rows, or offset %d of %d", name, offset, len(data))
		}
	}
}

// sum reads some rows, then takes the sum; offsets on the way must not fall.
func sum(t *testing.T, src table.Source, rows int) (sum [sha256.Size]byte, offset int64) {
	t.Helper()
	f, err := table.Open(src, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for range rows {
		if _, err := f.Next(); err != nil {
			break
		}
		if f.Offset() < offset {
			t.Fatal("the offset falls")
		}
		offset = f.Offset()
	}
	if sum, err = f.Sum(); err != nil {
		t.Fatal(err)
	}
	if again, err := f.Sum(); err != nil || again != sum {
		t.Fatal("the second sum differs", err)
	}
	return sum, f.Offset()
}

// After a place where the rows break off, the sum is still that of the whole file.
func TestSumAfterError(t *testing.T) {
	for name, data := range map[string]string{
		"quote": "id,x\n1,\"a\"b\n" + strings.Repeat("2,c\n", 100_000),
		"byte":  "id,x\n1,\xff\n" + strings.Repeat("2,c\n", 100_000),
		"long":  "id,x\n1,\"" + strings.Repeat("2,c\n", 1_000_000),
		"array": "[{\"id\":1}\n" + strings.Repeat("2,c\n", 100_000),
	} {
		if got, offset := sum(t, source([]byte(data)), 10); got != sha256.Sum256([]byte(data)) || offset != int64(len(data)) {
			t.Errorf("%s: wrong sum, or offset %d of %d", name, offset, len(data))
		}
	}
	whole := pack(t, "gzip", []byte("id,x\n1,2\n3,4\n"))
	cut := whole[:len(whole)-4]
	got := dump(source(cut), table.Options{})
	if !strings.Contains(got, "3: [\"3\" \"4\"]\nline 4: the rest of the file cannot be decompressed") {
		t.Errorf("a gzip file that was cut off is read as\n%s", got)
	}
	if sum, _ := sum(t, source(cut), 10); sum == sha256.Sum256([]byte("id,x\n1,2\n3,4\n")) {
		t.Error("a gzip file that was cut off has the sum of a whole one")
	}
}

// An error of the disk or the network is that error, not one of the file.
func TestSourceFails(t *testing.T) {
	failed := errors.New("the disk fails")
	for name, data := range map[string][]byte{"csv": []byte("id,x\n1,2\n"), "gzip": pack(t, "gzip", []byte("id,x\n1,2\n")), "xlsx": workbook(t), "parquet": parquetFile(t)} {
		src := table.Source{Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(bytes.NewReader(data[:len(data)-1]), failing{failed})), nil
		}}
		f, err := table.Open(src, table.Options{})
		for err == nil {
			_, err = f.Next()
		}
		if !errors.Is(err, failed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type failing struct{ error }

func (f failing) Read([]byte) (int, error) { return 0, f.error }

func TestForeign(t *testing.T) {
	for start, want := range map[string]string{
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":        "old Excel file",
		"%PDF-1.7":                                "seems to be PDF",
		"<!DOCTYPE html><table>":                  "seems to be HTML",
		"PAREPARE":                                "is encrypted",
		"\x00\x01\x00\x00\x00\x00\x00\x01abc":     "is not text",
		"PK\x05\x06" + strings.Repeat("\x00", 18): "seems to be ZIP",
		"PAR1 and no more":                        "Parquet file is broken",
		"PK\x03\x04 and no more":                  "XLSX file is broken",
	} {
		if got := dump(source([]byte(start)), table.Options{}); !strings.HasPrefix(got, "open: ") || !strings.Contains(got, want) {
			t.Errorf("%q: %s", start, got)
		}
	}
	for _, x := range []struct {
		data []byte
		o    table.Options
		want string
	}{
		{[]byte("id"), table.Options{Format: table.XLSX}, "was said to be xlsx, but the file seems to be CSV/JSON"},
		{workbook(t), table.Options{Format: table.CSV}, "was said to be csv, but the file seems to be XLSX"},
		{[]byte("id"), table.Options{Sheet: "1"}, "--sheet means nothing"},
		{workbook(t), table.Options{Delimiter: ","}, "--delimiter means nothing"},
		{[]byte("{}"), table.Options{Delimiter: ","}, ""},
		{[]byte("{}"), table.Options{Format: "xls"}, "there is no format “xls”"},
	} {
		if got := dump(source(x.data), x.o); !strings.Contains(got, x.want) {
			t.Errorf("%+v: %s", x.o, got)
		}
	}
}
