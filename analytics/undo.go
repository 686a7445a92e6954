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
	if version == 0 { // no version has this number, and a change that undoes it would be none
		return nil, notFound("version", words.NotInForce, "0")
	}
	attempt, err := s.Begin(ctx, access, AttemptSpec{What: Undone, Undoes: version})
	if err != nil {
		return nil, err
	}
	defer attempt.Abandon()
	attempt.careful = !anyway
	return attempt.Commit(ctx, RowCounts{})
}

// checkUndo refuses an undo after which what is in force no longer fits together: reports or tallies with codes that no
// registry has, entries that lie under nothing or under themselves, an issue with two topics.
func (c *Attempt) checkUndo(ctx context.Context, commit *Commit) error {
	if err := c.checkNames(ctx, commit); err != nil {
		return err
	}
	return c.checkIssues(ctx, commit)
}

// checkIssues looks for issues that reports in force would have under several topics.
func (c *Attempt) checkIssues(ctx context.Context, commit *Commit) error {
	var codes []string
	after := c.base.with(commit)
	p := params{"committed": array(after.versions()), "inforce": array(after.inForce(commit.Version))}
	if err := c.store.writer.QueryRow(withParams(ctx, p), statement("issues_twice")).Scan(&codes); err != nil || len(codes) == 0 {
		return err
	}
	return &Error{Kind: Conflict, Path: "version", Phrase: words.UndoSplitsIssues, Args: []any{fmt.Sprint(commit.Undoes), firstOf(codes)}}
}

// firstOf names some of many codes.
func firstOf(codes []string) string {
	const named = 10
	slices.Sort(codes)
	list := strings.Join(codes[:min(named, len(codes))], ", ")
	if len(codes) > named {
		list += ", …"
	}
	return list
}

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
	if adrift := adrift(left, adrift(held, nil)); len(adrift) > 0 {
		return &Error{Kind: Conflict, Path: "version", Phrase: words.UndoBreaksTree, Args: []any{fmt.Sprint(commit.Undoes), firstOf(adrift)}}
	}
	if len(lost) == 0 {
		return nil
	}
	used, err := c.store.codesInUse(ctx, after, lost)
	if err != nil {
		return err
	}
	tallies, err := c.store.tallyRows(ctx, after.inForce(commit.Version))
	if err != nil {
		return err
	}
	for _, t := range tallies {
		for registry, code := range map[Registry]string{Topics: t.Topic, Units: t.Unit, Channels: t.Channel} {
			if slices.Contains(lost[registry], code) && !slices.Contains(used, code) {
				used = append(used, code)
			}
		}
	}
	if len(used) == 0 {
		return nil
	}
	return &Error{Kind: Conflict, Path: "version", Phrase: words.UndoLosesNames, Args: []any{fmt.Sprint(commit.Undoes), len(used), firstOf(used)}}
}

// adrift names the entries whose parent is not in the registry, or lies below them; those that are known to be are
// left out.
func adrift(rows []RegistryRow, known []string) (codes []string) {
	type place struct {
		registry Registry
		code     string
	}
	parents := map[place]string{}
	for _, r := range rows {
		parents[place{r.Registry, r.Code}] = r.Parent
	}
	for _, r := range rows {
		steps := 0
		for at := r.Parent; at != ""; steps++ {
			up, there := parents[place{r.Registry, at}]
			if !there || at == r.Code || steps > len(rows) {
				if !slices.Contains(known, r.Code) {
					codes = append(codes, r.Code)
				}
				break
			}
			at = up
		}
	}
	return codes
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
