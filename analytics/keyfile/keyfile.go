// Package keyfile keeps what lets people in, such as the hashes of tokens or the keys of signed links, in a JSON file: whole
// or not at all, for its owner alone, read again by every process once it is another file.
package keyfile

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sync"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/google/renameio/v2"
	"golang.org/x/sys/unix"
)

// Told is how a file speaks of itself to a person.
type Told struct {
	Trouble words.Phrase // it cannot be read or written: the path, and the reason
	Open    words.Phrase // others may change it: the path
}

// File is a file whose content is a T. It is safe for concurrent use.
type File[T any] struct {
	path string
	told Told

	mu      sync.Mutex
	seen    os.FileInfo // of the file when it was read last; nil where there was none
	content T
}

// Open names a file, which need not be there: then its content is the zero T.
func Open[T any](path string, told Told) *File[T] { return &File[T]{path: path, told: told} }

// Read gives the content of the file as it is now, which is not to be written to. A file that cannot be read, or that others
// may change, is Unavailable.
func (f *File[T]) Read() (T, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	err := f.refresh()
	return f.content, err
}

// Change replaces the content, one process at a time. An error of change is given back, and nothing is written then.
func (f *File[T]) Change(change func(T) (T, error)) (err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	lock, err := os.OpenFile(f.path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return f.trouble(err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX); err != nil {
		return f.trouble(err)
	}
	if err := f.refresh(); err != nil {
		return err
	}
	content, err := change(f.content)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(content, "", "  ")
	if err != nil {
		return f.trouble(err)
	}
	if err := renameio.WriteFile(f.path, append(text, '\n'), 0o600); err != nil {
		return f.trouble(err)
	}
	return nil
}

// refresh reads the file where it is not the one that was read last. It is always replaced as a whole, by another file.
func (f *File[T]) refresh() error {
	var none T
	now, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		f.seen, f.content = nil, none
		return nil
	}
	if err != nil {
		return f.trouble(err)
	}
	if f.seen != nil && os.SameFile(now, f.seen) && now.ModTime().Equal(f.seen.ModTime()) && now.Size() == f.seen.Size() {
		return nil
	}
	f.seen, f.content = nil, none // whoever was let in before is not, while the file cannot be read
	if now.Mode().Perm()&0o022 != 0 {
		return &analytics.Error{Kind: analytics.Unavailable, Phrase: f.told.Open, Args: []any{f.path}}
	}
	text, err := os.ReadFile(f.path)
	if err != nil {
		return f.trouble(err)
	}
	content := none
	if err := json.Unmarshal(text, &content); err != nil {
		return f.trouble(err)
	}
	f.seen, f.content = now, content
	return nil
}

func (f *File[T]) trouble(err error) error {
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: f.told.Trouble, Args: []any{f.path, err.Error()}, Err: err}
}
