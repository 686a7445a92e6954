package analytics

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// told is a made-up ledger: tallies, and the months with rows by measure.
type told struct {
	tallies []TallyRow
	rows    map[Measure][]Month
}

// TestResolve asks random ledgers every period of every cell, and compares with an oracle that goes through all sets of
// tallies.
func TestResolve(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2020, 526))
	const first, months = Month(202010), 7 // over a new year
	answered, differing := 0, 0
	for round := range 400 {
		l := told{rows: map[Measure][]Month{}}
		for _, m := range Measures() {
			for k := range months {
				if rnd.IntN(8) == 0 {
					l.rows[m] = append(l.rows[m], first.Add(k))
				}
			}
		}
		taken := map[string]bool{}
		for range rnd.IntN(18) {
			from := first.Add(rnd.IntN(months))
			row := TallyRow{Measure: pickOf(rnd, Messages, Messages, Syntheses, Issues), Channel: pickOf(rnd, "", "", "zalo"),
				Period: Range{from, min(from.Add(rnd.IntN(4)), first.Add(months-1))}, Value: uint64(rnd.IntN(100)),
				Status: pickOf(rnd, Exact, Exact, AtLeast, Approximate, NotReported)}
			row.Source.Title = fmt.Sprint(len(l.tallies))
			if row.Status == NotReported {
				row.Value = 0
			}
			if key := fmt.Sprint(row.cell(), row.Period); !taken[key] {
				taken[key] = true
				l.tallies = append(l.tallies, row)
			}
		}
		book := l.book()
		for _, cell := range []tallyCell{{measure: Messages}, {measure: Messages, channel: "zalo"}, {measure: Syntheses}, {measure: Issues}} {
			for a := range months {
				for b := a; b < months; b++ {
					period := Range{first.Add(a), first.Add(b)}
					got, want := "nothing", l.answer(cell, period)
					if p := book.resolve(cell, period); p != nil && !p.leftOut {
						titles := []string{}
						for _, s := range p.sources {
							titles = append(titles, s.Title)
						}
						got = fmt.Sprint(p.status, p.value, titles, p.wins)
						answered++
						if !p.wins {
							differing++
						}
					}
					if got != want {
						t.Fatalf("round %d, %v in %v: got %s, want %s\ntallies %v\nrows %v", round, cell, period, got, want, l.tallies, l.rows)
					}
				}
			}
		}
	}
	if answered < 1000 || differing < 100 {
		t.Errorf("only %d answers, %d of them beside rows: the ledgers are too bare to show anything", answered, differing)
	}
}

func pickOf[T any](rnd *rand.Rand, list ...T) T { return list[rnd.IntN(len(list))] }

// book gives the ledger to the resolver in the form that a snapshot loads.
func (l told) book() *tallies {
	measured := map[Month][]bool{}
	var span *Range
	for m, months := range l.rows {
		for _, month := range months {
			if measured[month] == nil {
				measured[month] = make([]bool, numberOfMeasures)
			}
			measured[month][m.index()] = true
			if span == nil {
				span = &Range{month, month}
			}
			span.From, span.To = min(span.From, month), max(span.To, month)
		}
	}
	return newTallies(l.tallies, measured, span)
}

// answer is the oracle: of all sets of the cell's tallies that with months of 0 fill the period without overlap, the
// preferred one.
func (l told) answer(cell tallyCell, period Range) string {
	var mine []TallyRow
	for _, row := range l.tallies {
		if row.cell() != cell {
			continue
		}
		if row.Period == period {
			return l.sum(cell, period, []TallyRow{row})
		}
		if row.Status != NotReported {
			mine = append(mine, row)
		}
	}
	if cell.measure == Issues {
		return "nothing"
	}
	var sets [][]TallyRow
	for bits := 1; bits < 1<<len(mine); bits++ {
		var set []TallyRow
		for i, row := range mine {
			if bits>>i&1 == 1 {
				set = append(set, row)
			}
		}
		if l.fills(cell.measure, period, set) {
			slices.SortFunc(set, func(a, b TallyRow) int { return cmp.Compare(a.Period.From, b.Period.From) })
			sets = append(sets, set)
		}
	}
	if len(sets) == 0 {
		return "nothing"
	}
	return l.sum(cell, period, slices.MinFunc(sets, func(a, b []TallyRow) int {
		order := cmp.Or(len(a)-len(b), of(AtLeast, a)-of(AtLeast, b), of(Approximate, a)-of(Approximate, b))
		for i := 0; order == 0 && i < len(a); i++ {
			order = cmp.Or(cmp.Compare(a[i].Period.From, b[i].Period.From), cmp.Compare(b[i].Period.To, a[i].Period.To))
		}
		return order
	}))
}

func of(status CountStatus, set []TallyRow) (n int) {
	for _, row := range set {
		if row.Status == status {
			n++
		}
	}
	return n
}

// fills tells whether each month of the period is in exactly one tally, or in none and 0 by rows.
func (l told) fills(m Measure, period Range, set []TallyRow) bool {
	times := map[Month]int{}
	for _, row := range set {
		for _, month := range row.Period.List() {
			times[month]++
		}
	}
	for month, n := range times {
		if n > 1 || !period.Contains(month) {
			return false
		}
	}
	for _, month := range period.List() {
		if times[month] == 0 && !l.zero(m, month) {
			return false
		}
	}
	return true
}

// zero tells whether rows say 0: rows before or in the month and in it or after it, none of the measure, and no tally of
// a measure of the same kind for any months with this one and without rows of its measure.
func (l told) zero(m Measure, month Month) bool {
	before, after := false, false
	for _, months := range l.rows {
		for _, x := range months {
			before, after = before || x <= month, after || x >= month
		}
	}
	for _, row := range l.tallies {
		if row.Measure.Kind() == m.Kind() && row.Period.Contains(month) && !l.hasAny(row.Measure, row.Period) {
			return false
		}
	}
	return before && after && !slices.Contains(l.rows[m], month)
}

func (l told) hasAny(m Measure, period Range) bool {
	return slices.ContainsFunc(l.rows[m], period.Contains)
}

func (l told) sum(cell tallyCell, period Range, set []TallyRow) string {
	status, value, titles := Exact, uint64(0), []string{}
	for _, row := range set {
		value += row.Value
		titles = append(titles, row.Source.Title)
	}
	for _, s := range []CountStatus{Approximate, AtLeast, NotReported} {
		if of(s, set) > 0 {
			status = s
		}
	}
	return fmt.Sprint(status, value, titles, !l.hasAny(cell.measure, period))
}

// Rows within a tenth of an approximate number do not contradict it, nor more rows than a least number.
func TestDiffers(t *testing.T) {
	for _, c := range []struct {
		status       CountStatus
		value, rows  int64
		contradicted bool
	}{
		{Exact, 46, 46, false}, {Exact, 46, 45, true}, {Exact, 0, 0, false},
		{AtLeast, 1000, 1000, false}, {AtLeast, 1000, 5000, false}, {AtLeast, 1000, 999, true},
		{Approximate, 900, 990, false}, {Approximate, 900, 810, false}, {Approximate, 900, 991, true}, {Approximate, 900, 809, true},
		{NotReported, 0, 7, false},
	} {
		p := published{status: c.status, value: c.value}
		if p.differs(c.rows) != c.contradicted {
			t.Errorf("%d rows beside %s %d: contradicted is %v", c.rows, c.status, c.value, !c.contradicted)
		}
	}
}
