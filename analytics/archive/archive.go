// Package archive keeps series of backups of a ledger: a directory that holds nothing else, with one subdirectory for
// each backup. ClickHouse writes and reads the backups themselves; this package puts them in their place, whole or not
// at all, chains incremental ones, and finds out whether a file of them has been damaged.
package archive

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

const (
	stampLayout = "20060102T150405Z"
	partial     = ".giaoban-unfinished-" // before the name of a backup that is not whole yet
)

// backupName is a name that sorts by time: 20261123T010203Z-v17.
var backupName = regexp.MustCompile(`^\d{8}T\d{6}Z-v\d+$`)

// Series is a directory of backups.
type Series struct {
	Dir     string
	Backups []Backup // oldest first
}

// Backup is one of a series.
type Backup struct {
	Name     string
	Manifest *Manifest
	Err      error // why there is no manifest
}

// Read lists the backups of a directory. It refuses one that holds anything else.
func Read(dir string) (*Series, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.BackupUnreadable, Args: []any{dir, cause(err)}}
	}
	s := &Series{Dir: dir}
	for _, e := range entries {
		name := e.Name()
		switch {
		case strings.HasPrefix(name, partial), name == "lost+found":
		case !e.IsDir() || !backupName.MatchString(name):
			return nil, &analytics.Error{Kind: analytics.Conflict, Phrase: words.BackupForeign, Args: []any{dir, name}}
		default:
			b := Backup{Name: name}
			b.Manifest, b.Err = readManifest(filepath.Join(dir, name))
			s.Backups = append(s.Backups, b)
		}
	}
	return s, nil
}

// newest is the backup taken last, or nil.
func (s *Series) newest() *Backup {
	if len(s.Backups) == 0 {
		return nil
	}
	return &s.Backups[len(s.Backups)-1]
}

func (s *Series) find(name string) *Backup {
	i := slices.IndexFunc(s.Backups, func(b Backup) bool { return b.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Backups[i]
}

// Chain gives a backup and those that it builds on, itself first; an empty name is the newest. A link that is missing
// or cannot be read is an error that names it.
func (s *Series) Chain(name string) ([]*Manifest, error) {
	b := s.newest()
	if b == nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.BackupNone, Args: []any{s.Dir}}
	}
	if name != "" {
		if b = s.find(name); b == nil {
			return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.BackupUnknown, Args: []any{name}}
		}
	}
	var chain []*Manifest
	for {
		if b.Err != nil {
			return nil, b.Err
		}
		chain = append(chain, b.Manifest)
		base := b.Manifest.Base
		if base == "" {
			return chain, nil
		}
		// A base is older than what builds on it, so a chain comes to its end.
		if next := s.find(base); next != nil && base < b.Name {
			b = next
			continue
		}
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.BackupBaseMissing, Args: []any{b.Name, base, s.Dir}}
	}
}

// stamp is the time in the next backup's name: that it is taken at, but later than any name that is there, whatever the
// clock has done since.
func (s *Series) stamp(taken time.Time) string {
	at := taken.UTC().Truncate(time.Second)
	if last := s.newest(); last != nil {
		before, _, _ := strings.Cut(last.Name, "-")
		if then, err := time.Parse(stampLayout, before); err == nil && !at.After(then) {
			at = then.Add(time.Second)
		}
	}
	return at.Format(stampLayout)
}

// cause is an error of the file system without the path, which stands beside it already.
func cause(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
