package analytics

import (
	"context"
	"maps"
	"slices"

	"giaoban/analytics/words"
)

// TableName names a fixed table: the same cells for everyone, by month, without a filter or a total of several months.
type TableName string

// The fixed tables.
const (
	TableMonths         TableName = "MONTHS"           // every month, all of the office
	TableMonthByUnit    TableName = "MONTH_BY_UNIT"    // every month and unit
	TableMonthByTopic   TableName = "MONTH_BY_TOPIC"   // every month and top-most topic, all of the office
	TableMonthByChannel TableName = "MONTH_BY_CHANNEL" // every month and channel, all of the office
)

// TableNames lists the fixed tables.
func TableNames() []TableName {
	return []TableName{TableMonths, TableMonthByUnit, TableMonthByTopic, TableMonthByChannel}
}

// By is the dimension of the rows beside the month; empty where there is none.
func (n TableName) By() Dimension {
	return map[TableName]Dimension{TableMonthByUnit: ByUnit, TableMonthByTopic: ByTopic, TableMonthByChannel: ByChannel}[n]
}

// TableQuery asks for some months of a fixed table.
type TableQuery struct {
	Name TableName
	From *Month // nil = the first covered one
	To   *Month // nil = the last covered one
	Most int    // months at most, where From or To is nil; 0 = all
}

// Table is a fixed table. Its rows stand by month, then by code, the unknown last. A row is there for every entry of the
// registry, whether or not it has reports, so that which rows there are tells nothing.
type Table struct {
	Name            TableName
	Months          *Range // the covered months that are shown; nil = none
	Rows            []CountRow
	MonthTotals     []CountRow // of every month, counted by themselves
	SuppressedCells int        // counts of rows and totals that are hidden
	Meta            Meta
}

// Table answers with a fixed table. Where the access may not see small cells they are hidden, and as many others as it
// takes: see cover.
func (p *Published) Table(ctx context.Context, q TableQuery) (*Table, error) {
	months, err := p.snap.tableMonths(q)
	if err != nil {
		return nil, err
	}
	t := &Table{Name: q.Name, Months: months, Rows: []CountRow{}, MonthTotals: []CountRow{}, Meta: p.Meta()}
	if months == nil {
		return t, nil
	}
	if t.MonthTotals, err = p.snap.byMonth(ctx, *months); err != nil {
		return nil, err
	}
	rows, err := p.snap.tableRows(ctx, q.Name.By(), *months)
	if err != nil {
		return nil, err
	}
	if p.Hides() {
		units := rows
		if q.Name != TableMonthByUnit {
			if units, err = p.snap.tableRows(ctx, ByUnit, *months); err != nil {
				return nil, err
			}
		}
		for i, total := range t.MonthTotals {
			c := newCover(total, units[i], p.snap.store.minCell)
			t.SuppressedCells += c.hide(&t.MonthTotals[i], rows[i], q.Name == TableMonthByUnit)
		}
	}
	for _, month := range rows {
		t.Rows = append(t.Rows, month...)
	}
	if q.Name == TableMonths {
		t.Rows = t.MonthTotals
	}
	return t, nil
}

// tableMonths finds the covered months that a question is for; nil where there are none.
func (s *Snapshot) tableMonths(q TableQuery) (*Range, error) {
	if !slices.Contains(TableNames(), q.Name) {
		return nil, invalid("name", words.UnknownValue, "TableName", string(q.Name))
	}
	if s.covered == nil {
		return nil, nil
	}
	if q.From != nil && q.To != nil {
		if err := checkRange("from", Range{*q.From, *q.To}); err != nil {
			return nil, err
		}
	}
	r := *s.covered
	if q.From != nil {
		r.From = max(r.From, *q.From)
	}
	if q.To != nil {
		r.To = min(r.To, *q.To)
	}
	switch {
	case r.To < r.From:
		return nil, nil
	case q.Most == 0 || r.Len() <= q.Most:
	case q.From == nil:
		r.From = r.To.Add(1 - q.Most)
	case q.To == nil:
		r.To = r.From.Add(q.Most - 1)
	}
	return &r, checkRange("from", r)
}

// tableRows counts every month by a dimension: for each month, a row of each entry and of the unknown.
func (s *Snapshot) tableRows(ctx context.Context, by Dimension, months Range) ([][]CountRow, error) {
	all := make([][]CountRow, months.Len())
	if by == "" {
		return all, nil
	}
	c := counting{cells: wholeCells(months), spans: map[int]Range{1: months}, by: []Dimension{ByMonth, by}, level: TopLevel}
	rows, err := s.count(ctx, c)
	if err != nil {
		return nil, err
	}
	type cell struct {
		month Month
		code  string
	}
	known, listed := map[cell]counted{}, map[string]bool{}
	for _, code := range s.tableCodes(by) {
		listed[code] = true
	}
	for _, r := range rows {
		code := r.topic + r.unit + r.channel // of which one is asked for
		known[cell{r.month, code}] = r
		listed[code] = true // also one that the registry has lost
	}
	codes := slices.SortedFunc(maps.Keys(listed), codeOrder)
	for i, m := range months.List() {
		for _, code := range codes {
			r := known[cell{m, code}]
			r.cellKey = cellKey{month: m, topic: code, unit: code, channel: code}
			all[i] = append(all[i], s.countRow(r, c.by, CountsQuery{Period: months}))
		}
	}
	return all, nil
}

// tableCodes lists what has a row in every month: the unknown, and all entries of a registry that were not merged into
// others, of topics the top-most.
func (s *Snapshot) tableCodes(by Dimension) []string {
	codes := []string{""}
	registry := map[Dimension]Registry{ByTopic: Topics, ByUnit: Units, ByChannel: Channels}[by]
	for _, e := range s.entries.list(registry, nil) {
		if !e.moved && (by != ByTopic || e.next == nil) {
			codes = append(codes, e.Code)
		}
	}
	return codes
}

// codeOrder sorts codes, the unknown last.
func codeOrder(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "" || (b != "" && a > b):
		return 1
	}
	return -1
}
