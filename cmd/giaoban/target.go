package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/engine"
	"giaoban/analytics/packs"
	"giaoban/analytics/tokens"
	"giaoban/analytics/words"

	"golang.org/x/sys/unix"
)

const (
	engineDir    = "engine"         // all data of a data directory
	restoringDir = "restoring"      // in it, while a restore is under way: a data directory of its own
	keptMark     = "before-restore" // in the name of what --replace keeps
)

// target is a data directory that is restored into. It is locked as by a running server until it is closed.
type target struct {
	dir     string
	lock    io.Closer
	replace bool // it holds a ledger, which is kept
}

// openTarget takes a data directory, which is new or empty unless replace allows more.
func openTarget(ctx context.Context, dir string, replace bool) (*target, error) {
	if dialServer(ctx, dir) != nil {
		return nil, &analytics.Error{Kind: analytics.Conflict, Phrase: words.RestoreServed, Args: []any{dir}}
	}
	if err := free(dir, replace); err != nil { // before a lock file is left in a directory that is not ours
		return nil, err
	}
	lock, err := engine.LockDir(ctx, dir)
	if err != nil {
		return nil, err
	}
	t := &target{dir: dir, lock: lock}
	err = free(dir, replace)
	if err == nil {
		_, statErr := os.Stat(filepath.Join(dir, engineDir))
		t.replace = statErr == nil
		err = t.discard(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return t, nil
}

// free tells whether a directory may be restored into.
func free(dir string, replace bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.BackupUnreadable, Args: []any{dir, reason(err)}}
	}
	var strange string
	for _, e := range entries {
		switch name := e.Name(); {
		case name == engineDir && !replace:
			return &analytics.Error{Kind: analytics.Conflict, Phrase: words.RestoreNotEmpty, Args: []any{dir}}
		case name == engineDir:
			return nil // whatever else lies there stays as it is
		case name != engine.LockName && name != socketName && name != restoringDir && name != cacheDir && name != "lost+found" && !strings.HasPrefix(name, keptMark) && !strings.HasPrefix(name, tokens.FileName) && !strings.HasPrefix(name, "embeds") && name != packs.DirName:
			strange = name
		}
	}
	if strange != "" {
		return &analytics.Error{Kind: analytics.Conflict, Phrase: words.RestoreForeign, Args: []any{dir, strange}}
	}
	return nil
}

// staging is where the data is restored before it takes its place.
func (t *target) staging() string { return filepath.Join(t.dir, restoringDir) }

// discard removes what a restore that did not come to its end has left.
func (t *target) discard(ctx context.Context) error {
	if _, err := os.Stat(t.staging()); err != nil {
		return nil //nolint:nilerr // nothing is there
	}
	lock, err := engine.LockDir(ctx, t.staging()) // its engine may be ending right now
	if err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(t.staging()), lock.Close())
}

// swap puts the restored data in its place in one step, and tells where the former data is kept, if there was any.
// Only the engine's directory is exchanged: the data directory may be a mount point, and its owner and mode are not
// ours to change.
func (t *target) swap(now time.Time) (kept string, err error) {
	if err := archive.Sync(t.dir); err != nil {
		return "", t.unswapped(err)
	}
	fresh := t.staging()
	if t.replace {
		if kept, err = t.moveAside(now.UTC().Format("20060102T150405Z")); err != nil {
			return "", t.unswapped(err)
		}
		fresh = kept
	}
	flags := uint(unix.RENAME_NOREPLACE)
	if t.replace {
		flags = unix.RENAME_EXCHANGE
	}
	err = unix.Renameat2(unix.AT_FDCWD, filepath.Join(fresh, engineDir), unix.AT_FDCWD, filepath.Join(t.dir, engineDir), flags)
	if err != nil {
		if t.replace {
			err = errors.Join(err, os.Rename(kept, t.staging()))
		}
		return "", t.unswapped(err)
	}
	return kept, archive.Sync(t.dir)
}

// moveAside names the restored directory as the former one will be kept, so that one exchange does the rest. It lies
// beside the data directory, or in it where that is on a disk of its own or what is above it is not ours.
func (t *target) moveAside(stamp string) (kept string, err error) {
	kept = t.dir + "." + keptMark + "-" + stamp
	if os.Rename(t.staging(), kept) == nil {
		return kept, nil
	}
	kept = filepath.Join(t.dir, keptMark+"-"+stamp)
	return kept, os.Rename(t.staging(), kept)
}

func (t *target) unswapped(err error) error {
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.RestoreUnswappable, Args: []any{reason(err), t.dir}, Err: err}
}

// close discards what is not in its place and frees the directory.
func (t *target) close() error {
	return errors.Join(t.discard(context.Background()), t.lock.Close())
}
