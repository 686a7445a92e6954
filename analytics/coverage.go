package analytics

import (
	"cmp"
	"context"
	"slices"
)

// Coverage tells which unit sent written reports in which month.
type Coverage struct {
	Period Period
	Units  []UnitCoverage  // by code; reports whose unit is unknown last, where there are any
	Months []MonthCoverage // every month of the period, in order
	Meta   Meta
}

// UnitCoverage is one unit's written reports, month by month.
type UnitCoverage struct {
	Unit   *Entry // nil: reports whose unit is unknown
	Months []UnitMonth
}

// UnitMonth is one unit's written reports of a month.
type UnitMonth struct {
	Month    Month
	Count    Count
	Expected bool // the unit is in the registry and valid in this month
	Missing  bool // it is expected, the month is covered, and there is no report
}

// MonthCoverage tells of one month which of the expected units sent no written report.
type MonthCoverage struct {
	Month    Month
	Status   CountStatus // PARTIAL: the month is not over, more may come; NOT_REPORTED: there is no data yet, nobody is missing
	Expected int         // units valid in the month
	Missing  []*Entry    // those without a report, by code
}

// Coverage counts the written reports of every unit in every month of a period. A unit is missing where the registry
// says that it is valid, the month is covered by data, and no report came.
func (s *Snapshot) Coverage(ctx context.Context, period Range) (*Coverage, error) {
	if err := checkRange("period", period); err != nil {
		return nil, err
	}
	rows, err := s.count(ctx, counting{cells: wholeCells(period), spans: map[int]Range{1: period}, by: []Dimension{ByMonth, ByUnit}, filter: Filter{Kinds: []ReportKind{Written}, AsReported: true}})
	if err != nil {
		return nil, err
	}
	type place struct {
		unit  string
		month Month
	}
	written, codes := map[place]amount{}, map[string]bool{}
	for _, r := range rows {
		written[place{r.unit, r.month}], codes[r.unit] = r.amount(WrittenReports), true
	}
	for code, unit := range s.entries[Units] {
		codes[code] = codes[code] || slices.ContainsFunc(period.List(), unit.ValidAt)
	}
	answer := &Coverage{Period: s.period(period), Units: []UnitCoverage{}, Meta: s.Meta()}
	for _, m := range period.List() {
		answer.Months = append(answer.Months, MonthCoverage{Month: m, Status: s.status(WrittenReports, m), Missing: []*Entry{}})
	}
	for code, shown := range codes {
		if !shown {
			continue
		}
		registered, known := s.entries[Units][code]
		row := UnitCoverage{Unit: s.entries.entry(Units, code)}
		for i := range answer.Months {
			month := &answer.Months[i]
			x := UnitMonth{Month: month.Month, Count: written[place{code, month.Month}].count(month.Status)}
			x.Expected = known && registered.ValidAt(x.Month)
			x.Missing = x.Expected && x.Count.Value != nil && *x.Count.Value == 0
			if x.Expected {
				month.Expected++
			}
			if x.Missing {
				month.Missing = append(month.Missing, registered)
			}
			row.Months = append(row.Months, x)
		}
		answer.Units = append(answer.Units, row)
	}
	for _, m := range answer.Months {
		slices.SortFunc(m.Missing, byCode)
	}
	slices.SortFunc(answer.Units, func(a, b UnitCoverage) int { return unknownLast(a.Unit, b.Unit) })
	return answer, nil
}

func unknownLast(a, b *Entry) int {
	if a == nil || b == nil {
		return cmp.Compare(flag(a == nil), flag(b == nil))
	}
	return byCode(a, b)
}
