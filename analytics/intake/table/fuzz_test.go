package table_test

import (
	"errors"
	"io"
	"testing"

	"giaoban/analytics/intake/table"
)

// FuzzOpen reads anything as any format: it must end, in rows with sane lines or in an *Error.
func FuzzOpen(f *testing.F) {
	csv := []byte("id;lĩnh vực\n1;\"Môi \"\"trường\"\"\"\n2;x\n")
	for _, seed := range [][]byte{nil, csv, []byte("\xff\xfei\x00d\x00\n\x001\x00"), []byte("sep=|\nid|x\r1|2\r"), []byte("{\"id\":1,\"x\":[1,null,\"a\"]}\n{\"id\":\"\\u0000\"}\n"),
		[]byte("[{\"id\":1},\n{\"y\":{}},{\"id\":true}]"), pack(f, "gzip", csv), pack(f, "zstd", csv), workbook(f), archive(f, nil), parquetFile(f)} {
		f.Add(seed, uint8(0), uint8(0))
		f.Add(seed, uint8(1), uint8(2))
	}
	formats := append([]table.Format{""}, table.Formats()...)
	encodings := []string{"", "windows-1258", "utf-16le", "utf-8", "shift_jis"}
	f.Fuzz(func(t *testing.T, data []byte, format, encoding uint8) {
		o := table.Options{Format: formats[int(format)%len(formats)], Encoding: encodings[int(encoding)%len(encodings)]}
		checkReading(t, data, o)
	})
}

func checkReading(t *testing.T, data []byte, o table.Options) {
	file, err := table.Open(source(data), o)
	if err != nil {
		if !errors.As(err, new(*table.Error)) {
			t.Fatalf("opening ends in %v", err)
		}
		return
	}
	defer func() {
		if err := file.Close(); err != nil {
			t.Fatalf("closing ends in %v", err)
		}
	}()
	line := 0
	for range 100_000 {
		rec, err := file.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if !errors.As(err, new(*table.Error)) {
				t.Fatalf("reading ends in %v", err)
			}
			break
		}
		if len(rec.Lines) != len(rec.Fields) || rec.Line < line || rec.Line < 1 || rec.Line > 1<<20+len(data)*100 {
			t.Fatalf("line %d after %d, %d lines of %d fields", rec.Line, line, len(rec.Lines), len(rec.Fields))
		}
		for _, l := range rec.Lines {
			if l < line {
				t.Fatalf("a field on line %d after %d", l, line)
			}
		}
		line = rec.Line
		if rec.Problem != nil && rec.Problem.Line != rec.Line {
			t.Fatalf("the problem of line %d is on line %d", rec.Line, rec.Problem.Line)
		}
	}
	first, err := file.Sum()
	if err != nil {
		t.Fatalf("no sum: %v", err)
	}
	if again, _ := file.Sum(); again != first {
		t.Fatal("the sum changes")
	}
	if file.Offset() != int64(len(data)) {
		t.Fatalf("the offset ends at %d of %d", file.Offset(), len(data))
	}
}
