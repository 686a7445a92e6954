package analytics

import "slices"

// frame is the periods of a comparison of one measure: the current one is period 1 of the question, the baselines 2, 3, …
type frame struct {
	current   Period
	baselines []baseline
	cells     []cell
	spans     map[int]Range // as in counting
	rows      []gauge       // of each period
}

// gauge is what a count of rows of one measure stands for in one period.
type gauge struct {
	status CountStatus
	days   int
	partly bool // rows do not tell of all of it
	whole  int  // days of the period, which a tally stands for
}

// frame works out the periods. An empty measure is one that no tally speaks of.
func (s *Snapshot) frame(measure Measure, current Range, baselines []Baseline) frame {
	f := frame{current: s.period(current), cells: wholeCells(current), spans: map[int]Range{1: current}}
	now := gauge{status: s.status(measure, current.List()...), whole: f.current.Days}
	for _, m := range current.List() {
		if s.rowsTell(measure, m) {
			now.days += s.known(m)
		} else if !s.unbegun(m) {
			now.partly = true
		}
	}
	f.rows = append(f.rows, now)
	for i, b := range baselines {
		x := s.against(i+2, current, b)
		f.baselines, f.cells = append(f.baselines, x), append(f.cells, x.cells...)
		if !x.cut { // a tally cannot be split
			f.spans[i+2] = x.Range
		}
		then := gauge{status: s.status(measure, x.months...), whole: x.Days}
		for _, m := range x.months {
			days := 0
			if s.rowsTell(measure, m) {
				days = min(x.limits[m], s.known(m))
			}
			then.days += days
			then.partly = then.partly || days < x.limits[m]
		}
		f.rows = append(f.rows, then)
	}
	return f
}

func (f frame) periods() []Period {
	periods := make([]Period, len(f.baselines))
	for i, b := range f.baselines {
		periods[i] = b.Period
	}
	return periods
}

// side is a count in one of the periods, with what it stands for.
type side struct {
	Count
	days    int
	partly  bool
	tallied bool
	short   bool // published totals of other months of the period are not in it
}

// sides reads a row's amounts, one for each period.
func (f frame) sides(amounts []amount) []side {
	sides := make([]side, len(amounts))
	for i, a := range amounts {
		rows := f.rows[i]
		if sides[i] = (side{Count: a.count(rows.status), days: rows.days, partly: rows.partly}); a.tallied() && a.published.status != NotReported {
			sides[i].days, sides[i].partly, sides[i].tallied = rows.whole, false, true
		}
		sides[i].short = a.published != nil && a.published.leftOut
	}
	return sides
}

func (f frame) row(key Key, sides, total []side, dispersion *float64) ComparisonRow {
	return ComparisonRow{Key: key, Count: sides[0].Count, Share: share(sides[0].Count, total[0].Count), Changes: f.changes(sides, total, dispersion)}
}

// changes compares a row with every baseline, for decide to give the verdicts; total gives the shares, nil = none are
// asked for; without a dispersion nothing is tested.
func (f frame) changes(sides, total []side, dispersion *float64) []Change {
	changes := make([]Change, len(f.baselines))
	now := sides[0]
	for i, b := range f.baselines {
		then := sides[i+1]
		c := Change{Baseline: b.Period, Count: then.Count, Caveats: b.caveats(now, then), Test: test(now, then, b.overlap, dispersion)}
		if now.Value != nil && then.Value != nil {
			// A tally of the whole current period has no part that would fit a baseline cut to its first days.
			if b.sameLength && !now.partly && !then.partly && !now.short && !then.short && (!now.tallied || !b.cut) {
				delta := *now.Value - *then.Value
				c.Delta = &delta
			}
			if !now.short && !then.short {
				c.Ratio = rateRatio(*now.Value, now.days, *then.Value, then.days)
			}
		}
		if total != nil {
			c.ShareThen = share(then.Count, total[i+1].Count)
		}
		changes[i] = c
	}
	return changes
}

func (b baseline) caveats(now, then side) (all []Caveat) {
	if b.partial && (b.cut || !now.tallied) {
		all = append(all, PartialMonth)
	}
	if now.partly || then.partly {
		all = append(all, PartlyCovered)
	}
	if !b.sameLength {
		all = append(all, LengthsDiffer)
	}
	if b.overlap {
		all = append(all, Overlap)
	}
	for _, x := range []Caveat{Merged, Split} {
		if slices.Contains(now.Caveats, x) || slices.Contains(then.Caveats, x) {
			all = append(all, x)
		}
	}
	return all
}

// rateRatio is the rate per day now over the rate per day then; nil where then is 0 or a period has no days.
func rateRatio(now int64, daysNow int, then int64, daysThen int) *float64 {
	if then == 0 || daysNow == 0 || daysThen == 0 {
		return nil
	}
	ratio := float64(now) * float64(daysThen) / (float64(then) * float64(daysNow))
	return &ratio
}
