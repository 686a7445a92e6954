package archive

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"golang.org/x/sys/unix"
)

// own creates dir where it is missing and takes it for this process; closing the result gives it back. The lock is on
// the directory itself, so that it leaves no file behind.
func own(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, unwritable(dir, err)
	}
	d, err := os.Open(dir)
	if err != nil {
		return nil, unwritable(dir, err)
	}
	if err := unix.Flock(int(d.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = &analytics.Error{Kind: analytics.Conflict, Phrase: words.BackupBusy, Args: []any{dir}}
		} else {
			err = unwritable(dir, err)
		}
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// unwritable tells why a directory of backups cannot be written to, where that has not been told already.
func unwritable(dir string, err error) error {
	var known *analytics.Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	if errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) {
		return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.BackupDiskFull, Err: err}
	}
	return &analytics.Error{Kind: analytics.Invalid, Phrase: words.BackupUnwritable, Args: []any{dir, cause(err)}, Err: err}
}

// Room refuses to begin where the disk of dir has less than need bytes left.
func Room(dir string, need int64) error {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return unwritable(dir, err)
	}
	if left := int64(disk.Bavail) * disk.Bsize; left < need {
		return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.BackupNoRoom, Args: []any{dir, words.Bytes(left), words.Bytes(need)}}
	}
	return nil
}

// Sync makes everything on the disk of dir durable.
func Sync(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(d.Fd())), d.Close())
}

// syncDir makes the names in a directory durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// removeUnfinished removes what backups that died have left in a directory of backups that this process owns.
func removeUnfinished(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), partial) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
		}
	}
	return err
}

// move moves a directory tree, also to another disk.
func move(ctx context.Context, from, to string, total int64, progress func(Progress)) error {
	if err := os.Rename(from, to); !errors.Is(err, unix.EXDEV) {
		return err
	}
	if err := Room(filepath.Dir(to), total); err != nil {
		return err
	}
	p := Progress{Step: Copying, Total: total}
	return walk(ctx, from, func(path string, size int64) error {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, path)), 0o700); err != nil {
			return err
		}
		if err := copyFile(filepath.Join(from, path), filepath.Join(to, path)); err != nil {
			return err
		}
		p.Done += size
		progress(p)
		return nil
	})
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// sizeOf adds up the files below a directory.
func sizeOf(ctx context.Context, dir string) (total int64, err error) {
	err = walk(ctx, dir, func(_ string, size int64) error { total += size; return nil })
	return total, err
}

// isBelow tells whether a path, which need not exist, lies in a directory or is it.
func isBelow(path, dir string) bool {
	path, dir = resolved(path), resolved(dir)
	return path == dir || strings.HasPrefix(path, dir+string(filepath.Separator))
}

// resolved is a path without symbolic links, as far as it exists.
func resolved(path string) string {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) && filepath.Dir(path) != path {
		return filepath.Join(resolved(filepath.Dir(path)), filepath.Base(path))
	} else if err != nil {
		return path
	}
	return target
}
