package graph

import (
	"giaoban/analytics"
)

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

// workOfMonth is how many values the work of reading a month is taken for, once for all and once for each dimension of the
// rows: a question can cost much although little of it is asked for.
const workOfMonth = 8

func scan(months, dimensions int) int { return times(workOfMonth*(1+dimensions), months) }

// costs tells the largest number of values that a field can put into the answer, given that of one of its rows, and what it
// takes to find them.
// Where rows hold lists, all of the row is taken as often as the list is long: too much, never too little.
func costs() ComplexityRoot {
	var c ComplexityRoot
	registry := func(row int, _ *analytics.Month, _ *int64) int { return times(row, rowsOfRegistry) }
	c.Query.Topics, c.Query.Units, c.Query.Channels = registry, registry, registry
	c.Query.ReportCounts = func(row int, period analytics.Range, by []analytics.Dimension, _, _, _ analytics.Level,
		_ *analytics.Filter, _ *analytics.Measure, first int, _ *string, _ *int64) int {
		return times(row, first) + scan(period.Len(), min(len(by), len(analytics.Dimensions())))
	}
	c.Query.Reports = func(row int, period analytics.Range, _ *analytics.Filter, _ *analytics.Measure, first int, _ *string, _ *int64) int {
		return times(row, first) + scan(period.Len(), 1)
	}
	ofReport := func(row int) int { return times(row, codesOfReport) }
	c.Report.Topics, c.Report.Issues = ofReport, ofReport
	c.Query.TopicTrends = func(row int, _ analytics.Measure, _ analytics.Dimension, period analytics.Range, _, _, _ analytics.Level,
		_ *analytics.Filter, top int, _ *int64) int {
		return times(times(row, top), period.Len()) + scan(period.Len(), 1)
	}
	fitted := func(row int) int { return row + workOfExpected }
	c.SeriesPoint.Expected, c.SeriesPoint.Aberration = fitted, fitted
	c.Query.Compare = func(row int, _ analytics.Measure, _ analytics.Dimension, _, _, _ analytics.Level,
		current analytics.Range, baselines []*analytics.Baseline, _ *analytics.Filter, top int, _ *int64) int {
		return times(times(row, top), len(baselines)) + scan(current.Len()*(1+len(baselines)), 1)
	}
	c.Query.KeyFigures = func(row int, current analytics.Range, baselines []*analytics.Baseline, _ *analytics.Filter, _ *int64) int {
		return times(times(row, len(analytics.Measures())), len(baselines)) + scan(current.Len()*(1+len(baselines)), 0)
	}
	c.Query.Coverage = func(row int, period analytics.Range, _ *int64) int {
		return times(row, period.Len()) + scan(period.Len(), 1)
	}
	c.Coverage.Units = func(row int) int { return times(row, rowsOfRegistry) }
	c.Query.Table = tableCost
	versions := func(row, first int, _ *string) int { return times(row, first) }
	c.Query.Versions, c.Query.Imports = versions, versions
	c.Query.VersionDiff = func(row int, _ int64, _ *int64) int { return row + scan(monthsOfDiff, 0) }
	c.VersionDiff.Between = func(row int) int { return times(row, versionsOfDiff) }
	c.VersionDiff.Months = func(row int) int { return times(row, monthsOfDiff*len(analytics.Measures())) }
	c.VersionDiff.Totals = func(row int) int { return times(row, len(analytics.Measures())) }
	c.ImportResult.FirstProblems = times
	c.ImportResult.FirstAdded = times
	return c
}

func times(cost, rows int) int { return min(cost, uncountable) * min(max(rows, 1), uncountable) }
