package analytics_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"giaoban/analytics"
)

// checkRow compares a row's shares, and of one row in ten its caveats, which are slow to find.
func (p *property) checkRow(t *testing.T, version int64, q oracleQuestion, period analytics.Range, r, total analytics.CountRow) {
	months := period
	if r.Month != nil {
		months = analytics.Range{From: *r.Month, To: *r.Month}
	}
	sampled := p.rnd.IntN(10) == 0
	var merged, split bool
	if sampled {
		merged, split = p.oracle.caveats(version, q, r.Key, months)
	}
	for _, m := range analytics.Measures() {
		c, all := r.Count(m), total.Count(m)
		got, known := r.Share(m), c.Value != nil && all.Value != nil && *all.Value != 0
		if (got != nil) != known || (known && math.Abs(*got-float64(*c.Value)/float64(*all.Value)) > 1e-12) {
			t.Fatalf("version %d, %+v: %s of %+v has the share %v", version, q, m, r, got)
		}
		if !sampled || c.Value == nil {
			continue
		}
		var want []analytics.Caveat
		if merged && *c.Value > 0 {
			want = append(want, analytics.Merged)
		}
		if split {
			want = append(want, analytics.Split)
		}
		if !slices.Equal(c.Caveats, want) {
			t.Fatalf("version %d, %+v: %s of %s has caveats %v, not %v", version, q, m, oracleKey(r.Key, q.by), c.Caveats, want)
		}
	}
}

// rankIn counts the rows that are larger.
func rankIn(rows []analytics.ComparisonRow, baseline int, c analytics.Count) int {
	rank := 1
	for _, r := range rows {
		other := r.Count
		if baseline >= 0 {
			other = r.Changes[baseline].Count
		}
		if other.Value != nil && c.Value != nil && *other.Value > *c.Value {
			rank++
		}
	}
	return rank
}

func (p *property) askTrends(t *testing.T, step int) {
	snap, version := p.snapshot(t)
	q := analytics.TrendsQuery{Measure: pick(p.rnd, analytics.Measures()), By: pick(p.rnd, analytics.Dimensions()[1:]), Period: p.period(5),
		TopicLevel: pick(p.rnd, levels()), UnitLevel: pick(p.rnd, levels()), ChannelLevel: pick(p.rnd, levels()), Filter: p.filter(), Top: analytics.MaxTop}
	answer, err := snap.TopicTrends(t.Context(), q)
	if err != nil {
		t.Fatalf("step %d: %+v: %v", step, q, err)
	}
	by := []analytics.Dimension{q.By}
	spans := []analytics.Range{q.Period} // the whole, then each month
	for _, m := range q.Period.List() {
		spans = append(spans, analytics.Range{From: m, To: m})
	}
	for i, span := range spans {
		count := func(r analytics.TrendRow) int64 {
			c := r.Count
			if i > 0 {
				c = r.Series[i-1].Count
			}
			if c.Value == nil {
				return 0
			}
			return *c.Value
		}
		got, want := map[string]int64{}, map[string]int64{}
		for _, r := range answer.Rows {
			if n := count(r); n > 0 {
				got[oracleKey(r.Key, by)] = n
			}
		}
		asked := oracleQuestion{by: by, level: q.TopicLevel, unitLevel: q.UnitLevel, channelLevel: q.ChannelLevel, filter: q.Filter,
			within: func(m analytics.Month, _ int) bool { return span.Contains(m) }}
		for key, values := range p.oracle.count(version, asked) {
			if n := values[slices.Index(analytics.Measures(), q.Measure)]; n > 0 {
				want[key] = n
			}
		}
		asked.by = nil
		total := p.oracle.count(version, asked)[""][slices.Index(analytics.Measures(), q.Measure)]
		if !maps.Equal(got, want) || count(answer.Total) != total {
			t.Fatalf("step %d, version %d, %s: %+v\n got %v, total %d\nwant %v, total %d", step, version, span, q, got, count(answer.Total), want, total)
		}
	}
}

func (p *property) askKeyFigures(t *testing.T, step int) {
	snap, version := p.snapshot(t)
	other := p.period(4)
	q := analytics.KeyFiguresQuery{Current: p.period(4), Filter: p.filter(),
		Baselines: []analytics.Baseline{{Kind: analytics.Previous}, {Kind: analytics.SameMonthsLastYear}, {Kind: analytics.Custom, Custom: &other}}}
	answer, err := snap.KeyFigures(t.Context(), q)
	if err != nil {
		t.Fatalf("step %d: %+v: %v", step, q, err)
	}
	for i := -1; i < len(q.Baselines); i++ {
		want := p.oracle.count(version, oracleQuestion{filter: q.Filter, within: p.within(version, q.Current, q.Baselines, i)})[""]
		for k, f := range answer.Figures {
			c := f.Count
			if i >= 0 {
				c = f.Changes[i].Count
			}
			if c.Value != nil && *c.Value != want[k] {
				t.Fatalf("step %d, version %d, period %d: %+v: %s is %d, want %d", step, version, i, q, f.Measure, *c.Value, want[k])
			}
		}
	}
}

// askReports picks a cell of a random question and wants to see exactly the reports behind it.
func (p *property) askReports(t *testing.T, step int) {
	snap, version := p.snapshot(t)
	counts := analytics.CountsQuery{Period: p.period(16), GroupBy: some(p.rnd, analytics.Dimensions(), 3), TopicLevel: pick(p.rnd, levels()),
		UnitLevel: pick(p.rnd, levels()), ChannelLevel: pick(p.rnd, levels()), Filter: p.filter(), First: analytics.MaxPageSize}
	if p.rnd.IntN(2) == 0 { // else there are few reports behind a row
		counts.Filter, counts.GroupBy = analytics.Filter{AsReported: counts.Filter.AsReported}, some(p.rnd, analytics.Dimensions(), 1)
	}
	f := &counts.Filter // what it leaves out below its own codes could not be left out below a row's
	f.ExcludeSubtopics, f.ExcludeSubunits, f.ExcludeSubchannels = false, false, false
	page, err := snap.Counts(t.Context(), counts)
	if err != nil {
		t.Fatalf("step %d: %+v: %v", step, counts, err)
	}
	if len(page.Rows) == 0 {
		return
	}
	row := pick(p.rnd, page.Rows)
	q := behind(counts, row)
	if p.rnd.IntN(5) > 0 {
		q.Measure = pick(p.rnd, analytics.Measures())
	}
	var got []string
	issues := map[analytics.Issue]bool{}
	q.First = 1 + p.rnd.IntN(60)
	for {
		page, err := snap.Reports(t.Context(), q)
		if err != nil {
			t.Fatalf("step %d: %+v: %v", step, q, err)
		}
		for _, r := range page.Rows {
			got = append(got, listedText(r))
			for _, i := range r.Issues {
				issues[analytics.Issue{Code: i.Code, Topic: i.Topic.Code}] = true
			}
		}
		if !page.HasNextPage {
			if page.Total != int64(len(got)) {
				t.Fatalf("step %d: %+v lists %d reports, and tells of %d", step, q, len(got), page.Total)
			}
			break
		}
		q.After = page.EndCursor
		if len(page.Rows) != q.First {
			t.Fatalf("step %d: %+v has a page of %d", step, q, len(page.Rows))
		}
	}
	if want := p.reports(version, q); !slices.Equal(got, want) {
		t.Fatalf("step %d, version %d: %+v of %+v\n got %v\nwant %v", step, version, q, counts, got, want)
	}
	if q.Measure == "" {
		return
	}
	n := int64(len(got))
	if q.Measure == analytics.Issues {
		n = int64(len(issues))
	}
	if c := row.Count(q.Measure).Value; (c != nil && *c != n) || (c == nil && n > 0) {
		t.Fatalf("step %d, version %d: %+v of %+v lists %d, the row %s says %v", step, version, q, counts, n, oracleKey(row.Key, counts.GroupBy), c)
	}
}

// behind asks for the reports of a row.
func behind(q analytics.CountsQuery, row analytics.CountRow) analytics.ReportsQuery {
	r := analytics.ReportsQuery{Period: q.Period, Filter: q.Filter}
	f := &r.Filter
	f.Unknown = slices.Clone(f.Unknown)
	one := func(d analytics.Dimension, at *analytics.Entry, codes *[]string, alone *bool, own bool) {
		if !slices.Contains(q.GroupBy, d) {
			return
		}
		f.Unknown = slices.DeleteFunc(f.Unknown, func(x analytics.Dimension) bool { return x == d })
		if at == nil {
			*codes, f.Unknown = nil, append(f.Unknown, d)
			return
		}
		*codes, *alone = []string{at.Code}, own
	}
	one(analytics.ByTopic, row.Topic, &f.Topics, &f.ExcludeSubtopics, q.TopicLevel == analytics.OwnLevel)
	one(analytics.ByUnit, row.Unit, &f.Units, &f.ExcludeSubunits, q.UnitLevel == analytics.OwnLevel)
	one(analytics.ByChannel, row.Channel, &f.Channels, &f.ExcludeSubchannels, q.ChannelLevel == analytics.OwnLevel)
	if row.Month != nil {
		r.Period = analytics.Range{From: *row.Month, To: *row.Month}
	}
	if row.Kind != nil {
		f.Kinds = []analytics.ReportKind{*row.Kind}
	}
	return r
}

func listedText(r analytics.ListedReport) string {
	kind := ""
	if r.Type != nil {
		kind = string(*r.Type)
	}
	var topics, issues []string
	for _, e := range r.Topics {
		topics = append(topics, e.Code)
	}
	for _, i := range r.Issues {
		issues = append(issues, i.Code+"@"+i.Topic.Code)
	}
	slices.Sort(issues)
	return fmt.Sprint(r.Month, r.Received, r.ID, r.Kind, kind, entryText(r.Unit), entryText(r.Channel), topics, issues, r.Version)
}

// reports lists what must be behind a count, in order: the slow and obvious way.
func (p *property) reports(version int64, q analytics.ReportsQuery) []string {
	asked := oracleQuestion{filter: q.Filter}
	entries := p.oracle.entries[version]
	topics, units, channels := asked.side(entries, analytics.Topics), asked.side(entries, analytics.Units), asked.side(entries, analytics.Channels)
	type placed struct {
		day  analytics.Date
		id   string
		text string
	}
	var list []placed
	for id, r := range p.oracle.versions[version] {
		day := p.oracle.calendar.LocalDate(r.Received)
		month, _ := p.oracle.calendar.MonthOf(day)
		if !q.Period.Contains(month) || !topics.passesAny(r.Topics) || !units.passesAny(known(r.Unit)) || !channels.passesAny(known(r.Channel)) || !asked.passes(r) {
			continue
		}
		listed := analytics.ListedReport{ID: id, Month: month, Received: day, Kind: r.Kind, Version: p.broughtBy(version, id)}
		for _, i := range r.Issues {
			if topics.passes(i.Topic) {
				listed.Issues = append(listed.Issues, analytics.ListedIssue{Code: i.Code, Topic: &analytics.Entry{Code: i.Topic}})
			}
		}
		if q.Measure != "" && (q.Measure.Kind() != r.Kind || (q.Measure == analytics.ThematicSyntheses && r.Type != analytics.Thematic) ||
			(q.Measure == analytics.Issues && len(listed.Issues) == 0)) {
			continue
		}
		if r.Type != "" {
			listed.Type = &r.Type
		}
		if r.Unit != "" {
			listed.Unit = &analytics.Entry{Code: r.Unit}
		}
		if r.Channel != "" {
			listed.Channel = &analytics.Entry{Code: r.Channel}
		}
		for _, code := range r.Topics {
			listed.Topics = append(listed.Topics, &analytics.Entry{Code: code})
		}
		list = append(list, placed{day, id, listedText(listed)})
	}
	slices.SortFunc(list, func(a, b placed) int {
		if a.day != b.day {
			return int(a.day - b.day)
		}
		return slices.Compare([]byte(a.id), []byte(b.id))
	})
	var texts []string
	for _, x := range list {
		texts = append(texts, x.text)
	}
	return texts
}

// broughtBy is the newest change in force that holds a report.
func (p *property) broughtBy(version int64, id string) (by uint64) {
	for _, o := range p.ops {
		if _, there := o.changed[id]; there && o.version <= version && p.inForce(o.version, version) {
			by = uint64(o.version)
		}
	}
	return by
}
