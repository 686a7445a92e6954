package table_test

import (
	"testing"

	"giaoban/analytics/intake/table"
)

func TestJSON(t *testing.T) {
	expect(t, "lines", []byte(`{"id":"a","n":6078653,"ok":true,"topics":["x","y"],"none":null}

{"n":1.50,"id":"Đồng Tháp","more":1e3}
`), table.Options{}, `
jsonl ["id" "n" "ok" "topics" "none"]
1: ["a" "6078653" "true" "x;y" ""]
3: ["Đồng Tháp" "1.50" "" "" "" "1e3"]`)
	expect(t, "array", []byte("[\n {\"id\": 1},\n {\n  \"id\": 2},\n 3, {\"id\":{}},\n{\"id\":5,\"id\":6}\n]\n"), table.Options{}, `
jsonl ["id"]
2: ["1"]
3: ["2"]
5: line 5: it must be a JSON object, like {"column": value}
5: line 5 column id: the value is nested (an object, or a list within a list); a field takes a single value or a list of single values
6: line 6 column id: the key stands twice in one JSON object`)
	expect(t, "rows with problems", []byte("{\"id\":1}\n{\"id\":\n[1]\n{\"id\":[\"a;b\"]}\n{\"id\":[[1]]}\n{\"id\":1,\"id\":2}\n{\"id\":1} x\n{\"id\":9}"), table.Options{}, `
jsonl ["id"]
1: ["1"]
2: line 2: the line is not a correct JSON object (unexpected EOF); each line must be a whole object
3: line 3: it must be a JSON object, like {"column": value}
4: line 4 column id: an element of the list holds “;”, which stands between elements
5: line 5 column id: the value is nested (an object, or a list within a list); a field takes a single value or a list of single values
6: line 6 column id: the key stands twice in one JSON object
7: line 7: the line is not a correct JSON object (text after }); each line must be a whole object
8: ["9"]`)
	expect(t, "broken array", []byte("[{\"id\":1},\n{\"id\":2}\n{\"id\":3}]"), table.Options{}, `
jsonl ["id"]
1: ["1"]
2: ["2"]
line 3: the JSON array is broken here (invalid character '{' after array element (expecting ',' or ']')); the rest of the file cannot be read`)
	expect(t, "array that ends early", []byte("[{\"id\":1},"), table.Options{}, `
jsonl ["id"]
1: ["1"]
line 1: the JSON array is broken here (unexpected EOF); the rest of the file cannot be read`)
	expect(t, "one object over several lines", []byte("{\n \"id\": 1\n}"), table.Options{},
		"open: line 1: the line is not a correct JSON object (unexpected EOF); each line must be a whole object")
	expect(t, "empty array", []byte("[]"), table.Options{}, "open: line 1: the JSON file has no rows")
}
