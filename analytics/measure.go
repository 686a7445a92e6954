package analytics

// Measure is what is counted. Measures are never added together.
type Measure string

// The measures. Reports add up over months and units; issues never do.
const (
	WrittenReports    Measure = "WRITTEN_REPORTS"    // reports received in writing (báo cáo bằng văn bản)
	Messages          Measure = "MESSAGES"           // single items from outside by any other channel (tin nhắn)
	Syntheses         Measure = "SYNTHESES"          // reports written by the office (báo cáo tổng hợp)
	ThematicSyntheses Measure = "THEMATIC_SYNTHESES" // the thematic ones among the syntheses (báo cáo chuyên đề)
	Issues            Measure = "ISSUES"             // distinct issues that the syntheses cover (vấn đề)
	numberOfMeasures          = 5
)

// Measures lists all measures in the order in which they are shown.
func Measures() []Measure {
	return []Measure{WrittenReports, Messages, Syntheses, ThematicSyntheses, Issues}
}

func (m Measure) index() int {
	for i, known := range Measures() {
		if m == known {
			return i
		}
	}
	return -1
}

// Valid tells whether m is one of the measures.
func (m Measure) Valid() bool { return m.index() >= 0 }

// Kind is the kind of the reports that m counts; for issues, of those that cover them.
func (m Measure) Kind() ReportKind {
	switch m {
	case WrittenReports:
		return Written
	case Messages:
		return Message
	}
	return Synthesis
}

// Dimension is what counts can be grouped by.
type Dimension string

// The dimensions.
const (
	ByMonth   Dimension = "MONTH"
	ByTopic   Dimension = "TOPIC"
	ByUnit    Dimension = "UNIT"
	ByChannel Dimension = "CHANNEL"
	ByKind    Dimension = "KIND"
)

// Dimensions lists all dimensions in the order of a row's key.
func Dimensions() []Dimension { return []Dimension{ByMonth, ByTopic, ByUnit, ByChannel, ByKind} }

// ReportKind is how a report came to be.
type ReportKind string

// The kinds of reports.
const (
	Written   ReportKind = "WRITTEN"   // received in writing from a unit
	Message   ReportKind = "MESSAGE"   // one item from outside by any other channel
	Synthesis ReportKind = "SYNTHESIS" // written by the office
)

// Kinds lists all kinds of reports.
func Kinds() []ReportKind { return []ReportKind{Written, Message, Synthesis} }

// SynthesisType is the kind of a synthesis (loại báo cáo).
type SynthesisType string

// The types of syntheses, by Decree 09/2019/NĐ-CP, article 4.
const (
	Periodic SynthesisType = "PERIODIC" // định kỳ
	Thematic SynthesisType = "THEMATIC" // chuyên đề, exactly one topic
	AdHoc    SynthesisType = "AD_HOC"   // đột xuất
)

// SynthesisTypes lists all types of syntheses.
func SynthesisTypes() []SynthesisType { return []SynthesisType{Periodic, Thematic, AdHoc} }

// Level says under which rows of a tree a report counts: of topics, units or channels.
type Level string

// The levels. Under each of them a report counts once per row.
const (
	TopLevel Level = "TOP" // under the top-most entry; under a filter, under the filter's own entries
	OwnLevel Level = "OWN" // under the entries as reported, or what they were merged into
	AllLevel Level = "ALL" // under each of those and every entry above it
)

// CountStatus says how sure a count is.
type CountStatus string

// The statuses of a count.
const (
	Exact       CountStatus = "EXACT"        // all of the period is covered
	Partial     CountStatus = "PARTIAL"      // the period is not over, or not all of it is covered by data
	NotReported CountStatus = "NOT_REPORTED" // nothing is known of the period; the value is null, never 0
	AtLeast     CountStatus = "AT_LEAST"     // published as a least number ("hơn", "hàng nghìn"); there is no value, only a lower bound
	Approximate CountStatus = "APPROXIMATE"  // published as a rounded number ("gần", "khoảng")
	Suppressed  CountStatus = "SUPPRESSED"   // hidden, because it or another cell is small; the value is null
)

// Caveat is a reason why a count may mislead, or why two periods may not compare.
type Caveat string

// The caveats of a count.
const (
	TallyDiffers Caveat = "TALLY_DIFFERS" // a published total says otherwise than the rows that were counted
	Merged       Caveat = "MERGED"        // reports of entries that were merged into the row are in it
	Split        Caveat = "SPLIT"         // a split entry was in use, and the row has some, but not all, of it and its parts
)

// The caveats of a change, beside MERGED and SPLIT of either side.
const (
	PartialMonth  Caveat = "PARTIAL_MONTH"  // the current period is not over: the same number of first days is compared
	PartlyCovered Caveat = "PARTLY_COVERED" // a period reaches outside the covered months: only covered days count
	LengthsDiffer Caveat = "LENGTHS_DIFFER" // the periods differ in months: only the rate per day compares
	Overlap       Caveat = "OVERLAP"        // the periods share months: they are not independent, so nothing is tested
)
