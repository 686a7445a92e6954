package packs

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/google/renameio/v2"
	"golang.org/x/sys/unix"
)

// DirName is the directory of packs in a data directory.
const DirName = "packs"

const (
	recordName = "pack.json"
	lockName   = "lock"
)

// Archive is a directory of packs. It holds nothing in memory, so several processes may share one. It is safe for concurrent use.
type Archive struct{ dir string }

// Open names a directory of packs, which need not be there: then there is none.
func Open(dir string) *Archive { return &Archive{dir} }

var idForm = regexp.MustCompile(`^[0-9]{8}-[0-9a-f]{8}$`)

// List gives all packs, the newest first. An error tells of records that cannot be read; the others are given.
func (a *Archive) List() ([]Pack, error) {
	entries, err := os.ReadDir(a.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, a.trouble(err)
	}
	var all []Pack
	var wrong []error
	for _, e := range entries {
		if !idForm.MatchString(e.Name()) {
			continue
		}
		p, err := a.read(e.Name())
		switch {
		case errors.Is(err, fs.ErrNotExist): // it was taken away just now
		case err != nil:
			wrong = append(wrong, a.trouble(err))
		default:
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(x, y Pack) int { return cmp.Or(y.Made.Compare(x.Made), strings.Compare(y.ID, x.ID)) })
	return all, errors.Join(wrong...)
}

// Of finds the pack of an occasion; an empty one has none.
func (a *Archive) Of(why Why, occasion string) (Pack, bool, error) {
	all, err := a.List()
	i := slices.IndexFunc(all, func(x Pack) bool { return occasion != "" && x.Why == why && x.Occasion == occasion })
	if i < 0 || err != nil {
		return Pack{}, false, err
	}
	return all[i], true, nil
}

// Get gives one pack. One that is not there is NotFound.
func (a *Archive) Get(id string) (Pack, error) {
	if !idForm.MatchString(id) {
		return Pack{}, unknown(id)
	}
	p, err := a.read(id)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Pack{}, unknown(id)
	case err != nil:
		return Pack{}, a.trouble(err)
	}
	return p, nil
}

// Content reads a file of a pack. One that is not as it was made is Unavailable.
func (a *Archive) Content(p Pack, f File) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(a.dir, p.ID, f.Name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, unknown(p.ID)
	case err != nil:
		return nil, a.trouble(err)
	case sum(content) != f.SHA256:
		return nil, &analytics.Error{Kind: analytics.Unavailable, Phrase: words.PacksDamaged, Args: []any{filepath.Join(a.dir, p.ID, f.Name)}}
	}
	return content, nil
}

// Change replaces the record of a pack with what change makes of it.
func (a *Archive) Change(id string, change func(*Pack)) (p Pack, err error) {
	return p, a.locked(func() error {
		if p, err = a.Get(id); err != nil {
			return err
		}
		change(&p)
		return a.write(id, p)
	})
}

// locked runs do while no other process or goroutine changes the directory, which is made if need be.
func (a *Archive) locked(do func() error) (err error) {
	if err := os.MkdirAll(a.dir, 0o700); err != nil {
		return a.trouble(err)
	}
	lock, err := os.OpenFile(filepath.Join(a.dir, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return a.trouble(err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX); err != nil {
		return a.trouble(err)
	}
	return do()
}

func (a *Archive) read(name string) (p Pack, err error) {
	text, err := os.ReadFile(filepath.Join(a.dir, name, recordName))
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return p, &fs.PathError{Op: "read", Path: filepath.Join(a.dir, name, recordName), Err: err}
	}
	return p, nil
}

func (a *Archive) write(name string, p Pack) error {
	text, err := json.MarshalIndent(p, "", "  ")
	if err == nil {
		err = renameio.WriteFile(filepath.Join(a.dir, name, recordName), append(text, '\n'), 0o600)
	}
	if err != nil {
		return a.trouble(err)
	}
	return nil
}

func (a *Archive) trouble(err error) error {
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.PacksTrouble, Args: []any{a.dir, err.Error()}, Err: err}
}

func unknown(id string) error {
	return &analytics.Error{Kind: analytics.NotFound, Path: "id", Phrase: words.PackUnknown, Args: []any{id}}
}

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}
