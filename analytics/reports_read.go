package analytics

import (
	"context"
	"errors"
	"slices"
	"strings"
)

// reportParams are what both statements of a question share.
func (s *Snapshot) reportParams(q ReportsQuery, x *scope) params {
	kinds := q.Filter.Kinds
	if q.Measure != "" { // a measure that the filter's kinds leave out has no months to read
		kinds = []ReportKind{q.Measure.Kind()}
	}
	return params{"inforce": array(s.ledger.inForce(s.version)), "committed": array(s.ledger.versions()),
		"topics": quoted(x.lines[0].through()), "units": quoted(x.lines[1].through()), "channels": quoted(x.lines[2].through()),
		"kinds": quoted(kinds), "thematic": flag(q.Measure == ThematicSyntheses), "covering": flag(q.Measure == Issues)}
}

func reportsStatement(name string) string {
	return strings.Replace(statement(name), "/* source */", statement("reports_in_force"), 1)
}

func (s *Snapshot) reportsTotal(ctx context.Context, p params, months []Month) (int64, error) {
	var n uint64
	p["months"] = monthArray(months)
	err := s.store.reader.QueryRow(withParams(ctx, p), reportsStatement("reports_total")).Scan(&n)
	return int64(n), engineError(ctx, err)
}

func (s *Snapshot) readReports(ctx context.Context, p params, page *ReportPage) error {
	rows, err := s.store.reader.Query(withParams(ctx, p), reportsStatement("reports"))
	if err != nil {
		return engineError(ctx, err)
	}
	for rows.Next() {
		var (
			r                              ListedReport
			month                          uint32
			day                            uint8
			kind, synthesis, unit, channel string
			topics                         []string
		)
		if err := rows.Scan(&month, &day, &r.ID, &r.Version, &kind, &synthesis, &unit, &channel, &topics, &r.numbers); err != nil {
			return errors.Join(err, rows.Close())
		}
		r.Month, r.Kind, r.Type = Month(month), ReportKind(kind), unlessZero(SynthesisType(synthesis))
		r.Received = s.store.calendar.Start(r.Month) + Date(day) - 1
		r.Unit, r.Channel = s.entries.entry(Units, unit), s.entries.entry(Channels, channel)
		r.Topics = []*Entry{}
		for _, code := range topics {
			r.Topics = append(r.Topics, s.entries.entry(Topics, code))
		}
		page.Rows = append(page.Rows, r)
	}
	return engineError(ctx, errors.Join(rows.Close(), rows.Err()))
}

// nameIssues gives the issues of listed reports their codes and topics.
func (s *Snapshot) nameIssues(ctx context.Context, listed []ListedReport) error {
	var numbers []uint32
	for i := range listed {
		listed[i].Issues = []ListedIssue{}
		numbers = append(numbers, listed[i].numbers...)
	}
	if len(numbers) == 0 {
		return nil
	}
	slices.Sort(numbers)
	p := params{"numbers": array(slices.Compact(numbers)), "committed": array(s.ledger.versions())}
	rows, err := s.store.reader.Query(withParams(ctx, p), statement("issues_named"))
	if err != nil {
		return engineError(ctx, err)
	}
	named := map[uint32]ListedIssue{}
	for rows.Next() {
		var (
			n           uint32
			code, topic string
		)
		if err := rows.Scan(&n, &code, &topic); err != nil {
			return errors.Join(err, rows.Close())
		}
		named[n] = ListedIssue{code, s.entries.entry(Topics, topic)}
	}
	for i := range listed {
		for _, n := range listed[i].numbers {
			listed[i].Issues = append(listed[i].Issues, named[n])
		}
		slices.SortFunc(listed[i].Issues, func(a, b ListedIssue) int { return strings.Compare(a.Code, b.Code) })
	}
	return engineError(ctx, errors.Join(rows.Close(), rows.Err()))
}
