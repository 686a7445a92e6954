package delivery

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/packs"
)

const (
	together   = 4                // deliveries under way at once
	lookAgain  = 15 * time.Minute // at the latest: clocks are set, machines sleep, other processes keep packs
	sendWithin = 3 * time.Minute
)

// Courier delivers packs. It is safe for concurrent use.
type Courier struct {
	archive      *packs.Archive
	destinations []Destination
	now          func() time.Time
	log          *slog.Logger

	wake chan struct{}
	slot chan struct{} // one for each delivery under way

	mu   sync.Mutex
	busy map[string]bool // keys of deliveries under way
}

// New is a courier of the packs of an archive.
func New(archive *packs.Archive, destinations []Destination, now func() time.Time, log *slog.Logger) *Courier {
	return &Courier{archive: archive, destinations: destinations, now: now, log: log, wake: make(chan struct{}, 1), slot: make(chan struct{}, together), busy: map[string]bool{}}
}

// Deliveries are those of a new pack: to every destination, at once.
func (c *Courier) Deliveries() []packs.Delivery {
	var all []packs.Delivery
	for _, d := range c.destinations {
		all = append(all, packs.Delivery{Way: d.Way(), To: d.To(), State: packs.Waiting, Next: c.now()})
	}
	return all
}

// Wake makes Run look for what is due.
func (c *Courier) Wake() {
	select {
	case c.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// Run delivers what is due until ctx ends. What was under way then is tried again by the next Run.
func (c *Courier) Run(ctx context.Context) {
	for ctx.Err() == nil {
		next := c.round(ctx)
		timer := time.NewTimer(next)
		select {
		case <-ctx.Done():
		case <-c.wake:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// round tries everything that is due, and tells how long there is nothing to do.
func (c *Courier) round(ctx context.Context) time.Duration {
	all, err := c.archive.List()
	if err != nil {
		c.log.ErrorContext(ctx, "packs to be delivered", "err", err)
	}
	var under sync.WaitGroup
	var unwritable atomic.Bool
	for _, p := range all {
		for _, d := range p.Deliveries {
			if d.State == packs.Waiting && !d.Next.After(c.now()) {
				under.Go(func() {
					if !c.deliver(ctx, p.ID, d.Way, d.To) {
						unwritable.Store(true)
					}
				})
			}
		}
	}
	under.Wait()
	if unwritable.Load() {
		return firstPause // the disk is full, say; what is due stays so
	}
	return c.idle()
}

// idle is how long there is nothing to do.
func (c *Courier) idle() time.Duration {
	wait := lookAgain
	all, _ := c.archive.List() // what cannot be read was told
	for _, p := range all {
		for _, d := range p.Deliveries {
			if d.State == packs.Waiting {
				wait = min(wait, max(d.Next.Sub(c.now()), time.Second))
			}
		}
	}
	return wait
}

// Again delivers a pack to all destinations that do not have it, whatever became of it before, and gives its record with what
// became of it now.
func (c *Courier) Again(ctx context.Context, id string) (packs.Pack, error) {
	p, err := c.archive.Change(id, func(p *packs.Pack) {
		for _, fresh := range c.Deliveries() {
			switch d := p.Delivery(fresh.Way, fresh.To); {
			case d == nil:
				p.Deliveries = append(p.Deliveries, fresh)
			case d.State != packs.Delivered:
				d.State, d.Tries, d.Next = packs.Waiting, 0, fresh.Next
			}
		}
	})
	if err != nil {
		return p, err
	}
	var under sync.WaitGroup
	for _, d := range p.Deliveries {
		if d.State == packs.Waiting {
			under.Go(func() { c.deliver(ctx, p.ID, d.Way, d.To) })
		}
	}
	under.Wait()
	c.Wake() // what failed has another time
	return c.archive.Get(id)
}

// deliver makes one attempt and notes it. One that ends with ctx is none. It tells whether the record could be written; nothing is
// sent where it cannot, or it would be sent for ever.
func (c *Courier) deliver(ctx context.Context, id string, way packs.Way, to string) bool {
	select {
	case c.slot <- struct{}{}:
	case <-ctx.Done():
		return true
	}
	defer func() { <-c.slot }()
	if !c.take(id, way, to) {
		return true
	}
	defer c.give(id, way, to)
	p, claimed, err := c.claim(id, way, to)
	if !claimed || err != nil {
		if err != nil {
			c.log.ErrorContext(ctx, "delivery of a pack", "pack", id, "err", err)
		}
		return err == nil
	}
	err = c.send(ctx, p, way, to)
	ended := ctx.Err() != nil && err != nil
	_, noted := c.archive.Change(id, func(p *packs.Pack) {
		if d := p.Delivery(way, to); ended && d != nil {
			d.Next = c.now()
		} else {
			c.note(d, err)
		}
	})
	switch {
	case noted != nil:
		c.log.ErrorContext(ctx, "delivery of a pack", "pack", id, "err", noted)
	case ended:
	case err != nil:
		c.log.WarnContext(ctx, "a pack was not delivered", "pack", id, "by", way, "err", err)
	default:
		c.log.InfoContext(ctx, "a pack was delivered", "pack", id, "by", way)
	}
	return noted == nil
}

// claim puts the next attempt off while this one is under way, so that no other process makes it, too. It tells whether the
// delivery is due.
func (c *Courier) claim(id string, way packs.Way, to string) (p packs.Pack, claimed bool, err error) {
	p, err = c.archive.Change(id, func(p *packs.Pack) {
		if d := p.Delivery(way, to); d != nil && d.State == packs.Waiting && !d.Next.After(c.now()) {
			claimed, d.Next = true, c.now().Add(sendWithin)
		}
	})
	if analytics.KindOf(err) == analytics.NotFound { // it was taken away meanwhile
		return p, false, nil
	}
	return p, claimed, err
}

var errGone = errors.New("this destination is not among those of the server any more")

func (c *Courier) send(ctx context.Context, p packs.Pack, way packs.Way, to string) error {
	for _, d := range c.destinations {
		if d.Way() != way || d.To() != to {
			continue
		}
		contents := make([][]byte, len(p.Files))
		for i, f := range p.Files {
			var err error
			if contents[i], err = c.archive.Content(p, f); err != nil {
				return err
			}
		}
		ctx, cancel := context.WithTimeout(ctx, sendWithin)
		defer cancel()
		return d.Send(ctx, p, contents)
	}
	return &Failure{Final: true, Err: errGone}
}

// note writes an attempt into the record.
func (c *Courier) note(d *packs.Delivery, err error) {
	if d == nil {
		return
	}
	if err == nil {
		d.Tried(c.now(), "", nil)
		return
	}
	var failure *Failure
	known := errors.As(err, &failure)
	if known && failure.Final || d.Tries+1 >= maxTries {
		d.Tried(c.now(), err.Error(), nil)
		return
	}
	after := pause(d.Tries+1, rand.Float64())
	if known {
		after = max(after, min(failure.After, longPause))
	}
	next := c.now().Add(after)
	d.Tried(c.now(), err.Error(), &next)
}

// take tells whether nobody in this process is at a delivery, and notes that somebody is now.
func (c *Courier) take(id string, way packs.Way, to string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := id + string(way) + to
	if c.busy[key] {
		return false
	}
	c.busy[key] = true
	return true
}

func (c *Courier) give(id string, way packs.Way, to string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.busy, id+string(way)+to)
}
