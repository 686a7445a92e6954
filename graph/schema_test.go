package graph

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// Whoever reads the schema, in the file or in GraphiQL, is told what every name in it means.
func TestEverythingIsDescribed(t *testing.T) {
	described := func(name, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", name)
		}
	}
	arguments := func(owner string, list ast.ArgumentDefinitionList) {
		for _, a := range list {
			// What a language or a measure is, its type says; those two are everywhere.
			if a.Name != "lang" && owner != "CountRow.count" && owner != "CountTotals.count" {
				described(owner+"("+a.Name+")", a.Description)
			}
		}
	}
	for _, d := range parsedSchema.Types {
		if d.BuiltIn {
			continue
		}
		described(d.Name, d.Description)
		for _, f := range d.Fields {
			if !strings.HasPrefix(f.Name, "__") {
				described(d.Name+"."+f.Name, f.Description)
				arguments(d.Name+"."+f.Name, f.Arguments)
			}
		}
		for _, v := range d.EnumValues {
			described(d.Name+"."+v.Name, v.Description)
		}
	}
}

// gqlgen makes up for a missing Go type with a model of its own, and for a missing field with a resolver that panics.
func TestNothingIsMadeUp(t *testing.T) {
	if _, err := os.Stat("models_gen.go"); err == nil {
		t.Error("a type of the schema has no type in package analytics: see models_gen.go")
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "not "+"implemented") {
			t.Errorf("%s holds a resolver that is not written", file)
		}
	}
}
