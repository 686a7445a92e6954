package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"giaoban/analytics/words"
)

// numbers runs a question with variables and reads its numbers.
func (s *server) numbers(t *testing.T, lang words.Lang, document string, variables map[string]any) *told {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	status, text := s.post(t, "/graphql", "application/json", body)
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.UseNumber()
	var answer struct {
		Data   any
		Errors []any
	}
	if err := decoder.Decode(&answer); err != nil || len(answer.Errors) > 0 || status != 200 {
		t.Fatalf("%d %v %s: %s %v", status, err, text, document, variables)
	}
	a := &told{of: map[string]*figures{}}
	a.take(lang, answer.Data)
	if data, ok := answer.Data.(map[string]any); ok {
		a.takeComparison(lang, data["compare"])
		a.takeGroups(lang, data["own"], data["whole"])
	}
	return a
}

// coverage takes how many units sent a report, of how many that were to, in each month and in all of them.
func (s *server) coverage(t *testing.T, lang words.Lang, period [2]string) *told {
	t.Helper()
	var answer struct {
		Coverage struct {
			Months []struct {
				Expected float64
				Missing  []struct{ Code string }
			}
			Units []struct {
				Unit   *struct{ Name string }
				Months []struct{ Expected, Missing bool }
			}
		}
	}
	if err := s.query(`{ coverage(period: {from: "`+period[0]+`", to: "`+period[1]+`"}) { months { expected missing { code } } units { unit { name(lang: `+strings.ToUpper(string(lang))+`) } months { expected missing } } } }`, &answer); err != nil {
		t.Fatal(err)
	}
	a := &told{of: map[string]*figures{}}
	for _, m := range answer.Coverage.Months {
		a.whole = append(a.whole, m.Expected, m.Expected-float64(len(m.Missing)), float64(len(m.Missing)))
	}
	expected, complete := 0.0, 0.0
	for _, u := range answer.Coverage.Units {
		to, sent := 0.0, 0.0
		for _, m := range u.Months {
			if m.Expected {
				if to++; !m.Missing {
					sent++
				}
			}
		}
		if u.Unit == nil || to == 0 {
			continue
		}
		if expected++; sent == to {
			complete++
		}
		a.put(figures{whole: []float64{to, sent}}, []string{u.Unit.Name})
	}
	a.whole = append(a.whole, expected, complete)
	return a
}
