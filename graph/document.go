package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"giaoban/analytics/words"
)

// MutateOperationParameters refuses a document that by its shape alone would keep the server busy, before it is held
// against the schema: some rules of validation take the square of what they look at.
func (l limits) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	document, known := l.cache.Get(ctx, params.Query)
	if !known {
		var err error
		if document, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, maxTokens); err != nil {
			return unparsed(ctx, err)
		}
		if e := checkShape(ctx, document); e != nil {
			return e
		}
		if e := checkNumbers(ctx, document); e != nil {
			return e
		}
	}
	graphql.GetOperationContext(ctx).Stats.SetExtension(statDocument, document)
	if document.Operations.ForName(params.OperationName) != nil {
		return nil
	}
	switch {
	case len(document.Operations) == 0:
		return refusal(ctx, codeInvalidQuery, words.OperationMissing)
	case params.OperationName == "":
		return refusal(ctx, codeInvalidQuery, words.OperationNotNamed)
	}
	return refusal(ctx, codeInvalidQuery, words.OperationUnknown, shortened(params.OperationName))
}

// statDocument is under what an operation's document is kept, also when it is refused.
const statDocument = "document"

// unparsed is the refusal of a document that the parser does not take. It has no type of its own for one that is too long.
func unparsed(ctx context.Context, err error) *gqlerror.Error {
	e, _ := err.(*gqlerror.Error) //nolint:errorlint // the parser wraps nothing
	if e == nil || strings.HasPrefix(e.Message, "exceeded token limit") {
		return refusal(ctx, codeQueryTooLarge, words.QueryTooLong, maxTokens)
	}
	errcode.Set(e, codeUnparsed)
	return e
}

func checkShape(ctx context.Context, document *ast.QueryDocument) *gqlerror.Error {
	if n := len(document.Fragments); n > maxFragments {
		return refusal(ctx, codeQueryTooLarge, words.QueryTooManyFragments, n, maxFragments)
	}
	m := measuring{fragments: map[string]*ast.FragmentDefinition{}, known: map[string]shape{}}
	for _, f := range document.Fragments {
		m.fragments[f.Name] = f
	}
	for _, operation := range document.Operations {
		s := m.shapeOf(operation.SelectionSet)
		switch {
		case s.depth > maxDepth:
			return refusal(ctx, codeQueryTooLarge, words.QueryTooDeep, s.depth, maxDepth)
		case s.roots > maxRoots:
			return refusal(ctx, codeQueryTooLarge, words.QueryTooManyRoot, s.roots, maxRoots)
		case s.fields > maxFields:
			return refusal(ctx, codeQueryTooLarge, words.QueryTooWide, s.fields, maxFields)
		case s.repeats > maxRepeats:
			return refusal(ctx, codeQueryTooLarge, words.QueryRepeats, s.repeats, maxRepeats)
		}
	}
	return nil
}

// shape is the size of a selection with its fragments spread.
type shape struct {
	depth   int // levels
	roots   int // fields at its top
	fields  int // fields at all levels; a spread counts as one, so that fragments of nothing but spreads have a size
	repeats int // the most fields of one selection, without its fragments, that have the same name in the answer
}

// uncountable is more than any limit and can be added to itself without overflow.
const uncountable = 1 << 30

// measuring takes the shape of selections, each fragment once.
type measuring struct {
	fragments map[string]*ast.FragmentDefinition
	known     map[string]shape
}

func (m measuring) shapeOf(selection ast.SelectionSet) (all shape) {
	names := map[string]int{}
	for _, selected := range selection {
		var one shape
		switch s := selected.(type) {
		case *ast.Field:
			below := m.shapeOf(s.SelectionSet)
			names[s.Alias]++
			one = shape{depth: below.depth + 1, roots: 1, fields: below.fields + 1, repeats: max(below.repeats, names[s.Alias])}
		case *ast.InlineFragment:
			one = m.shapeOf(s.SelectionSet)
			one.fields++
		case *ast.FragmentSpread:
			one = m.shapeOfFragment(s.Name)
			one.fields++
		}
		all.depth = max(all.depth, one.depth)
		all.roots = min(all.roots+one.roots, uncountable)
		all.fields = min(all.fields+one.fields, uncountable)
		all.repeats = max(all.repeats, one.repeats)
	}
	return all
}

// shapeOfFragment measures a fragment; one that is not there, or is inside itself, is empty and left to validation.
func (m measuring) shapeOfFragment(name string) shape {
	s, measured := m.known[name]
	if f := m.fragments[name]; f != nil && !measured {
		m.known[name] = shape{}
		s = m.shapeOf(f.SelectionSet)
		m.known[name] = s
	}
	return s
}
