package table

import (
	"bytes"

	"giaoban/analytics/words"
)

// kind is what the first bytes of a file show.
type kind int

const (
	text   kind = iota // CSV or JSON
	zipped             // XLSX, or another zip file
	parquetFile
)

func (k kind) String() string { return [...]string{"CSV/JSON", "XLSX", "Parquet"}[k] }

// foreign are files that are often sent by mistake, by their first bytes.
var foreign = []struct {
	magic  string
	reason words.Phrase
	name   string
}{
	{"\xd0\xcf\x11\xe0", words.FileOldExcel, ""},
	{"PARE", words.FileEncrypted, "Parquet"},
	{"%PDF", words.FileForeign, "PDF"},
	{"{\\rtf", words.FileForeign, "RTF"},
	{"\x1f\x8b", words.FileForeign, "gzip"}, // within a compressed file
	{"\x28\xb5\x2f\xfd", words.FileForeign, "zstd"},
	{"BZh", words.FileForeign, "bzip2"},
	{"\xfd7zXZ", words.FileForeign, "xz"},
	{"7z\xbc\xaf", words.FileForeign, "7-Zip"},
	{"Rar!", words.FileForeign, "RAR"},
	{"SQLite format 3", words.FileForeign, "SQLite"},
	{"\x89PNG", words.FileForeign, "PNG"},
	{"\xff\xd8\xff", words.FileForeign, "JPEG"},
	{"Obj\x01", words.FileForeign, "Avro"},
	{"ORC", words.FileForeign, "ORC"},
	{"ARROW1", words.FileForeign, "Arrow"},
}

// kindOf tells the kind from the first bytes of a file, or why it is none that can be read.
func kindOf(start []byte, o Options) (kind, error) {
	switch {
	case bytes.HasPrefix(start, []byte("PK\x03\x04")), bytes.HasPrefix(start, []byte("PK\x05\x06")):
		return zipped, nil
	case bytes.HasPrefix(start, []byte("PAR1")):
		return parquetFile, nil
	}
	for _, f := range foreign {
		if bytes.HasPrefix(start, []byte(f.magic)) && (f.name != "ORC" || bytes.IndexByte(start, 0) >= 0) {
			if f.name == "" {
				return 0, &Error{Reason: f.reason}
			}
			return 0, &Error{Reason: f.reason, Args: []string{f.name}}
		}
	}
	if bom, _ := bomOf(start); bom == "" && o.Encoding == "" && bytes.Count(start, []byte{0}) > len(start)/8 {
		return 0, &Error{Line: 1, Reason: words.FileBinary}
	}
	head := bytes.ToLower(bytes.TrimLeft(start[:min(len(start), 512)], "\xef\xbb\xbf \t\r\n"))
	for _, tag := range []string{"<html", "<!doctype", "<table", "<?xml", "<meta"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return 0, &Error{Reason: words.FileForeign, Args: []string{"HTML/XML"}}
		}
	}
	return text, nil
}
