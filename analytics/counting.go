package analytics

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// cell puts one month into one period of a question.
type cell struct {
	period int // from 1
	month  Month
	cut    int // only the first days of the month; 0 = all of it
}

// counting is one run of sql/counts.sql: every question is made of these.
type counting struct {
	cells        []cell
	spans        map[int]Range // the periods that tallies may answer: whole months, nothing cut
	by           []Dimension
	level        Level // of topics
	unitLevel    Level
	channelLevel Level
	filter       Filter
	zeros        []Month // months that get a row even where nothing was counted
	orderBy      Measure
	after        *counted // the row before the first one wanted
	limit        int      // 0 = all
}

// counted is a row of counts.sql: codes and plain numbers.
type counted struct {
	cellKey
	values    [numberOfMeasures]int64 // of rows, and of the tallies that stand in for them
	published [numberOfMeasures]*published
	rank      int64
	scope     *scope
}

func (s *Snapshot) count(ctx context.Context, c counting) ([]counted, error) {
	scope := s.scope(c)
	p, text, answers := s.countingStatement(c, scope)
	rows, err := s.store.reader.Query(withParams(ctx, p), text)
	if err != nil {
		return nil, engineError(ctx, err)
	}
	var all []counted
	for rows.Next() {
		var (
			r      counted
			period uint16
			month  uint32
			kind   string
			n      [numberOfMeasures]uint64
			list   []uint64
		)
		err := rows.Scan(&period, &month, &r.topic, &r.unit, &r.channel, &kind, &n[0], &n[1], &n[2], &n[3], &n[4], &list, &r.rank)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		r.period, r.month, r.kind, r.scope = int(period), Month(month), ReportKind(kind), scope
		for i, v := range n {
			r.values[i] = int64(v)
		}
		if p := answers[r.cellKey]; p != nil {
			r.published = *p
		}
		all = append(all, r)
	}
	if err := errors.Join(rows.Close(), rows.Err()); err != nil {
		return nil, engineError(ctx, err)
	}
	return all, s.still(ctx)
}

func (s *Snapshot) countingStatement(c counting, scope *scope) (params, string, answers) {
	topics, units, channels := scope.lines[0], scope.lines[1], scope.lines[2]
	keyTopics, keys := topics.keys()
	keyUnits, unitKeys := units.keys()
	keyChannels, channelKeys := channels.keys()
	whole, cuts := map[Month]bool{}, []string{}
	var cells []string
	var cutMonths []Month
	for _, x := range c.cells {
		cells = append(cells, fmt.Sprintf("(%d,%d,%d)", x.period, x.month, x.cut))
		if x.cut == 0 {
			whole[x.month] = true
		} else if cut := fmt.Sprintf("(%d,%d)", x.month, x.cut); !slices.Contains(cuts, cut) {
			cuts, cutMonths = append(cuts, cut), append(cutMonths, x.month)
		}
	}
	p := params{
		"by": quoted(c.by), "key_topics": quoted(keyTopics), "keys": array(keys), "strays": flag(topics.through() == nil),
		"key_units": quoted(keyUnits), "unit_keys": array(unitKeys), "key_channels": quoted(keyChannels), "channel_keys": array(channelKeys),
		"topics": quoted(topics.through()), "units": quoted(units.through()), "channels": quoted(channels.through()), "kinds": quoted(c.filter.Kinds),
		"cells": array(cells), "zeros": monthArray(c.zeros), "committed": array(s.ledger.versions()),
		"order": number(c.orderBy.index() + 1), "after": c.after.tuple(), "limit": number(uint64(math.MaxInt64)),
		"rollup": scope.rollup(), "built": array(s.builtTuples(whole)),
	}
	if c.limit > 0 {
		p["limit"] = number(c.limit)
	}
	source := statement("counts_whole")
	if len(cuts) > 0 {
		source += "UNION ALL\n" + statement("counts_days")
		p["cuts"], p["cut_months"], p["inforce"] = array(cuts), monthArray(cutMonths), array(s.ledger.inForce(s.version))
	}
	text := strings.Replace(statement("counts"), "/* source */", source, 1)
	answers := s.tallies.answers(c, scope)
	if len(answers) > 0 {
		text = strings.Replace(text, "/* tallies */", statement("counts_tallies"), 1)
		p["tallies"] = answers.array()
	}
	return p, text, answers
}

// rollup names the smallest table that has the columns asked for.
func (x *scope) rollup() string {
	topics, units := x.lines[0] != nil, x.lines[1] != nil || x.lines[2] != nil
	switch {
	case topics && units:
		return "rollup"
	case topics:
		return "rollup_topics"
	default:
		return "rollup_units"
	}
}

// tuple writes the row's place in the order of the answer.
func (r *counted) tuple() string {
	if r == nil {
		return "[]"
	}
	return fmt.Sprintf("[(%d,%d,%s,%s,%s,%s)]", r.rank, r.month, quote(r.topic), quote(r.unit), quote(r.channel), quote(string(r.kind)))
}

func monthArray(months []Month) string {
	numbers := make([]uint32, len(months))
	for i, m := range months {
		numbers[i] = uint32(m)
	}
	return array(numbers)
}
