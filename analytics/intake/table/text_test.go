package table_test

import (
	"strings"
	"testing"

	"giaoban/analytics/intake/table"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

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
	expect(t, "a sep line that names none", []byte("sep=\"\n1\n"), auto, "open: line 1: a double quote is misplaced or never closed; the rest of the file cannot be read")
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
	defer func() { _ = found.Close() }()
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
