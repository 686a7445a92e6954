package table_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/intake/table"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/deprecated"
)

type parquetReport struct {
	ID      int64     `parquet:"id"`
	Name    string    `parquet:"tên,dict,zstd"`
	Unit    *string   `parquet:"unit,optional,snappy"`
	Day     int32     `parquet:"day,date"`
	At      time.Time `parquet:"at,timestamp(microsecond)"`
	Local   int64     `parquet:"local,timestamp(millisecond:local)"`
	Topics  []string  `parquet:"topics,list"`
	Plain   []int32   `parquet:"plain"`
	Share   float64   `parquet:"share"`
	OK      bool      `parquet:"ok"`
	Price   int64     `parquet:"price,decimal(2:18)"`
	Unsign  uint32    `parquet:"unsigned"`
	Raw     []byte    `parquet:"raw"`
	Decimal [4]byte   `parquet:"big,decimal(1:9)"`
}

func reports(n int) []parquetReport {
	unit := "Quận 1"
	rows := make([]parquetReport, n)
	for i := range rows {
		rows[i] = parquetReport{ID: 6078653 + int64(i), Name: "Môi trường", Unit: &unit, Day: 18367, At: time.Date(2020, 4, 15, 1, 30, 0, 5000, time.UTC),
			Local: 1586939400000, Topics: []string{"a", "b"}, Plain: []int32{1}, Share: 8617, OK: true, Price: -105, Unsign: 4_000_000_000, Raw: []byte("Đ"), Decimal: [4]byte{0xff, 0xff, 0xff, 0xfe}}
		if i%2 == 1 {
			rows[i] = parquetReport{ID: -1, At: time.Unix(-1, 500_000_000), Raw: []byte("x")}
		}
	}
	return rows
}

func parquetFile(t testing.TB) []byte {
	return writeParquet(t, reports(3), parquet.MaxRowsPerRowGroup(2))
}

func writeParquet[T any](t testing.TB, rows []T, o ...parquet.WriterOption) []byte {
	t.Helper()
	var b bytes.Buffer
	w := parquet.NewGenericWriter[T](&b, append(o, parquet.PageBufferSize(4096))...)
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParquet(t *testing.T) {
	full := `["6078653" "Môi trường" "Quận 1" "2020-04-15" "2020-04-15T01:30:00.000005Z" "2020-04-15T08:30:00" "a;b" "1" "8617" "true" "-1.05" "4000000000" "Đ" "-0.2"]`
	expect(t, "types", parquetFile(t), table.Options{}, `
parquet ["id" "tên" "unit" "day" "at" "local" "topics" "plain" "share" "ok" "price" "unsigned" "raw" "big"]
1: `+full+`
2: ["-1" "" "" "1970-01-01" "1969-12-31T23:59:59.5Z" "1970-01-01T00:00:00" "" "" "0" "false" "0.00" "0" "x" "0.0"]
3: `+strings.Replace(full, "6078653", "6078655", 1))
	expect(t, "problems of rows", writeParquet(t, []struct {
		X []byte
		L []string `parquet:",list"`
	}{{[]byte{0xff}, nil}, {[]byte("a"), []string{"a;b"}}, {[]byte("a"), []string{"a", "b", "c"}}}), table.Options{}, `
parquet ["X" "L"]
1: line 1 column X: the value is not UTF-8 text; write this column as UTF-8 strings
2: line 2 column L: an element of the list holds “;”, which stands between elements
3: ["a" "a;b;c"]`)
	expect(t, "nested", writeParquet(t, []struct{ A struct{ B, C int } }{{}}), table.Options{},
		"open: line 0 column A: the value is nested (an object, or a list within a list); a field takes a single value or a list of single values")
	expect(t, "lists of lists", writeParquet(t, []struct {
		A []struct{ B []string }
	}{{}}), table.Options{}, "open: line 0 column A: the value is nested (an object, or a list within a list); a field takes a single value or a list of single values")
	expect(t, "INT96", writeParquet(t, []struct{ T deprecated.Int96 }{{}}), table.Options{},
		"open: line 0 column T: the type INT96 cannot be read; write this column as text, number, date or TIMESTAMP")
	expect(t, "no rows", writeParquet[struct{ A int }](t, nil), table.Options{}, `parquet ["A"]`)
}

// Many row groups and pages: every row comes, in order, with its number.
func TestParquetGroups(t *testing.T) {
	type row struct{ N int64 }
	rows := make([]row, 5000)
	for i := range rows {
		rows[i].N = int64(i)
	}
	var want strings.Builder
	want.WriteString("parquet [\"N\"]\n")
	for i := range rows {
		fmt.Fprintf(&want, "%d: [\"%d\"]\n", i+1, i)
	}
	if got := dump(source(writeParquet(t, rows, parquet.MaxRowsPerRowGroup(700))), table.Options{}); got != want.String() {
		t.Errorf("read as %.300s", got)
	}
}

// Every codec and both versions of pages; and every cut and many changed bytes of such a file end in rows or an *Error.
func TestParquetCodecs(t *testing.T) {
	type row struct {
		N int64
		S string
		L []string
	}
	rows := make([]row, 200)
	for i := range rows {
		rows[i] = row{int64(i), "Đồng Tháp", []string{"a", "b"}}
	}
	plain := ""
	for _, codec := range []compress.Codec{&parquet.Uncompressed, &parquet.Snappy, &parquet.Gzip, &parquet.Brotli, &parquet.Zstd, &parquet.Lz4Raw} {
		for _, version := range []int{1, 2} {
			name := fmt.Sprintf("%s, version %d", codec, version)
			data := writeParquet(t, rows, parquet.Compression(codec), parquet.DataPageVersion(version))
			got := dump(source(data), table.Options{})
			if plain == "" {
				plain = got
			}
			if got != plain || !strings.HasSuffix(got, "200: [\"199\" \"Đồng Tháp\" \"a;b\"]\n") {
				t.Errorf("%s: %.300s", name, got)
			}
			for at := 0; at < len(data); at += 5 + at/100 {
				changed := bytes.Clone(data)
				changed[at] ^= 0x55
				for _, broken := range [][]byte{data[:at], changed} {
					if got := dump(source(broken), table.Options{}); strings.Contains(got, "not an *Error") {
						t.Fatalf("%s, broken at %d: %s", name, at, got)
					}
				}
			}
		}
	}
}
