package analytics_test

import (
	"maps"
	"slices"

	"giaoban/analytics"
)

// oracleEntries are the registries of a data version: plain rows.
type oracleEntries map[analytics.Registry]map[string]analytics.RegistryRow

// oracleTree says what each entry of a registry counts under besides: its one successor, else its parent.
type oracleTree struct {
	up     map[string]string
	merged map[string]bool
}

func (x oracleEntries) tree(registry analytics.Registry, asReported bool) oracleTree {
	t := oracleTree{map[string]string{}, map[string]bool{}}
	rows := x[registry]
	for _, code := range slices.Sorted(maps.Keys(rows)) {
		if successors := rows[code].ReplacedBy; len(successors) == 1 && !asReported {
			t.up[code], t.merged[code] = successors[0], true
		}
	}
	for _, code := range slices.Sorted(maps.Keys(rows)) {
		if t.merged[code] {
			continue
		}
		for above := rows[code].Parent; above != ""; above = rows[above].Parent {
			if !slices.Contains(t.line(above), code) { // else it was merged into what lies below it
				t.up[code] = above
				break
			}
		}
	}
	return t
}

// line is an entry and all that it counts under.
func (t oracleTree) line(code string) (line []string) {
	for ; code != ""; code = t.up[code] {
		line = append(line, code)
	}
	return line
}

// oracleSide is what a question says of one registry.
type oracleSide struct {
	by             analytics.Dimension
	level          analytics.Level
	codes          []string
	alone, unknown bool
	grouped        bool
	tree, reported oracleTree
}

func (q oracleQuestion) side(x oracleEntries, registry analytics.Registry) oracleSide {
	f := q.filter
	s := map[analytics.Registry]oracleSide{
		analytics.Topics:   {by: analytics.ByTopic, level: q.level, codes: f.Topics, alone: f.ExcludeSubtopics},
		analytics.Units:    {by: analytics.ByUnit, level: q.unitLevel, codes: f.Units, alone: f.ExcludeSubunits},
		analytics.Channels: {by: analytics.ByChannel, level: q.channelLevel, codes: f.Channels, alone: f.ExcludeSubchannels},
	}[registry]
	s.unknown, s.grouped = slices.Contains(f.Unknown, s.by), slices.Contains(q.by, s.by)
	s.tree, s.reported = x.tree(registry, f.AsReported), x.tree(registry, true)
	return s
}

func (s oracleSide) open() bool { return len(s.codes) == 0 && !s.unknown }

// passes tells whether the filter lets a code through.
func (s oracleSide) passes(code string) bool { return s.lets(s.tree, code) }

func (s oracleSide) lets(t oracleTree, code string) bool {
	if s.open() {
		return true
	}
	for _, at := range t.line(code) {
		if slices.Contains(s.codes, at) {
			return true
		}
		if s.alone && !t.merged[at] {
			return false
		}
	}
	return false
}

// passesAny tells whether a report with these codes, or none, passes.
func (s oracleSide) passesAny(codes []string) bool {
	return s.open() || (len(codes) == 0 && s.unknown) || slices.ContainsFunc(codes, s.passes)
}

// rows lists the rows that a report with these codes counts under, each once.
func (s oracleSide) rows(codes []string) []string {
	if !s.grouped {
		return []string{""}
	}
	if len(codes) == 0 {
		if s.open() || s.unknown {
			return []string{""}
		}
		return nil
	}
	all := map[string]bool{}
	for _, code := range codes {
		for _, row := range s.rowsOf(s.tree, code) {
			all[row] = true
		}
	}
	return slices.Collect(maps.Keys(all))
}

func (s oracleSide) rowsOf(t oracleTree, code string) []string {
	var rows []string
	line := t.line(code)
	for i, at := range line {
		if !s.lets(t, at) {
			break
		}
		last := i+1 == len(line) || !s.lets(t, line[i+1])
		if !t.merged[at] || last {
			rows = append(rows, at)
		}
	}
	if len(rows) == 0 || !s.grouped {
		return rows
	}
	switch s.level {
	case analytics.AllLevel:
		return rows
	case analytics.TopLevel:
		return rows[len(rows)-1:]
	}
	return rows[:1]
}

// inRow tells whether an entry counts in a row; without rows, in all that passes.
func (s oracleSide) inRow(t oracleTree, code, row string) bool {
	rows := s.rowsOf(t, code)
	return len(rows) > 0 && (!s.grouped || slices.Contains(rows, row))
}

// caveats says of a row what mergers and splits make of its counts in some months.
func (o *oracle) caveats(version int64, q oracleQuestion, k analytics.Key, months analytics.Range) (merged, split bool) {
	entries := o.entries[version]
	for registry, at := range map[analytics.Registry]*analytics.Entry{analytics.Topics: k.Topic, analytics.Units: k.Unit, analytics.Channels: k.Channel} {
		s := q.side(entries, registry)
		row := ""
		if at != nil {
			row = at.Code
		}
		if !s.grouped && s.open() {
			continue
		}
		for code, e := range entries[registry] {
			if (e.ValidFrom != nil && *e.ValidFrom > months.To) || (e.ValidTo != nil && *e.ValidTo < months.From) {
				continue
			}
			merged = merged || (s.inRow(s.tree, code, row) && !s.inRow(s.reported, code, row))
			if len(e.ReplacedBy) > 1 {
				within := 0
				for _, x := range append([]string{code}, e.ReplacedBy...) {
					if s.inRow(s.tree, x, row) {
						within++
					}
				}
				split = split || (within > 0 && within <= len(e.ReplacedBy))
			}
		}
	}
	return merged, split
}
