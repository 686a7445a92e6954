package analytics

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/analytics/words"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// AttemptSpec says what a change is to be, before its rows are known.
type AttemptSpec struct {
	What     ChangeKind
	Source   string // name of the file
	Identity string // see Commit
	Undoes   uint64 // the version in force that it undoes; such a change has no rows
	Through  *Date
	Sample   bool
}

// Attempt brings rows into the ledger. Nothing of it can be seen until Commit returns; a change that is abandoned, or
// whose process dies, leaves no trace in any answer.
type Attempt struct {
	store   *Store
	lock    held
	version uint64
	spec    AttemptSpec
	base    *history // what was committed when the change began
	batch   driver.Batch
	rows    int        // in the batch
	total   int        // appended in all
	sending chan error // tells what became of the batch that is on its way to the engine; nil = there is none
	issues  map[Issue]uint32
	fresh   []Issue // issues that have no number in the ledger yet, in order of their numbers
	next    uint32
	logged  bool
	entries []RegistryRow
	tallies []TallyRow
	ended   bool

	careful bool // refuse an undo after which what is in force does not fit together
}

// batchRows bounds the memory of a change: so many rows are sent to the engine at once, while as many are collected.
// The engine writes a part for each, so that more would be quicker to read at the commit.
const batchRows = 200_000

// Begin starts a change. One change runs at a time; with a shared database another process may hold the lock, which
// is a Conflict that names it.
func (s *Store) Begin(ctx context.Context, access Access, spec AttemptSpec) (*Attempt, error) {
	if err := access.MayChange(); err != nil {
		return nil, err
	}
	lock, err := s.lock(ctx)
	if err != nil {
		return nil, changeError(ctx, err)
	}
	c := &Attempt{store: s, lock: lock, spec: spec}
	if err := c.begin(ctx); err != nil {
		lock.release()
		return nil, changeError(ctx, err)
	}
	return c, nil
}

// Base is the data version that the attempt builds on.
func (c *Attempt) Base() int64 { return int64(c.base.newestVersion()) }

// Describe says what the change is, where that was not known when it began.
func (c *Attempt) Describe(spec AttemptSpec) { c.spec = spec }

func (c *Attempt) begin(ctx context.Context) error {
	if err := c.store.fix(ctx); err != nil {
		return err
	}
	if err := c.store.refresh(ctx); err != nil {
		return err
	}
	c.base = c.store.ledger.Load()
	if c.spec.Undoes != 0 && !slices.Contains(c.base.inForce(c.base.newestVersion()), c.spec.Undoes) {
		return notFound("version", words.NotInForce, fmt.Sprint(c.spec.Undoes))
	}
	version, err := c.store.takeVersion(ctx, c.spec.What, c.spec.Identity, c.base.newestVersion())
	if err != nil {
		return err
	}
	c.version = version
	return c.loadIssues(ctx)
}

// takeVersion takes a version number that nobody has used or ever will.
func (s *Store) takeVersion(ctx context.Context, what ChangeKind, identity string, seen uint64) (uint64, error) {
	for {
		var newest uint64
		if err := s.writer.QueryRow(ctx, statement("newest_attempt")).Scan(&newest); err != nil {
			return 0, err
		}
		version := newest + 1
		mine := s.holder + " " + randomID()
		p := params{"version": number(version), "seen": number(seen),
			"texts": quoted([]string{mine, string(what), identity}), "begun": fmt.Sprint(s.now().UnixMilli())}
		if err := s.writer.Exec(withParams(ctx, p), statement("add_attempt")); err != nil {
			return 0, err
		}
		var holders []string
		p = params{"version": number(version)}
		if err := s.writer.QueryRow(withParams(ctx, p), statement("attempt_holders")).Scan(&holders); err != nil {
			return 0, err
		}
		if len(holders) == 1 && holders[0] == mine {
			return version, nil
		}
	}
}

func (c *Attempt) loadIssues(ctx context.Context) error {
	c.issues, c.next = map[Issue]uint32{}, 1
	p := params{"committed": array(c.base.versions())}
	rows, err := c.store.writer.Query(withParams(ctx, p), statement("issues"))
	if err != nil {
		return err
	}
	for rows.Next() {
		var n uint32
		var i Issue
		if err := rows.Scan(&n, &i.Code, &i.Topic); err != nil {
			return errors.Join(err, rows.Close())
		}
		c.issues[i] = n
		c.next = max(c.next, n+1)
	}
	return errors.Join(rows.Close(), rows.Err())
}

// AddReport brings in a report. An id may occur once in a change: the caller has checked that, and every code. What
// becomes of it may be told only by a later call. The contexts of all calls must live until the change has ended.
func (c *Attempt) AddReport(ctx context.Context, r Report) error {
	if err := c.open(ctx); err != nil {
		return err
	}
	month, day := c.store.calendar.MonthOf(c.store.calendar.LocalDate(r.Received))
	issues := make([]uint32, 0, len(r.Issues))
	for _, i := range r.Issues {
		issues = append(issues, c.issueNumber(i))
	}
	slices.Sort(issues)
	topics := r.Topics
	if !slices.IsSorted(topics) {
		topics = slices.Sorted(slices.Values(topics))
	}
	err := c.batch.Append(uint32(month), r.ID, c.version, "live", uint8(day), r.Received.UTC(),
		string(r.Kind), string(r.Type), r.Unit, r.Channel, topics, issues)
	return c.appended(ctx, err)
}

// open makes sure that there is a batch to append to.
func (c *Attempt) open(ctx context.Context) (err error) {
	if c.batch == nil {
		c.batch, err = c.store.writer.PrepareBatch(ctx, statement("add_log"))
	}
	return changeError(ctx, err)
}

// appended counts the row that has just been appended, and sends a full batch.
func (c *Attempt) appended(ctx context.Context, err error) error {
	if err != nil {
		return changeError(ctx, err)
	}
	c.logged = true
	c.total++
	if c.rows++; c.rows == batchRows {
		return c.send(ctx)
	}
	return nil
}

// AddRetraction takes a report out of every month, as of this version. An id may occur once in a change.
func (c *Attempt) AddRetraction(ctx context.Context, id string) error {
	if err := c.open(ctx); err != nil {
		return err
	}
	// Month 0 holds no counts; the markers carry the retraction into the months where the log holds the id.
	err := c.batch.Append(uint32(0), id, c.version, "retracted", uint8(0), time.Unix(0, 0).UTC(), "", "", "", "", []string{}, []uint32{})
	return c.appended(ctx, err)
}

func (c *Attempt) issueNumber(i Issue) uint32 {
	n, ok := c.issues[i]
	if !ok {
		n = c.next
		c.next++
		c.issues[i] = n
		c.fresh = append(c.fresh, i)
	}
	return n
}

// AddEntry brings in a row of a registry; it stands for its code from this version on.
func (c *Attempt) AddEntry(r RegistryRow) { c.entries = append(c.entries, r) }

// send sends the batch once the one before it has arrived, and does not wait for the engine to write it.
func (c *Attempt) send(ctx context.Context) error {
	if err := c.sent(ctx); err != nil || c.batch == nil {
		return err
	}
	batch, sending := c.batch, make(chan error, 1)
	c.batch, c.rows, c.sending = nil, 0, sending
	go func() { sending <- batch.Send() }()
	return nil
}

// sent waits until the batch that is on its way has arrived.
func (c *Attempt) sent(ctx context.Context) error {
	if c.sending == nil {
		return nil
	}
	err := <-c.sending
	c.sending = nil
	return changeError(ctx, err)
}

// Abandon gives the change up. What it wrote is invisible for ever and is swept away; calling it after Commit does
// nothing.
func (c *Attempt) Abandon() {
	if c.ended {
		return
	}
	defer c.end()
	if c.batch != nil {
		if err := c.batch.Abort(); err != nil {
			c.store.log.Warn("batch not aborted", "err", err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if c.sending != nil {
		select { // or its rows would arrive behind the removal
		case err := <-c.sending:
			if err != nil {
				c.store.log.Warn("batch not sent", "err", err)
			}
		case <-ctx.Done():
		}
	}
	if err := c.store.remove(ctx, []uint64{c.version}); err != nil {
		c.store.log.Warn("abandoned change is swept at the next start", "version", c.version, "err", err)
	}
}

// end gives the right to write back.
func (c *Attempt) end() {
	c.ended = true
	c.lock.release()
}
