package analytics

import (
	"context"
	"strings"
)

// remove deletes the rows of dead attempts.
func (s *Store) remove(ctx context.Context, dead []uint64) error {
	for _, table := range strings.Fields("log rollup rollup_topics rollup_units registry issue tally") {
		p := params{"table": table, "dead": array(dead)}
		if err := s.writer.Exec(withParams(ctx, p), statement("sweep")); err != nil {
			return err
		}
	}
	return nil
}

// sweep removes what changes that died have left. It is never needed for right answers.
func (s *Store) sweep(ctx context.Context) error {
	var dead []uint64
	p := params{"committed": array(s.ledger.Load().versions())}
	if err := s.writer.QueryRow(withParams(ctx, p), statement("dead_attempts")).Scan(&dead); err != nil {
		return err
	}
	if len(dead) == 0 {
		return nil
	}
	s.log.Info("removing what unfinished changes left", "versions", dead)
	return s.remove(ctx, dead)
}
