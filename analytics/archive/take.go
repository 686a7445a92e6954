package archive

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Progress tells how far a backup or a restore is. It is called often; the caller decides what to show.
type Progress struct {
	Step        Step
	Done, Total int64 // bytes; Total 0 = not known
}

// Step is a part of a backup or a restore.
type Step int

// The steps.
const (
	Waiting Step = iota // for the change under way
	Writing
	Copying
	Checking
	Restoring
)

// Source is the ledger to back up.
type Source struct {
	Store   *analytics.Store
	Staging string // the directory in which its ClickHouse writes backups; on the disk of the data
	Now     func() time.Time
}

// Taken is a backup that has just been made.
type Taken struct {
	*Manifest
	Path    string
	Missing string // the link that the newest backup lacks, which is why this one is full
}

// Take backs the ledger up into dir, which is new, empty, or a series of this very ledger: then only what the newest
// backup does not hold is written, unless full is wanted. Questions are answered all the while; changes wait while
// ClickHouse writes. Either the whole backup is there under its name afterwards, or nothing.
func Take(ctx context.Context, from Source, access analytics.Access, dir string, full bool, progress func(Progress)) (*Taken, error) {
	if isBelow(dir, filepath.Dir(from.Staging)) {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.BackupInside, Args: []any{dir}}
	}
	owned, err := own(dir)
	if err != nil {
		return nil, err
	}
	taken, err := (&taking{Source: from, dir: dir, full: full, progress: progress}).run(ctx, access)
	return taken, errors.Join(err, owned.Close())
}

// taking is one call of Take.
type taking struct {
	Source
	dir      string
	full     bool
	progress func(Progress)
	missing  string
}

func (t *taking) run(ctx context.Context, access analytics.Access) (_ *Taken, err error) {
	series, err := Read(t.dir)
	if err != nil {
		return nil, err
	}
	if err := removeUnfinished(t.dir); err != nil {
		return nil, unwritable(t.dir, err)
	}
	t.progress(Progress{Step: Waiting})
	backup, err := t.Store.BeginBackup(ctx, access)
	if err != nil {
		return nil, err
	}
	defer backup.End()
	m := &Manifest{Format: formatVersion, Taken: t.Now().UTC().Truncate(time.Millisecond), Contents: backup.Contents}
	m.Name = series.stamp(m.Taken) + "-v" + strconv.FormatUint(m.Version, 10)
	if m.Base, err = t.base(series, backup); err != nil {
		return nil, err
	}
	staged, unfinished := filepath.Join(t.Staging, m.Name), filepath.Join(t.dir, partial+m.Name)
	defer func() { err = errors.Join(err, os.RemoveAll(staged), os.RemoveAll(unfinished)) }()
	if m.Base != "" {
		lent := filepath.Join(t.Staging, m.Base)
		defer func() { err = errors.Join(err, os.RemoveAll(lent)) }()
		if err := lend(filepath.Join(t.dir, m.Base), lent); err != nil {
			return nil, err
		}
	} else if err := Room(t.Staging, m.Size); err != nil {
		return nil, err
	}
	t.progress(Progress{Step: Writing}) // a small backup is written before it is asked how far it is
	err = backup.Write(ctx, m.Name, m.Base, func(done, total int64) { t.progress(Progress{Writing, done, total}) })
	if err != nil {
		return nil, err
	}
	if m.Bytes, err = sizeOf(ctx, staged); err != nil {
		return nil, err
	}
	if err := move(ctx, staged, unfinished, m.Bytes, t.progress); err != nil {
		return nil, unwritable(t.dir, err)
	}
	path := filepath.Join(t.dir, m.Name)
	if err := t.finish(ctx, m, unfinished, path); err != nil {
		return nil, err
	}
	return &Taken{Manifest: m, Path: path, Missing: t.missing}, nil
}

// base chooses the backup to build on, or none, and refuses a series that this ledger does not continue.
func (t *taking) base(series *Series, backup *analytics.Backup) (string, error) {
	newest := series.newest()
	if newest == nil {
		return "", nil
	}
	if newest.Err != nil {
		return "", newest.Err
	}
	if have, mine := newest.Manifest.Ledger, backup.Contents.Ledger; have != mine {
		return "", &analytics.Error{Kind: analytics.Conflict, Phrase: words.BackupOther, Args: []any{t.dir, have, mine}}
	}
	if newest.Manifest.Version > backup.Contents.Version || backup.HistoryAt(newest.Manifest.Version) != newest.Manifest.History {
		return "", &analytics.Error{Kind: analytics.Conflict, Phrase: words.BackupDiverged, Args: []any{t.dir, newest.Name}}
	}
	if t.full {
		return "", nil
	}
	if _, err := series.Chain(newest.Name); err != nil { // nothing that builds on it could be restored
		t.missing = lastLink(series, newest)
		return "", nil //nolint:nilerr // a full backup mends it, and says so
	}
	return newest.Name, nil
}

// lastLink names the base at which a broken chain ends.
func lastLink(series *Series, b *Backup) string {
	for {
		next := series.find(b.Manifest.Base)
		if next == nil || next.Err != nil {
			return b.Manifest.Base
		}
		b = next
	}
}

// listFile is where ClickHouse lists the files of a backup: all that it needs of a base while it writes.
const listFile = ".backup"

// lend puts a base's list of files where ClickHouse finds it.
func lend(base, to string) error {
	sums, err := readSums(base)
	if err != nil {
		return err
	}
	if err := sums.check(base, listFile); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o700); err != nil {
		return unwritable(to, err)
	}
	if err := copyFile(filepath.Join(base, listFile), filepath.Join(to, listFile)); err != nil {
		return unwritable(to, err)
	}
	return nil
}

// finish writes down what the backup is and then gives it its name.
func (t *taking) finish(ctx context.Context, m *Manifest, unfinished, path string) error {
	if err := m.write(unfinished); err != nil {
		return unwritable(t.dir, err)
	}
	all, p := sums{}, Progress{Step: Checking, Total: m.Bytes}
	err := walk(ctx, unfinished, func(path string, size int64) (err error) {
		all[filepath.ToSlash(path)], err = sumOf(filepath.Join(unfinished, path))
		p.Done += size
		t.progress(p)
		return err
	})
	if err != nil {
		return err
	}
	for _, do := range []func() error{
		func() error { return all.write(unfinished) },
		func() error { return os.Chmod(unfinished, 0o700) }, //nolint:gosec // a directory
		func() error { return Sync(t.dir) },
		func() error { return os.Rename(unfinished, path) },
		func() error { return syncDir(t.dir) },
	} {
		if err := do(); err != nil {
			return unwritable(t.dir, err)
		}
	}
	return nil
}
