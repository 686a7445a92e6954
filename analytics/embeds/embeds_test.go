package embeds

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
)

func at(text string) func() time.Time {
	return func() time.Time {
		now, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			panic(err)
		}
		return now
	}
}

var until = analytics.NewDate(2027, time.January, 1)

// open opens a new file with one link.
func open(t *testing.T) (path string, f *File, s Shown) {
	t.Helper()
	path = filepath.Join(t.TempDir(), FileName)
	f = Open(path, at("2026-12-31 23:59"))
	s, err := f.Make(analytics.FullAccess(), "months", url.Values{"topic": {"a", "b"}, "vs": {"none"}}, until, " wiki ")
	if err != nil {
		t.Fatal(err)
	}
	return path, f, s
}

func holds(t *testing.T, f *File, s Shown) {
	t.Helper()
	if access, err := f.Check(s); err != nil || access != analytics.ReadAccess() {
		t.Errorf("%+v: %v %v", s, access, err)
	}
}

func fails(t *testing.T, f *File, s Shown, why string) {
	t.Helper()
	if access, err := f.Check(s); analytics.KindOf(err) != analytics.Forbidden || access != (analytics.Access{}) || !strings.Contains(err.Error(), why) {
		t.Errorf("%+v: %v %v, not %q", s, access, err, why)
	}
}

func TestLink(t *testing.T) {
	path, f, s := open(t)
	server := Open(path, at("2026-12-31 23:59"))
	holds(t, server, s)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	kept, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(kept), s.Signature) {
		t.Errorf("the file holds a signature: %s %v", kept, err)
	}
	const changed = "does not fit"
	for name, change := range map[string]func(*Shown){
		"chart":             func(s *Shown) { s.Chart = "topics" },
		"link":              func(s *Shown) { s.Link = "0000000000" },
		"key":               func(s *Shown) { s.Key = "000000" },
		"expiry":            func(s *Shown) { s.Expires = "2028-01-01" },
		"no expiry":         func(s *Shown) { s.Expires = "" },
		"signature":         func(s *Shown) { s.Signature = "A" + s.Signature[1:] + "A" },
		"no signature":      func(s *Shown) { s.Signature = "" },
		"padded":            func(s *Shown) { s.Signature += "=" },
		"another parameter": func(s *Shown) { s.Parameters = url.Values{"topic": {"a", "b"}, "vs": {"none"}, "unit": {""}} },
		"one fewer":         func(s *Shown) { s.Parameters = url.Values{"topic": {"a", "b"}} },
		"another order":     func(s *Shown) { s.Parameters = url.Values{"topic": {"b", "a"}, "vs": {"none"}} },
		"joined":            func(s *Shown) { s.Parameters = url.Values{"topic": {"ab"}, "vs": {"none"}} },
		"moved":             func(s *Shown) { s.Parameters = url.Values{"topic": {"a"}, "vs": {"b", "none"}} },
		"none":              func(s *Shown) { s.Parameters = nil },
	} {
		t.Run(name, func(t *testing.T) {
			other := s
			change(&other)
			fails(t, server, other, changed)
		})
	}
	fails(t, Open(path, at("2027-01-01 00:00")), s, "expired on 2027-01-01")
	if l, err := f.Revoke(s.Link); err != nil || l.Revoked == nil {
		t.Fatal(l, err)
	}
	fails(t, server, s, "revoked")
	if _, err := f.Revoke("x"); analytics.KindOf(err) != analytics.NotFound {
		t.Error(err)
	}
}

func TestSeal(t *testing.T) {
	path, f, s := open(t)
	seal, err := f.Seal(s, 7)
	if err != nil || !Open(path, time.Now).Sealed(s, 7, seal) {
		t.Fatal(seal, err)
	}
	other, err := f.Make(analytics.FullAccess(), "months", s.Parameters, until, "")
	if err != nil {
		t.Fatal(err)
	}
	if f.Sealed(s, 8, seal) || f.Sealed(s, 7, "") || f.Sealed(other, 7, seal) || seal == s.Signature {
		t.Error("a seal holds for something else")
	}
}

func TestRotate(t *testing.T) {
	path, f, old := open(t)
	id, err := f.Rotate(false)
	if err != nil || id == old.Key {
		t.Fatal(id, err)
	}
	fresh, err := f.Make(analytics.ReadAccess(), "topics", nil, until, "")
	if err != nil || fresh.Key != id {
		t.Fatal(fresh, err)
	}
	holds(t, f, old)
	holds(t, f, fresh)
	if _, err = f.Rotate(true); err != nil {
		t.Fatal(err)
	}
	server := Open(path, at("2026-12-31 23:59"))
	fails(t, server, old, "revoked")
	fails(t, server, fresh, "revoked")
}

func TestMakeRefused(t *testing.T) {
	_, f, _ := open(t)
	if _, err := f.Make(analytics.TablesAccess(), "months", nil, until, ""); analytics.KindOf(err) != analytics.Forbidden {
		t.Error(err)
	}
	for note, day := range map[string]analytics.Date{"": analytics.NewDate(2026, time.December, 31), strings.Repeat("ơ", 201): until, "a\nb": until} {
		if _, err := f.Make(analytics.FullAccess(), "months", nil, day, note); analytics.KindOf(err) != analytics.Invalid {
			t.Errorf("%q %v: %v", note, day, err)
		}
	}
}

// A file that others may write lets nobody in.
func TestBrokenFile(t *testing.T) {
	path, _, s := open(t)
	if err := os.Chmod(path, 0o622); err != nil {
		t.Fatal(err)
	}
	if access, err := Open(path, at("2026-12-31 23:59")).Check(s); analytics.KindOf(err) != analytics.Unavailable || access != (analytics.Access{}) {
		t.Error(access, err)
	}
}

// Uses by many readers at once, while links are made, revoked and listed, are all written down: once, at the end.
func TestUses(t *testing.T) {
	path, f, first := open(t)
	links := []Shown{first}
	for range 7 {
		s, err := f.Make(analytics.FullAccess(), "topics", nil, until, "")
		if err != nil {
			t.Fatal(err)
		}
		links = append(links, s)
	}
	servers := []*File{Open(path, at("2026-12-30 10:00")), Open(path, at("2026-12-31 11:30"))}
	ctx, stop := context.WithCancel(t.Context())
	var kept, all sync.WaitGroup
	for _, server := range servers {
		kept.Go(func() {
			if err := server.Keep(ctx, func(err error) { t.Error(err) }); err != nil {
				t.Error(err)
			}
		})
	}
	for i := range 16 {
		all.Go(func() {
			for n := range 50 {
				s := links[(i+n)%7] // not the last one
				if _, err := servers[i%2].Check(s); err != nil {
					t.Error(err)
				}
				if n%25 == 0 {
					if _, err := f.Make(analytics.FullAccess(), "heat", nil, until, fmt.Sprint(i, n)); err != nil {
						t.Error(err)
					}
					if err := servers[i%2].Flush(); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	all.Wait()
	stop()
	kept.Wait()
	list, err := f.List()
	if err != nil || len(list) != 8+32 {
		t.Fatal(len(list), err)
	}
	for i, l := range list[:8] {
		if used := l.Used != nil; used != (i < 7) || used && l.Used.Format("2006-01-02 15:04") != "2026-12-31 11:30" {
			t.Errorf("link %d was last used %v", i, l.Used)
		}
	}
}

// A use costs no write: what is not flushed is known to the process alone.
func TestUseWritesNothing(t *testing.T) {
	path, f, s := open(t)
	holds(t, f, s)
	if _, err := os.Stat(usesPath(path)); !os.IsNotExist(err) {
		t.Error("a use was written at once", err)
	}
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(usesPath(path))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Flush(); err != nil { // nothing is new
		t.Fatal(err)
	}
	if after, err := os.Stat(usesPath(path)); err != nil || !os.SameFile(before, after) {
		t.Error("written again", err)
	}
}
