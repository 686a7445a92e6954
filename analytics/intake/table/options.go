package table

import (
	"strings"
	"unicode/utf8"

	"giaoban/analytics/words"
)

// Format is how a file holds its rows.
type Format string

// The formats.
const (
	CSV     Format = "csv"     // comma-separated, or separated by another character
	TSV     Format = "tsv"     // CSV separated by tabs
	JSON    Format = "jsonl"   // JSON Lines: one object a line; or one array of objects
	XLSX    Format = "xlsx"    // a worksheet of Excel 2007 and later
	Parquet Format = "parquet" // Apache Parquet
)

// Formats are all formats.
func Formats() []Format { return []Format{CSV, TSV, JSON, XLSX, Parquet} }

// Options say how a file is to be read. What is left empty is found from the file.
type Options struct {
	Format    Format `json:"format,omitempty"`
	Delimiter string `json:"delimiter,omitempty"` // of CSV: one character, or "tab"
	Encoding  string `json:"encoding,omitempty"`  // of CSV and JSON: a name of the IANA or WHATWG, like windows-1258
	Sheet     string `json:"sheet,omitempty"`     // of XLSX: its name, or its number from 1
}

// check judges the options by themselves, and gives the delimiter its canonical form.
func (o *Options) check() error {
	switch o.Format {
	case "", CSV, TSV, JSON, XLSX, Parquet:
	default:
		names := make([]string, len(Formats()))
		for i, f := range Formats() {
			names[i] = string(f)
		}
		return &Error{Reason: words.FormatUnknown, Args: []string{string(o.Format), strings.Join(names, ", ")}}
	}
	switch o.Delimiter {
	case "tab", `\t`:
		o.Delimiter = "\t"
	}
	if o.Delimiter != "" && !canDelimit(o.Delimiter) {
		return &Error{Reason: words.DelimiterBad, Args: []string{o.Delimiter}}
	}
	if o.Format == TSV && o.Delimiter == "" {
		o.Delimiter = "\t"
	}
	if o.Encoding != "" {
		if _, _, err := encodingOf(o.Encoding); err != nil {
			return err
		}
	}
	return nil
}

// canDelimit tells whether a text is one character that can stand between fields.
func canDelimit(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && r != utf8.RuneError && !strings.ContainsRune("\"\r\n\x00", r)
}

// fit refuses options that say something else than the file is, or that mean nothing for it.
func (o Options) fit(k kind) error {
	is, told := XLSX, o.Format
	switch k {
	case parquetFile:
		is = Parquet
	case text:
		if is = told; told != CSV && told != TSV && told != JSON {
			is = CSV // or JSON; either way a text
		}
	}
	switch {
	case told != "" && told != is:
		return &Error{Reason: words.FormatDiffers, Args: []string{string(told), k.String()}}
	case o.Sheet != "" && k != zipped:
		return &Error{Reason: words.OptionUnused, Args: []string{"sheet", k.String()}}
	case o.Delimiter != "" && (k != text || told == JSON):
		return &Error{Reason: words.OptionUnused, Args: []string{"delimiter", k.String()}}
	case o.Encoding != "" && k != text:
		return &Error{Reason: words.OptionUnused, Args: []string{"encoding", k.String()}}
	}
	return nil
}
