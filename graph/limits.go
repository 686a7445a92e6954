package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

func init() { // answers are sent whole, so the directive that gqlgen adds to every schema must not be offered
	delete(parsedSchema.Directives, "defer")
}

// limits refuses operations that would take too much, and lets introspection through.
type limits struct {
	schema graphql.ExecutableSchema
	cache  *queryCache
}

var (
	_ graphql.OperationParameterMutator = limits{}
	_ graphql.OperationContextMutator   = limits{}
)

// ExtensionName names the extension for gqlgen.
func (limits) ExtensionName() string { return "Limits" }

// Validate accepts any schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext reckons the cost of an operation before it runs. Its shape has been checked by then: the cost
// is computed by following every fragment each time that it is spread.
func (l limits) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = false
	cost := Cost{Requested: complexity.Calculate(ctx, l.schema, op.Operation, op.Variables), Limit: maxValues}
	op.Stats.SetExtension(extensionCost, cost)
	if cost.Requested <= cost.Limit {
		return nil
	}
	return l.tooMuch(ctx, op, cost)
}

// Cost is what an operation may put into its answer, in values at most: as many as it has fields, those of a list once
// for each row that the question may have.
type Cost struct {
	Requested int `json:"requested"`
	Limit     int `json:"limit"`
}

// extensionCost is the name under which an answer tells its cost.
const extensionCost = "cost"

// costOf is the cost of an operation; false where it was refused before that was known.
func costOf(op *graphql.OperationContext) (Cost, bool) {
	cost, known := op.Stats.GetExtension(extensionCost).(Cost)
	return cost, known
}

// tooMuch refuses an operation for the one of its root fields that costs most, and names the argument to make smaller.
// One that no question of its kind may have is INVALID, as it would be without the other fields.
func (l limits) tooMuch(ctx context.Context, op *graphql.OperationContext, cost Cost) *gqlerror.Error {
	field, most := (*ast.Field)(nil), -1
	for _, f := range rootFields(op.Operation.SelectionSet) {
		alone := *op.Operation
		alone.SelectionSet = ast.SelectionSet{f}
		if c := complexity.Calculate(ctx, l.schema, &alone, op.Variables); c > most {
			field, most = f, c
		}
	}
	e := refusal(ctx, codes[analytics.TooExpensive], words.AnswerTooLarge, cost.Requested, cost.Limit)
	if sizes := sizesOf(field, op.Variables); len(sizes) > 0 {
		switch s := sizes[0]; {
		case s.size > s.most && s.argument == "baselines":
			e = refusal(ctx, codes[analytics.Invalid], words.TooManyBaselines, s.size, s.most)
		case s.size > s.most:
			e = refusal(ctx, codes[analytics.Invalid], words.OutOfBounds, s.size, 1, s.most)
		}
		e.Extensions[extensionArgument] = sizes[0].argument
	}
	e.Path = ast.Path{ast.PathName(field.Alias)}
	e.Locations = []gqlerror.Location{{Line: field.Position.Line, Column: field.Position.Column}}
	return e
}

// rootFields are the fields at the root of a selection, its fragments spread. There are few: the shape was checked.
func rootFields(selection ast.SelectionSet) (fields []*ast.Field) {
	for _, selected := range selection {
		switch s := selected.(type) {
		case *ast.Field:
			fields = append(fields, s)
		case *ast.InlineFragment:
			fields = append(fields, rootFields(s.SelectionSet)...)
		case *ast.FragmentSpread:
			fields = append(fields, rootFields(s.Definition.SelectionSet)...)
		}
	}
	return fields
}

// size is how much an argument asks for, and the most that any question may ask for by it.
type size struct {
	argument   string
	size, most int
}

// sizesOf are the sizes that a field asks for, the largest part of its own limit first. Arguments of these names mean
// the same on every field of the root.
func sizesOf(field *ast.Field, variables map[string]any) (sizes []size) {
	arguments := field.ArgumentMap(variables)
	add := func(argument string, most int, read func(any) (int, error)) {
		if v, given := arguments[argument]; given {
			if n, err := read(v); err == nil {
				sizes = append(sizes, size{argument, n, most})
			}
		}
	}
	add("first", analytics.MaxPageSize, graphql.UnmarshalInt)
	add("top", analytics.MaxTop, graphql.UnmarshalInt)
	add("baselines", analytics.MaxBaselines, lengthOf)
	add("period", analytics.MaxMonths, monthsOf)
	if field.Name == "table" { // its months are arguments of their own
		add("from", analytics.MaxMonths, func(any) (int, error) { return monthsOf(arguments) })
	}
	slices.SortStableFunc(sizes, func(a, b size) int { return cmp.Compare(b.size*a.most, a.size*b.most) })
	return sizes
}

func lengthOf(v any) (int, error) {
	list, _ := v.([]any)
	return len(list), nil
}

// monthsOf is the length of a period as the client wrote it.
func monthsOf(v any) (int, error) {
	period, _ := v.(map[string]any)
	from, err := UnmarshalYearMonth(period["from"])
	if err != nil {
		return 0, err
	}
	to, err := UnmarshalYearMonth(period["to"])
	return analytics.Range{From: from, To: to}.Len(), err
}
