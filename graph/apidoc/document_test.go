package main

import (
	"os"
	"regexp"
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
	headings := map[string]bool{}
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(want, -1) {
		if at := anchor(heading[1]); headings[at] {
			t.Errorf("two headings have the address #%s", at)
		} else {
			headings[at] = true
		}
	}
	for _, link := range regexp.MustCompile(`\]\(#([^)]*)\)`).FindAllStringSubmatch(want, -1) {
		if !headings[link[1]] {
			t.Errorf("#%s leads nowhere", link[1])
		}
	}
	for _, part := range []string{"### Query.reportCounts", "[`Measure!`](#measure)", "- `TOO_EXPENSIVE`"} {
		if !strings.Contains(want, part) {
			t.Errorf("the page has no %q", part)
		}
	}
}
