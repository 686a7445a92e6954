package table_test

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"giaoban/analytics/intake/table"

	"github.com/xuri/excelize/v2"
)

// reportsCSV gives rows of eight columns of about 100 bytes each.
func reportsCSV(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("id,received,kind,type,unit,channel,topics,issues\n")
	for i := range rows {
		fmt.Fprintf(&b, "bc-%08d,2020-04-%02d 08:%02d,WRITTEN,,quan-%d,van-ban,moi-truong;y-te,\"van-de-%d@y-te, Hải Phòng\"\n", i, i%30+1, i%60, i%15, i%1000)
	}
	return b.Bytes()
}

// BenchmarkCSV reads 20 MB; beside it, in the same run, what cannot be beaten: counting the lines, and the parser alone.
func BenchmarkCSV(b *testing.B) {
	data := reportsCSV(200_000)
	b.Run("floor=lines", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			r := bufio.NewReaderSize(bytes.NewReader(data), 64<<10)
			for {
				if _, err := r.ReadSlice('\n'); err != nil {
					break
				}
			}
		}
	})
	b.Run("floor=parser", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			r := csv.NewReader(bufio.NewReaderSize(bytes.NewReader(data), 64<<10))
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); err != nil {
					break
				}
			}
		}
	})
	b.Run("table", func(b *testing.B) { readAll(b, data, len(data)) })
	packed := pack(b, "zstd", data)
	b.Run("table,zstd", func(b *testing.B) { readAll(b, packed, len(data)) })
	packed = pack(b, "gzip", data)
	b.Run("table,gzip", func(b *testing.B) { readAll(b, packed, len(data)) })
}

func BenchmarkJSON(b *testing.B) {
	var data bytes.Buffer
	for i := range 100_000 {
		fmt.Fprintf(&data, `{"id":"bc-%08d","received":"2020-04-%02dT08:30:00","kind":"WRITTEN","unit":"quan-%d","topics":["moi-truong","y-te"],"n":%d}`+"\n", i, i%30+1, i%15, i)
	}
	b.Run("lines", func(b *testing.B) { readAll(b, data.Bytes(), data.Len()) })
	array := "[" + strings.ReplaceAll(strings.TrimSpace(data.String()), "\n", ",\n") + "]"
	b.Run("array", func(b *testing.B) { readAll(b, []byte(array), len(array)) })
}

func BenchmarkXLSX(b *testing.B) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i := range 50_000 {
		row := []any{fmt.Sprintf("bc-%08d", i), 43936.5 + float64(i%30), "WRITTEN", "", fmt.Sprintf("quan-%d", i%15), "van-ban", "moi-truong;y-te", i}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			b.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := errors.Join(w.Flush(), f.Write(&data)); err != nil {
		b.Fatal(err)
	}
	readAll(b, data.Bytes(), data.Len())
}

func BenchmarkParquet(b *testing.B) {
	data := writeParquet(b, reports(100_000))
	readAll(b, data, len(data))
}

func readAll(b *testing.B, data []byte, size int) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	rows := 0
	for b.Loop() {
		f, err := table.Open(source(data), table.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err = f.Next(); err != nil {
				break
			}
			rows++
		}
		if !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
		if _, err := f.Sum(); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}
