package main

import (
	"os"
	"strings"
	"testing"
)

// docs/api.md is what the schema and the cookbook say now.
func TestDocument(t *testing.T) {
	t.Parallel()
	schema, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	want, err := document(string(schema))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/api.md is old; type: make generate")
	}
	for _, part := range []string{"### reportCounts", "[`Measure!`](#measure)", "- `TOO_EXPENSIVE`"} {
		if !strings.Contains(want, part) {
			t.Errorf("the page has no %q", part)
		}
	}
}
