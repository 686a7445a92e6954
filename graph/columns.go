package graph

import (
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"giaoban/analytics/export"
)

// count is the number of columns, without naming them.
func count(places []place) (n int) {
	for _, p := range places {
		switch {
		case p.below == nil:
			n++
		case p.isList():
			n = min(n+p.most*count(p.below), uncountable)
		default:
			n += count(p.below)
		}
	}
	return min(n, uncountable)
}

// columns names the columns of some places: topic.code, changes.2.ratio.
func columns(all []export.Column, prefix string, places []place, edges bool) []export.Column {
	for _, p := range places {
		name := prefix + p.key
		switch {
		case p.below == nil:
			all = append(all, export.Column{Name: name, Type: columnType(p.field.Type), Description: strings.Join(strings.Fields(p.field.Description), " ")})
		case p.isList():
			for i := range p.most {
				all = columns(all, name+"."+strconv.Itoa(i+1)+".", p.below, false)
			}
		case edges && p.field.Name == "node":
			all = columns(all, prefix, p.below, false)
		default:
			all = columns(all, name+".", p.below, false)
		}
	}
	return all
}

// columnType is what a field of the schema is in a table. What the schema does not make more of is text.
func columnType(t *ast.Type) export.Type {
	if t.Elem != nil {
		return export.Text
	}
	switch t.Name() {
	case "Int", "Long":
		return export.Integer
	case "Float":
		return export.Decimal
	case "Boolean":
		return export.Bool
	case "Date":
		return export.Date
	case "YearMonth":
		return export.Month
	}
	return export.Text
}
