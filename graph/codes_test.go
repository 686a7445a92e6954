package graph

import (
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// Every code that the API may answer with is told in the header of the schema, and some request gets it; and nothing
// else is told there.
func TestCodes(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "a.csv", written("a"), addUnits)
	intaketest.Import(t, store, "b.csv", []byte("id,received,kind,unit\nb,2020-04-11,WRITTEN,unit-a\n"), addUnits)
	if _, err := store.Collect(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	full, reading := New(store, log), New(store, log, WithAccess(analytics.ReadAccess()))
	broken, _ := withoutStore(t)
	const counts = `{reportCounts(period: {from: "2020-04", to: "2020-04"}, groupBy: [] `
	reached := map[string]bool{}
	for _, c := range []struct {
		code, query string
		h           http.Handler
	}{
		{"INVALID", counts + `first: 0) {meta {sample}}}`, full},
		{"NOT_FOUND", counts + `filter: {topics: ["x"]}) {meta {sample}}}`, full},
		{"CONFLICT", `mutation {undo(version: 1) {number}}` /* that brought unit-a in */, full},
		{"FORBIDDEN", `mutation {undo(version: 1) {number}}`, reading},
		{"VERSION_COLLECTED", counts + `dataVersion: 1) {meta {sample}}}`, full},
		{"TOO_EXPENSIVE", `{topicTrends(measure: ISSUES, period: {from: "1990-01", to: "2020-01"}, top: 200) {rows {series {month}}}}`, full},
		{"UNAVAILABLE", counts + `) {meta {sample}}}`, New(withoutEngine(t), log)},
		{"UNAUTHENTICATED", `{settings {maxTop}}`, New(store, log, WithAuthorize(func(*http.Request) (analytics.Access, error) {
			return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenMissing}
		}))},
		{"INTERNAL", `{settings {maxTop}}`, broken},
		{codeUnparsed, `{`, full},
		{codeInvalidQuery, `{nothing}`, full},
		{codeQueryTooLarge, "{" + strings.Repeat("settings {maxTop} ", 30) + "}", full},
	} {
		var a struct {
			Errors []struct{ Extensions struct{ Code string } }
		}
		w := post(t, c.h, queryBody(t, c.query))
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || len(a.Errors) == 0 || a.Errors[0].Extensions.Code != c.code {
			t.Errorf("%s: %s", c.code, w.Body)
		}
		reached[c.code] = true
	}
	if code, _ := fault(decode(t, post(t, full, `{"documentId":"Nothing"}`))); code == codeUnknownDocument {
		reached[code] = true
	}
	schema, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(schema), "is at fault:\n")
	table, _, _ = strings.Cut(table, "\n# At most")
	told := map[string]bool{}
	for _, name := range regexp.MustCompile(`\b[A-Z]+(_[A-Z]+)*\b`).FindAllString(table, -1) {
		told[name] = len(name) > 1
	}
	all := slices.Sorted(maps.Values(codes))
	all = append(all, requestCodes...)
	slices.Sort(all)
	for _, list := range []map[string]bool{reached, told} {
		if got := slices.Sorted(maps.Keys(list)); !slices.Equal(got, all) {
			t.Errorf("codes %v, want %v", got, all)
		}
	}
}

// withoutEngine is a store whose connections to the database are closed.
func withoutEngine(t *testing.T) *analytics.Store {
	t.Helper()
	name, _, _ := enginetest.Database(t)
	writer, reader, err := enginetest.Engine(t).Database(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	store := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	if err := errors.Join(reader.Close(), writer.Close()); err != nil {
		t.Fatal(err)
	}
	return store
}
