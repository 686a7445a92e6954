package analytics

import "slices"

// lines tell, for one registry in one question, under which rows the reports of each entry count. From an entry its line
// leads to its successor, where it was merged, else to the entry above it, as far as the filter lets through; the entries
// on it that did not move on are rows.
type lines struct {
	facet
	rows    map[string][]string // by entry; an entry without rows is not let through
	own     map[string]string   // the row that stands for the entry itself: its own, or that of its successor
	members map[string][]*Entry // by row; the row "" is all that a filter lets through
	joined  map[string][]*Entry // of these, the entries that would not be in the row had nothing been merged
	parted  map[string][]*Entry // split entries that are in a row, or whose parts are, but not together
}

// facet is what a question asks of one registry.
type facet struct {
	grouped    bool
	level      Level
	codes      []string // of the filter
	unknown    bool     // of the filter: reports without a code pass too
	alone      bool     // nothing below the filter's codes passes
	asReported bool
}

func (f facet) filtered() bool { return len(f.codes) > 0 || f.unknown }

// facets are what a question asks of topics, units and channels, in this order.
func (c counting) facets() [3]facet {
	f := c.filter
	all := [3]facet{
		{level: c.level, codes: f.Topics, alone: f.ExcludeSubtopics},
		{level: c.unitLevel, codes: f.Units, alone: f.ExcludeSubunits},
		{level: c.channelLevel, codes: f.Channels, alone: f.ExcludeSubchannels},
	}
	for i, by := range coded() {
		all[i].grouped, all[i].unknown, all[i].asReported = slices.Contains(c.by, by), slices.Contains(f.Unknown, by), f.AsReported
	}
	if all[0].level == "" {
		all[0].level = TopLevel
	}
	return all
}

// coded lists the dimensions that have registries, in the order of Registries.
func coded() []Dimension { return []Dimension{ByTopic, ByUnit, ByChannel} }

// newLines follows every entry of a registry, given by code. Where a question asks nothing of it, there are no lines.
func newLines(entries []*Entry, f facet) *lines {
	if !f.grouped && !f.filtered() {
		return nil
	}
	l := follow(entries, f)
	moved := slices.ContainsFunc(entries, func(e *Entry) bool { return e.moved })
	if moved && !f.asReported {
		f.asReported = true
		before := follow(entries, f)
		for row, members := range l.members {
			for _, e := range members {
				if !slices.Contains(before.rows[e.Code], row) {
					l.joined[row] = append(l.joined[row], e)
				}
			}
		}
	}
	for _, e := range entries {
		if e.split {
			l.part(e)
		}
	}
	return l
}

func follow(entries []*Entry, f facet) *lines {
	l := &lines{f, map[string][]string{}, map[string]string{}, map[string][]*Entry{}, map[string][]*Entry{}, map[string][]*Entry{}}
	through := map[*Entry]bool{}
	for _, e := range entries {
		through[e] = f.passes(e)
	}
	for _, e := range entries {
		var line []string
		for at := e; through[at]; {
			next, moved := at.up(f.asReported)
			if !moved || !through[next] {
				line = append(line, at.Code)
			}
			at = next
		}
		if len(line) == 0 {
			continue
		}
		l.own[e.Code] = line[0]
		switch {
		case !f.grouped:
			line = []string{""}
		case f.level == TopLevel:
			line = line[len(line)-1:]
		case f.level != AllLevel:
			line = line[:1]
		}
		l.rows[e.Code] = line
		for _, row := range line {
			l.members[row] = append(l.members[row], e)
		}
	}
	return l
}

// passes tells whether the filter lets an entry through: it is named, or merged into what is, or below that.
func (f facet) passes(e *Entry) bool {
	if !f.filtered() {
		return true
	}
	for e != nil {
		if slices.Contains(f.codes, e.Code) {
			return true
		}
		next, moved := e.up(f.asReported)
		if f.alone && !moved {
			return false
		}
		e = next
	}
	return false
}

// part notes the rows in which a split entry and all that it was split into do not lie together.
func (l *lines) part(split *Entry) {
	family := append([]*Entry{split}, split.ReplacedBy...)
	seen := map[string]bool{}
	for _, e := range family {
		for _, row := range l.rows[e.Code] {
			apart := slices.ContainsFunc(family, func(x *Entry) bool { return !slices.Contains(l.rows[x.Code], row) })
			if apart && !seen[row] {
				seen[row] = true
				l.parted[row] = append(l.parted[row], split)
			}
		}
	}
}

// through lists the codes that reports must have one of, "" for none; empty where any will do.
func (l *lines) through() []string {
	if l == nil || !l.filtered() {
		return nil
	}
	codes := make([]string, 0, len(l.rows)+1)
	for code := range l.rows {
		codes = append(codes, code)
	}
	if l.unknown {
		codes = append(codes, "")
	}
	slices.Sort(codes)
	return codes
}

// keys lists the entries that count under other rows than their own alone, and these rows. With a filter it lists all that
// pass, as the topics of one report need not all do.
func (l *lines) keys() (codes, rows []string) {
	if l == nil || !l.grouped {
		return nil, nil
	}
	for code, under := range l.rows {
		if l.filtered() || len(under) > 1 || under[0] != code {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		rows = append(rows, quoted(l.rows[code]))
	}
	return codes, rows
}

// caveats tell why a row's counts of some months may not compare with others.
func (l *lines) caveats(row string, months Range) (merged, split bool) {
	if l == nil {
		return false, false
	}
	valid := func(e *Entry) bool { return e.validIn(months) }
	return slices.ContainsFunc(l.joined[row], valid), slices.ContainsFunc(l.parted[row], valid)
}
