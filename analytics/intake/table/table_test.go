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
)

// source gives bytes as a stream, as a socket would.
func source(data []byte) table.Source {
	return table.Source{Name: "test", Size: int64(len(data)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(io.MultiReader(bytes.NewReader(data))), nil
	}}
}

// dump writes what a file is read as: format, names, rows with their lines, and how it ends.
func dump(src table.Source, o table.Options) (read string) {
	t, err := table.Open(src, o)
	if err != nil {
		return "open: " + describe(err)
	}
	defer func() {
		if err := t.Close(); err != nil {
			read += "close: " + describe(err)
		}
	}()
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
	defer func() { _ = f.Close() }()
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
