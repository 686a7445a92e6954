package analytics

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

// Settings tells limits and coverage.
func (s *Snapshot) Settings() Settings {
	return Settings{
		MaxMonths: MaxMonths, MaxPageSize: MaxPageSize, MaxBaselines: MaxBaselines, MaxTop: MaxTop, MaxGroupBy: len(Dimensions()),
		Covered:         s.covered,
		CompleteThrough: s.through,
		DefaultPeriod:   s.defaultPeriod(),
		LatestVersion:   int64(s.ledger.newestVersion()),
		CutoffDay:       s.store.calendar.CutoffDay,
		TimeZone:        s.store.calendar.Zone.String(),
		Sample:          s.isSample,
		MinCell:         s.store.minCell,
	}
}

// defaultPeriod is the last two complete covered months, or what there is of them; where their tallies do not say so
// much, the months of the last tally. It comes from the data alone, never from a clock.
func (s *Snapshot) defaultPeriod() *Range {
	if s.covered == nil {
		return nil
	}
	last := s.covered.To
	for last > s.covered.From && (!s.isCovered(last) || !s.over(last)) {
		last = last.Add(-1)
	}
	two := Range{max(s.covered.From, last.Add(-1)), last}
	for _, r := range append([]Range{two, {last, last}}, s.tallies.endingIn(last)...) {
		if s.reports(r) {
			return &r
		}
	}
	return &two
}

// reports tells whether there is anything to say of a period: it has a month in the span of rows, or tallies answer it.
func (s *Snapshot) reports(r Range) bool {
	return (s.rowSpan != nil && r.From <= s.rowSpan.To && s.rowSpan.From <= r.To) || s.tallies.anyAnswer(r)
}
