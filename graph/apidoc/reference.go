package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

func (p *page) reference() {
	p.line("")
	p.line("## Queries")
	p.fields(p.schema.Query)
	p.line("")
	p.line("## Mutations")
	p.line("%s", p.schema.Mutation.Description)
	p.fields(p.schema.Mutation)
	for _, part := range []struct {
		title string
		kind  ast.DefinitionKind
	}{{"Answers", ast.Object}, {"Arguments", ast.InputObject}, {"Enumerations", ast.Enum}, {"Scalars", ast.Scalar}} {
		p.line("")
		p.line("## %s", part.title)
		for _, def := range p.definitions(part.kind) {
			p.definition(def)
		}
	}
}

// definitions lists the schema's own types of a kind in the order in which they stand there.
func (p *page) definitions(kind ast.DefinitionKind) []*ast.Definition {
	var all []*ast.Definition
	for _, def := range p.schema.Types {
		if def.Kind == kind && !def.BuiltIn && def != p.schema.Query && def != p.schema.Mutation {
			all = append(all, def)
		}
	}
	slices.SortFunc(all, func(a, b *ast.Definition) int { return cmp.Compare(a.Position.Line, b.Position.Line) })
	return all
}

func (p *page) definition(def *ast.Definition) {
	p.line("")
	p.line("### %s", def.Name)
	p.line("%s", def.Description)
	switch def.Kind {
	case ast.Enum:
		p.line("")
		for _, v := range def.EnumValues {
			p.line("- `%s`: %s%s", v.Name, flat(v.Description), deprecation(v.Directives))
		}
	case ast.Object, ast.InputObject:
		p.line("")
		p.line("| field | type | |")
		p.line("|---|---|---|")
		for _, f := range def.Fields {
			p.line("| `%s` | %s | %s%s |", f.Name, p.link(f), flat(f.Description)+p.arguments(f), deprecation(f.Directives))
		}
	}
}

// fields prints the fields of a root type with a heading and a table of arguments each.
func (p *page) fields(def *ast.Definition) {
	for _, f := range def.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		p.line("")
		p.line("### %s.%s", def.Name, f.Name) // with its type, or "coverage" would have the address of the type Coverage
		p.line("%s%s", f.Description, deprecation(f.Directives))
		p.line("")
		p.line("Answers with %s.", p.link(f))
		if len(f.Arguments) == 0 {
			continue
		}
		p.line("")
		p.line("| argument | type | |")
		p.line("|---|---|---|")
		for _, a := range f.Arguments {
			p.line("| `%s` | %s | %s |", a.Name, p.typed(a.Type, a.DefaultValue), flat(a.Description))
		}
	}
}

func (p *page) link(f *ast.FieldDefinition) string { return p.typed(f.Type, f.DefaultValue) }

// typed writes a type that leads to its own heading.
func (p *page) typed(t *ast.Type, otherwise *ast.Value) string {
	text := "`" + t.String() + "`"
	if def := p.schema.Types[t.Name()]; def != nil && !def.BuiltIn {
		text = "[" + text + "](#" + strings.ToLower(t.Name()) + ")"
	}
	if otherwise != nil {
		text += " = `" + otherwise.String() + "`"
	}
	return text
}

// arguments tells the arguments of a field inside a table.
func (p *page) arguments(f *ast.FieldDefinition) string {
	var parts []string
	for _, a := range f.Arguments {
		text := "`" + a.Name + "`: " + p.typed(a.Type, a.DefaultValue)
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

// deprecation tells that a field is deprecated.
func deprecation(directives ast.DirectiveList) string {
	if d := directives.ForName("deprecated"); d != nil {
		return " **Deprecated**: " + flat(d.Arguments.ForName("reason").Value.Raw)
	}
	return ""
}

// flat makes a text fit into a cell of a table.
func flat(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
