package graph

import (
	"encoding/base64"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"giaoban/analytics/intake/intaketest"
)

// A cursor is good for the question and the data version that it came with, and for nothing else.
func TestForeignCursors(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "a.csv", written("a", "b", "c"), addUnits)
	intaketest.Import(t, store, "d.csv", written("d"), addUnits)
	h := New(store, slog.New(slog.NewTextHandler(t.Output(), nil)))
	const question = `{reportCounts(period: {from: "2020-04", to: "2020-04"}, groupBy: [%s], first: 1%s) {pageInfo {endCursor}}}`
	cursor := regexp.MustCompile(`"endCursor":"([^"]+)"`).FindStringSubmatch(post(t, h, queryBody(t, fmt.Sprintf(question, "UNIT", ""))).Body.String())[1]
	text, err := base64.RawURLEncoding.DecodeString(cursor[1:])
	if err != nil || !strings.Contains(string(text), `"Version":2`) {
		t.Fatalf("%s: %v", text, err)
	}
	tampered := cursor[:1] + base64.RawURLEncoding.EncodeToString([]byte(strings.Replace(string(text), `"Version":2`, `"Version":99`, 1)))
	for name, c := range map[string]struct{ groupBy, more, code string }{
		"its own":          {"UNIT", `after: "` + cursor + `"`, ""},
		"another question": {"CHANNEL", `after: "` + cursor + `"`, "INVALID"},
		"another version":  {"UNIT", `dataVersion: 1, after: "` + cursor + `"`, "INVALID"},
		"another filter":   {"UNIT", `filter: {kinds: [WRITTEN]}, after: "` + cursor + `"`, "INVALID"},
		"tampered":         {"UNIT", `after: "` + tampered + `"`, "INVALID"},
		"cut":              {"UNIT", `after: "` + cursor[:len(cursor)-3] + `"`, "INVALID"},
		"made up":          {"UNIT", `after: "nothing!"`, "INVALID"},
	} {
		code, argument := fault(decode(t, post(t, h, queryBody(t, fmt.Sprintf(question, c.groupBy, ", "+c.more)))))
		if code != c.code || (code != "") != (argument == "after") {
			t.Errorf("%s: %q of %q, want %q", name, code, argument, c.code)
		}
	}
	for _, field := range []string{"versions", "imports"} {
		for _, after := range []string{cursor, "nothing!", "-1"} {
			code, argument := fault(decode(t, post(t, h, queryBody(t, fmt.Sprintf(`{%s(after: %q) {pageInfo {endCursor}}}`, field, after)))))
			if code != "INVALID" || argument != "after" {
				t.Errorf("%s after %q: %q of %q", field, after, code, argument)
			}
		}
	}
}

// fault is the code of the first error, and the argument at fault.
func fault(a answered) (code, argument string) {
	if len(a.Errors) == 0 {
		return "", ""
	}
	return a.Errors[0].Extensions["code"], a.Errors[0].Extensions["argument"]
}
