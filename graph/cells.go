package graph

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
)

// fill appends an object's values, nulls where there is no object.
func fill(row []any, places []place, value any) (_ []any, err error) {
	object, _ := value.(map[string]any)
	for _, p := range places {
		switch {
		case p.below == nil:
			v, err := cellOf(p, object[p.key])
			if err != nil {
				return nil, err
			}
			row = append(row, v)
		case p.isList():
			list, _ := object[p.key].([]any)
			for i := range p.most {
				var element any
				if i < len(list) {
					element = list[i]
				}
				if row, err = fill(row, p.below, element); err != nil {
					return nil, err
				}
			}
		default:
			if row, err = fill(row, p.below, object[p.key]); err != nil {
				return nil, err
			}
		}
	}
	return row, nil
}

// cellOf reads a scalar of the answer.
func cellOf(p place, value any) (any, error) {
	if value == nil {
		return nil, nil
	}
	text := scalarText(value)
	switch columnType(p.field.Type) {
	case export.Integer:
		return strconv.ParseInt(text, 10, 64)
	case export.Decimal:
		return strconv.ParseFloat(text, 64)
	case export.Bool:
		return strconv.ParseBool(text)
	case export.Date:
		return analytics.ParseDate(text)
	case export.Month:
		return analytics.ParseMonth(text)
	}
	return text, nil
}

// scalarText writes a value of JSON for a reader: a list of texts as in files that are imported, anything deeper as JSON.
func scalarText(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, element := range v {
			parts[i] = scalarText(element)
		}
		return strings.Join(parts, "; ")
	}
	text, err := json.Marshal(value)
	if err != nil { // it came from JSON
		return fmt.Sprint(value)
	}
	return string(text)
}
