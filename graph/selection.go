package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// selects tells whether the field that is being resolved asks, at any depth, for one of the named fields below a field of
// the name parent. What @skip and @include leave out is not asked for.
func selects(ctx context.Context, parent string, names ...string) bool {
	field := graphql.GetFieldContext(ctx).Field
	return selected(graphql.GetOperationContext(ctx), field.Name, field.Selections, parent, names)
}

func selected(op *graphql.OperationContext, name string, selection ast.SelectionSet, parent string, names []string) bool {
	for _, f := range graphql.CollectFields(op, selection, nil) {
		if (name == parent && slices.Contains(names, f.Name)) || selected(op, f.Name, f.Selections, parent, names) {
			return true
		}
	}
	return false
}
