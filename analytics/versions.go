package analytics

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics/words"

	"golang.org/x/text/cases"
)

// History is a data version: its commit, and what became of it.
type History struct {
	*Commit
	InForce   bool
	UndoneBy  uint64 // the version in force that undoes it, else 0
	Pin       string // the name that it is pinned under, else empty
	Collected bool   // its counts were removed: it no longer answers
}

// TargetVersion is the version that it undoes; nil where it is no undo.
func (h History) TargetVersion() *uint64 { return unlessZero(h.Undoes) }

// UndoneByVersion is the version that undoes it; nil where it is in force.
func (h History) UndoneByVersion() *uint64 { return unlessZero(h.UndoneBy) }

// PinName is the name that it is pinned under, or nil.
func (h History) PinName() *string { return unlessZero(h.Pin) }

// Cursor names the version's place in a list.
func (h History) Cursor() string { return strconv.FormatUint(h.Version, 10) }

func unlessZero[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// HistoryPage is a page of data versions, newest first.
type HistoryPage struct {
	Rows     []History
	PageInfo PageInfo
}

// list describes the versions up to one, newest first.
func (h *history) list(at uint64) []History {
	inForce, undoneBy := map[uint64]bool{}, map[uint64]uint64{}
	for _, v := range h.inForce(at) {
		inForce[v] = true
		if undoes := h.find(v).Undoes; undoes != 0 {
			undoneBy[undoes] = v
		}
	}
	all := []History{}
	for _, c := range slices.Backward(h.commits) {
		if c.Version <= at {
			all = append(all, History{c, inForce[c.Version], undoneBy[c.Version], h.pins[c.Version], h.collected[c.Version]})
		}
	}
	return all
}

// one describes a version; nil where there is none of that number.
func (h *history) one(version uint64) *History {
	all := h.list(h.newestVersion())
	if i := slices.IndexFunc(all, func(x History) bool { return x.Version == version }); i >= 0 {
		return &all[i]
	}
	return nil
}

// answers refuses a version that was collected, and tells which ones still answer.
func (h *history) answers(version uint64) error {
	if !h.collected[version] {
		return nil
	}
	return &Error{Kind: Collected, Path: "dataVersion", Phrase: words.VersionCollected,
		Args: []any{strconv.FormatUint(version, 10), h.answering()}}
}

// answering lists the versions that answer, with their names: "5 (Tháng 5), 9–18".
func (h *history) answering() string {
	var parts []string
	for i := 0; i < len(h.commits); i++ {
		first := h.commits[i].Version
		if h.collected[first] {
			continue
		}
		if name, ok := h.pins[first]; ok {
			parts = append(parts, fmt.Sprintf("%d (%s)", first, name))
			continue
		}
		last := first
		for i+1 < len(h.commits) && !h.collected[h.commits[i+1].Version] && h.pins[h.commits[i+1].Version] == "" {
			i++
			last = h.commits[i].Version
		}
		if last == first {
			parts = append(parts, fmt.Sprint(first))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", first, last))
		}
	}
	return strings.Join(parts, ", ")
}

func (h *history) unknown(version int64) *Error {
	return notFound("dataVersion", words.UnknownVersion, max(version, 0), h.newestVersion())
}

// History lists the data versions up to this one, newest first.
func (s *Snapshot) History() []History { return s.ledger.list(s.version) }

// Versions lists the data versions up to this one a page at a time, newest first: first of them, 1 to MaxPageSize, behind
// the cursor in after. With imports, only those that took rows in.
func (s *Snapshot) Versions(imports bool, first int, after string) (*HistoryPage, error) {
	if err := checkFirst(first); err != nil {
		return nil, err
	}
	behind := s.version + 1
	if after != "" {
		var err error
		if behind, err = strconv.ParseUint(after, 10, 64); err != nil {
			return nil, invalid("after", words.BadCursor)
		}
	}
	page := &HistoryPage{Rows: []History{}}
	for _, h := range s.History() {
		switch {
		case h.Version >= behind || (imports && h.What == Undone):
			continue
		case len(page.Rows) == first:
			page.PageInfo.HasNextPage = true
			return page, nil
		}
		page.Rows, page.PageInfo.EndCursor = append(page.Rows, h), h.Cursor()
	}
	return page, nil
}

// Version describes one data version up to this one. An unknown version is NotFound.
func (s *Snapshot) Version(version int64) (*History, error) {
	if h := s.ledger.one(uint64(max(version, 0))); h != nil && h.Version <= s.version {
		return h, nil
	}
	return nil, s.ledger.unknown(version)
}

// Version describes one data version as it stands now, also one that was collected. An unknown version is NotFound.
func (s *Store) Version(ctx context.Context, access Access, version int64) (*History, error) {
	if err := access.MayAsk(); err != nil {
		return nil, err
	}
	if err := s.refresh(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	ledger := s.ledger.Load()
	if h := ledger.one(uint64(max(version, 0))); h != nil {
		return h, nil
	}
	return nil, ledger.unknown(version)
}

// FindVersion finds what a person calls a version: its number, or the name that it is pinned under, whatever its case.
func FindVersion(all []History, text string) (*History, error) {
	number, err := strconv.ParseUint(text, 10, 64)
	for i, h := range all {
		if (err == nil && h.Version == number) || (err != nil && h.Pin != "" && foldName(h.Pin) == foldName(text)) {
			return &all[i], nil
		}
	}
	return nil, notFound("version", words.NoSuchVersion, text)
}

// foldName makes names alike that differ in letter case alone.
func foldName(name string) string { return cases.Fold().String(normalName(name)) }

// between describes the versions behind one and up to another, newest first.
func (h *history) between(a, b uint64) []History {
	low, high := min(a, b), max(a, b)
	return slices.DeleteFunc(h.list(high), func(x History) bool { return x.Version <= low })
}
