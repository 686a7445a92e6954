package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// WriteRegistries writes entries as a file that the import takes: CSV in UTF-8, with the mark in front by which
// spreadsheets know it.
func WriteRegistries(w io.Writer, rows []analytics.RegistryRow) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(registryColumns); err != nil {
		return err
	}
	for _, r := range rows {
		if err := out.Write(registryCells(r)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// registryCells gives an entry's cells in the order of the columns.
func registryCells(r analytics.RegistryRow) []string {
	cell := map[string]string{"registry": string(r.Registry), "code": r.Code, "name_vi": r.NameVi, "name_en": r.NameEn, "parent": r.Parent,
		"aliases": strings.Join(r.Aliases, ";"), "replaced_by": strings.Join(r.ReplacedBy, ";"), "valid_from": monthCell(r.ValidFrom), "valid_to": monthCell(r.ValidTo)}
	list := make([]string, len(registryColumns))
	for i, name := range registryColumns {
		list[i] = EscapeCell(cell[name])
	}
	return list
}

func monthCell(m *analytics.Month) string {
	if m == nil {
		return ""
	}
	return m.String()
}

// MaxEntries is the most entries that SaveEntries takes at once.
const MaxEntries = 1000

// SaveEntries brings entries into their registries as one change, through the very checks of a file: each stands for its
// code as it is given, so what is left out of it is empty from then on. Where one does not pass, nothing is changed and
// the error is Invalid, with the place of the first problem, such as "entries[2].parent".
func SaveEntries(ctx context.Context, store *analytics.Store, access analytics.Access, rows []analytics.RegistryRow) (*analytics.Commit, error) {
	if len(rows) == 0 || len(rows) > MaxEntries {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "entries", Phrase: words.OutOfBounds, Args: []any{len(rows), 1, MaxEntries}}
	}
	for i, r := range rows {
		if field, why := unfit(r); why != nil {
			return nil, refusedEntry(i, field, "", *why, 1)
		}
	}
	var file bytes.Buffer
	if err := WriteRegistries(&file, rows); err != nil {
		return nil, err
	}
	source := Source{Name: "saveEntries", Size: int64(file.Len()), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(file.Bytes())), nil
	}}
	result, err := Import(ctx, store, access, source, Options{Again: true}, nil)
	if err != nil {
		return nil, err
	}
	if !result.Refused {
		return result.Commit, nil
	}
	first := result.Problems[0]
	if first.Reason == words.CodeTwice { // a line of the file that was made is nothing the caller knows
		if line, err := strconv.Atoi(first.Args[0]); err == nil {
			first.Reason, first.Args = words.EntryTwice, []string{fmt.Sprintf("entries[%d]", line-2)}
		}
	}
	place := Problem{File: first.File, Line: first.Line, Column: first.Column, Value: first.Value}
	reason := func(lang words.Lang) string { return strings.TrimPrefix(first.In(lang), place.In(lang)) }
	return nil, refusedEntry(first.Line-2, camel(first.Column), first.Value, words.Phrase{Vi: reason(words.Vi), En: reason(words.En)}, result.ProblemCount)
}

// unfit names a field that a file could not hold as it is: its entry would take several lines, or a part of its list
// would become two.
func unfit(r analytics.RegistryRow) (field string, why *words.Phrase) {
	for _, field := range []struct {
		name  string
		texts []string
		list  bool
	}{{"code", []string{r.Code}, false}, {"nameVi", []string{r.NameVi}, false}, {"nameEn", []string{r.NameEn}, false},
		{"parent", []string{r.Parent}, false}, {"aliases", r.Aliases, true}, {"replacedBy", r.ReplacedBy, true}} {
		for _, text := range field.texts {
			if strings.ContainsAny(text, "\r\n") {
				return field.name, &words.ControlCharacter
			}
			if field.list && strings.Contains(text, ";") {
				return field.name, &words.ListSeparator
			}
		}
	}
	return "", nil
}

func refusedEntry(entry int, field, value string, reason words.Phrase, problems int) error {
	path := fmt.Sprintf("entries[%d]", entry)
	if field != "" {
		path += "." + field
	}
	place := path
	if value != "" {
		place += " “" + value + "”"
	}
	return &analytics.Error{Kind: analytics.Invalid, Path: path, Phrase: words.EntryRefused, Args: []any{place, reason, problems}}
}

// camel writes a column's name as the API does: "valid_from" becomes "validFrom".
func camel(column string) string {
	parts := strings.Split(column, "_")
	for i, part := range parts[1:] {
		parts[i+1] = strings.ToUpper(part[:1]) + part[1:]
	}
	return strings.Join(parts, "")
}
