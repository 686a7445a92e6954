package analytics

import (
	"context"
	"fmt"
)

// ReportsQuery asks for the reports behind a count.
type ReportsQuery struct {
	Period  Range
	Filter  Filter
	Measure Measure // only reports that count in it; empty = all
	First   int     // reports on a page, 1 to MaxPageSize
	After   string  // cursor of the last report before the page
}

// ReportPage is a page of reports.
type ReportPage struct {
	Period Period
	Rows   []ListedReport
	Total  int64 // reports on all pages
	PageInfo
	Meta Meta
}

// ListedReport is a report as it is in force: its codes as they were reported, never a text. The moment of its receipt is
// kept to the day.
type ListedReport struct {
	ID       string
	Month    Month
	Received Date
	Kind     ReportKind
	Type     *SynthesisType // of a synthesis, else nil
	Unit     *Entry         // nil = unknown
	Channel  *Entry         // nil = unknown
	Topics   []*Entry       // by code
	Issues   []ListedIssue  // by code; under a filter on topics, those that count under it
	Version  uint64         // the data version that brought it as it is
	Cursor   string

	numbers []uint32 // of the issues
}

// ListedIssue is an issue that a report covers.
type ListedIssue struct {
	Code  string
	Topic *Entry
}

// reportPlace is a report's place in the order of the answer.
type reportPlace struct {
	Month Month
	Day   uint8
	ID    string
}

func (p *reportPlace) tuple() string {
	if p == nil {
		return "[]"
	}
	return fmt.Sprintf("[(%d,%d,%s)]", p.Month, p.Day, quote(p.ID))
}

// question is what pages have in common.
func (q ReportsQuery) question() ReportsQuery {
	q.First, q.After = 0, ""
	return q
}

// Reports lists the reports behind a count, by month, day and id. With a measure, only those that count in it, so that
// Total is that count; an issue that several reports cover is behind each of them.
func (s *Snapshot) Reports(ctx context.Context, q ReportsQuery) (*ReportPage, error) {
	if err := s.checkReports(q); err != nil {
		return nil, err
	}
	after, err := readCursor[reportPlace](q.After, s.version, q.question())
	if err != nil {
		return nil, err
	}
	// The rollups tell, far sooner than the log, how many reports there are and which months a page can be from.
	c := counting{cells: wholeCells(q.Period), by: []Dimension{ByMonth}, filter: q.Filter}
	months, err := s.count(ctx, c)
	if err != nil {
		return nil, err
	}
	page := &ReportPage{Period: s.period(q.Period), Rows: []ListedReport{}, Meta: s.Meta()}
	var all, some []Month
	ahead := 0 // reports in the months behind that of the cursor, as far as they are read
	for _, m := range months {
		n := m.reports(q.Measure)
		page.Total += n
		if n == 0 {
			continue
		}
		all = append(all, m.month)
		if ahead <= q.First && (after == nil || m.month >= after.Month) {
			some = append(some, m.month)
			if after == nil || m.month > after.Month {
				ahead += int(min(n, MaxPageSize+1))
			}
		}
	}
	p := s.reportParams(q, s.scope(c))
	if q.Measure == Issues {
		if page.Total, err = s.reportsTotal(ctx, p, all); err != nil {
			return nil, err
		}
	}
	p["after"], p["limit"], p["months"] = after.tuple(), number(q.First+1), monthArray(some)
	if err := s.readReports(ctx, p, page); err != nil {
		return nil, err
	}
	page.HasNextPage = len(page.Rows) > q.First
	page.Rows = page.Rows[:min(len(page.Rows), q.First)]
	for i := range page.Rows {
		row := &page.Rows[i]
		row.Cursor = writeCursor(s.version, q.question(), reportPlace{row.Month, uint8(row.Received-s.store.calendar.Start(row.Month)) + 1, row.ID})
		page.EndCursor = row.Cursor
	}
	if err := s.nameIssues(ctx, page.Rows); err != nil {
		return nil, err
	}
	return page, s.still(ctx)
}

func (s *Snapshot) checkReports(q ReportsQuery) error {
	if err := checkRange("period", q.Period); err != nil {
		return err
	}
	if q.Measure != "" {
		if err := checkMeasure("measure", q.Measure); err != nil {
			return err
		}
	}
	if err := checkFirst(q.First); err != nil {
		return err
	}
	return s.checkFilter(q.Filter)
}

// reports is how many reports count in a measure; of issues, at least how many cover one.
func (r *counted) reports(m Measure) int64 {
	switch m {
	case "":
		return r.values[WrittenReports.index()] + r.values[Messages.index()] + r.values[Syntheses.index()]
	case Issues:
		return min(r.values[Issues.index()], 1)
	}
	return r.values[m.index()]
}
