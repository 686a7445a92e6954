package analytics

import "slices"

// amount is one number of an answer: what was counted, and what tallies say of the same cell and period.
type amount struct {
	n         int64
	published *published
	caveats   []Caveat // of the row
}

func (r counted) amount(m Measure) amount {
	return amount{r.values[m.index()], r.published[m.index()], r.scope.caveats(r.cellKey)}
}

// tallied tells whether tallies answer, because there are no rows of the measure.
func (a amount) tallied() bool { return a.published != nil && a.published.wins }

// count says how sure the number is; status is that of rows.
func (a amount) count(status CountStatus) Count {
	switch {
	case a.tallied():
		return a.caution(a.published.count())
	case status == NotReported:
		return Count{Status: status}
	}
	c := Count{Value: &a.n, Status: status}
	if a.published != nil && a.published.differs(a.n) {
		c.Caveats, c.Sources = []Caveat{TallyDiffers}, a.published.sources
	}
	return a.caution(c)
}

// caution adds the caveats of the row. A count of none holds nothing of what was merged, and an unknown one nothing.
func (a amount) caution(c Count) Count {
	bound := c.Bound()
	for _, x := range a.caveats {
		if bound != nil && (x != Merged || *bound > 0) {
			c.Caveats = append(c.Caveats, x)
		}
	}
	return c
}

// counts names the measure where a row of this kind, or of any under the filter, can hold it. Else it is empty: the
// measure is 0 in such a row by its meaning, whatever tallies say elsewhere.
func (f Filter) counts(m Measure, kind *ReportKind) Measure {
	if (kind != nil && *kind != m.Kind()) || (len(f.Kinds) > 0 && !slices.Contains(f.Kinds, m.Kind())) {
		return ""
	}
	return m
}

// amountsOf gives one measure in each of the periods, 0 where nothing was counted.
func amountsOf(rows []counted, m Measure, periods int) []amount {
	amounts := make([]amount, periods)
	for i := range amounts {
		if len(rows) > 0 {
			key := rows[0].cellKey
			key.period = i + 1
			amounts[i].caveats = rows[0].scope.caveats(key)
		}
	}
	for _, r := range rows {
		amounts[r.period-1] = r.amount(m)
	}
	return amounts
}

// share is a row's part of a total; nil where either is no plain number, or the total is 0.
func share(part, total Count) *float64 {
	if part.Value == nil || total.Value == nil || *total.Value == 0 {
		return nil
	}
	x := float64(*part.Value) / float64(*total.Value)
	return &x
}
