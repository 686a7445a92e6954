// Package analytics holds every question that giaoban can answer and all of its SQL. It knows neither GraphQL nor
// charts. Data comes in through an Attempt (see package intake for files) and is read through a Snapshot.
package analytics

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// Options say what a Store works on.
type Options struct {
	Writer  driver.Conn   // may change the database that it is connected to
	Reader  driver.Conn   // may read it
	Keeper  driver.Conn   // may back it up and restore it; nil with a server, which keeps its own backups
	Shared  bool          // other processes may write to the same database: take its lock, look for their commits
	Holder  string        // names this process in the ledger and in the lock, for people to read
	Silence time.Duration // after which the lock of a shared database falls free; 0 = 30 s

	TimeZone  string // fixed when the database is new; empty = as stored, else Asia/Ho_Chi_Minh
	CutoffDay int    // likewise; 0 = as stored, else 1

	MinCell int64 // counts of a unit from 1 to MinCell-1 are small, see TablesAccess; 0 = none are

	Now func() time.Time // the clock that stamps changes; no answer ever depends on it
	Log *slog.Logger
}

// Store is the ledger of reports in one ClickHouse database. It is safe for concurrent use; reading never waits
// for writing.
type Store struct {
	writer, reader driver.Conn
	keeper         driver.Conn
	shared         bool
	holder         string
	silence        time.Duration
	now            func() time.Time
	log            *slog.Logger

	minCell  int64
	calendar Calendar
	unfixed  map[string]string // settings that the first change will store
	ledger   atomic.Pointer[history]
	seen     atomic.Pointer[marks] // the state of the ledger when it was last read
	unsure   atomic.Bool           // the ledger may hold more than is known here: read it before the next answer

	refreshing sync.Mutex

	writing   chan struct{} // one change at a time in this process
	backing   chan struct{} // one backup at a time
	snapshots snapshotCache
	waiting   waiting // for another data version
}

// Open prepares the database (migrations, settings), reads the ledger, and removes what changes that died left.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{writer: o.Writer, reader: o.Reader, keeper: o.Keeper, shared: o.Shared, holder: o.Holder, minCell: o.MinCell, silence: cmp.Or(o.Silence, lockSilence), now: o.Now, log: o.Log,
		writing: make(chan struct{}, 1), backing: make(chan struct{}, 1)}
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
	if _, err := s.deleteUnneeded(ctx); err != nil { // a collection that died after it was recorded
		return nil, engineError(ctx, err)
	}
	return s, nil
}

// Calendar is the store's time zone and cut-off day.
func (s *Store) Calendar() Calendar { return s.calendar }

// Today is the day by the clock that stamps changes, in the store's time zone.
func (s *Store) Today() Date { return s.calendar.LocalDate(s.now()) }

// HasOwnData tells whether anything but the built-in sample is in force.
func (s *Store) HasOwnData() bool {
	ledger := s.ledger.Load()
	return slices.ContainsFunc(ledger.inForce(ledger.newestVersion()), func(v uint64) bool {
		c := ledger.find(v)
		return !c.Sample && c.What != Undone
	})
}

// IsEmpty tells whether nothing has been committed yet.
func (s *Store) IsEmpty() bool { return s.ledger.Load().newest() == nil }
