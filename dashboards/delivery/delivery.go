// Package delivery sends kept packs where they are wanted: by mail and to webhooks, until they have arrived or it is clear that they
// never will. Every attempt is in the pack's record, so what is due survives a restart.
package delivery

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"giaoban/analytics/packs"
)

// Destination is where packs are sent.
type Destination interface {
	Way() packs.Way
	To() string
	// Send sends a pack with the contents of its files. Whatever fails, a *Failure says whether trying again may help; any other
	// error may be tried again.
	Send(ctx context.Context, p packs.Pack, contents [][]byte) error
}

// Failure is why a destination did not take a pack.
type Failure struct {
	Final bool          // it will not take it later either
	After time.Duration // how long it wants to be left alone; 0 = it does not say
	Err   error
}

func (f *Failure) Error() string { return f.Err.Error() }

func (f *Failure) Unwrap() error { return f.Err }

// The attempts of a delivery: after the first, seven more within two days, each about four times as long after the last one as
// that was after the one before.
const (
	maxTries   = 8
	firstPause = time.Minute
	longPause  = 24 * time.Hour
	growth     = 4
	jitter     = 0.2 // of a pause, up and down: what failed together is not tried together
)

// pause is how long to wait after a number of failed tries. random is in [0, 1).
func pause(tries int, random float64) time.Duration {
	p := firstPause
	for range tries - 1 {
		p = min(p*growth, longPause)
	}
	return time.Duration(float64(p) * (1 - jitter + 2*jitter*random))
}

// key is the same for every attempt to send a pack to a destination, and for no other pack or destination: by it a receiver knows
// what it already has.
func key(p packs.Pack, d Destination) string {
	sum := sha256.Sum256([]byte(string(d.Way()) + "\n" + d.To()))
	return p.ID + "-" + hex.EncodeToString(sum[:8])
}
