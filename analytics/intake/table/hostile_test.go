package table_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/intake/table"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// repeated gives head, then body n times, then tail, without holding them.
func repeated(head, body string, n int, tail string) io.Reader {
	block := max(1, (1<<16)/len(body))
	return io.MultiReader(strings.NewReader(head), &repeater{body: []byte(strings.Repeat(body, block)), left: n / block * block * len(body)}, strings.NewReader(tail))
}

type repeater struct {
	body []byte
	at   int
	left int
}

func (r *repeater) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), r.left)], r.body[r.at:])
	r.at = (r.at + n) % len(r.body)
	r.left -= n
	return n, nil
}

func streamed(open func() io.Reader) table.Source {
	return table.Source{Name: "test", Open: func() (io.ReadCloser, error) { return io.NopCloser(open()), nil }}
}

// peak runs f and gives the most memory in use meanwhile, in MB, beyond what was in use before.
func peak(f func()) uint64 {
	runtime.GC()
	used := func() uint64 {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
		metrics.Read(sample)
		return sample[0].Value.Uint64() + sample[1].Value.Uint64()
	}
	before, most := used(), uint64(0)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		now := used()
		most = max(most, now-min(before, now))
		select {
		case <-done:
			return most >> 20
		case <-tick.C:
		}
	}
}

// Files that ask for far more than they are: each ends where it should, in little memory.
func TestBombs(t *testing.T) {
	const many, part = 100 << 20, 24 << 20
	sheet := `<worksheet><sheetData><row><c t="inlineStr"><is><t>id</t></is></c></row>`
	packed := func(method string, r func() io.Reader) func() io.Reader {
		data := packStream(t, method, r())
		return func() io.Reader { return bytes.NewReader(data) }
	}
	for _, x := range []struct {
		name string
		open func() io.Reader
		want string
		most uint64 // MB
	}{
		{"a field of 100 MB", func() io.Reader { return repeated("id,x\n1,", "z", many, "\n") }, "line 2: the row is longer than 1 MB", 16},
		{"an open quote before 100 MB", func() io.Reader { return repeated("id,x\n1,2\n3,\"", "z\n", many/2, "") }, "line 3: the row is longer than 1 MB", 16},
		{"a header of 100 MB", func() io.Reader { return repeated("id", ",x", many/2, "") }, "open: line 1: the row is longer than 1 MB", 64},
		{"100 MB of empty lines", func() io.Reader { return repeated("id,x\n1,2\n", "\n", many, "") }, "line 3: the row is longer", 16},
		{"a JSON line of 100 MB", func() io.Reader { return repeated("{\"a\":1}\n{\"a\":\"", "z", many, "\"}") }, "line 2: the row is longer", 16},
		{"a JSON array element of 100 MB", func() io.Reader { return repeated("[{\"a\":1},\n{\"a\":\"", "z", many, "\"}]") }, "line 2: the row is longer", 16},
		{"deep JSON", func() io.Reader { return repeated("{\"a\":1}\n{\"a\":", "[", 900_000, "") }, "2: line 2 column a: the value is nested", 64},
		{"JSON with ever new keys", func() io.Reader { return &keys{} }, "the file has more than 16384 columns", 64},
		{"a gzip bomb", packed("gzip", func() io.Reader { return repeated("id,x\n", "1,"+strings.Repeat("z", 60_000)+"\n", 5_000, "") }), "more than 200 times", 16},
		{"a zstd bomb", packed("zstd", func() io.Reader { return repeated("id,x\n", "1,"+strings.Repeat("z", 60_000)+"\n", 5_000, "") }), "more than 200 times", 64},
		{"a bomb in the sheet", member(t, "xl/sheet.xml", func() io.Reader { return repeated(sheet+"<row><c><v>", "z", part, "</v></c></row>") }), "line 2: the row is longer than 4 MB", 64},
		{"elements in elements", member(t, "xl/sheet.xml", func() io.Reader { return repeated(sheet, "<a>", part, "") }), "too many elements", 64},
		{"empty rows for ever", member(t, "xl/sheet.xml", func() io.Reader { return repeated(sheet, "<row/>", part/6, "") }), "row 1048577 behind", 64},
		{"endless shared texts", member(t, "xl/shared.xml", func() io.Reader {
			return repeated("<sst>", "<si><t>"+strings.Repeat("z", 30_000)+"</t></si>", 6_000, "")
		}), "sharedStrings.xml of the XLSX file is too large", 400},
		{"endless workbook", member(t, "xl/workbook.xml", func() io.Reader { return repeated("<workbook>", "<x></x>", part/7, "") }), "xl/workbook.xml of the XLSX file is too large", 64},
	} {
		var got string
		memory := peak(func() { got = last(streamed(x.open)) })
		if !strings.Contains(got, x.want) || memory > x.most {
			t.Errorf("%s: with %d MB: %s", x.name, memory, got)
		}
	}
}

// last reads a file to its end and gives the last thing that was wrong with it.
func last(src table.Source) string {
	f, err := table.Open(src, table.Options{})
	if err != nil {
		return "open: " + describe(err)
	}
	defer func() { _ = f.Close() }()
	problem := ""
	for {
		rec, err := f.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				problem = describe(err)
			}
			return problem
		}
		if rec.Problem != nil {
			problem = fmt.Sprintf("%d: %s", rec.Line, describe(rec.Problem))
		}
	}
}

// keys gives JSON lines that each bring 1000 new keys.
type keys struct {
	n    int
	line strings.Reader
}

func (k *keys) Read(p []byte) (int, error) {
	if k.line.Len() == 0 {
		var b strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&b, ",\"%d\":1", k.n+i)
		}
		k.n += 1000
		k.line.Reset("{" + b.String()[1:] + "}\n")
	}
	return k.line.Read(p)
}

func packStream(t *testing.T, method string, r io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&b)
	if method == "zstd" {
		w, _ = zstd.NewWriter(&b, zstd.WithEncoderConcurrency(1))
	}
	if _, err := io.Copy(w, r); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// member makes an XLSX file with one large part.
func member(t *testing.T, name string, r func() io.Reader) func() io.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for part, text := range xlsxParts {
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		content := io.Reader(strings.NewReader(text))
		if part == name {
			content = r()
		}
		if _, err := io.Copy(w, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return func() io.Reader { return bytes.NewReader(b.Bytes()) }
}

// Bytes that mean nothing are refused, told or not, and leave no temporary file.
func TestRandomBytes(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	random := rand.New(rand.NewPCG(1, 2))
	for _, start := range []string{"", "\xff\xfe", "PK\x03\x04", "PAR1", "\x1f\x8b\x08\x00", "\x28\xb5\x2f\xfd", "[{", "{\"", "\xef\xbb\xbf"} {
		for range 30 {
			data := []byte(start)
			for range random.IntN(3000) {
				data = append(data, byte(random.Uint32()))
			}
			for _, format := range append(table.Formats(), "") {
				if got := dump(source(data), table.Options{Format: format}); strings.Contains(got, "not an *Error") {
					t.Errorf("%s of %q: %s", format, data, got)
				}
			}
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
