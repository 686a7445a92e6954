package analytics

import (
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// Period is a run of whole reporting months as a calendar and a data version see it.
type Period struct {
	Range
	Start       Date // first day
	End         Date // last day
	Days        int  // calendar days from Start to End
	DaysCounted int  // days that are counted: less than Days where data does not reach, or where a baseline is cut to the length of an unfinished period
	Complete    bool // all months are covered by data and over
}

// Label names the period: "Tháng 4–5/2020", "Tháng 12/2019–1/2020".
func (p Period) Label(lang words.Lang) string { return p.Range.Label(lang) }

// Count is a number of reports or issues, with how sure it is.
type Count struct {
	Value   *int64 // nil exactly when Status is NOT_REPORTED, AT_LEAST or SUPPRESSED
	Lower   *int64 // the least that it is; set exactly when Status is AT_LEAST
	Status  CountStatus
	Caveats []Caveat
	Sources []SourceRef // of the tallies that it comes from, or that differ from it
}

// Display writes the count the way a reader expects it: "1.234", "khoảng 900", "chưa có số liệu".
func (c Count) Display(lang words.Lang) string {
	switch {
	case c.Status == Suppressed:
		return words.CountSuppressed.In(lang)
	case c.Lower != nil:
		return words.CountAtLeast.In(lang, *c.Lower)
	case c.Value == nil:
		return words.NotReported.In(lang)
	case c.Status == Approximate:
		return words.CountApproximate.In(lang, *c.Value)
	}
	return words.Number(lang, *c.Value)
}

// Bound is the value, or the least that it is: what rows are ordered and drawn by. Nil where nothing is reported.
func (c Count) Bound() *int64 {
	if c.Lower != nil {
		return c.Lower
	}
	return c.Value
}

// Key names a cell of an answer: the values of the dimensions that were asked for. In a dimension that was asked
// for, nil is the row "unknown" (Chưa rõ); in one that was not, nil says nothing.
type Key struct {
	Month   *Month
	Topic   *Entry
	Unit    *Entry
	Channel *Entry
	Kind    *ReportKind
}

// CountRow is one cell with all measures.
type CountRow struct {
	Key
	Cursor string
	counts [numberOfMeasures]Count
	totals *CountRow // nil in a total
}

// Count is the row's count of a measure.
func (r CountRow) Count(measure Measure) Count { return r.counts[measure.index()] }

// Share is the row's part of the total, 0–1; shares of topics may pass 1 together. Nil in a total, and where the total is
// 0, or either is not reported or at least.
func (r CountRow) Share(measure Measure) *float64 {
	if r.totals == nil {
		return nil
	}
	return share(r.Count(measure), r.totals.Count(measure))
}

// CountPage is a page of cells. Total counts each report once and each issue once: it is not the sum of the rows.
type CountPage struct {
	Period Period
	Rows   []CountRow
	Total  CountRow
	PageInfo
	Meta Meta
}

// PageInfo tells where a page ends.
type PageInfo struct {
	EndCursor   string // empty on a page without rows
	HasNextPage bool
}

// Change compares a row's count with one baseline.
type Change struct {
	Baseline  Period
	Count     Count    // the count in the baseline
	Delta     *int64   // now - then; nil where a count is not reported or at least, or the lengths differ
	Ratio     *float64 // rate per day now over then; nil where then is 0 or a count is not reported or at least
	RankThen  *int     // the row's rank in the baseline, as Rank; nil in totals
	ShareThen *float64 // the row's part of the baseline's total, 0–1; nil where the total is 0, or either is not reported or at least
	Caveats   []Caveat
	Test
}

// ComparisonRow is one cell of a comparison.
type ComparisonRow struct {
	Key
	Count      Count
	Rank       *int     // 1 = the largest of all rows, equal rows share one: 1, 2, 2, 4; nil where nothing is reported, and in totals
	Share      *float64 // the row's part of the total, 0–1; shares of topics may pass 1 together
	Changes    []Change // one per baseline, in the order asked for
	Dispersion *float64 // of the total: from its own months, because it need not vary as its rows do; nil for issues
}

// Comparison is a measure by a dimension, now against then.
type Comparison struct {
	Measure    Measure
	By         Dimension
	Current    Period
	Baselines  []Period
	Rows       []ComparisonRow
	RowsTotal  int // rows before Top cut them
	Total      ComparisonRow
	Dispersion *float64 // of the rows, all together; nil for issues
	Meta       Meta
}

// KeyFigure is the total of one measure, now against then.
type KeyFigure struct {
	Measure    Measure
	Count      Count
	Changes    []Change
	Dispersion *float64 // nil for issues
}

// KeyFigures are the totals of all measures, now against then.
type KeyFigures struct {
	Current   Period
	Baselines []Period
	Figures   []KeyFigure
	Meta      Meta
}

// SeriesPoint is one month of a series.
type SeriesPoint struct {
	Month      Month
	Count      Count
	Expected   *stats.Expected   // nil where it was not asked for, the history is too short, or for issues and tallies
	Aberration *stats.Aberration // nil where it was not asked for or cannot be said of such a count
}

// TrendRow is the series of one topic, or of one cell of another dimension; in the total its key says nothing.
type TrendRow struct {
	Key
	Count  Count // of the whole period; for issues not the sum of the months
	Share  *float64
	Series []SeriesPoint // every month of the period, in order
}

// TopicTrends is a measure by topic, or another dimension, and month.
type TopicTrends struct {
	Measure   Measure
	By        Dimension
	Period    Period
	Rows      []TrendRow
	RowsTotal int // rows before Top cut them
	Total     TrendRow
	Meta      Meta
}
