package packs

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
)

// The beginnings of names of directories that are no packs: one that is being made, and one that is being taken away. Both are
// removed at the next chance, together with the name of the data version.
const (
	makingMark = ".making-"
	goneMark   = ".gone-"
)

// NewID is the id of a pack that is made now.
func NewID(now time.Time) string {
	b := make([]byte, 4)
	_, _ = rand.Read(b) // never fails
	return now.UTC().Format("20060102") + "-" + hex.EncodeToString(b)
}

// Keep keeps a new pack: its files, then the name of its data version, last the record, with which it is there. contents are
// those of p.Files, whose sizes and sums are filled in. Where there is a pack of the same occasion already, that one is given, and
// fresh is false.
func (a *Archive) Keep(ctx context.Context, store *analytics.Store, p Pack, contents [][]byte) (kept Pack, fresh bool, err error) {
	err = a.locked(func() error {
		all, err := a.List()
		if err != nil {
			return err
		}
		if same, is, err := a.Of(p.Why, p.Occasion); err != nil || is {
			kept = same
			return err
		}
		if p.Pin, err = freePin(ctx, store, p, all); err != nil {
			return err
		}
		if err := a.stage(&p, contents); err != nil {
			return errors.Join(err, a.clean(ctx, store))
		}
		if err := a.settle(ctx, store, p); err != nil {
			return errors.Join(err, a.clean(ctx, store))
		}
		kept, fresh = p, true
		return nil
	})
	return kept, fresh, err
}

// freePin is the name that keeps a pack's data version. What somebody named stays as it is, and stays when the pack is taken away;
// packs of one version share the name that the first of them gave.
func freePin(ctx context.Context, store *analytics.Store, p Pack, all []Pack) (string, error) {
	name, err := pinOf(ctx, store, p.Version)
	if err != nil || name == "" {
		return cut(p.Title, analytics.MaxPinName-len(p.ID)-3) + " · " + p.ID, err
	}
	if slices.ContainsFunc(all, func(x Pack) bool { return x.Version == p.Version && x.Pin == name }) {
		return name, nil
	}
	return "", nil
}

func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most])
	}
	return text
}

// stage writes everything of a pack under a name that is none of a pack.
func (a *Archive) stage(p *Pack, contents [][]byte) error {
	dir := filepath.Join(a.dir, makingMark+p.ID)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return a.trouble(err)
	}
	for i, content := range contents {
		p.Files[i].Size, p.Files[i].SHA256 = int64(len(content)), sum(content)
		if err := os.WriteFile(filepath.Join(dir, p.Files[i].Name), content, 0o600); err != nil {
			return a.trouble(err)
		}
	}
	if err := a.write(makingMark+p.ID, *p); err != nil {
		return err
	}
	if err := archive.Sync(dir); err != nil {
		return a.trouble(err)
	}
	return nil
}

// settle pins the data version and gives the pack its name.
func (a *Archive) settle(ctx context.Context, store *analytics.Store, p Pack) error {
	if p.Pin != "" {
		if _, err := store.Pin(ctx, analytics.FullAccess(), uint64(p.Version), p.Pin); err != nil {
			return err
		}
	}
	err := os.Rename(filepath.Join(a.dir, makingMark+p.ID), filepath.Join(a.dir, p.ID))
	if err == nil {
		err = archive.Sync(a.dir)
	}
	if err != nil {
		return a.trouble(err)
	}
	return nil
}

// Trim takes packs away but the newest keep, with the names of their data versions, and what a process that died has left; 0 keeps
// all packs. One that is still to be delivered stays until it is.
func (a *Archive) Trim(ctx context.Context, store *analytics.Store, keep int) error {
	if _, err := os.Stat(a.dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return a.locked(func() error {
		all, err := a.List()
		if err != nil {
			return err
		}
		for i, p := range all {
			if keep == 0 || i < keep || p.waits() {
				continue
			}
			if err := os.Rename(filepath.Join(a.dir, p.ID), filepath.Join(a.dir, goneMark+p.ID)); err != nil {
				return a.trouble(err)
			}
		}
		return a.clean(ctx, store)
	})
}

// clean removes what is no pack, or none any more.
func (a *Archive) clean(ctx context.Context, store *analytics.Store) error {
	entries, err := os.ReadDir(a.dir)
	if err != nil {
		return a.trouble(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), makingMark) && !strings.HasPrefix(e.Name(), goneMark) {
			continue
		}
		if p, err := a.read(e.Name()); err == nil { // without a record nothing was pinned
			if err := a.release(ctx, store, p); err != nil {
				return err
			}
		}
		if err := os.RemoveAll(filepath.Join(a.dir, e.Name())); err != nil {
			return a.trouble(err)
		}
	}
	return nil
}

// release takes the name of a pack's data version away, unless it is somebody's else or another pack needs it.
func (a *Archive) release(ctx context.Context, store *analytics.Store, p Pack) error {
	others, err := a.List()
	if err != nil || p.Pin == "" || slices.ContainsFunc(others, func(x Pack) bool { return x.Version == p.Version && x.Pin == p.Pin }) {
		return err
	}
	name, err := pinOf(ctx, store, p.Version)
	if err != nil || name != p.Pin {
		return err
	}
	_, err = store.Unpin(ctx, analytics.FullAccess(), uint64(p.Version))
	return err
}

// pinOf is the name of a data version; empty where it has none.
func pinOf(ctx context.Context, store *analytics.Store, version int64) (string, error) {
	v, err := store.Version(ctx, analytics.FullAccess(), version)
	switch {
	case analytics.KindOf(err) == analytics.NotFound: // of a ledger that was restored to an earlier state since
		return "", nil
	case err != nil:
		return "", err
	}
	return v.Pin, nil
}
