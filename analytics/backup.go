package analytics

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"giaoban/analytics/words"
)

// Contents says what a backup of the ledger holds, so that a later backup or a restored ledger can be held against it.
type Contents struct {
	Ledger    string            `json:"ledger"`    // names the ledger and everything restored from it, for ever
	Version   uint64            `json:"version"`   // the newest data version
	History   string            `json:"history"`   // every change up to that version, as a hash
	TimeZone  string            `json:"timezone"`  // of reporting months
	CutoffDay int               `json:"cutoffDay"` // likewise
	Rows      map[string]uint64 `json:"rows"`      // by table
	Size      int64             `json:"size"`      // bytes of the tables
}

// settingLedger names the ledger among the stored settings; the first backup gives it its name.
const settingLedger = "ledger"

// Backup is the ledger held still: no change is under way until Write has ended, while reading goes on. End it in any
// case.
type Backup struct {
	Contents Contents
	store    *Store
	database string
	change   func() // gives the right to change back; nil when that has been done
}

// BeginBackup waits until neither a change nor another backup is under way. An empty ledger is a Conflict.
func (s *Store) BeginBackup(ctx context.Context, access Access) (*Backup, error) {
	if err := access.MayAsk(); err != nil {
		return nil, err
	}
	if s.keeper == nil {
		return nil, errors.New("this store cannot back itself up: its server does")
	}
	select {
	case s.backing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	b := &Backup{store: s}
	lock, err := s.lock(ctx)
	if err == nil {
		b.change = lock.release
		err = b.begin(ctx)
	}
	if err != nil {
		b.End()
		return nil, backupError(ctx, err)
	}
	return b, nil
}

func (b *Backup) begin(ctx context.Context) (err error) {
	s := b.store
	if err := s.refresh(ctx); err != nil {
		return err
	}
	if s.IsEmpty() {
		return &Error{Kind: Conflict, Phrase: words.BackupEmpty}
	}
	c := &b.Contents
	c.Version = s.ledger.Load().newestVersion()
	c.History = b.HistoryAt(c.Version)
	c.TimeZone, c.CutoffDay = s.calendar.Zone.String(), s.calendar.CutoffDay
	if c.Ledger, err = s.ledgerName(ctx); err != nil {
		return err
	}
	if c.Rows, err = s.tableRows(ctx); err != nil {
		return err
	}
	var size uint64
	err = s.writer.QueryRow(ctx, statement("database_size")).Scan(&b.database, &size)
	c.Size = int64(size)
	return err
}

// HistoryAt is every change up to a version, as a hash: two ledgers of one name that differ there have gone different
// ways since one was restored from the other's backup.
func (b *Backup) HistoryAt(version uint64) string { return b.store.ledger.Load().hash(version) }

// Write has ClickHouse write a backup of that name into the engine's directory of backups; base names an earlier one
// whose list of files lies there, and is empty for a full backup. Afterwards changes may go on.
func (b *Backup) Write(ctx context.Context, name, base string, progress func(done, total int64)) error {
	defer b.release()
	if base == "" {
		return b.store.keep(ctx, "backup", b.database, params{"name": name}, progress)
	}
	return b.store.keep(ctx, "backup_incremental", b.database, params{"name": name, "base": base}, progress)
}

func (b *Backup) release() {
	if b.change != nil {
		b.change()
		b.change = nil
	}
}

// End lets changes and the next backup go on.
func (b *Backup) End() {
	b.release()
	<-b.store.backing
}

// ledgerName reads the ledger's name, or gives it one; the caller holds the right to change.
func (s *Store) ledgerName(ctx context.Context) (string, error) {
	stored, err := s.stored(ctx)
	if err != nil || stored[settingLedger] != "" {
		return stored[settingLedger], err
	}
	name := randomID()
	p := params{"row": quoted([]string{settingLedger, name})}
	return name, s.writer.Exec(withParams(ctx, p), statement("add_setting"))
}

// tableRows counts the rows of every table.
func (s *Store) tableRows(ctx context.Context) (map[string]uint64, error) {
	var tables []string
	if err := s.writer.QueryRow(ctx, statement("tables")).Scan(&tables); err != nil {
		return nil, err
	}
	rows := map[string]uint64{}
	for _, table := range tables {
		var n uint64
		if err := s.writer.QueryRow(withParams(ctx, params{"table": table}), statement("table_rows")).Scan(&n); err != nil {
			return nil, err
		}
		rows[table] = n
	}
	return rows, nil
}

// hash is the hash of every commit up to a version: what was sent, when, and what became of it.
func (h *history) hash(at uint64) string {
	sum := sha256.New()
	for _, c := range h.commits {
		if c.Version > at {
			break
		}
		fmt.Fprintf(sum, "%d %q %d %q %q %d %d %d\n", c.Version, c.What, c.Undoes, c.Source, c.Identity, c.Months, c.Taken, c.At.UnixMilli())
	}
	return hex.EncodeToString(sum.Sum(nil))
}
