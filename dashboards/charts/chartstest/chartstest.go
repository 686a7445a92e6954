// Package chartstest has fixed values to draw charts from, in every state that a chart must stay readable in: the story
// book shows them, golden files hold what is drawn of them, benchmarks draw them. They are made up, without a store, and
// are the same every time.
package chartstest

import (
	"slices"

	"giaoban/analytics"
)

// State is a kind of data.
type State struct {
	Name string // in addresses: "one-month"; words.StoryStates say what it shows

	of            []analytics.Dimension // the rows that it is about; none: those of every chart
	topics, units []*analytics.Entry    // the rows of answers by topic and by unit; a nil one is the row "unknown"
	channels      []*analytics.Entry    // likewise
	months        analytics.Range
	odd           analytics.CountStatus // of the cells that isOdd chooses; empty: all counts are exact
}

// The months of most states. Data is complete to the end of May 2020.
var (
	current  = analytics.Range{From: 202004, To: 202005}
	previous = analytics.Range{From: 202002, To: 202003}
	lastYear = analytics.Range{From: 201904, To: 201905}
	twoYears = analytics.Range{From: 201806, To: 202005}
)

// States are all of them, the usual one first.
func States() []State {
	usual := State{Name: "normal", topics: topics(names), units: units(districts), channels: channels(ways), months: twoYears}
	with := func(name string, change func(*State)) State {
		s := usual
		s.Name = name
		change(&s)
		return s
	}
	named := func(list []string) func(*State) {
		return func(s *State) {
			s.of = []analytics.Dimension{analytics.ByTopic, analytics.ByUnit, analytics.ByChannel}
			s.topics, s.units, s.channels = topics(list), units(list), channels(list)
		}
	}
	odd := func(status analytics.CountStatus) func(*State) { return func(s *State) { s.odd = status } }
	return []State{
		usual,
		with("no-data", func(s *State) { s.topics, s.units, s.channels, s.odd = nil, nil, nil, analytics.NotReported }),
		with("one-month", func(s *State) { s.months = analytics.Range{From: 202005, To: 202005} }),
		with("twelve-years", func(s *State) { s.months = analytics.Range{From: 200806, To: 202005} }),
		with("60-topics", func(s *State) { s.of, s.topics = []analytics.Dimension{analytics.ByTopic}, topics(numbered(60, names)) }),
		with("120-units", func(s *State) {
			s.of, s.units = []analytics.Dimension{analytics.ByUnit}, units(numbered(120, communes))
		}),
		with("partial", odd(analytics.Partial)),
		with("at-least", odd(analytics.AtLeast)),
		with("approximate", odd(analytics.Approximate)),
		with("not-reported", odd(analytics.NotReported)),
		with("suppressed", odd(analytics.Suppressed)),
		with("long-names", named(LongNames)),
		with("right-to-left", named(RightToLeftNames)),
		with("hostile-names", named(HostileNames)),
	}
}

// StatesOf are the states that a chart with such rows differs in.
func StatesOf(by analytics.Dimension) []State {
	return slices.DeleteFunc(States(), func(s State) bool { return len(s.of) > 0 && !slices.Contains(s.of, by) })
}

// Find gives the state of a name.
func Find(name string) (State, bool) {
	for _, s := range States() {
		if s.Name == name {
			return s, true
		}
	}
	return State{}, false
}

// Current is the period that the state is about: two months, or the one that there is.
func (s State) Current() analytics.Range {
	if s.months.From > current.From {
		return s.months
	}
	return current
}

// Topics are those of the state's registry.
func (s State) Topics() []*analytics.Entry { return s.Entries(analytics.Topics) }

// Entries are those of a registry of the state.
func (s State) Entries(registry analytics.Registry) (all []*analytics.Entry) {
	for _, e := range map[analytics.Registry][]*analytics.Entry{analytics.Topics: s.topics, analytics.Units: s.units, analytics.Channels: s.channels}[registry] {
		if e != nil {
			all = append(append(all, e), e.Children...)
		}
	}
	return all
}

// Baselines are the months before and those of the year before.
func (s State) Baselines() []analytics.Range {
	if now := s.Current(); now != current {
		return []analytics.Range{{From: now.From.Add(-1), To: now.To.Add(-1)}, {From: now.From.Add(-12), To: now.To.Add(-12)}}
	}
	return []analytics.Range{previous, lastYear}
}

// Months are those that the state has data of.
func (s State) Months() analytics.Range { return s.months }
