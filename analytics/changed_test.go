package analytics_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
)

// wait asks in the background for another version than known.
func wait(ctx context.Context, t *testing.T, s *analytics.Store, known int64) <-chan int64 {
	t.Helper()
	told := make(chan int64, 1)
	go func() {
		version, err := s.Changed(ctx, analytics.FullAccess(), known)
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		told <- version
	}()
	return told
}

func told(t *testing.T, from <-chan int64, want int64) {
	t.Helper()
	select {
	case version := <-from:
		if version != want {
			t.Errorf("told of version %d, not %d", version, want)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("nobody told of version %d", want)
	}
}

// Everybody who waits is told of each commit once, of an undo, too; of nothing else; and nothing runs once nobody waits.
func TestChanged(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	const readers = 100
	var all []<-chan int64
	for range readers {
		all = append(all, wait(t.Context(), t, store, 0))
	}
	ctx, cancel := context.WithCancel(t.Context())
	gone := wait(ctx, t, store, 0)
	cancel()
	told(t, gone, 0)
	first, err := begin(t, store, "r1").Commit(t.Context(), analytics.RowCounts{})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range all {
		told(t, one, int64(first.Version))
	}
	told(t, wait(t.Context(), t, store, 0), int64(first.Version)) // who knows an old one waits for nothing
	next := wait(t.Context(), t, store, int64(first.Version))
	if _, err := store.Pin(t.Context(), analytics.FullAccess(), first.Version, "Tháng 4"); err != nil {
		t.Fatal(err)
	}
	begin(t, store, "r2").Abandon()
	select {
	case version := <-next:
		t.Errorf("told of version %d where only a name was given", version)
	case <-time.After(200 * time.Millisecond):
	}
	undone, err := store.Undo(t.Context(), analytics.FullAccess(), first.Version)
	if err != nil {
		t.Fatal(err)
	}
	told(t, next, int64(undone.Version))
	stacks := make([]byte, 4<<20)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		all := string(stacks[:runtime.Stack(stacks, true)])
		if !strings.Contains(all, "(*Store).lookOut") && !strings.Contains(all, "(*Store).Changed") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("somebody still waits: %s", all)
		}
	}
	if _, err := store.Changed(t.Context(), analytics.TablesAccess(), 0); analytics.KindOf(err) != analytics.Forbidden {
		t.Errorf("who may see tables only is told of versions: %v", err)
	}
}

// A commit of another process on the same database is told of, too.
func TestChangedElsewhere(t *testing.T) {
	t.Parallel()
	a, b := shareStore(t, 0)
	waits := wait(t.Context(), t, b, 0)
	commit, err := begin(t, a, "r1").Commit(t.Context(), analytics.RowCounts{})
	if err != nil {
		t.Fatal(err)
	}
	told(t, waits, int64(commit.Version))
}
