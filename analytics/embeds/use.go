package embeds

import (
	"context"
	"maps"
	"path/filepath"
	"strings"
	"time"
)

// uses are the times of last use by id of the link.
type uses map[string]time.Time

// flushEvery is how long a use may be known to one process alone.
const flushEvery = time.Minute

func usesPath(path string) string {
	if filepath.Base(path) == FileName {
		return filepath.Join(filepath.Dir(path), usesName)
	}
	return strings.TrimSuffix(path, filepath.Ext(path)) + "-used.json"
}

// note remembers a use. It writes nothing: Flush does.
func (f *File) note(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen[id] = f.now().UTC().Truncate(time.Second)
}

// Flush writes down the uses since the last time. Where it cannot, they are kept for the next time.
func (f *File) Flush() error {
	f.mu.Lock()
	fresh := f.seen
	f.seen = uses{}
	f.mu.Unlock()
	if len(fresh) == 0 {
		return nil
	}
	err := f.uses.Change(func(old uses) (uses, error) { return later(old, fresh), nil })
	if err != nil {
		f.mu.Lock()
		f.seen = later(fresh, f.seen)
		f.mu.Unlock()
	}
	return err
}

// later joins uses: of each link the last one. Several processes may share a file.
func later(a, b uses) uses {
	all := uses{}
	maps.Copy(all, a)
	for id, at := range b {
		if at.After(all[id]) {
			all[id] = at
		}
	}
	return all
}

// Keep writes uses down once a minute until ctx ends, and then what is left. A minute in which that fails is told to
// failed; the error is that of the end.
func (f *File) Keep(ctx context.Context, failed func(error)) error {
	tick := time.NewTicker(flushEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return f.Flush()
		case <-tick.C:
			if err := f.Flush(); err != nil {
				failed(err)
			}
		}
	}
}
