// Package stats is the statistics of giaoban: which differences between counts are more than chance. It is pure: counts
// and days go in, numbers and verdicts come out; it knows no database, no language and no clock. docs/statistics.md tells
// analysts what the verdicts mean.
package stats

// The parameters of the rules. They are the same for every question and are told in the API's settings.
const (
	IntervalLevel     = 0.95 // coverage of the interval of a rate ratio
	FalseDiscovery    = 0.10 // the largest adjusted p value (q) at which a change is said to be real
	MinEffect         = 1.2  // the least rate ratio that is called a rise; its inverse is the largest called a fall
	EquivalenceBand   = 1.2  // a rate is stable where its ratio certainly lies between 1/1.2 and 1.2
	EquivalenceLevel  = 0.90 // coverage of the interval that must lie in the band: two one-sided tests at 5 %
	ExpectedLevel     = 0.99 // coverage of the interval in which a count is expected from its own history
	MinHistoryYears   = 3    // years of history without which nothing is expected of a month
	MaxHistoryYears   = 5    // years of history that are used
	DispersionHistory = 24   // months before the current period from which dispersion is estimated
)

// Interval is a confidence interval.
type Interval struct {
	Level float64  // coverage, 0–1
	Lower float64  // at least 0
	Upper *float64 // nil = unbounded
}
