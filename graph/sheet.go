package graph

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// Sheet is a query whose answer is one table: it has a single root field. See docs/export.md for how an answer becomes
// rows and columns. A Sheet belongs to one goroutine.
type Sheet struct {
	lang      words.Lang
	op        *graphql.OperationContext // of a document of our own: it is changed
	root      graphql.CollectedField
	variables map[string]any // as they were given

	rows   *place  // the list in the answer; nil: the answer is itself the list, or one row
	row    []place // what a row holds
	beside []place // what stands beside the rows: repeated in each
	pages  []json.RawMessage
	seen   int // rows of these pages
	source export.Source
}

// The names under which a Sheet asks for what it needs beside what was asked for. Names like these are never a user's.
const (
	ownPage = "__page"
	ownMeta = "__meta"
)

// NewSheet reads a query, as it would be sent, against the schema of this program. An error is a gqlerror.List, or an
// *analytics.Error where the answer would be no table.
func NewSheet(query, operationName string, variables map[string]any, lang words.Lang) (*Sheet, error) {
	doc, errs := gqlparser.LoadQueryWithRules(parsedSchema, query, rulesWithoutSuggestions())
	if errs != nil {
		for _, e := range errs {
			code := errcode.ValidationFailed
			if e.Rule == "" {
				code = errcode.ParseFailed
			}
			errcode.Set(e, code)
		}
		return nil, errs
	}
	operation := doc.Operations.ForName(operationName)
	if operation == nil {
		return nil, gqlerror.List{gqlerror.Errorf("operation %s not found", operationName)}
	}
	values, err := validator.VariableValues(parsedSchema, operation, variables)
	if err != nil {
		return nil, gqlErrors(err)
	}
	s := &Sheet{lang: lang, variables: maps.Clone(variables), op: &graphql.OperationContext{Doc: doc, Operation: operation, Variables: values}}
	if operation.Operation != ast.Query {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.TableOfQuery}
	}
	roots := graphql.CollectFields(s.op, operation.SelectionSet, []string{parsedSchema.Query.Name})
	if len(roots) != 1 || strings.HasPrefix(roots[0].Name, "__") {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.TableOfOneField, Args: []any{len(roots)}}
	}
	s.root = roots[0]
	s.plan()
	s.askBeside()
	return s, nil
}

// askBeside adds to the query what tells where a page ends and where the numbers come from.
func (s *Sheet) askBeside() {
	answer := parsedSchema.Types[s.root.Definition.Type.Name()]
	if answer.Fields.ForName("pageInfo") != nil {
		s.ask(answer, "pageInfo", ownPage, "endCursor", "hasNextPage")
	}
	if answer.Fields.ForName("meta") != nil {
		meta := s.ask(answer, "meta", ownMeta, "dataVersion", "committedAt", "completeThrough", "sample", "notices")
		notices := meta.SelectionSet[len(meta.SelectionSet)-1].(*ast.Field)
		lang := &ast.Value{Kind: ast.EnumValue, Raw: strings.ToUpper(string(s.lang)), Position: s.root.Position,
			Definition: parsedSchema.Types["Lang"], ExpectedType: ast.NonNullNamedType("Lang", s.root.Position)}
		notices.Arguments = ast.ArgumentList{{Name: "lang", Value: lang, Position: s.root.Position}}
	}
}

func (s *Sheet) ask(answer *ast.Definition, name, alias string, below ...string) *ast.Field {
	field := s.field(answer, name, alias)
	for _, b := range below {
		field.SelectionSet = append(field.SelectionSet, s.field(parsedSchema.Types[field.Definition.Type.Name()], b, b))
	}
	s.root.SelectionSet = append(s.root.SelectionSet, field)
	return field
}

func (s *Sheet) field(owner *ast.Definition, name, alias string) *ast.Field {
	return &ast.Field{Alias: alias, Name: name, Definition: owner.Fields.ForName(name), ObjectDefinition: owner, Position: s.root.Position}
}

// gqlErrors is an error of the parser or of the reading of variables.
func gqlErrors(err error) gqlerror.List {
	var e *gqlerror.Error
	if !errors.As(err, &e) {
		e = gqlerror.Wrap(err)
	}
	return gqlerror.List{e}
}

// Query is the text to send, what was asked for and what the table needs beside, with its variables.
func (s *Sheet) Query() (text string, variables map[string]any) {
	var b strings.Builder
	formatter.NewFormatter(&b).FormatQueryDocument(s.op.Doc)
	return b.String(), s.variables
}

// After makes the query ask for the page behind a cursor.
func (s *Sheet) After(cursor string) {
	const name = "after"
	if given := s.root.Arguments.ForName(name); given != nil && given.Value.Kind == ast.Variable {
		if s.variables == nil {
			s.variables = map[string]any{}
		}
		s.variables[given.Value.Raw] = cursor
		return
	}
	s.root.Arguments = slices.DeleteFunc(s.root.Arguments, func(a *ast.Argument) bool { return a.Name == name })
	value := &ast.Value{Kind: ast.StringValue, Raw: cursor, Position: s.root.Position}
	s.root.Arguments = append(s.root.Arguments, &ast.Argument{Name: name, Value: value, Position: s.root.Position})
}

// Add takes a page: the data of an answer to Query. next is where the page behind it begins, empty behind the last one.
func (s *Sheet) Add(data json.RawMessage) (next string, err error) {
	answer, err := s.read(data)
	if err != nil {
		return "", err
	}
	object, _ := answer.(map[string]any)
	if len(s.pages) == 0 {
		s.readSource(object)
	}
	rows, beside := s.parts(answer)
	for _, row := range rows {
		grow(s.row, row)
	}
	grow(s.beside, beside)
	s.seen += len(rows)
	s.pages = append(s.pages, data)
	if page, ok := object[ownPage].(map[string]any); ok && page["hasNextPage"] == true {
		next, _ = page["endCursor"].(string)
	}
	return next, nil
}

// Cells is how many cells the table has so far.
func (s *Sheet) Cells() int { return s.seen * (count(s.row) + count(s.beside)) }
