package analytics

import (
	"slices"
	"strings"

	"giaoban/analytics/words"
)

// Registry names one of the registries of codes.
type Registry string

// The registries.
const (
	Topics   Registry = "topic"   // lĩnh vực, chủ đề
	Units    Registry = "unit"    // đơn vị
	Channels Registry = "channel" // kênh
)

// Registries lists the registries in the order in which they are shown.
func Registries() []Registry { return []Registry{Topics, Units, Channels} }

// phrase is the registry's name for a reader.
func (r Registry) phrase() words.Phrase { return words.Registries[words.RegistryPrefix+string(r)] }

// Entry is a row of a registry at one data version: data, not schema.
type Entry struct {
	Registry  Registry
	Code      string
	NameVi    string
	NameEn    string // empty where there is none: NameVi stands in
	Aliases   []string
	ValidFrom *Month // nil = always
	ValidTo   *Month // nil = still
	Parent    *Entry // nil = top-most
	Children  []*Entry

	ReplacedBy []*Entry // its successors, where it was merged or split
	fate                // what became of it, and where it counts: see mergers.go
}

// Name is the entry's name in a language; the code where it has none.
func (e *Entry) Name(lang words.Lang) string {
	if lang == words.En && e.NameEn != "" {
		return e.NameEn
	}
	if e.NameVi != "" {
		return e.NameVi
	}
	return e.Code
}

// Top is the top-most entry above this one.
func (e *Entry) Top() *Entry {
	for e.Parent != nil {
		e = e.Parent
	}
	return e
}

// ValidAt tells whether the entry is valid in a month.
func (e *Entry) ValidAt(m Month) bool {
	return (e.ValidFrom == nil || *e.ValidFrom <= m) && (e.ValidTo == nil || m <= *e.ValidTo)
}

// walk visits the entry and everything below it.
func (e *Entry) walk(visit func(*Entry)) {
	visit(e)
	for _, child := range e.Children {
		child.walk(visit)
	}
}

// registers holds every registry of one data version.
type registers map[Registry]map[string]*Entry

func newRegisters(rows []RegistryRow) registers {
	r := registers{Topics: {}, Units: {}, Channels: {}}
	for _, row := range rows {
		r[row.Registry][row.Code] = &Entry{Registry: row.Registry, Code: row.Code, NameVi: row.NameVi, NameEn: row.NameEn,
			Aliases: row.Aliases, ValidFrom: row.ValidFrom, ValidTo: row.ValidTo}
	}
	for _, row := range rows {
		entry, parent := r[row.Registry][row.Code], r[row.Registry][row.Parent]
		if parent != nil && !parent.under(entry) {
			entry.Parent = parent
			parent.Children = append(parent.Children, entry)
		}
		entry.split = len(row.ReplacedBy) > 1
		for _, code := range row.ReplacedBy {
			if successor := r[row.Registry][code]; successor != nil { // an undo can take one away
				entry.ReplacedBy = append(entry.ReplacedBy, successor)
			}
		}
	}
	for _, entries := range r {
		for _, entry := range entries {
			slices.SortFunc(entry.Children, byCode)
		}
	}
	for _, registry := range Registries() {
		settle(r.list(registry, nil))
	}
	return r
}

// under tells whether the entry is other or lies below it. An undo can bring back a parent that closes a circle;
// such a link is left out rather than followed for ever.
func (e *Entry) under(other *Entry) bool {
	for ; e != nil; e = e.Parent {
		if e == other {
			return true
		}
	}
	return false
}

func byCode(a, b *Entry) int { return strings.Compare(a.Code, b.Code) }

// list gives a registry's entries by code; with a month, only those valid in it.
func (r registers) list(registry Registry, at *Month) []*Entry {
	entries := make([]*Entry, 0, len(r[registry]))
	for _, e := range r[registry] {
		if at == nil || e.ValidAt(*at) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, byCode)
	return entries
}

// entry finds a code. A code that the registry of this version no longer holds, after an undo say, keeps its
// counts and stands under its bare code; the empty code (unknown) is nil.
func (r registers) entry(registry Registry, code string) *Entry {
	if code == "" {
		return nil
	}
	if e, ok := r[registry][code]; ok {
		return e
	}
	return &Entry{Registry: registry, Code: code}
}
