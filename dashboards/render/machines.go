package render

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// maxUses is after how many charts a machine is thrown away, so that what one may leave behind never adds up.
const maxUses = 500

// machines are a few JavaScript engines, started when they are needed.
type machines struct {
	places   chan struct{} // one for each that may run
	patience time.Duration // for one chart
	load     func() (*kit, error)

	mu     sync.Mutex
	idle   []*machine
	closed bool
}

func newMachines(most int) *machines {
	return &machines{places: make(chan struct{}, most), patience: drawTime, load: loadKit}
}

// draw draws in a machine that is free.
func (p *machines) draw(ctx context.Context, option string, width, height int) (string, error) {
	select {
	case p.places <- struct{}{}:
		defer func() { <-p.places }()
	case <-ctx.Done():
		return "", fmt.Errorf("waiting for other pictures: %w", context.Cause(ctx))
	}
	m, err := p.take()
	if err != nil {
		return "", err
	}
	sound := false // a panic in the engine leaves it in no state to go on
	defer func() { p.giveBack(m, sound) }()
	drawn, err := m.draw(ctx, option, width, height)
	sound = err == nil
	return drawn, err
}

func (p *machines) take() (*machine, error) {
	p.mu.Lock()
	if n := len(p.idle); n > 0 {
		defer p.mu.Unlock()
		m := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return m, nil
	}
	p.mu.Unlock()
	k, err := p.load()
	if err != nil {
		return nil, err
	}
	return newMachine(k, p.patience)
}

// giveBack keeps a machine for the next chart, unless something has gone wrong in it.
func (p *machines) giveBack(m *machine, sound bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m.uses++; !sound || m.uses >= maxUses || p.closed {
		m.close()
		return
	}
	p.idle = append(p.idle, m)
}

func (p *machines) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, m := range p.idle {
		m.close()
	}
	p.idle = nil
}
