package analytics_test

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/analytics"
)

// oracle answers by going through every report, the slow and obvious way: no log, no rollups, no SQL.
type oracle struct {
	calendar analytics.Calendar
	entries  map[int64]oracleEntries               // the registries at each data version
	versions map[int64]map[string]analytics.Report // the reports in force at each data version
	through  map[int64]analytics.Date
}

// tally counts one cell: reports by kind, and the set of issues.
type tally struct {
	counts [4]int64
	issues map[analytics.Issue]bool
}

func (t tally) values() [5]int64 {
	return [5]int64{t.counts[0], t.counts[1], t.counts[2], t.counts[3], int64(len(t.issues))}
}

type oracleQuestion struct {
	by     []analytics.Dimension
	level  analytics.Level
	filter analytics.Filter
	within func(month analytics.Month, day int) bool

	unitLevel, channelLevel analytics.Level
}

func (o *oracle) count(version int64, q oracleQuestion) map[string][5]int64 {
	topics, units, channels := q.side(o.entries[version], analytics.Topics), q.side(o.entries[version], analytics.Units), q.side(o.entries[version], analytics.Channels)
	cells := map[string]tally{}
	for _, r := range o.versions[version] {
		month, day := o.calendar.MonthOf(o.calendar.LocalDate(r.Received))
		if !q.within(month, day) || !topics.passesAny(r.Topics) || !units.passesAny(known(r.Unit)) ||
			!channels.passesAny(known(r.Channel)) || !q.passes(r) {
			continue
		}
		unitRows, channelRows := units.rows(known(r.Unit)), channels.rows(known(r.Channel))
		for _, key := range q.keys(r, month, topics.rows(r.Topics), unitRows, channelRows) {
			t := cells[key]
			switch r.Kind {
			case analytics.Written:
				t.counts[0]++
			case analytics.Message:
				t.counts[1]++
			case analytics.Synthesis:
				t.counts[2]++
				if r.Type == analytics.Thematic {
					t.counts[3]++
				}
			}
			cells[key] = t
		}
		for _, issue := range r.Issues {
			if !topics.passes(issue.Topic) {
				continue
			}
			for _, key := range q.keys(r, month, topics.rows([]string{issue.Topic}), unitRows, channelRows) {
				t := cells[key]
				if t.issues == nil {
					t.issues = map[analytics.Issue]bool{}
				}
				t.issues[issue] = true
				cells[key] = t
			}
		}
	}
	values := map[string][5]int64{}
	for key, t := range cells {
		values[key] = t.values()
	}
	return values
}

// known is a list of a code; empty where it is unknown.
func known(code string) []string {
	if code == "" {
		return nil
	}
	return []string{code}
}

func (q oracleQuestion) keys(r analytics.Report, month analytics.Month, topics, units, channels []string) []string {
	var keys []string
	for _, topic := range topics {
		for _, unit := range units {
			for _, channel := range channels {
				var parts []string
				for _, d := range analytics.Dimensions() {
					if slices.Contains(q.by, d) {
						parts = append(parts, map[analytics.Dimension]string{analytics.ByMonth: month.String(), analytics.ByTopic: topic,
							analytics.ByUnit: unit, analytics.ByChannel: channel, analytics.ByKind: string(r.Kind)}[d])
					}
				}
				keys = append(keys, strings.Join(parts, "|"))
			}
		}
	}
	return keys
}

func (q oracleQuestion) passes(r analytics.Report) bool {
	return len(q.filter.Kinds) == 0 || slices.Contains(q.filter.Kinds, r.Kind)
}

func oracleKey(k analytics.Key, by []analytics.Dimension) string {
	code := func(e *analytics.Entry) string {
		if e == nil {
			return ""
		}
		return e.Code
	}
	var parts []string
	for _, d := range analytics.Dimensions() {
		if !slices.Contains(by, d) {
			continue
		}
		switch d {
		case analytics.ByMonth:
			parts = append(parts, k.Month.String())
		case analytics.ByTopic:
			parts = append(parts, code(k.Topic))
		case analytics.ByUnit:
			parts = append(parts, code(k.Unit))
		case analytics.ByChannel:
			parts = append(parts, code(k.Channel))
		case analytics.ByKind:
			parts = append(parts, fmt.Sprint(*k.Kind))
		}
	}
	return strings.Join(parts, "|")
}
