package analytics

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"giaoban/analytics/words"
)

// Undo takes a data version out of force, as a new version: each of its reports falls back to what it was before,
// while later corrections stay. An undo can itself be undone. A version that is not in force is NotFound. Where codes
// would leave the registries that reports in force have, so that these would stand under bare codes, it is a Conflict
// that names them, and nothing is done.
func (s *Store) Undo(ctx context.Context, access Access, version uint64) (*Commit, error) {
	return s.undo(ctx, access, version, false)
}

// UndoAnyway is Undo also where reports lose the names of their codes.
func (s *Store) UndoAnyway(ctx context.Context, access Access, version uint64) (*Commit, error) {
	return s.undo(ctx, access, version, true)
}

func (s *Store) undo(ctx context.Context, access Access, version uint64, anyway bool) (*Commit, error) {
	attempt, err := s.Begin(ctx, access, AttemptSpec{What: Undone, Undoes: version})
	if err != nil {
		return nil, err
	}
	defer attempt.Abandon()
	attempt.keepNames = !anyway
	return attempt.Commit(ctx, RowCounts{})
}

// checkNames refuses an undo that takes codes out of the registries which reports will still have.
func (c *Attempt) checkNames(ctx context.Context, commit *Commit) error {
	after := c.base.with(commit)
	held, err := c.store.registryRows(ctx, c.base.inForce(c.base.newestVersion()))
	if err != nil {
		return err
	}
	left, err := c.store.registryRows(ctx, after.inForce(commit.Version))
	if err != nil {
		return err
	}
	stays := map[Registry]map[string]bool{Topics: {}, Units: {}, Channels: {}}
	for _, r := range left {
		stays[r.Registry][r.Code] = true
	}
	lost := map[Registry][]string{}
	for _, r := range held {
		if !stays[r.Registry][r.Code] {
			lost[r.Registry] = append(lost[r.Registry], r.Code)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	used, err := c.store.codesInUse(ctx, after, lost)
	if err != nil || len(used) == 0 {
		return err
	}
	slices.Sort(used)
	const named = 10
	list := strings.Join(used[:min(named, len(used))], ", ")
	if len(used) > named {
		list += ", …"
	}
	return &Error{Kind: Conflict, Path: "version", Phrase: words.UndoLosesNames, Args: []any{fmt.Sprint(commit.Undoes), len(used), list}}
}

// codesInUse finds which of some codes reports have at the newest version of a history whose counts are built.
func (s *Store) codesInUse(ctx context.Context, h *history, codes map[Registry][]string) ([]string, error) {
	var built []monthVersion
	for m, v := range h.builtAt(h.newestVersion()) {
		built = append(built, monthVersion{m, v})
	}
	p := params{"built": monthVersions(built), "topics": quoted(codes[Topics]), "units": quoted(codes[Units]), "channels": quoted(codes[Channels])}
	// Through the writer: it is part of a change.
	rows, err := s.writer.Query(withParams(ctx, p), statement("codes_in_use"))
	if err != nil {
		return nil, err
	}
	var used []string
	for rows.Next() {
		var registry, code string
		if err := rows.Scan(&registry, &code); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		used = append(used, code)
	}
	return used, errors.Join(rows.Close(), rows.Err())
}
