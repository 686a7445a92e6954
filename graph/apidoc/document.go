package main

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"giaoban/graph/cookbook"
)

// document makes the whole page.
func document(schema string) (string, error) {
	parsed, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: schema})
	if err != nil {
		return "", err
	}
	recipes, err := cookbook.Recipes()
	if err != nil {
		return "", err
	}
	p := &page{schema: parsed}
	p.line("# The API")
	p.line("")
	p.line("<!-- Written by `make generate` from schema.graphqls and graph/cookbook; change those. -->")
	p.line("")
	p.line(intro(schema))
	p.cookbook(recipes)
	p.reference()
	return p.text.String(), nil
}

// intro is the comment at the head of the schema, whose indented lines are lists.
func intro(schema string) string {
	var lines []string
	for line := range strings.Lines(schema) {
		if !strings.HasPrefix(line, "#") {
			break
		}
		line = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(line), "#"), " ")
		if code, meaning, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && strings.HasPrefix(line, "  ") && code != "" && strings.ToUpper(code) == code {
			line = "- `" + strings.ReplaceAll(code, ", ", "`, `") + "`: " + strings.TrimSpace(meaning)
		}
		lines = append(lines, strings.TrimPrefix(line, "  "))
	}
	return strings.Join(lines, "\n")
}

// page is the document while it is written.
type page struct {
	schema *ast.Schema
	text   strings.Builder
}

func (p *page) line(format string, args ...any) {
	if len(args) == 0 {
		p.text.WriteString(format + "\n")
		return
	}
	fmt.Fprintf(&p.text, format+"\n", args...)
}
