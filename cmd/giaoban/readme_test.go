package main

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"testing"
)

// TestReadme asks the README's example query: its answer must be the true one.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```graphql\n(.*?)```\n```json\n(.*?)```").FindSubmatch(readme)
	if example == nil {
		t.Fatal("the README has no query with an answer below it")
	}
	var want struct{ Data any }
	if err := json.Unmarshal(example[2], &want); err != nil {
		t.Fatal(err)
	}
	var got any
	if err := startServer(t, t.TempDir(), "--sample").query(string(example[1]), &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want.Data) {
		text, err := json.MarshalIndent(got, "", "  ")
		t.Errorf("the answer is %s %v", text, err)
	}
}
