package graph

import (
	"context"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"giaoban/analytics/words"
)

// checkNumbers refuses a document with a number that no program can hold: gqlparser panics at one in an argument.
func checkNumbers(ctx context.Context, document *ast.QueryDocument) (refused *gqlerror.Error) {
	eachArgument(document, func(path string, v *ast.Value) {
		var err error
		switch v.Kind {
		case ast.IntValue:
			_, err = strconv.ParseInt(v.Raw, 10, 64)
		case ast.FloatValue:
			_, err = strconv.ParseFloat(v.Raw, 64)
		default:
			return
		}
		if err != nil && refused == nil {
			refused = refusal(ctx, codeInvalidQuery, words.NumberTooLarge, shortened(v.Raw))
			refused.Extensions[extensionArgument] = path
			if v.Position != nil {
				refused.Locations = []gqlerror.Location{{Line: v.Position.Line, Column: v.Position.Column}}
			}
		}
	})
	return refused
}

// argumentAt finds the argument, or the place inside it, whose value stands at a place of a document:
// "filter.topics[2]". It is empty where there is none.
func argumentAt(document *ast.QueryDocument, at gqlerror.Location) (found string) {
	eachArgument(document, func(path string, v *ast.Value) {
		if v.Position != nil && v.Position.Line == at.Line && v.Position.Column == at.Column && found == "" {
			found = path
		}
	})
	return found
}

// eachArgument visits the value of every argument of a document, of fields and directives, and every value inside it, each
// with its place: "filter.topics[2]".
func eachArgument(document *ast.QueryDocument, visit func(path string, v *ast.Value)) {
	w := argumentWalk{visit}
	for _, operation := range document.Operations {
		w.directives(operation.Directives)
		w.selection(operation.SelectionSet)
	}
	for _, f := range document.Fragments {
		w.directives(f.Directives)
		w.selection(f.SelectionSet)
	}
}

type argumentWalk struct {
	visit func(path string, v *ast.Value)
}

func (w argumentWalk) value(path string, v *ast.Value) {
	w.visit(path, v)
	for i, child := range v.Children {
		below := ast.Path{ast.PathIndex(i)}.String()
		if child.Name != "" {
			below = "." + child.Name
		}
		w.value(path+below, child.Value)
	}
}

func (w argumentWalk) arguments(all ast.ArgumentList) {
	for _, a := range all {
		w.value(a.Name, a.Value)
	}
}

func (w argumentWalk) directives(all ast.DirectiveList) {
	for _, d := range all {
		w.arguments(d.Arguments)
	}
}

func (w argumentWalk) selection(all ast.SelectionSet) {
	for _, selected := range all {
		switch s := selected.(type) {
		case *ast.Field:
			w.arguments(s.Arguments)
			w.directives(s.Directives)
			w.selection(s.SelectionSet)
		case *ast.InlineFragment:
			w.directives(s.Directives)
			w.selection(s.SelectionSet)
		case *ast.FragmentSpread:
			w.directives(s.Directives)
		}
	}
}
