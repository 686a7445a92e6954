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
	parents  map[int64]map[string]string           // topic -> topic above it, at each data version
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

	parents map[string]string // as the version has them
}

func (o *oracle) count(version int64, q oracleQuestion) map[string][5]int64 {
	q.parents = o.parents[version]
	cells := map[string]tally{}
	for _, r := range o.versions[version] {
		month, day := o.calendar.MonthOf(o.calendar.LocalDate(r.Received))
		if !q.within(month, day) || !q.passes(r) {
			continue
		}
		for _, key := range o.keys(r, month, o.topicRows(r.Topics, q), q) {
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
			if len(q.filter.Topics) > 0 && !q.underAny(issue.Topic) {
				continue
			}
			for _, key := range o.keys(r, month, o.topicRows([]string{issue.Topic}, q), q) {
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

// topicRows lists the rows of the topic dimension that a set of topics counts under; one row "" where it is not asked for.
func (o *oracle) topicRows(topics []string, q oracleQuestion) []string {
	if !slices.Contains(q.by, analytics.ByTopic) {
		return []string{""}
	}
	filtered := len(q.filter.Topics) > 0
	if len(topics) == 0 && !filtered {
		return []string{""}
	}
	rows := map[string]bool{}
	for _, topic := range topics {
		var line []string // the topic and those above it, as far as the filter lets through
		for at := topic; at != "" && (!filtered || q.underAny(at)); at = q.parents[at] {
			line = append(line, at)
		}
		if len(line) == 0 {
			continue
		}
		switch q.level {
		case analytics.OwnLevel:
			line = line[:1]
		case analytics.TopLevel:
			line = line[len(line)-1:]
		}
		for _, row := range line {
			rows[row] = true
		}
	}
	var list []string
	for row := range rows {
		list = append(list, row)
	}
	return list
}

func (o *oracle) keys(r analytics.Report, month analytics.Month, topics []string, q oracleQuestion) []string {
	var keys []string
	for _, topic := range topics {
		var parts []string
		for _, d := range analytics.Dimensions() {
			if slices.Contains(q.by, d) {
				parts = append(parts, map[analytics.Dimension]string{analytics.ByMonth: month.String(), analytics.ByTopic: topic,
					analytics.ByUnit: r.Unit, analytics.ByChannel: r.Channel, analytics.ByKind: string(r.Kind)}[d])
			}
		}
		keys = append(keys, strings.Join(parts, "|"))
	}
	return keys
}

func (q oracleQuestion) passes(r analytics.Report) bool {
	f := q.filter
	return (len(f.Topics) == 0 || slices.ContainsFunc(r.Topics, q.underAny)) &&
		(len(f.Units) == 0 || slices.Contains(f.Units, r.Unit)) &&
		(len(f.Channels) == 0 || slices.Contains(f.Channels, r.Channel)) &&
		(len(f.Kinds) == 0 || slices.Contains(f.Kinds, r.Kind))
}

func (q oracleQuestion) underAny(topic string) bool {
	f := q.filter
	if f.ExcludeSubtopics {
		return slices.Contains(f.Topics, topic)
	}
	for at := topic; at != ""; at = q.parents[at] {
		if slices.Contains(f.Topics, at) {
			return true
		}
	}
	return false
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
