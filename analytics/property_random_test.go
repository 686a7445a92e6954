package analytics_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"giaoban/analytics"
)

func (p *property) report(id string, last analytics.Date) analytics.Report {
	first := analytics.NewDate(2019, time.January, 10)
	if p.rnd.IntN(2) == 0 { // many reports a day where months are cut
		first = last - 60
	}
	day := first + analytics.Date(p.rnd.IntN(int(last-first)+1))
	r := analytics.Report{ID: id, Received: day.Time().Add(time.Duration(p.rnd.IntN(86400)-7*3600) * time.Second),
		Kind: pick(p.rnd, analytics.Kinds()), Unit: pick(p.rnd, []string{"", "u1", "u2", "u3", "u4", "u5"}), Channel: pick(p.rnd, []string{"", "c1", "c2", "c3"})}
	topics := map[string]bool{}
	for range p.rnd.IntN(4) {
		topics[fmt.Sprintf("t%d", p.rnd.IntN(len(topicCodes)))] = true
	}
	if r.Kind == analytics.Synthesis {
		r.Type = pick(p.rnd, []analytics.SynthesisType{analytics.Periodic, analytics.AdHoc})
		for range p.rnd.IntN(5) {
			n := p.rnd.IntN(propertyIssues)
			issue := analytics.Issue{Code: fmt.Sprintf("V%d", n), Topic: fmt.Sprintf("t%d", n%len(topicCodes))}
			if !slices.Contains(r.Issues, issue) {
				r.Issues = append(r.Issues, issue)
			}
			topics[issue.Topic] = true
		}
		if len(topics) == 1 {
			r.Type = analytics.Thematic
		}
	}
	r.Topics = slices.Sorted(maps.Keys(topics))
	return r
}

func pick[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

func some[T any](rnd *rand.Rand, list []T, most int) []T {
	var few []T
	if rnd.IntN(2) == 0 {
		return nil
	}
	for _, i := range rnd.Perm(len(list))[:1+rnd.IntN(most)] {
		few = append(few, list[i])
	}
	return few
}

func (p *property) filter() analytics.Filter {
	rare := func() bool { return p.rnd.IntN(4) == 0 }
	f := analytics.Filter{Topics: some(p.rnd, topicCodes, 3), Units: some(p.rnd, codeLists[analytics.Units], 2),
		Channels: some(p.rnd, codeLists[analytics.Channels], 2), Kinds: some(p.rnd, analytics.Kinds(), 2),
		ExcludeSubtopics: rare(), ExcludeSubunits: rare(), ExcludeSubchannels: rare(), AsReported: rare()}
	if rare() {
		f.Unknown = some(p.rnd, []analytics.Dimension{analytics.ByTopic, analytics.ByUnit, analytics.ByChannel}, 2)
	}
	return f
}

// snapshot opens the newest version, or one time in three an older one.
func (p *property) snapshot(t *testing.T) (*analytics.Snapshot, int64) {
	version := p.newest
	if p.rnd.IntN(3) == 0 {
		version = pick(p.rnd, slices.Sorted(maps.Keys(p.oracle.versions)))
	}
	snap, err := p.store.Snapshot(t.Context(), analytics.FullAccess(), version)
	if err != nil {
		t.Fatal(err)
	}
	return snap, version
}

func (p *property) period(most int) analytics.Range {
	months := 1 + p.rnd.IntN(most)
	if p.rnd.IntN(2) == 0 { // to the end of the data, where a month may not be over
		last, _ := p.oracle.calendar.MonthOf(p.oracle.through[p.newest])
		return analytics.Range{From: last.Add(1 - months), To: last}
	}
	from := analytics.NewMonth(2019, time.January).Add(p.rnd.IntN(16))
	return analytics.Range{From: from, To: from.Add(months - 1)}
}

func levels() []analytics.Level {
	return []analytics.Level{analytics.TopLevel, analytics.OwnLevel, analytics.AllLevel}
}
