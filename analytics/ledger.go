package analytics

import (
	"context"
	"errors"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// marks are what changes with anything that is recorded in the ledger: its newest commit, fence and pin, and how many
// versions have been collected.
type marks struct{ commit, fence, pin, collected uint64 }

// marks reads them.
func (s *Store) marks(ctx context.Context, conn driver.Conn) (at marks, err error) {
	err = conn.QueryRow(ctx, statement("newest_commit")).Scan(&at.commit, &at.fence, &at.pin, &at.collected)
	return at, err
}

// reload reads the ledger anew.
func (s *Store) reload(ctx context.Context) error {
	at, err := s.marks(ctx, s.writer)
	if err != nil {
		return err
	}
	rows, err := s.writer.Query(ctx, statement("commits"))
	if err != nil {
		return err
	}
	h := &history{pins: map[uint64]string{}, collected: map[uint64]bool{}}
	for rows.Next() {
		c, err := scanCommit(rows)
		if err != nil {
			return errors.Join(err, rows.Close())
		}
		h.commits = append(h.commits, c)
	}
	if err := errors.Join(rows.Close(), rows.Err()); err != nil {
		return err
	}
	if err := errors.Join(s.loadPins(ctx, h), s.loadCollected(ctx, h)); err != nil {
		return err
	}
	s.know(h)
	s.seen.Store(&at)
	return nil
}

func scanCommit(rows driver.Rows) (*Commit, error) {
	var (
		c       Commit
		what    string
		months  []uint32
		through *time.Time
	)
	err := rows.Scan(&c.Version, &what, &c.Undoes, &months, &through, &c.Source, &c.Identity, &c.Sample,
		&c.Read, &c.Taken, &c.Rejected, &c.Repeated, &c.At)
	if err != nil {
		return nil, err
	}
	c.What = ChangeKind(what)
	for _, m := range months {
		c.Months = append(c.Months, Month(m))
	}
	if through != nil {
		d := DateOf(*through)
		c.Through = &d
	}
	return &c, nil
}

// refresh makes the commits of other processes known. Where this process is the only one, there are none.
func (s *Store) refresh(ctx context.Context) error {
	if !s.shared && !s.unsure.Load() {
		return nil
	}
	s.refreshing.Lock() // or an older reading could replace a newer one
	defer s.refreshing.Unlock()
	unsure := s.unsure.Swap(false) // before reading: what happens meanwhile sets it again
	at, err := s.marks(ctx, s.reader)
	if err == nil && (unsure || at != *s.seen.Load()) {
		err = s.reload(ctx)
	}
	if err != nil && unsure {
		s.unsure.Store(true)
	}
	return err
}
