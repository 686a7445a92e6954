package graph

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func rootOf(t *testing.T, data json.RawMessage) any {
	t.Helper()
	var all map[string]any
	if err := unmarshal(string(data), &all); err != nil || len(all) != 1 {
		t.Fatal(err, len(all))
	}
	for _, root := range all {
		return root
	}
	return nil
}

func rowsOf(t *testing.T, root any, path string) []any {
	t.Helper()
	switch path {
	case "":
		return root.([]any)
	case "-":
		return []any{root}
	}
	rows := slices.Clone(root.(map[string]any)[path].([]any))
	for i, r := range rows {
		if edge := r.(map[string]any); edge["node"] != nil {
			row := map[string]any{"cursor": edge["cursor"]}
			for k, v := range edge["node"].(map[string]any) {
				row[k] = v
			}
			rows[i] = row
		}
	}
	return rows
}

func withoutRows(root any, path string) any {
	if path == "" || path == "-" {
		return nil
	}
	rest := map[string]any{}
	for k, v := range root.(map[string]any) {
		if k != path && k != "pageInfo" {
			rest[k] = v
		}
	}
	return rest
}

// at walks along the name of a column.
func at(value any, path string) (string, bool) {
	for key := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[key]
		case []any:
			n, err := strconv.Atoi(key)
			if err != nil || n > len(v) {
				return "", false
			}
			value = v[n-1]
		default:
			return "", false
		}
	}
	switch v := value.(type) {
	case nil:
		return "", false
	case []any:
		var parts []string
		for _, p := range v {
			parts = append(parts, p.(string))
		}
		return strings.Join(parts, "; "), len(parts) > 0
	case json.Number:
		if f, err := v.Float64(); err == nil && strings.ContainsAny(v.String(), "e") {
			return strconv.FormatFloat(f, 'f', -1, 64), true
		}
		return v.String(), true
	case bool:
		return strconv.FormatBool(v), true
	}
	return value.(string), true
}

// leaves counts the values in JSON that are not null; a list of texts is one.
func leaves(value any) (n int) {
	switch v := value.(type) {
	case nil:
		return 0
	case map[string]any:
		for k, x := range v {
			if k != "__typename" {
				n += leaves(x)
			}
		}
		return n
	case []any:
		for _, x := range v {
			if _, isText := x.(string); isText {
				return 1
			}
			n += leaves(x)
		}
		if len(v) == 0 {
			return 0
		}
		return n
	}
	return 1
}
