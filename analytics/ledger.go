package analytics

import (
	"context"
	"errors"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// marks are the newest commit and fence of the ledger.
type marks struct{ commit, fence uint64 }

// reload reads the ledger anew.
func (s *Store) reload(ctx context.Context) error {
	var at marks
	if err := s.writer.QueryRow(ctx, statement("newest_commit")).Scan(&at.commit, &at.fence); err != nil {
		return err
	}
	rows, err := s.writer.Query(ctx, statement("commits"))
	if err != nil {
		return err
	}
	h := &history{}
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
	s.ledger.Store(h)
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
	var at marks
	err := s.reader.QueryRow(ctx, statement("newest_commit")).Scan(&at.commit, &at.fence)
	if err == nil && (unsure || at != *s.seen.Load()) {
		err = s.reload(ctx)
	}
	if err != nil && unsure {
		s.unsure.Store(true)
	}
	return err
}
