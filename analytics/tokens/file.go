package tokens

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/google/renameio/v2"
	"golang.org/x/sys/unix"
)

// kept is the content of the file.
type kept struct {
	Tokens []Token `json:"tokens"`
}

// refresh reads the file where it is not the one that was read last. It is always replaced as a whole, by another file.
func (f *File) refresh() error {
	now, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		f.seen, f.all = nil, nil
		return nil
	}
	if err != nil {
		return f.trouble(err)
	}
	if f.seen != nil && os.SameFile(now, f.seen) && now.ModTime().Equal(f.seen.ModTime()) && now.Size() == f.seen.Size() {
		return nil
	}
	f.seen, f.all = nil, nil // whoever was let in before is not, while the file cannot be read
	if now.Mode().Perm()&0o022 != 0 {
		return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.TokenFileOpen, Args: []any{f.path}}
	}
	text, err := os.ReadFile(f.path)
	if err != nil {
		return f.trouble(err)
	}
	var content kept
	if err := json.Unmarshal(text, &content); err != nil {
		return f.trouble(err)
	}
	f.seen, f.all = now, content.Tokens
	return nil
}

func (f *File) trouble(err error) error {
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.TokenFile, Args: []any{f.path, err.Error()}, Err: err}
}

// change replaces the file by one with other tokens, one process at a time.
func (f *File) change(change func([]Token) ([]Token, error)) (err error) {
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
	all, err := change(f.all)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(kept{all}, "", "  ")
	if err != nil {
		return f.trouble(err)
	}
	if err := renameio.WriteFile(f.path, append(text, '\n'), 0o600); err != nil {
		return f.trouble(err)
	}
	return nil
}
