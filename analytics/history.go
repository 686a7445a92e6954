package analytics

import (
	"slices"
)

// history is the committed changes in order of version, with what is recorded of them beside. It is immutable; whatever
// is recorded makes a new one.
type history struct {
	commits   []*Commit
	pins      map[uint64]string // version -> name
	collected map[uint64]bool   // versions that no longer answer
}

// inForce lists the versions in force as of version at, ascending. From the newest commit down, every commit is in
// force unless a commit in force undoes it; so an undo can itself be undone.
func (h *history) inForce(at uint64) []uint64 {
	undone := map[uint64]bool{}
	versions := []uint64{}
	for _, c := range slices.Backward(h.commits) {
		if c.Version > at || undone[c.Version] {
			continue
		}
		versions = append(versions, c.Version)
		if c.Undoes != 0 {
			undone[c.Undoes] = true
		}
	}
	slices.Reverse(versions)
	return versions
}

// builtAt maps each month to the newest version <= at whose commit built it. The list in the commit decides, never
// the rollup rows themselves: a month that a change emptied has none.
func (h *history) builtAt(at uint64) map[Month]uint64 {
	built := map[Month]uint64{}
	for _, c := range h.commits {
		if c.Version > at {
			break
		}
		for _, m := range c.Months {
			built[m] = c.Version
		}
	}
	return built
}

// find gives the commit of a version, or nil.
func (h *history) find(version uint64) *Commit {
	i, ok := slices.BinarySearchFunc(h.commits, version, func(c *Commit, v uint64) int {
		switch {
		case c.Version < v:
			return -1
		case c.Version > v:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return h.commits[i]
}

// newest is the latest commit, or nil while there is none.
func (h *history) newest() *Commit {
	if len(h.commits) == 0 {
		return nil
	}
	return h.commits[len(h.commits)-1]
}

func (h *history) newestVersion() uint64 {
	if c := h.newest(); c != nil {
		return c.Version
	}
	return 0
}

// versions lists every committed version, undone ones included.
func (h *history) versions() []uint64 {
	versions := make([]uint64, len(h.commits))
	for i, c := range h.commits {
		versions[i] = c.Version
	}
	return versions
}

func (h *history) with(c *Commit) *history {
	return &history{append(slices.Clone(h.commits), c), h.pins, h.collected}
}

// identityInForce finds the commit in force that took the same file with the same options.
func (h *history) identityInForce(identity string) *Commit {
	for _, v := range slices.Backward(h.inForce(h.newestVersion())) {
		if c := h.find(v); c.Identity == identity {
			return c
		}
	}
	return nil
}
