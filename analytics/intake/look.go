package intake

import (
	"errors"
	"io"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"

	"golang.org/x/text/unicode/norm"
)

// Look is what a person wants to see of a file before taking it in.
type Look struct {
	table.Options          // how the file was read
	Sheets        []string // of XLSX: the names of all sheets
	Names         []string
	Rows          [][]string // the first few
	Own           bool       // it has giaoban's own columns and needs no map
	Map           string     // else the map that is proposed, in YAML
}

const (
	lookShown = 10
	lookRead  = 500 // rows that a proposal is made from
)

// LookAt reads the beginning of a file and proposes a map for it. Nothing of it is stored.
func LookAt(src Source, o table.Options, lang words.Lang) (look *Look, err error) {
	file, err := table.Open(src, o)
	if err != nil {
		return nil, lookError(src, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	look = &Look{Options: file.Found(), Sheets: file.Sheets()}
	var rows [][]string
	for len(rows) < lookRead {
		rec, err := file.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, lookError(src, err)
		}
		row := make([]string, len(rec.Fields))
		for i, cell := range rec.Fields {
			row[i] = norm.NFC.String(strings.Clone(cell)) // as it will be read
		}
		rows = append(rows, row)
	}
	for _, name := range file.Names() {
		s, _ := text(name) // a name that is no text is told by the import
		look.Names = append(look.Names, s)
	}
	look.Rows = rows[:min(len(rows), lookShown)]
	if look.Own = isOwn(look.Names); !look.Own {
		look.Map = propose(look.Names, rows).yaml(look.Names, lang)
	}
	return look, nil
}

// isOwn tells whether a file has giaoban's own columns.
func isOwn(names []string) bool {
	has := func(columns []string) bool {
		return !slices.ContainsFunc(columns, func(c string) bool {
			return !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, c) })
		})
	}
	return has(reportColumns[:3]) || has(registryColumns[:3]) || has(tallyColumns[:4])
}

// lookError places what is wrong with a file.
func lookError(src Source, err error) error {
	var broken *table.Error
	if !errors.As(err, &broken) {
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.FileUnreadable, Args: []any{src.Name, err.Error()}, Err: err}
	}
	args := make([]any, len(broken.Args))
	for i, a := range broken.Args {
		args[i] = a
	}
	return &analytics.Error{Kind: analytics.Invalid, Phrase: words.FilePlace,
		Args: []any{src.Name, itoa(max(broken.Line, 1)), words.Filled{Phrase: broken.Reason, Args: args}}}
}
