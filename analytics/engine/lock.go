package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"giaoban/analytics/words"
)

const (
	// LockName is the file in a data directory that its process holds.
	LockName = "giaoban.lock"
	// After a kill -9 of giaoban its engine needs a moment to notice and to end.
	lockWait = 4 * time.Second
	lockPoll = 50 * time.Millisecond
)

// lockDir takes the data directory for this process and writes the process id into the lock file.
//
// It is flock and not fcntl: a flock belongs to the open file, so the child that inherits the
// descriptor holds the directory as long as it lives, even when this process was killed.
func lockDir(ctx context.Context, dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, LockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fail(err, words.EngineDirectoryUnusable, dir)
	}
	if err := waitLock(ctx, f); err != nil {
		holder := lockHolder(f)
		closeErr := f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fail(closeErr, words.EngineDirectoryInUse, dir, holder)
		}
		return nil, fail(errors.Join(err, closeErr), words.EngineDirectoryUnusable, dir)
	}
	if err := writeHolder(f); err != nil {
		return nil, fail(errors.Join(err, f.Close()), words.EngineDirectoryUnusable, dir)
	}
	return f, nil
}

func waitLock(ctx context.Context, f *os.File) error {
	deadline := time.Now().Add(lockWait)
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil || !errors.Is(err, unix.EWOULDBLOCK) && !errors.Is(err, unix.EINTR) {
			return err
		}
		if time.Now().After(deadline) {
			return unix.EWOULDBLOCK
		}
		select {
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return unix.EWOULDBLOCK // the caller would rather hear who holds it than that time is up
			}
			return ctx.Err()
		case <-time.After(lockPoll):
		}
	}
}

func writeHolder(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt(fmt.Appendf(nil, "%d\n", os.Getpid()), 0)
	return err
}

func lockHolder(f *os.File) string {
	text, err := io.ReadAll(io.NewSectionReader(f, 0, 32))
	pid, convErr := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || convErr != nil {
		return "?"
	}
	return strconv.Itoa(pid)
}

// HoldsData tells whether a data directory has ever been opened. Starting on any other directory makes it one.
func HoldsData(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, LockName))
	return err == nil
}
