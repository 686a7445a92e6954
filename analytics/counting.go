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
	cells   []cell
	spans   map[int]Range // the periods that tallies may answer: whole months, nothing cut
	by      []Dimension
	level   TopicLevel
	filter  Filter
	zeros   []Month // months that get a row even where nothing was counted
	orderBy Measure
	after   *counted // the row before the first one wanted
	limit   int      // 0 = all
}

// counted is a row of counts.sql: codes and plain numbers.
type counted struct {
	cellKey
	values    [numberOfMeasures]int64 // of rows, and of the tallies that stand in for them
	published [numberOfMeasures]*published
	rank      int64
}

func (s *Snapshot) count(ctx context.Context, c counting) ([]counted, error) {
	p, text, answers := s.countingStatement(c)
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
		r.period, r.month, r.kind = int(period), Month(month), ReportKind(kind)
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

func (s *Snapshot) countingStatement(c counting) (params, string, answers) {
	topics := s.withSubtopics(c.filter)
	keyTopics, keys, rowsOf := s.topicKeys(c, topics)
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
		"by": quoted(c.by), "key_topics": quoted(keyTopics), "keys": array(keys), "strays": flag(len(c.filter.Topics) == 0),
		"topics": quoted(topics), "units": quoted(c.filter.Units), "channels": quoted(c.filter.Channels), "kinds": quoted(c.filter.Kinds),
		"cells": array(cells), "zeros": monthArray(c.zeros), "committed": array(s.ledger.versions()),
		"order": number(c.orderBy.index() + 1), "after": c.after.tuple(), "limit": number(uint64(math.MaxInt64)),
		"rollup": c.rollup(), "built": array(s.builtTuples(whole)),
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
	answers := s.tallies.answers(c, rowsOf, s.subtree)
	if len(answers) > 0 {
		text = strings.Replace(text, "/* tallies */", statement("counts_tallies"), 1)
		p["tallies"] = answers.array()
	}
	return p, text, answers
}

// rollup names the smallest table that has the columns asked for.
func (c counting) rollup() string {
	topics := slices.Contains(c.by, ByTopic) || len(c.filter.Topics) > 0
	units := slices.Contains(c.by, ByUnit) || slices.Contains(c.by, ByChannel) || len(c.filter.Units)+len(c.filter.Channels) > 0
	switch {
	case topics && units:
		return "rollup"
	case topics:
		return "rollup_topics"
	default:
		return "rollup_units"
	}
}

// withSubtopics lists the topics that a filter lets through.
func (s *Snapshot) withSubtopics(f Filter) []string {
	if f.ExcludeSubtopics {
		return f.Topics
	}
	seen := map[string]bool{}
	var all []string
	for _, code := range f.Topics {
		for _, below := range s.subtree(code) {
			if !seen[below] {
				seen[below] = true
				all = append(all, below)
			}
		}
	}
	return all
}

// subtree lists a topic and every topic below it.
func (s *Snapshot) subtree(topic string) []string {
	var all []string
	s.entries.entry(Topics, topic).walk(func(e *Entry) { all = append(all, e.Code) })
	return all
}

// topicKeys maps each topic to the rows that a report with it counts under. Under a topic filter only the topics
// that it lets through have rows, and the filter's own topics are the top of the tree.
func (s *Snapshot) topicKeys(c counting, through []string) (topics, keys []string, rowsOf map[string][]string) {
	if !slices.Contains(c.by, ByTopic) {
		return nil, nil, nil
	}
	rowsOf = map[string][]string{}
	entries := s.entries.list(Topics, nil)
	if len(c.filter.Topics) > 0 {
		entries = nil
		for _, code := range through {
			entries = append(entries, s.entries[Topics][code])
		}
	}
	for _, e := range entries {
		var under []string
		for a := e; a != nil; a = a.Parent {
			if len(c.filter.Topics) > 0 && !slices.Contains(through, a.Code) {
				break
			}
			under = append(under, a.Code)
		}
		switch c.level {
		case OwnLevel:
			under = under[:1]
		case TopLevel, "":
			under = under[len(under)-1:]
		}
		topics, keys = append(topics, e.Code), append(keys, quoted(under))
		rowsOf[e.Code] = under
	}
	return topics, keys, rowsOf
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
