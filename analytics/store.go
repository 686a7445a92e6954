// Package analytics holds every question that giaoban can answer and all of its SQL. It knows neither GraphQL nor
// charts. Data comes in through an Attempt (see package intake for files) and is read through a Snapshot.
package analytics

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	"giaoban/analytics/words"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// Options say what a Store works on.
type Options struct {
	Writer  driver.Conn   // may change the database that it is connected to
	Reader  driver.Conn   // may read it
	Shared  bool          // other processes may write to the same database: take its lock, look for their commits
	Holder  string        // names this process in the ledger and in the lock, for people to read
	Silence time.Duration // after which the lock of a shared database falls free; 0 = 30 s

	TimeZone  string // fixed when the database is new; empty = as stored, else Asia/Ho_Chi_Minh
	CutoffDay int    // likewise; 0 = as stored, else 1

	Now func() time.Time // the clock that stamps changes; no answer ever depends on it
	Log *slog.Logger
}

// Store is the ledger of reports in one ClickHouse database. It is safe for concurrent use; reading never waits
// for writing.
type Store struct {
	writer, reader driver.Conn
	shared         bool
	holder         string
	silence        time.Duration
	now            func() time.Time
	log            *slog.Logger

	calendar Calendar
	ledger   atomic.Pointer[history]
	seen     atomic.Pointer[marks] // the state of the ledger when it was last read
	unsure   atomic.Bool           // the ledger may hold more than is known here: read it before the next answer

	writing   chan struct{} // one change at a time in this process
	snapshots snapshotCache
}

// Open prepares the database (migrations, settings), reads the ledger, and removes what changes that died left.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{writer: o.Writer, reader: o.Reader, shared: o.Shared, holder: o.Holder, silence: cmp.Or(o.Silence, lockSilence), now: o.Now, log: o.Log,
		writing: make(chan struct{}, 1)}
	if err := s.migrate(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	if err := s.settle(ctx, o.TimeZone, o.CutoffDay); err != nil {
		return nil, engineError(ctx, err)
	}
	if err := s.reload(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	lock, err := s.lock(ctx)
	if KindOf(err) == Conflict { // somebody is writing right now; the next start sweeps
		return s, nil
	}
	if err != nil {
		return nil, engineError(ctx, err)
	}
	defer lock.release()
	if err := s.sweep(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	return s, nil
}

// Calendar is the store's time zone and cut-off day.
func (s *Store) Calendar() Calendar { return s.calendar }

// HasOwnData tells whether the ledger holds anything but the built-in sample.
func (s *Store) HasOwnData() bool {
	return slices.ContainsFunc(s.ledger.Load().commits, func(c *Commit) bool { return !c.Sample })
}

// IsEmpty tells whether nothing has been committed yet.
func (s *Store) IsEmpty() bool { return s.ledger.Load().newest() == nil }

// Ready tells whether the engine answers now, with nil, or why not.
func (s *Store) Ready(ctx context.Context) error {
	return engineError(ctx, s.reader.Ping(ctx))
}

func (s *Store) migrate(ctx context.Context) error {
	if err := s.writer.Exec(ctx, statement("create_migrations")); err != nil {
		return err
	}
	var done []uint32
	if err := s.writer.QueryRow(ctx, statement("migrations")).Scan(&done); err != nil {
		return err
	}
	applied := map[uint32]bool{}
	for _, n := range done {
		applied[n] = true
	}
	files, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return err
	}
	for _, f := range files { // ReadDir sorts by name
		var n uint32
		if _, err := fmt.Sscanf(f.Name(), "%04d_", &n); err != nil {
			return fmt.Errorf("migration %s has no number: %w", f.Name(), err)
		}
		if applied[n] {
			continue
		}
		text, err := migrationFiles.ReadFile("migrations/" + f.Name())
		if err != nil {
			return err
		}
		if err := s.writer.Exec(ctx, string(text)); err != nil {
			return fmt.Errorf("migration %s: %w", f.Name(), err)
		}
		p := params{"number": number(n), "name": quoted([]string{f.Name()})}
		if err := s.writer.Exec(withParams(ctx, p), statement("apply_migration")); err != nil {
			return err
		}
	}
	return nil
}

// The settings that are fixed when a database is new, and their values where none were asked for.
const (
	settingZone     = "timezone"
	settingCutoff   = "cutoff-day"
	defaultTimeZone = "Asia/Ho_Chi_Minh"
)

func (s *Store) settle(ctx context.Context, zone string, cutoff int) error {
	var rows []struct {
		Name  string `ch:"name"`
		Value string `ch:"value"`
	}
	if err := s.writer.Select(ctx, &rows, statement("settings")); err != nil {
		return err
	}
	stored := map[string]string{}
	for _, r := range rows {
		stored[r.Name] = r.Value
	}
	wanted := map[string]string{settingZone: zone, settingCutoff: ""}
	if cutoff != 0 {
		wanted[settingCutoff] = strconv.Itoa(cutoff)
	}
	defaults := map[string]string{settingZone: defaultTimeZone, settingCutoff: "1"}
	for _, name := range []string{settingZone, settingCutoff} {
		if stored[name] != "" && wanted[name] != "" && stored[name] != wanted[name] {
			return &Error{Kind: Conflict, Phrase: words.SettingFixed, Args: []any{name, stored[name], wanted[name]}}
		}
		if stored[name] == "" && wanted[name] == "" {
			wanted[name] = defaults[name]
		}
	}
	// Checked before anything is stored, so that a wrong value is not fixed for ever.
	first := func(name string) string {
		if stored[name] != "" {
			return stored[name]
		}
		return wanted[name]
	}
	day, err := strconv.Atoi(first(settingCutoff))
	if err != nil {
		return err
	}
	if s.calendar, err = NewCalendar(first(settingZone), day); err != nil {
		return &Error{Kind: Invalid, Phrase: words.BadCalendar, Args: []any{first(settingZone), strconv.Itoa(day)}, Err: err}
	}
	for _, name := range []string{settingZone, settingCutoff} {
		if stored[name] != "" {
			continue
		}
		p := params{"row": quoted([]string{name, wanted[name]})}
		if err := s.writer.Exec(withParams(ctx, p), statement("add_setting")); err != nil {
			return err
		}
	}
	return nil
}

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
	unsure := s.unsure.Load()
	if !s.shared && !unsure {
		return nil
	}
	var at marks
	if err := s.reader.QueryRow(ctx, statement("newest_commit")).Scan(&at.commit, &at.fence); err != nil {
		return err
	}
	if at == *s.seen.Load() && !unsure {
		return nil
	}
	if err := s.reload(ctx); err != nil {
		return err
	}
	s.unsure.CompareAndSwap(unsure, false)
	return nil
}
