package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// place is a field of the answer that becomes columns.
type place struct {
	key   string // in the answer: the alias, where there is one
	field *ast.FieldDefinition
	below []place // what is asked of an object; nil for a scalar
	most  int     // of a list of objects: how many the longest one in the answer has
}

func (p *place) isList() bool { return p.field.Type.Elem != nil && p.below != nil }

// listsOfRows are the fields that hold an answer's rows, before any other list in it.
var listsOfRows = []string{"edges", "rows", "figures"}

// plan decides which part of the answer the rows are: the answer if it is a list; of an object its edges, rows or
// figures, else the first list of objects that is asked for; without one the object is the only row.
func (s *Sheet) plan() {
	all := s.places(s.root)
	if s.root.Definition.Type.Elem != nil {
		s.row = all
		return
	}
	all = slices.DeleteFunc(all, func(p place) bool { return p.field.Type.Name() == "PageInfo" }) // told in a header
	at := slices.IndexFunc(all, func(p place) bool { return p.isList() })
	for _, name := range slices.Backward(listsOfRows) {
		if i := slices.IndexFunc(all, func(p place) bool { return p.isList() && p.field.Name == name }); i >= 0 {
			at = i
		}
	}
	if at < 0 {
		s.row = all
		return
	}
	rows := all[at]
	s.rows, s.row, s.beside = &rows, rows.below, slices.Delete(all, at, at+1)
}

// places are the fields asked of a field's object, in the order of the answer.
func (s *Sheet) places(field graphql.CollectedField) []place {
	owner := field.Definition.Type.Name()
	if len(field.Selections) == 0 {
		return nil
	}
	all := []place{}
	for _, f := range graphql.CollectFields(s.op, field.Selections, []string{owner}) {
		if f.Name == "__typename" { // the same in every row
			continue
		}
		all = append(all, place{key: f.Alias, field: f.Definition, below: s.places(f)})
	}
	return all
}

// read decodes the root field of an answer's data.
func (s *Sheet) read(data json.RawMessage) (any, error) {
	var answer map[string]any
	if err := unmarshal(string(data), &answer); err != nil {
		return nil, fmt.Errorf("the answer cannot be read: %w", err)
	}
	return answer[s.root.Alias], nil
}

// parts splits the root field into its rows and what stands beside them.
func (s *Sheet) parts(answer any) (rows []any, beside map[string]any) {
	object, isObject := answer.(map[string]any)
	switch {
	case s.rows != nil:
		rows, _ = object[s.rows.key].([]any)
		return rows, object
	case isObject:
		return []any{object}, nil
	}
	rows, _ = answer.([]any)
	return rows, nil
}

// grow makes room for the lists in an object.
func grow(places []place, value any) {
	object, _ := value.(map[string]any)
	for i := range places {
		p := &places[i]
		if p.below == nil {
			continue
		}
		if !p.isList() {
			grow(p.below, object[p.key])
			continue
		}
		list, _ := object[p.key].([]any)
		p.most = max(p.most, len(list))
		for _, element := range list {
			grow(p.below, element)
		}
	}
}

// Table is the table of all pages that were added. With more than maxCells cells it is TooExpensive; 0 is no limit.
func (s *Sheet) Table(maxCells int) (*export.Table, error) {
	t := &export.Table{Lang: s.lang, Name: "giaoban-" + cmp.Or(s.op.Operation.Name, s.root.Alias), Source: s.source}
	if v := s.source.DataVersion; v > 0 {
		t.Name += "-v" + strconv.FormatInt(v, 10)
	}
	width := count(s.row) + count(s.beside)
	if maxCells > 0 && width > maxCells {
		return nil, &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.TableTooLarge, Args: []any{maxCells}}
	}
	t.Columns = columns(columns(nil, "", s.row, s.isConnection()), "", s.beside, false)
	names := make(map[string]bool, len(t.Columns))
	for _, c := range t.Columns {
		if names[c.Name] {
			return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.TableColumnTwice, Args: []any{c.Name}}
		}
		names[c.Name] = true
	}
	for _, page := range s.pages {
		answer, err := s.read(page)
		if err != nil {
			return nil, err
		}
		rows, beside := s.parts(answer)
		if maxCells > 0 && (len(t.Rows)+len(rows))*width > maxCells {
			return nil, &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.TableTooLarge, Args: []any{maxCells}}
		}
		repeated, err := fill(nil, s.beside, beside)
		if err != nil {
			return nil, err
		}
		for _, value := range rows {
			row, err := fill(make([]any, 0, width), s.row, value)
			if err != nil {
				return nil, err
			}
			t.Rows = append(t.Rows, append(row, repeated...))
		}
	}
	return t, nil
}

// isConnection tells whether the rows are edges: their nodes' columns then stand by themselves.
func (s *Sheet) isConnection() bool { return s.rows != nil && s.rows.field.Name == "edges" }
