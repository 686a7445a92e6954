package analytics

import (
	"context"
	"time"

	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// Limits on one question. They are told in Settings, so that a client can read them.
const (
	MaxMonths    = 600 // months in one period
	MaxPageSize  = 1000
	MaxBaselines = 6
	MaxTop       = 200
	MaxCodes     = 500 // codes in one list of a filter
)

// Filter restricts the reports that are counted. An empty list restricts nothing; within a list any code is
// enough, and all lists must hold. A report that matches several codes counts once.
type Filter struct {
	Topics           []string
	Units            []string
	Channels         []string
	Kinds            []ReportKind
	Unknown          []Dimension // TOPIC, UNIT, CHANNEL: reports of which this is unknown pass too; alone, only those
	ExcludeSubtopics bool        // a topic stands for itself alone, not for the topics below it
	ExcludeSubunits  bool        // likewise units

	ExcludeSubchannels bool // likewise channels
	AsReported         bool // entries that were merged count under their own rows, not under those of their successors
}

// Empty tells whether the filter restricts nothing.
func (f Filter) Empty() bool {
	return len(f.Topics)+len(f.Units)+len(f.Channels)+len(f.Kinds)+len(f.Unknown) == 0
}

// BaselineKind says how a baseline is found from the current period.
type BaselineKind string

// The kinds of baselines.
const (
	Previous           BaselineKind = "PREVIOUS"              // the same number of whole months just before
	SameMonthsLastYear BaselineKind = "SAME_MONTHS_LAST_YEAR" // the same months, one year earlier
	Custom             BaselineKind = "CUSTOM"                // any run of months
)

// Baseline is a period that the current one is compared with (kỳ so sánh).
type Baseline struct {
	Kind   BaselineKind
	Custom *Range // for CUSTOM, else nil
}

// Range is the run of months that the baseline stands for, given the current period.
func (b Baseline) Range(current Range) Range {
	switch b.Kind {
	case SameMonthsLastYear:
		return current.Add(-12)
	case Custom:
		return *b.Custom
	default:
		return current.Add(-current.Len())
	}
}

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

// Meta says what an answer was made from.
type Meta struct {
	DataVersion     int64
	Committed       *Commit // nil while nothing has been committed
	CompleteThrough *Date   // the day to which data is complete; nil while unknown
	CutoffDay       int
	TimeZone        string
	Sample          bool // made from the built-in sample, not from an office's reports
	Mixed           bool // made from the sample and other reports together
}

// CommittedAt is when the data version was committed; nil while there is none.
func (m Meta) CommittedAt() *time.Time {
	if m.Committed == nil {
		return nil
	}
	return &m.Committed.At
}

// Notices are sentences that must stand beside the numbers, such as that they are sample data.
func (m Meta) Notices(lang words.Lang) []string {
	notices := []string{}
	if m.Mixed {
		notices = append(notices, words.MixedNotice.In(lang))
	} else if m.Sample {
		notices = append(notices, words.SampleNotice.In(lang))
	}
	return notices
}

// Asker is everything that can be asked at one data version; *Snapshot is the one that answers.
// It stands here as a table of contents.
var _ interface {
	Counts(ctx context.Context, q CountsQuery) (*CountPage, error)
	Compare(ctx context.Context, q CompareQuery) (*Comparison, error)
	KeyFigures(ctx context.Context, q KeyFiguresQuery) (*KeyFigures, error)
	TopicTrends(ctx context.Context, q TrendsQuery) (*TopicTrends, error)
	Reports(ctx context.Context, q ReportsQuery) (*ReportPage, error)
	Entries(registry Registry, at *Month) []*Entry
	Entry(registry Registry, code string) (*Entry, error)
	Settings() Settings
	Meta() Meta
} = (*Snapshot)(nil)

// CountsQuery asks for counts by any dimensions.
type CountsQuery struct {
	Period     Range
	GroupBy    []Dimension
	TopicLevel Level // of ByTopic; empty = TOP
	Filter     Filter
	OrderBy    Measure // largest first by this measure; empty = by key
	First      int     // rows on a page, 1 to MaxPageSize
	After      string  // cursor of the last row before the page

	UnitLevel, ChannelLevel Level // of ByUnit and ByChannel; empty = OWN
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

// CompareQuery asks for one measure by one dimension against several baselines.
type CompareQuery struct {
	Measure    Measure
	By         Dimension // TOPIC, UNIT, CHANNEL or KIND
	TopicLevel Level     // of ByTopic; empty = TOP
	Current    Range
	Baselines  []Baseline
	Filter     Filter
	Top        int // rows, 1 to MaxTop: the largest now, then the largest then

	UnitLevel, ChannelLevel Level // of ByUnit and ByChannel; empty = OWN
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
	Count   Count
	Rank    *int     // 1 = the largest of all rows, equal rows share one: 1, 2, 2, 4; nil where nothing is reported, and in totals
	Share   *float64 // the row's part of the total, 0–1; shares of topics may pass 1 together
	Changes []Change // one per baseline, in the order asked for

	Dispersion *float64 // of the total: from its own months, because it need not vary as its rows do; nil for issues
}

// Comparison is a measure by a dimension, now against then.
type Comparison struct {
	Measure   Measure
	By        Dimension
	Current   Period
	Baselines []Period
	Rows      []ComparisonRow
	RowsTotal int // rows before Top cut them
	Total     ComparisonRow
	Meta      Meta

	Dispersion *float64 // of the rows, all together; nil for issues
}

// KeyFiguresQuery asks for the totals of all measures against several baselines.
type KeyFiguresQuery struct {
	Current   Range
	Baselines []Baseline
	Filter    Filter
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

// TrendsQuery asks for a measure by topic and month.
type TrendsQuery struct {
	Measure    Measure
	Period     Range
	TopicLevel Level
	Filter     Filter
	Top        int
	Expected   bool // tell what is expected of each month, which reads up to stats.FarthestMonth more months
}

// SeriesPoint is one month of a series.
type SeriesPoint struct {
	Month      Month
	Count      Count
	Expected   *stats.Expected   // nil where it was not asked for, the history is too short, or for issues and tallies
	Aberration *stats.Aberration // nil where it was not asked for or cannot be said of such a count
}

// TrendRow is a topic's series; Topic is nil for reports without a topic, and in the total.
type TrendRow struct {
	Topic  *Entry
	Count  Count // of the whole period; for issues not the sum of the months
	Share  *float64
	Series []SeriesPoint // every month of the period, in order
}

// TopicTrends is a measure by topic and month.
type TopicTrends struct {
	Measure   Measure
	Period    Period
	Rows      []TrendRow
	RowsTotal int // rows before Top cut them
	Total     TrendRow
	Meta      Meta
}

// Settings tells limits and coverage as data that a client can read.
type Settings struct {
	MaxMonths, MaxPageSize, MaxBaselines, MaxTop int
	MaxGroupBy                                   int    // dimensions of one question: all
	Covered                                      *Range // first to last month with a report or a tally; nil while there is none
	CompleteThrough                              *Date
	DefaultPeriod                                *Range // the last two complete covered months that there are numbers of; where none is over yet, the first covered one
	LatestVersion                                int64
	CutoffDay                                    int
	TimeZone                                     string
	Sample                                       bool
	MinCell                                      int64 // counts of a unit below it are small, and hidden from TablesAccess; 0 = none are
}
