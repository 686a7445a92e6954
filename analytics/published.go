package analytics

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"giaoban/analytics/words"
)

// Published is what every access may see of one data version: names, settings, and the fixed tables. An access that may
// ask any question gets it of any version, TablesAccess of pinned ones alone.
type Published struct {
	snap   *Snapshot
	access Access
}

// Published opens a data version; 0 is the newest one that the access may see. For TablesAccess a version that is not
// pinned is NotFound, and it is a Conflict where none is.
func (s *Store) Published(ctx context.Context, access Access, version int64) (*Published, error) {
	if access.level == 0 {
		return nil, access.MayAsk()
	}
	if access.level == tablesOnly {
		if err := s.refresh(ctx); err != nil {
			return nil, engineError(ctx, err)
		}
		var err error
		if version, err = s.ledger.Load().pinned(version); err != nil {
			return nil, err
		}
	}
	snap, err := s.open(ctx, version)
	if err != nil {
		return nil, err
	}
	return &Published{snap, access}, nil
}

// pinned finds a pinned version by its number; 0 is the newest.
func (h *history) pinned(version int64) (int64, error) {
	var all []string
	var newest uint64
	for _, c := range h.commits {
		if name, ok := h.pins[c.Version]; ok {
			all, newest = append(all, fmt.Sprintf("%d (%s)", c.Version, name)), c.Version
		}
	}
	if newest == 0 {
		return 0, &Error{Kind: Conflict, Path: "dataVersion", Phrase: words.NothingPinned}
	}
	if version == 0 {
		return int64(newest), nil
	}
	if _, ok := h.pins[uint64(max(version, 0))]; !ok {
		slices.Reverse(all)
		return 0, notFound("dataVersion", words.VersionNotPinned, fmt.Sprint(max(version, 0)), strings.Join(all, ", "))
	}
	return version, nil
}

// Everything opens the data version for any question, where the access may ask one; else it is Forbidden.
func (p *Published) Everything() (*Snapshot, error) {
	if err := p.access.MayAsk(); err != nil {
		return nil, err
	}
	return p.snap, nil
}

// Entries lists a registry by code; with a month, only the entries valid in it.
func (p *Published) Entries(registry Registry, at *Month) []*Entry {
	return p.snap.Entries(registry, at)
}

// Settings tells limits and coverage.
func (p *Published) Settings() Settings {
	s := p.snap.Settings()
	if p.access.level == tablesOnly { // of the others it need not know
		s.LatestVersion = int64(p.snap.version)
	}
	return s
}

// Meta says what the answers are made from.
func (p *Published) Meta() Meta { return p.snap.Meta() }

// Hides tells whether small cells are hidden.
func (p *Published) Hides() bool { return p.access.level == tablesOnly && p.snap.store.minCell > 0 }
