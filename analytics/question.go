package analytics

import "slices"

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
	Topics             []string
	Units              []string
	Channels           []string
	Kinds              []ReportKind
	Unknown            []Dimension // TOPIC, UNIT, CHANNEL: reports of which this is unknown pass too; alone, only those
	ExcludeSubtopics   bool        // a topic stands for itself alone, not for the topics below it
	ExcludeSubunits    bool        // likewise units
	ExcludeSubchannels bool        // likewise channels
	AsReported         bool        // entries that were merged count under their own rows, not under those of their successors
}

// Empty tells whether the filter restricts nothing.
func (f Filter) Empty() bool {
	return len(f.Topics)+len(f.Units)+len(f.Channels)+len(f.Kinds)+len(f.Unknown) == 0
}

// Lets tells whether reports of a kind pass.
func (f Filter) Lets(kind ReportKind) bool {
	return len(f.Kinds) == 0 || slices.Contains(f.Kinds, kind)
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

// CountsQuery asks for counts by any dimensions. Cursors know a question by its fields, in this order.
type CountsQuery struct {
	Period       Range
	GroupBy      []Dimension
	TopicLevel   Level // of ByTopic; empty = TOP
	Filter       Filter
	OrderBy      Measure // largest first by this measure; empty = by key
	First        int     // rows on a page, 1 to MaxPageSize
	After        string  // cursor of the last row before the page
	UnitLevel    Level   // of ByUnit; empty = OWN
	ChannelLevel Level   // of ByChannel; empty = OWN
}

// CompareQuery asks for one measure by one dimension against several baselines.
type CompareQuery struct {
	Measure      Measure
	By           Dimension // TOPIC, UNIT, CHANNEL or KIND
	TopicLevel   Level     // of ByTopic; empty = TOP
	UnitLevel    Level     // of ByUnit; empty = OWN
	ChannelLevel Level     // of ByChannel; empty = OWN
	Current      Range
	Baselines    []Baseline
	Filter       Filter
	Top          int // rows, 1 to MaxTop: the largest now, then the largest then
}

// KeyFiguresQuery asks for the totals of all measures against several baselines.
type KeyFiguresQuery struct {
	Current   Range
	Baselines []Baseline
	Filter    Filter
}

// TrendsQuery asks for a measure by one dimension and month.
type TrendsQuery struct {
	Measure      Measure
	By           Dimension // TOPIC, UNIT, CHANNEL or KIND; empty = TOPIC
	Period       Range
	TopicLevel   Level // of ByTopic; empty = TOP
	UnitLevel    Level // of ByUnit; empty = OWN
	ChannelLevel Level // of ByChannel; empty = OWN
	Filter       Filter
	Top          int
	Expected     bool // tell what is expected of each month, which reads up to stats.FarthestMonth more months
}
