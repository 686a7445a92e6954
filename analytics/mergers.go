package analytics

// fate is what became of an entry. Links that would close a circle, which an undo can bring about, are left out rather
// than followed for ever.
type fate struct {
	split bool   // it was split: it has several successors, of which an undo can have taken some away
	next  *Entry // what its reports count under besides: its one successor, else the entry above it; nil = nothing
	moved bool   // next is its successor: it has no row of its own
}

// settle finds where the reports of each entry of a registry count: an entry with one successor counts under that, and
// only what was not merged climbs to the entry above it. So a merged entry climbs by its successor's parents, and what
// lies below a merged entry lies below its successor.
func settle(byCode []*Entry) {
	for _, e := range byCode {
		if !e.split && len(e.ReplacedBy) == 1 && !e.ReplacedBy[0].leadsTo(e) {
			e.next, e.moved = e.ReplacedBy[0], true
		}
	}
	for _, e := range byCode {
		above := e.Parent
		for above != nil && above.leadsTo(e) { // a parent that was merged into its own child is passed over
			above = above.Parent
		}
		if !e.moved {
			e.next = above
		}
	}
}

// leadsTo tells whether an entry's reports count under another one, or would if each entry had a row.
func (e *Entry) leadsTo(other *Entry) bool {
	for ; e != nil; e = e.next {
		if e == other {
			return true
		}
	}
	return false
}

// up is the next entry that reports of this one count under, and whether it takes this one's place; nil = none. As
// reported, nothing was ever merged.
func (e *Entry) up(asReported bool) (next *Entry, moved bool) {
	if asReported {
		return e.Parent, false
	}
	return e.next, e.moved
}

// validIn tells whether the entry is valid in some month of a run.
func (e *Entry) validIn(r Range) bool {
	return (e.ValidFrom == nil || *e.ValidFrom <= r.To) && (e.ValidTo == nil || r.From <= *e.ValidTo)
}
