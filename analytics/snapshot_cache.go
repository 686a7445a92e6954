package analytics

import (
	"sync"
)

// snapshotCache keeps the snapshots that were used last; they are small and immutable.
type snapshotCache struct {
	mu   sync.Mutex
	used []*Snapshot // newest use last
}

const cachedSnapshots = 16

func (c *snapshotCache) get(version uint64, ledger *history) *Snapshot {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, snap := range c.used {
		if snap.version == version && snap.ledger == ledger {
			c.used = append(append(c.used[:i:i], c.used[i+1:]...), snap)
			return snap
		}
	}
	return nil
}

func (c *snapshotCache) put(snap *Snapshot) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.used = append(c.used, snap); len(c.used) > cachedSnapshots {
		c.used = c.used[1:]
	}
}
