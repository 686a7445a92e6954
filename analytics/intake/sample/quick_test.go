//go:build !race

package sample_test

import (
	"testing"
	"time"

	"giaoban/analytics/intake/sample"
)

// The sample is written whenever a server starts with it. The best of three
// runs counts, for the machine may be busy; the race detector, under which it
// takes many times as long, is left out.
func TestGenerationIsQuick(t *testing.T) {
	best := time.Hour
	for range 3 {
		start := time.Now()
		produce(t, sample.Reports)
		best = min(best, time.Since(start))
	}
	if best > 2*time.Second {
		t.Errorf("took %v, want less than 2 s", best)
	}
}
