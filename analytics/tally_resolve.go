package analytics

import (
	"slices"
	"strings"
)

// tallies are the tallies in force at one data version, beside what the rows of reports say of the same months. A nil
// *tallies is a version without any.
type tallies struct {
	cells    map[tallyCell]map[Range]TallyRow
	measured map[Month][]bool         // which measures a month has rows of; months without any row are not there
	spoken   map[Month]*spoken        // the months that tallies speak for
	zeros    *Range                   // the months that are over, between the first and the last with a row of any measure
	valued   map[tallyCell][]TallyRow // those with a value
}

// tallyCell is what a tally is about, apart from its months.
type tallyCell struct {
	measure              Measure
	topic, unit, channel string // at most one is named
}

func (t TallyRow) cell() tallyCell { return tallyCell{t.Measure, t.Topic, t.Unit, t.Channel} }

// spoken tells for what of a month tallies speak, each alone or together with other months. A tally with rows of its
// measure in one of its months does not: rows win, and it can only differ from them.
type spoken struct {
	kinds  map[ReportKind]bool // of the reports that are counted
	valued bool                // one of the tallies has a value
}

func newTallies(rows []TallyRow, measured map[Month][]bool, zeros *Range) *tallies {
	t := &tallies{cells: map[tallyCell]map[Range]TallyRow{}, measured: measured, spoken: map[Month]*spoken{}, zeros: zeros,
		valued: map[tallyCell][]TallyRow{}}
	for _, row := range rows {
		if t.cells[row.cell()] == nil {
			t.cells[row.cell()] = map[Range]TallyRow{}
		}
		t.cells[row.cell()][row.Period] = row
		if row.Status != NotReported {
			t.valued[row.cell()] = append(t.valued[row.cell()], row)
		}
		if !t.speaks(row) {
			continue
		}
		for _, m := range row.Period.List() {
			if t.spoken[m] == nil {
				t.spoken[m] = &spoken{kinds: map[ReportKind]bool{}}
			}
			t.spoken[m].kinds[row.Measure.Kind()] = true
			t.spoken[m].valued = t.spoken[m].valued || row.Status != NotReported
		}
	}
	return t
}

// hasRows tells whether a month has rows of a measure, in any cell.
func (t *tallies) hasRows(m Measure, month Month) bool {
	if t == nil || !m.Valid() {
		return false
	}
	has := t.measured[month]
	return has != nil && has[m.index()]
}

// speaks tells whether a tally can answer for its months: none of them has rows of its measure.
func (t *tallies) speaks(row TallyRow) bool {
	return !slices.ContainsFunc(row.Period.List(), func(m Month) bool { return t.hasRows(row.Measure, m) })
}

// replaced tells that rows say nothing of a measure in a month, not even 0: it has no rows of the measure, and tallies
// speak for reports of the kind.
func (t *tallies) replaced(m Measure, month Month) bool {
	return t != nil && m.Valid() && !t.hasRows(m, month) && t.spoken[month] != nil && t.spoken[month].kinds[m.Kind()]
}

// tallied tells whether a tally with a value speaks for the month.
func (t *tallies) tallied(month Month) bool {
	return t != nil && t.spoken[month] != nil && t.spoken[month].valued
}

// span widens the span of rows to the tallies that have a value; nil where there is neither.
func (t *tallies) span(rows *Range) *Range {
	if t == nil {
		return rows
	}
	var all *Range
	if rows != nil {
		all = &Range{rows.From, rows.To}
	}
	for month := range t.spoken {
		switch {
		case !t.tallied(month):
		case all == nil:
			all = &Range{month, month}
		default:
			*all = Range{min(all.From, month), max(all.To, month)}
		}
	}
	return all
}

// endingIn lists the periods of the tallies that end in a month, the shortest first.
func (t *tallies) endingIn(month Month) []Range {
	if t == nil {
		return nil
	}
	var ending []Range
	for _, rows := range t.valued {
		for _, row := range rows {
			if row.Period.To == month {
				ending = append(ending, row.Period)
			}
		}
	}
	slices.SortFunc(ending, func(a, b Range) int { return a.Len() - b.Len() })
	return ending
}

// anyAnswer tells whether tallies know a number of any cell in the period.
func (t *tallies) anyAnswer(period Range) bool {
	if t == nil {
		return false
	}
	for cell := range t.cells {
		if p := t.resolve(cell, period); p != nil && p.wins && p.status != NotReported {
			return true
		}
	}
	return false
}

// published is what tallies say of one cell in one period.
type published struct {
	status  CountStatus
	value   int64 // the least value where the status is AT_LEAST
	sources []SourceRef
	wins    bool // it is the answer: no month of the period has rows of the measure
	leftOut bool // rows answer, and do not hold what was published for other months of the period
}

// leftOut finds the tallies of months without rows in a period that rows answer: these count the other months alone.
func (t *tallies) leftOut(cell tallyCell, period Range) *published {
	if t.speaks(TallyRow{Measure: cell.measure, Period: period}) {
		return nil // no rows answer
	}
	p := &published{leftOut: true}
	for _, row := range t.valued[cell] {
		if period.Contains(row.Period.From) && period.Contains(row.Period.To) && t.speaks(row) {
			p.cite(row.Source)
		}
	}
	if len(p.sources) == 0 {
		return nil
	}
	slices.SortFunc(p.sources, func(a, b SourceRef) int { return strings.Compare(a.Title, b.Title) })
	return p
}

// resolve finds what tallies say of a cell in a period: the tally of that very period, else the sum of tallies that
// tile it. A month in which rows say 0 is a tile too. Tallies of issues never add.
func (t *tallies) resolve(cell tallyCell, period Range) *published {
	var tiles []TallyRow
	if exact, ok := t.cells[cell][period]; ok {
		tiles = []TallyRow{exact}
	} else if cell.measure != Issues && period.Len() > 1 {
		tiles = t.tile(cell, period)
	}
	if tiles == nil {
		return t.leftOut(cell, period)
	}
	p := &published{status: Exact}
	for _, tile := range tiles {
		p.value += int64(tile.Value)
		p.cite(tile.Source)
		if p.status == Exact || tile.Status == AtLeast {
			p.status = tile.Status
		}
	}
	p.wins = t.speaks(TallyRow{Measure: cell.measure, Period: period})
	return p
}

// cite adds a source that is not there yet.
func (p *published) cite(s SourceRef) {
	for _, known := range p.sources {
		if known.Title == s.Title && same(known.URL, s.URL) && same(known.PublishedOn, s.PublishedOn) {
			return
		}
	}
	p.sources = append(p.sources, s)
}

func same[T comparable](a, b *T) bool {
	return a == b || (a != nil && b != nil && *a == *b)
}

// count is the answer of tallies.
func (p *published) count() Count {
	c := Count{Status: p.status, Sources: p.sources}
	switch p.status {
	case NotReported:
	case AtLeast:
		c.Lower = &p.value
	default:
		c.Value = &p.value
	}
	return c
}

// differs tells whether rows contradict the tallies: another number than an exact one, fewer than the least, or more
// than a tenth off an approximate one. What was not reported contradicts nothing.
func (p *published) differs(rows int64) bool {
	if p.leftOut {
		return true
	}
	switch p.status {
	case Exact:
		return rows != p.value
	case AtLeast:
		return rows < p.value
	case Approximate:
		return max(rows-p.value, p.value-rows)*10 > p.value
	}
	return false
}
