package graph

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// LoadVariables reads texts such as those of a command line as the values of an operation's variables: text stays text
// where the variable is one, and is JSON otherwise.
func LoadVariables(query, operationName string, texts map[string]string) (map[string]any, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return nil, gqlErrors(err)
	}
	operation := doc.Operations.ForName(operationName)
	values := make(map[string]any, len(texts))
	for name, text := range texts {
		var declared *ast.VariableDefinition
		if operation != nil {
			declared = operation.VariableDefinitions.ForName(name)
		}
		if declared == nil {
			return nil, &analytics.Error{Kind: analytics.Invalid, Path: "$" + name, Phrase: words.VariableUnknown, Args: []any{name}}
		}
		if values[name], err = variable(declared.Type, text); err != nil {
			return nil, &analytics.Error{Kind: analytics.Invalid, Path: "$" + name, Phrase: words.VariableBad, Args: []any{name, declared.Type.String(), text}, Err: err}
		}
	}
	return values, nil
}

func variable(t *ast.Type, text string) (value any, err error) {
	if t.Elem != nil && !strings.HasPrefix(strings.TrimSpace(text), "[") { // one element is a list of one
		return variable(t.Elem, text)
	}
	kind := parsedSchema.Types[t.Name()]
	isText := kind == nil || kind.Kind == ast.Enum || kind.Kind == ast.Scalar && !slices.Contains([]string{"Int", "Long", "Float", "Boolean"}, kind.Name)
	if t.Elem == nil && isText && (t.NonNull || text != "null") {
		return text, nil
	}
	return value, unmarshal(text, &value)
}
