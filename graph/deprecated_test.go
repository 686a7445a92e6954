package graph

import (
	"regexp"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// goodReason is how a deprecation says what to use and until when it stays.
var goodReason = regexp.MustCompile(`^Use .+ instead\. Removed after \d{4}-(0[1-9]|1[0-2])\.$`)

// badDeprecations are the fields, arguments and enum values of a schema that are deprecated without such a reason.
func badDeprecations(schema *ast.Schema) (bad []string) {
	check := func(name string, directives ast.DirectiveList) {
		if d := directives.ForName("deprecated"); d != nil {
			if reason := d.Arguments.ForName("reason"); reason == nil || !goodReason.MatchString(reason.Value.Raw) {
				bad = append(bad, name)
			}
		}
	}
	for _, of := range schema.Types {
		for _, f := range of.Fields {
			check(of.Name+"."+f.Name, f.Directives)
			for _, a := range f.Arguments {
				check(of.Name+"."+f.Name+"("+a.Name+")", a.Directives)
			}
		}
		for _, v := range of.EnumValues {
			check(of.Name+"."+v.Name, v.Directives)
		}
	}
	return bad
}

// Whoever uses a deprecated field is told what to use instead, and how long it stays.
func TestDeprecations(t *testing.T) {
	if bad := badDeprecations(parsedSchema); len(bad) > 0 {
		t.Errorf("deprecated without a reason such as %q: %v", "Use X instead. Removed after 2021-06.", bad)
	}
	for field, want := range map[string]int{
		`a: Int @deprecated(reason: "Use b instead. Removed after 2021-06.")`: 0,
		`a: Int @deprecated`:                1,
		`a: Int @deprecated(reason: "old")`: 1,
		`a: Int @deprecated(reason: "Use b instead. Removed after 2021-13.")`:         1,
		`a(x: Int @deprecated(reason: "Use y instead. Removed some day.")): Int`:      1,
		`a(x: Int @deprecated(reason: "Use y instead. Removed after 2021-12.")): Int`: 0,
	} {
		schema, err := gqlparser.LoadSchema(&ast.Source{Input: "type Query { b: Int " + field + " }"})
		if err != nil {
			t.Fatal(err)
		}
		if bad := badDeprecations(schema); len(bad) != want {
			t.Errorf("%s: %v, want %d", field, bad, want)
		}
	}
}
