package analytics

import "context"

// Undo takes a data version out of force, as a new version: each of its reports falls back to what it was before,
// while later corrections stay. An undo can itself be undone. A version that is not in force is NotFound.
func (s *Store) Undo(ctx context.Context, access Access, version uint64) (*Commit, error) {
	attempt, err := s.Begin(ctx, access, AttemptSpec{What: Undone, Undoes: version})
	if err != nil {
		return nil, err
	}
	defer attempt.Abandon()
	return attempt.Commit(ctx, RowCounts{})
}

// History is a committed change with whether it is in force.
type History struct {
	*Commit
	InForce bool
}

// History lists the committed changes up to this data version, newest first.
func (s *Snapshot) History() []History {
	inForce := map[uint64]bool{}
	for _, v := range s.ledger.inForce(s.version) {
		inForce[v] = true
	}
	var all []History
	for i := len(s.ledger.commits) - 1; i >= 0; i-- {
		if c := s.ledger.commits[i]; c.Version <= s.version {
			all = append(all, History{c, inForce[c.Version]})
		}
	}
	return all
}
