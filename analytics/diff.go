package analytics

import (
	"cmp"
	"context"
)

// VersionDiff is what changed between two data versions.
type VersionDiff struct {
	From, To History
	Between  []History        // the versions behind the older one, up to the newer one, newest first
	Months   []MonthDiff      // months and measures whose numbers differ, in order
	Totals   []MeasureDiff    // each measure over all months; issues are distinct, so this is not the sum of the months
	Entries  []RegistryChange // each registry, in the order of Registries
}

// MeasureDiff is the count of a measure at two data versions.
type MeasureDiff struct {
	Measure Measure
	Then    Count
	Now     Count
	Delta   *int64 // now - then; nil where a count is not reported
}

// MonthDiff is a measure of one month at two data versions.
type MonthDiff struct {
	Month Month
	MeasureDiff
}

// RegistryChange counts the entries of a registry that differ between two data versions.
type RegistryChange struct {
	Registry Registry
	Added    int // in the later one alone
	Changed  int // in both, with other names, places or months
	Removed  int // in the earlier one alone, after an undo
}

// Diff tells what changed from one data version to another; the newest stands for 0 as to. Only the months that were
// counted anew in between are looked at.
func (s *Store) Diff(ctx context.Context, access Access, from, to int64) (*VersionDiff, error) {
	then, err := s.Snapshot(ctx, access, from)
	if err != nil {
		return nil, err
	}
	now, err := s.Snapshot(ctx, access, to)
	if err != nil {
		return nil, err
	}
	return then.Diff(ctx, now)
}

// Diff tells what changed from this data version to another one.
func (s *Snapshot) Diff(ctx context.Context, now *Snapshot) (_ *VersionDiff, err error) {
	then, ledger := s, now.ledger
	if then.version > now.version {
		ledger = s.ledger
	}
	if then.version == 0 || now.version == 0 {
		return nil, ledger.unknown(0)
	}
	d := &VersionDiff{From: *ledger.one(then.version), To: *ledger.one(now.version),
		Between: ledger.between(then.version, now.version), Entries: then.entries.changes(now.entries)}
	if d.Months, err = monthDiffs(ctx, then, now); err != nil {
		return nil, err
	}
	d.Totals, err = totalDiffs(ctx, then, now)
	return d, err
}

func monthDiffs(ctx context.Context, then, now *Snapshot) ([]MonthDiff, error) {
	diffs := []MonthDiff{}
	months := either(then.covered, now.covered)
	if months == nil {
		return diffs, nil
	}
	before, err := then.byMonth(ctx, *months)
	if err != nil {
		return nil, err
	}
	after, err := now.byMonth(ctx, *months)
	if err != nil {
		return nil, err
	}
	for i := range before {
		for _, d := range measureDiffs(before[i], after[i]) {
			if numberOf(d.Then) != numberOf(d.Now) || (d.Then.Status == NotReported) != (d.Now.Status == NotReported) {
				diffs = append(diffs, MonthDiff{*before[i].Month, d})
			}
		}
	}
	return diffs, nil
}

// either is the run of months from the first to the last of both; nil where neither has any.
func either(a, b *Range) *Range {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	return &Range{min(a.From, b.From), max(a.To, b.To)}
}

// byMonth counts every month of a run.
func (s *Snapshot) byMonth(ctx context.Context, months Range) ([]CountRow, error) {
	c := counting{cells: wholeCells(months), spans: map[int]Range{1: months}, by: []Dimension{ByMonth}, zeros: months.List()}
	counted, err := s.count(ctx, c)
	if err != nil {
		return nil, err
	}
	rows := make([]CountRow, len(counted))
	for i, r := range counted {
		rows[i] = s.countRow(r, c.by, CountsQuery{Period: months})
	}
	return rows, nil
}

func totalDiffs(ctx context.Context, then, now *Snapshot) ([]MeasureDiff, error) {
	before, err := then.everything(ctx)
	if err != nil {
		return nil, err
	}
	after, err := now.everything(ctx)
	if err != nil {
		return nil, err
	}
	return measureDiffs(before, after), nil
}

// everything counts all covered months together; nothing is reported where there are none.
func (s *Snapshot) everything(ctx context.Context) (CountRow, error) {
	if s.covered == nil {
		return s.countRow(counted{}, nil, CountsQuery{Period: Range{FirstMonth, FirstMonth}}), nil
	}
	all := CountsQuery{Period: *s.covered}
	rows, err := s.count(ctx, counting{cells: wholeCells(all.Period), spans: map[int]Range{1: all.Period}, zeros: all.Period.List()})
	if err != nil {
		return CountRow{}, err
	}
	return s.countRow(rows[0], nil, all), nil
}

func measureDiffs(then, now CountRow) []MeasureDiff {
	var all []MeasureDiff
	for _, m := range Measures() {
		d := MeasureDiff{Measure: m, Then: then.Count(m), Now: now.Count(m)}
		if d.Then.Value != nil && d.Now.Value != nil {
			delta := *d.Now.Value - *d.Then.Value
			d.Delta = &delta
		}
		all = append(all, d)
	}
	return all
}

// numberOf is the number of a count, or its least; 0 where nothing is reported.
func numberOf(c Count) int64 {
	if bound := c.Bound(); bound != nil {
		return *bound
	}
	return 0
}

// changes counts what differs between two versions' registries.
func (r registers) changes(later registers) []RegistryChange {
	var all []RegistryChange
	for _, registry := range Registries() {
		c := RegistryChange{Registry: registry}
		for code, entry := range later[registry] {
			if before, ok := r[registry][code]; !ok {
				c.Added++
			} else if !before.Row().equal(entry.Row()) {
				c.Changed++
			}
		}
		for code := range r[registry] {
			if _, ok := later[registry][code]; !ok {
				c.Removed++
			}
		}
		all = append(all, c)
	}
	return all
}
