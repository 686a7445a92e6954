package main

import (
	"cmp"
	"fmt"
	"slices"
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
	d := &writer{schema: parsed}
	d.line("# The API")
	d.line("")
	d.line("<!-- Written by `make generate` from schema.graphqls and graph/cookbook; change those. -->")
	d.line("")
	d.line(intro(schema))
	d.cookbook(recipes)
	d.reference()
	return d.text.String(), nil
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

type writer struct {
	schema *ast.Schema
	text   strings.Builder
}

func (d *writer) line(format string, args ...any) {
	if len(args) == 0 {
		d.text.WriteString(format + "\n")
		return
	}
	fmt.Fprintf(&d.text, format+"\n", args...)
}

func (d *writer) cookbook(recipes []cookbook.Recipe) {
	d.line("")
	d.line("## Cookbook")
	d.line("Every query runs as it stands, in `/graphiql` or with `giaoban query FILE`; the answers are those of the sample office.")
	d.line("")
	for i, r := range recipes {
		d.line("%d. [%s](#%s)", i+1, r.Question, anchor(r.Question))
	}
	for _, r := range recipes {
		d.line("")
		d.line("### %s", r.Question)
		d.line("*%s*", r.QuestionVi)
		if r.Note != "" {
			d.line("")
			d.line("%s", r.Note)
		}
		d.line("```graphql\n%s```", r.Query)
		d.line("<details><summary>Answer</summary>\n\n```json\n%s\n```\n</details>", strings.TrimSpace(string(r.Answer)))
	}
}

// anchor is the address that a Markdown heading gets.
func anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 && r != '–' && r != '“' && r != '”' && r != '…':
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (d *writer) reference() {
	d.line("")
	d.line("## Queries")
	d.fields(d.schema.Query)
	d.line("")
	d.line("## Mutations")
	d.line("%s", d.schema.Mutation.Description)
	d.fields(d.schema.Mutation)
	for _, part := range []struct {
		title string
		kind  ast.DefinitionKind
	}{{"Answers", ast.Object}, {"Arguments", ast.InputObject}, {"Enumerations", ast.Enum}, {"Scalars", ast.Scalar}} {
		d.line("")
		d.line("## %s", part.title)
		for _, def := range d.definitions(part.kind) {
			d.definition(def)
		}
	}
}

// definitions lists the schema's own types of a kind in the order in which they stand there.
func (d *writer) definitions(kind ast.DefinitionKind) []*ast.Definition {
	var all []*ast.Definition
	for _, def := range d.schema.Types {
		if def.Kind == kind && !def.BuiltIn && def != d.schema.Query && def != d.schema.Mutation {
			all = append(all, def)
		}
	}
	slices.SortFunc(all, func(a, b *ast.Definition) int { return cmp.Compare(a.Position.Line, b.Position.Line) })
	return all
}

func (d *writer) definition(def *ast.Definition) {
	d.line("")
	d.line("### %s", def.Name)
	d.line("%s", def.Description)
	switch def.Kind {
	case ast.Enum:
		d.line("")
		for _, v := range def.EnumValues {
			d.line("- `%s`: %s%s", v.Name, flat(v.Description), gone(v.Directives))
		}
	case ast.Object, ast.InputObject:
		d.line("")
		d.line("| field | type | |")
		d.line("|---|---|---|")
		for _, f := range def.Fields {
			d.line("| `%s` | %s | %s%s |", f.Name, d.link(f), flat(f.Description)+d.arguments(f), gone(f.Directives))
		}
	}
}

// fields prints the fields of a root type with a heading and a table of arguments each.
func (d *writer) fields(def *ast.Definition) {
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		d.line("")
		d.line("### %s.%s", def.Name, f.Name) // with its type, or "coverage" would have the address of the type Coverage
		d.line("%s%s", f.Description, gone(f.Directives))
		d.line("")
		d.line("Answers with %s.", d.link(f))
		if len(f.Arguments) == 0 {
			continue
		}
		d.line("")
		d.line("| argument | type | |")
		d.line("|---|---|---|")
		for _, a := range f.Arguments {
			d.line("| `%s` | %s | %s |", a.Name, d.typed(a.Type, a.DefaultValue), flat(a.Description))
		}
	}
}

func (d *writer) link(f *ast.FieldDefinition) string { return d.typed(f.Type, f.DefaultValue) }

// typed writes a type that leads to its own heading.
func (d *writer) typed(t *ast.Type, otherwise *ast.Value) string {
	text := "`" + t.String() + "`"
	if def := d.schema.Types[t.Name()]; def != nil && !def.BuiltIn {
		text = "[" + text + "](#" + strings.ToLower(t.Name()) + ")"
	}
	if otherwise != nil {
		text += " = `" + otherwise.String() + "`"
	}
	return text
}

// arguments tells the arguments of a field inside a table.
func (d *writer) arguments(f *ast.FieldDefinition) string {
	var parts []string
	for _, a := range f.Arguments {
		text := "`" + a.Name + "`: " + d.typed(a.Type, a.DefaultValue)
		if a.Description != "" {
			text += " " + flat(a.Description)
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return ""
	}
	return "<br>" + strings.Join(parts, "<br>")
}

// gone tells that a field is deprecated.
func gone(directives ast.DirectiveList) string {
	if d := directives.ForName("deprecated"); d != nil {
		return " **Deprecated**: " + flat(d.Arguments.ForName("reason").Value.Raw)
	}
	return ""
}

// flat makes a text fit into a cell of a table.
func flat(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
