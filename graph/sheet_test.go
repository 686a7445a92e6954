package graph

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"giaoban/analytics/export"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// The query that a client sends is the user's own, whatever form it has.
func TestSheetQuery(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	for name, q := range tableQueries {
		var variables map[string]any
		if err := unmarshal(tableVariables, &variables); err != nil {
			t.Fatal(err)
		}
		s, err := NewSheet(q.query, "", variables, words.Vi)
		if err != nil {
			t.Fatal(name, err)
		}
		query, given := s.Query()
		body, err := json.Marshal(map[string]any{"query": query, "variables": given})
		if err != nil {
			t.Fatal(err)
		}
		a := decode(t, post(t, h, string(body)))
		if len(a.Errors) > 0 {
			t.Fatalf("%s: %v in %s", name, a.Errors, query)
		}
		if _, err := s.Add(a.Data); err != nil {
			t.Error(name, err)
		}
		table, err := s.Table(0)
		if err != nil {
			t.Fatal(name, err)
		}
		var file bytes.Buffer
		if err := export.Write(&file, export.CSV, *table); err != nil {
			t.Error(name, err)
		}
		if want := get(t, h, url.Values{"query": {q.query}, "variables": {tableVariables}, "format": {"csv"}}).Body.String(); file.String() != want {
			t.Errorf("%s: made from JSON\n%s\nby the server\n%s", name, file.String(), want)
		}
	}
}

func TestLoadVariables(t *testing.T) {
	const query = `query ($month: YearMonth!, $n: Int!, $big: Long, $yes: Boolean, $m: Measure, $topics: [ID!], $p: PeriodInput, $text: String) {x}`
	got, err := LoadVariables(query, "", map[string]string{"month": "2020-04", "n": "3", "big": "9007199254740993", "yes": "true", "m": "ISSUES", "topics": "covid-19", "p": `{"from":"2020-04"}`, "text": "null"})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(got)
	if want := `{"big":9007199254740993,"m":"ISSUES","month":"2020-04","n":3,"p":{"from":"2020-04"},"text":null,"topics":"covid-19","yes":true}`; err != nil || string(text) != want {
		t.Errorf("%s %v", text, err)
	}
	if got, err := LoadVariables(query, "", map[string]string{"topics": `["a","b"]`}); err != nil || len(got["topics"].([]any)) != 2 {
		t.Error(got, err)
	}
	for name, text := range map[string]string{"n": "three", "p": "2020-04", "other": "1"} {
		if _, err := LoadVariables(query, "", map[string]string{name: text}); err == nil || !strings.Contains(err.Error(), "$"+name) {
			t.Errorf("%s=%s: %v", name, text, err)
		}
	}
}
