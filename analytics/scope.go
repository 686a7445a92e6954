package analytics

import "slices"

// scope is what a question's rows stand for: which entries of the registries, and which months.
type scope struct {
	entries [3]map[string]*Entry // topics, units and channels
	lines   [3]*lines            // of each; nil where the question asks nothing of it
	periods map[int]Range
	byMonth bool
}

func (s *Snapshot) scope(c counting) *scope {
	x := &scope{periods: map[int]Range{}, byMonth: slices.Contains(c.by, ByMonth)}
	for i, f := range c.facets() {
		x.entries[i] = s.entries[Registries()[i]]
		x.lines[i] = newLines(s.entries.list(Registries()[i], nil), f)
	}
	for _, one := range c.cells {
		r, known := x.periods[one.period]
		if !known {
			r = Range{one.month, one.month}
		}
		x.periods[one.period] = Range{min(r.From, one.month), max(r.To, one.month)}
	}
	return x
}

// caveats of a row in a period of the question.
func (x *scope) caveats(key cellKey) (all []Caveat) {
	if x == nil { // nothing was counted
		return nil
	}
	months, known := x.periods[key.period]
	if !known {
		return nil
	}
	if x.byMonth {
		months = Range{key.month, key.month}
	}
	merged, split := false, false
	for i, code := range []string{key.topic, key.unit, key.channel} {
		m, s := x.lines[i].caveats(code, months)
		merged, split = merged || m, split || s
	}
	if merged {
		all = append(all, Merged)
	}
	if split {
		all = append(all, Split)
	}
	return all
}
