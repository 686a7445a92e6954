package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"

	"giaoban/analytics/intake/intaketest"
)

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

// The cost of a question is told with every answer to it, and with its refusal.
func TestCost(t *testing.T) {
	store := intaketest.Sample(t)
	h := New(store, slog.New(slog.NewTextHandler(t.Output(), nil)))
	const rows = `{reportCounts(period: {from: "2020-04", to: "2020-05"}, groupBy: [MONTH, TOPIC], first: %d) {edges {node {month topic {code} `
	for _, c := range []struct {
		query           string
		cost            int
		argument, field string // of the refusal
	}{
		{"{__typename}", 1, "", ""},
		{"{settings {maxTop maxCost}}", 3, "", ""},
		{"{nothing: settings {x: maxTop} topics {code}}", 2 + 100, "", ""},
		{fmt.Sprintf(rows, 10) + "}}}}", 10*5 + 2*3*8, "", ""},
		{fmt.Sprintf(rows, 1000) + repeat(48, func(i int) string { return fmt.Sprintf("m%d: month ", i) }) + "}}}}", 1000*53 + 2*3*8, "first", "reportCounts"},
		{`{settings {maxTop} t: topicTrends(measure: MESSAGES, period: {from: "2000-01", to: "2020-12"}, top: 100) {rows {series {month count {value}}}}}`, 2 + 5*100*252 + 252*2*8, "top", "t"},
		{`{compare(measure: MESSAGES, by: UNIT, current: {from: "2020-04", to: "2020-05"}, baselines: [{kind: PREVIOUS}], top: 2000) {rows {` + repeat(30, func(i int) string { return fmt.Sprintf("u%d: unit {code} ", i) }) + "}}}", 61*2000 + 4*2*8, "top", "compare"},
	} {
		var a struct {
			Errors []struct {
				Path       []string
				Extensions struct{ Code, Argument string }
			}
			Extensions struct{ Cost Cost }
		}
		w := post(t, h, queryBody(t, c.query))
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		if want := (Cost{Requested: c.cost, Limit: maxValues}); a.Extensions.Cost != want {
			t.Errorf("%s costs %+v, want %+v", c.query, a.Extensions.Cost, want)
		}
		switch {
		case c.argument == "" && len(a.Errors) > 0, c.argument != "" && len(a.Errors) != 1:
			t.Errorf("%s: %.300s", c.query, w.Body)
		case c.argument != "":
			if e := a.Errors[0]; e.Extensions.Argument != c.argument || !slices.Equal(e.Path, []string{c.field}) {
				t.Errorf("%s: %+v", c.query, e)
			}
		}
	}
}

// What is wrong with a document or a variable is said in the client's language, with the place.
func TestFaultsOfDocuments(t *testing.T) {
	h, _ := withoutStore(t)
	const counts = `query($p: PeriodInput!, $f: Filter) {reportCounts(period: $p, groupBy: [], filter: $f) {meta {sample}}}`
	for _, c := range []struct{ query, variables, name, argument, en, vi string }{
		{"{", "", "", "", "The GraphQL document cannot be read: Expected Name, found <EOF>", "Không đọc được câu truy vấn GraphQL: "},
		{"query A {__typename} query B {__typename}", "", "", "", "operationName must say", "nêu tên thao tác"},
		{"query A {__typename}", "", "B", "", `no operation named "B"`, `không có thao tác nào tên "B"`},
		{"fragment A on Query {__typename}", "", "", "", "has no operation", "không có thao tác nào"},
		{"{nothing}", "", "", "", `Cannot query field "nothing"`, "Lược đồ không có trường này: Cannot"},
		{`{topics(at: "2020-04") {code} units(at: [1]) {code} compare(measure: NOTHING)}`, "", "", "measure", `"NOTHING" does not exist`, ""},
		{counts, "{}", "", "$p", "A value is required: $p is missing.", "Thiếu giá trị bắt buộc: $p."},
		{counts, `{"p": null}`, "", "$p", "$p may not be null.", "$p không được là null."},
		{counts, `{"p": {"from": "2020-04"}}`, "", "$p.to", "A value is required: $p.to is missing.", "Thiếu giá trị bắt buộc: $p.to."},
		{counts, `{"p": {"from": "2020-04", "to": "2020-04", "x": 1}}`, "", "$p.x", "no such field: $p.x.", "không có trường này: $p.x."},
		{counts, `{"p": {"from": "2020-04", "to": "2020-04"}, "f": {"topics": ["a", true]}}`, "", "$f.topics[1]", "$f.topics[1] is not of its type: cannot use bool as ID.", "Giá trị của $f.topics[1] không đúng kiểu"},
	} {
		body, err := json.Marshal(map[string]any{"query": c.query, "operationName": c.name, "variables": json.RawMessage(cmp.Or(c.variables, "null"))})
		if err != nil {
			t.Fatal(err)
		}
		for lang, want := range map[string]string{"en": c.en, "vi": c.vi} {
			a := decode(t, post(t, h, string(body), "Accept-Language", lang))
			messages := ""
			for _, e := range a.Errors {
				messages += e.Message + "\n"
			}
			if !strings.Contains(messages, want) || strings.Contains(messages, "%!") {
				t.Errorf("%s %s: %q, want %q", c.query, c.variables, messages, want)
			}
			if !slices.ContainsFunc(a.Errors, func(e answeredError) bool { return e.Extensions["argument"] == c.argument }) {
				t.Errorf("%s %s: %+v, want an error of %s", c.query, c.variables, a.Errors, c.argument)
			}
		}
	}
}

// Of questions that cost much two run at a time; others do not wait for them.
func TestLargeQuestionsWait(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	for range maxHeavy {
		h.(*handler).heavy <- struct{}{}
	}
	const large = `{reportCounts(period: {from: "2015-01", to: "2020-05"}, groupBy: [MONTH, TOPIC, UNIT], first: 500) {edges {node {month topic {code} unit {code}}}}}`
	done := make(chan answered, 1)
	go func() { done <- decode(t, post(t, h, queryBody(t, large))) }()
	if a := decode(t, post(t, h, queryBody(t, `{settings {maxTop}}`))); len(a.Errors) > 0 || len(done) > 0 {
		t.Errorf("%+v, %d large ones done", a.Errors, len(done))
	}
	<-h.(*handler).heavy
	if a := <-done; len(a.Errors) > 0 {
		t.Error(a.Errors)
	}
}
