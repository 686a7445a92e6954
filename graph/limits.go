package graph

import (
	"context"

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
type limits struct{ schema graphql.ExecutableSchema }

var _ graphql.OperationContextMutator = limits{}

// ExtensionName names the extension for gqlgen.
func (limits) ExtensionName() string { return "Limits" }

// Validate accepts any schema.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext checks an operation before it runs. The shape comes first: the cost is computed by following
// every fragment each time that it is spread, which takes for ever on a small query of fragments in fragments.
func (l limits) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = false
	s := shapeOf(op.Operation.SelectionSet, map[string]shape{})
	switch {
	case s.depth > maxDepth:
		return refusal(ctx, codeQueryTooLarge, words.QueryTooDeep, s.depth, maxDepth)
	case s.roots > maxRoots:
		return refusal(ctx, codeQueryTooLarge, words.QueryTooManyRoot, s.roots, maxRoots)
	case s.fields > maxFields:
		return refusal(ctx, codeQueryTooLarge, words.QueryTooWide, s.fields, maxFields)
	}
	if cost := complexity.Calculate(ctx, l.schema, op.Operation, op.Variables); cost > maxValues {
		return refusal(ctx, codes[analytics.TooExpensive], words.AnswerTooLarge, cost, maxValues)
	}
	return nil
}

// shape is the size of a selection with its fragments spread.
type shape struct {
	depth  int // levels
	roots  int // fields at its top
	fields int // fields at all levels; a spread counts as one, so that fragments of nothing but spreads have a size
}

// uncountable is more than any limit and can be added to itself without overflow.
const uncountable = 1 << 30

// shapeOf measures a selection. Each fragment is measured once; validation has made sure that none holds itself.
func shapeOf(selection ast.SelectionSet, known map[string]shape) shape {
	var all shape
	for _, selected := range selection {
		var one shape
		switch s := selected.(type) {
		case *ast.Field:
			below := shapeOf(s.SelectionSet, known)
			one = shape{depth: below.depth + 1, roots: 1, fields: below.fields + 1}
		case *ast.InlineFragment:
			one = shapeOf(s.SelectionSet, known)
			one.fields++
		case *ast.FragmentSpread:
			measured, ok := known[s.Name]
			if !ok {
				measured = shapeOf(s.Definition.SelectionSet, known)
				known[s.Name] = measured
			}
			one = measured
			one.fields++
		}
		all.depth = max(all.depth, one.depth)
		all.roots = min(all.roots+one.roots, uncountable)
		all.fields = min(all.fields+one.fields, uncountable)
	}
	return all
}

// rowsOfRegistry is how many rows a registry is taken to have.
const rowsOfRegistry = 100

// codesOfReport is how many topics, and issues, a report is taken to have.
const codesOfReport = 10

// What two data versions are taken to be apart: versions between them, and months that differ.
const (
	versionsOfDiff = 100
	monthsOfDiff   = 120
)

// workOfExpected is how many values the work of telling what is expected of a month is taken for: a fit to 15 months.
const workOfExpected = 5

// costs tells the largest number of values that a field can put into the answer, given that of one of its rows.
// Where rows hold lists, all of the row is taken as often as the list is long: too much, never too little.
func costs() ComplexityRoot {
	var c ComplexityRoot
	registry := func(row int, _ *analytics.Month, _ *int64) int { return times(row, rowsOfRegistry) }
	c.Query.Topics, c.Query.Units, c.Query.Channels = registry, registry, registry
	c.Query.ReportCounts = func(row int, _ analytics.Range, _ []analytics.Dimension, _, _, _ analytics.Level,
		_ *analytics.Filter, _ *analytics.Measure, first int, _ *string, _ *int64) int {
		return times(row, first)
	}
	c.Query.Reports = func(row int, _ analytics.Range, _ *analytics.Filter, _ *analytics.Measure, first int, _ *string, _ *int64) int {
		return times(row, first)
	}
	ofReport := func(row int) int { return times(row, codesOfReport) }
	c.Report.Topics, c.Report.Issues = ofReport, ofReport
	c.Query.TopicTrends = func(row int, _ analytics.Measure, period analytics.Range, _ analytics.Level,
		_ *analytics.Filter, top int, _ *int64) int {
		return times(times(row, top), period.Len())
	}
	fitted := func(row int) int { return row + workOfExpected }
	c.SeriesPoint.Expected, c.SeriesPoint.Aberration = fitted, fitted
	c.Query.Compare = func(row int, _ analytics.Measure, _ analytics.Dimension, _, _, _ analytics.Level,
		_ analytics.Range, baselines []*analytics.Baseline, _ *analytics.Filter, top int, _ *int64) int {
		return times(times(row, top), len(baselines))
	}
	c.Query.KeyFigures = func(row int, _ analytics.Range, baselines []*analytics.Baseline, _ *analytics.Filter, _ *int64) int {
		return times(times(row, len(analytics.Measures())), len(baselines))
	}
	c.Query.Coverage = func(row int, period analytics.Range, _ *int64) int { return times(row, period.Len()) }
	c.Coverage.Units = func(row int) int { return times(row, rowsOfRegistry) }
	c.Query.Table = tableCost
	versions := func(row, first int, _ *string) int { return times(row, first) }
	c.Query.Versions, c.Query.Imports = versions, versions
	c.VersionDiff.Between = func(row int) int { return times(row, versionsOfDiff) }
	c.VersionDiff.Months = func(row int) int { return times(row, monthsOfDiff*len(analytics.Measures())) }
	c.VersionDiff.Totals = func(row int) int { return times(row, len(analytics.Measures())) }
	c.ImportResult.FirstProblems = times
	c.ImportResult.FirstAdded = times
	return c
}

func times(cost, rows int) int { return min(cost, uncountable) * min(max(rows, 1), uncountable) }
