package graph

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/introspection"
)

// Requests that want to keep the server busy are refused, quickly, and with a code that says why.
func TestHostileRequests(t *testing.T) {
	h, _ := withoutStore(t)
	repeat := func(n int, f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	nested := "{...F0} " + repeat(26, func(i int) string {
		return fmt.Sprintf("fragment F%d on Query {...F%d ...F%d} ", i, i+1, i+1)
	}) + "fragment F26 on Query {__typename}"
	const counts = `reportCounts(period: {from: "2020-01", to: "2020-01"}, groupBy: [TOPIC]`
	deep := `{topics {` + strings.Repeat("parent {", 48) + "code" + strings.Repeat("}", 48) + "}}"
	for _, c := range []struct{ name, query, code, message string }{
		{"20,000 repeated fields", "{" + strings.Repeat("a:__typename ", 20_000/3) + "}", "QUERY_TOO_LARGE", "1,000 tokens"},
		{"as many repeated fields as tokens allow", "{" + strings.Repeat("__typename ", 990) + "}", "QUERY_TOO_LARGE", "990 fields"},
		{"26 nested fragments", nested, "QUERY_TOO_LARGE", "fields at its root"},
		{"nested fragments below a field", "{settings {...F0}} " + strings.ReplaceAll(strings.TrimPrefix(nested, "{...F0} "), "on Query", "on Settings"), "QUERY_TOO_LARGE", "when its fragments are spread"},
		{"circular fragments", "{...A} fragment A on Query {...B} fragment B on Query {...A}", "GRAPHQL_VALIDATION_FAILED", "Cannot spread fragment"},
		{"depth 50", deep, "QUERY_TOO_LARGE", "nested 50 levels"},
		{"braces without end", strings.Repeat("{a", 1500), "QUERY_TOO_LARGE", "1,000 tokens"},
		{"1,000 aliases", "{" + repeat(1000, func(i int) string { return fmt.Sprintf("a%d:settings{maxTop} ", i) }) + "}", "QUERY_TOO_LARGE", "1,000 tokens"},
		{"150 aliases", "{" + repeat(150, func(i int) string { return fmt.Sprintf("a%d:settings{maxTop} ", i) }) + "}", "QUERY_TOO_LARGE", "150 fields at its root"},
		{"aliases in a fragment", "{...A} fragment A on Query {" + repeat(21, func(i int) string { return fmt.Sprintf("a%d:settings{maxTop} ", i) }) + "}", "QUERY_TOO_LARGE", "21 fields at its root"},
		{"first a million", "{" + counts + ", first: 1000000) {edges {node {topic {code}}}}}", "TOO_EXPENSIVE", "at most 50,000"},
		{"first beyond an Int", "{" + counts + ", first: 9223372036854775807) {edges {node {topic {code}}}}}", "TOO_EXPENSIVE", "at most 50,000"},
		{"a million reports", `{reports(period: {from: "2020-01", to: "2020-01"}, first: 1000000) {edges {node {id}}}}`, "TOO_EXPENSIVE", "at most 50,000"},
		{"lists in reports", `{reports(period: {from: "2020-01", to: "2020-01"}, first: 1000) {edges {node {topics {code name} issues {code topic {code}}}}}}`, "TOO_EXPENSIVE", "at most 50,000"},
		{"a large top over many months", `{topicTrends(measure: MESSAGES, period: {from: "1980-01", to: "2020-01"}, top: 200) {rows {series {count {value}}}}}`, "TOO_EXPENSIVE", "Ask for a smaller first"},
		{"expectations of many months", `{topicTrends(measure: MESSAGES, period: {from: "2010-01", to: "2019-12"}, top: 60) {rows {series {expected {lower}}}}}`, "TOO_EXPENSIVE", "at most 50,000"},
		{"many baselines", `{compare(measure: MESSAGES, by: UNIT, current: {from: "2020-01", to: "2020-01"}, top: 200, baselines: [` + strings.Repeat("{kind: PREVIOUS},", 100) + `]) {rows {count {value}}}}`, "TOO_EXPENSIVE", "at most 50,000"},
		{"introspection in circles", "{__schema {types " + strings.Repeat("{fields {type ", 6) + "{name}" + strings.Repeat("}}", 6) + "}}", "GRAPHQL_VALIDATION_FAILED", "introspection depth"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			w := post(t, h, queryBody(t, c.query), "Accept", typeGraphQL)
			if took := time.Since(start); took > time.Second {
				t.Errorf("took %v", took)
			}
			a := decode(t, w)
			if w.Code != http.StatusBadRequest || len(a.Errors) == 0 {
				t.Fatalf("%d %.500s", w.Code, w.Body)
			}
			if e := a.Errors[0]; e.Extensions["code"] != c.code || !strings.Contains(e.Message, c.message) {
				t.Errorf("%s %q, want %s %q", e.Extensions["code"], e.Message, c.code, c.message)
			}
		})
	}
}

// A body of any length is read no further than the limit.
func TestBodyOf20MB(t *testing.T) {
	h, _ := withoutStore(t)
	w := post(t, h, `{"query":"`+strings.Repeat("a ", 10<<20)+`"}`)
	if w.Code != http.StatusRequestEntityTooLarge || decode(t, w).Errors[0].Extensions["code"] != codeQueryTooLarge {
		t.Errorf("%d %.200s", w.Code, w.Body)
	}
}

func TestNoSuggestions(t *testing.T) {
	h, _ := withoutStore(t)
	for _, query := range []string{"{setting {maxTop}}", "{settings {maxTpo}}", "{topics(att: 1) {code}}", "{...on Setting {maxTop}}", `{topicTrends(measure: MESSAGE, period: {}) {rowsTotal}}`} {
		if w := post(t, h, queryBody(t, query)); strings.Contains(w.Body.String(), "Did you mean") {
			t.Errorf("%s: %s", query, w.Body)
		}
	}
}

func TestQueryCache(t *testing.T) {
	c := &queryCache{room: 1600}
	for i := range 100 {
		c.Add(t.Context(), strings.Repeat("x", 50)+fmt.Sprintf("%050d", i), nil)
		c.Get(t.Context(), strings.Repeat("x", 50)+fmt.Sprintf("%050d", 0))
	}
	c.Add(t.Context(), strings.Repeat("y", 101), nil)
	if c.size != 1600 || len(c.known) != 16 || c.used.Len() != 16 {
		t.Errorf("%d bytes, %d texts, %d in order", c.size, len(c.known), c.used.Len())
	}
	if _, ok := c.Get(t.Context(), strings.Repeat("x", 50)+fmt.Sprintf("%050d", 0)); !ok {
		t.Error("what is in use was dropped")
	}
}

// What GraphiQL and code generators ask first is within the limits.
func TestIntrospection(t *testing.T) {
	h, _ := withoutStore(t)
	a := decode(t, post(t, h, queryBody(t, introspection.Query)))
	if len(a.Errors) > 0 || !strings.Contains(string(a.Data), `"reportCounts"`) || strings.Contains(string(a.Data), `"defer"`) {
		t.Errorf("%+v %.300s", a.Errors, a.Data)
	}
}
