package analytics

import (
	"fmt"
	"slices"
)

// cellKey names a cell of counts.sql: codes, "" in dimensions that were not asked for.
type cellKey struct {
	period               int
	month                Month
	topic, unit, channel string
	kind                 ReportKind
}

// answers are what tallies say of the cells of a question, by measure.
type answers map[cellKey]*[numberOfMeasures]*published

// answers finds every cell of a question that tallies speak of, whether or not it has rows.
func (t *tallies) answers(c counting, topicRows map[string][]string, under func(topic string) []string) answers {
	if t == nil || len(c.spans) == 0 {
		return nil
	}
	all := answers{}
	for cell := range t.cells {
		key, ok := c.place(cell, topicRows, under)
		if !ok {
			continue
		}
		for period, span := range c.spans {
			key.period = period
			if !slices.Contains(c.by, ByMonth) {
				all.add(key, cell, t.resolve(cell, span))
				continue
			}
			for _, key.month = range span.List() {
				all.add(key, cell, t.resolve(cell, Range{key.month, key.month}))
			}
		}
	}
	return all
}

func (a answers) add(key cellKey, cell tallyCell, p *published) {
	if p == nil {
		return
	}
	if a[key] == nil {
		a[key] = &[numberOfMeasures]*published{}
	}
	a[key][cell.measure.index()] = p
}

// array writes the cells for counts.sql. A cell that tallies do not answer, because rows do, is there with 0, so that it
// has a row to carry the difference.
func (a answers) array() string {
	rows := make([]string, 0, len(a))
	for key, measures := range a {
		var values [numberOfMeasures]uint64
		for i, p := range measures {
			if p != nil && p.wins {
				values[i] = uint64(p.value)
			}
		}
		rows = append(rows, fmt.Sprintf("(%d,%d,%s,%s,%s,%s,%s)", key.period, key.month, quote(key.topic), quote(key.unit),
			quote(key.channel), quote(string(key.kind)), array(values[:])))
	}
	slices.Sort(rows) // so that the same question always makes the same statement
	return array(rows)
}

// place finds the row of a question that counts exactly what a tally's cell does. A filter must leave the cell whole and
// nothing else: one code, which the cell names; a filter in the dimension of the rows only chooses among them.
func (c counting) place(cell tallyCell, topicRows map[string][]string, under func(string) []string) (key cellKey, ok bool) {
	kind := cell.measure.Kind()
	if len(c.filter.Kinds) > 0 && !slices.Contains(c.filter.Kinds, kind) {
		return key, false
	}
	if slices.Contains(c.by, ByKind) {
		key.kind = kind
	}
	dimensions := []struct {
		by     Dimension
		code   string
		filter []string
		key    *string
	}{{ByTopic, cell.topic, c.filter.Topics, &key.topic}, {ByUnit, cell.unit, c.filter.Units, &key.unit}, {ByChannel, cell.channel, c.filter.Channels, &key.channel}}
	for _, d := range dimensions {
		grouped := slices.Contains(c.by, d.by)
		switch {
		case d.code == "" && (grouped || len(d.filter) > 0), d.code != "" && !grouped && len(d.filter) != 1:
			return key, false
		case d.code == "":
			continue
		case d.by == ByTopic:
			if !c.wholeTopic(d.code, grouped, topicRows, under(d.code)) {
				return key, false
			}
		case len(d.filter) > 0 && !slices.Contains(d.filter, d.code):
			return key, false
		}
		if grouped {
			*d.key = d.code
		}
	}
	return key, true
}

// wholeTopic tells whether a topic's row, or with a filter on it the answer as a whole, counts the topic together with
// every topic below it. topicRows holds the rows that each topic counts under.
func (c counting) wholeTopic(code string, grouped bool, topicRows map[string][]string, under []string) bool {
	if !grouped {
		return c.filter.Topics[0] == code && (!c.filter.ExcludeSubtopics || len(under) == 1)
	}
	return !slices.ContainsFunc(under, func(topic string) bool {
		rows, known := topicRows[topic]
		if !known && len(c.filter.Topics) == 0 {
			rows = []string{topic} // not in the registry any more: it stands for itself
		}
		return !slices.Contains(rows, code)
	})
}
