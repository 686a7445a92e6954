package analytics

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"giaoban/analytics/words"
)

// DefaultKeep is how many of the newest data versions a collection keeps where nobody says otherwise.
const DefaultKeep = 10

// Collection is what a collection removed, or would remove.
type Collection struct {
	Versions []uint64 // that no longer answer, ascending
	Rows     uint64   // of rollups that were deleted
	Bytes    uint64   // that they took on the disk, about
}

// Collect removes the counts of data versions that are neither pinned nor among the newest keep, at least 1. They answer
// no more; reports, commits and registries stay, so that every version can still be undone. What is to go is recorded
// before anything is deleted: a collection that dies half way is finished by the next one or the next start.
func (s *Store) Collect(ctx context.Context, access Access, keep int) (*Collection, error) {
	if err := checkKeep(keep); err != nil {
		return nil, err
	}
	var done *Collection
	err := s.exclusively(ctx, access, func(lock held, ledger *history) error {
		versions := ledger.collectable(keep)
		if len(versions) > 0 {
			p := params{"versions": array(versions), "at": fmt.Sprint(s.now().UnixMilli()), "holding": lock.holding}
			err := s.record(ctx, "add_collected", p, func(l *history) bool { return l.collected[versions[0]] })
			if err != nil {
				return err
			}
		}
		deleted, err := s.deleteUnneeded(ctx)
		if err != nil {
			return err
		}
		deleted.Versions, done = versions, deleted
		return nil
	})
	return done, err
}

// Collectable tells what Collect would remove, and removes nothing.
func (s *Store) Collectable(ctx context.Context, access Access, keep int) (*Collection, error) {
	if err := access.MayAsk(); err != nil {
		return nil, err
	}
	if err := checkKeep(keep); err != nil {
		return nil, err
	}
	if err := s.refresh(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	ledger := s.ledger.Load()
	versions := ledger.collectable(keep)
	unneeded := ledger.without(versions).unneeded()
	all := &Collection{Versions: versions}
	for _, table := range strings.Fields(rollups) {
		if err := s.weigh(ctx, table, unneeded, all); err != nil {
			return nil, engineError(ctx, err)
		}
	}
	return all, nil
}

const rollups = "rollup rollup_topics rollup_units"

// still refuses what was read while the version was being collected: some of its counts may have been gone already.
func (s *Snapshot) still(ctx context.Context) error {
	if err := s.store.refresh(ctx); err != nil {
		return engineError(ctx, err)
	}
	return s.store.ledger.Load().answers(s.version)
}

func checkKeep(keep int) error {
	if keep < 1 {
		return invalid("keep", words.KeepNone)
	}
	return nil
}

// collectable lists the versions that are neither pinned nor among the newest, and have not been collected yet.
func (h *history) collectable(keep int) []uint64 {
	var versions []uint64
	for _, c := range h.commits[:max(0, len(h.commits)-keep)] {
		if _, pinned := h.pins[c.Version]; !pinned && !h.collected[c.Version] {
			versions = append(versions, c.Version)
		}
	}
	return versions
}

// without is the history as it is when more versions have been collected.
func (h *history) without(versions []uint64) *history {
	collected := map[uint64]bool{}
	for v := range h.collected {
		collected[v] = true
	}
	for _, v := range versions {
		collected[v] = true
	}
	return &history{h.commits, h.pins, collected}
}

// unneeded lists the months' counts that no version still answering reads. What a version built for a month is read by
// the versions from that one on, up to the next that built the month anew.
func (h *history) unneeded() []monthVersion {
	if len(h.collected) == 0 {
		return nil
	}
	var kept []uint64
	builders := map[Month][]uint64{}
	for _, c := range h.commits {
		if !h.collected[c.Version] {
			kept = append(kept, c.Version)
		}
		for _, m := range c.Months {
			builders[m] = append(builders[m], c.Version)
		}
	}
	var all []monthVersion
	for m, versions := range builders {
		for i, from := range versions[:len(versions)-1] { // the newest is read by the newest version, which is never collected
			reader := sort.Search(len(kept), func(k int) bool { return kept[k] >= from })
			if reader == len(kept) || kept[reader] >= versions[i+1] {
				all = append(all, monthVersion{m, from})
			}
		}
	}
	slices.SortFunc(all, func(a, b monthVersion) int {
		return cmp.Or(cmp.Compare(a.month, b.month), cmp.Compare(a.version, b.version))
	})
	return all
}

// deleteUnneeded removes the counts that no version still answering reads. The caller has the right to write.
func (s *Store) deleteUnneeded(ctx context.Context) (*Collection, error) {
	unneeded, all := s.ledger.Load().unneeded(), &Collection{}
	for _, table := range strings.Fields(rollups) {
		before := all.Rows
		if err := s.weigh(ctx, table, unneeded, all); err != nil {
			return nil, err
		}
		if all.Rows == before {
			continue
		}
		p := params{"table": table, "unneeded": monthVersions(unneeded)}
		if err := s.writer.Exec(withParams(ctx, p), statement("collect")); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// weigh adds up how many rows of a rollup are unneeded, and about how many bytes they take.
func (s *Store) weigh(ctx context.Context, table string, unneeded []monthVersion, into *Collection) error {
	if len(unneeded) == 0 {
		return nil
	}
	var rows, bytes uint64
	p := params{"table": table, "texts": quoted([]string{table}), "unneeded": monthVersions(unneeded)}
	if err := s.writer.QueryRow(withParams(ctx, p), statement("collectable")).Scan(&rows, &bytes); err != nil {
		return err
	}
	into.Rows, into.Bytes = into.Rows+rows, into.Bytes+bytes
	return nil
}

func monthVersions(all []monthVersion) string {
	tuples := make([]string, len(all))
	for i, x := range all {
		tuples[i] = x.tuple()
	}
	return array(tuples)
}

func (s *Store) loadCollected(ctx context.Context, h *history) error {
	var versions []uint64
	if err := s.writer.QueryRow(ctx, statement("collected")).Scan(&versions); err != nil {
		return err
	}
	for _, v := range versions {
		h.collected[v] = true
	}
	return nil
}
