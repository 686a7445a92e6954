package analytics_test

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

// shareStore opens two stores on one database, as two processes on an office's own server would.
func shareStore(t *testing.T, silence time.Duration) (a, b *analytics.Store) {
	_, writer, reader := enginetest.Database(t)
	open := func(holder string) *analytics.Store {
		s, err := analytics.Open(t.Context(), analytics.Options{Writer: writer, Reader: reader, Shared: true, Holder: holder,
			Silence: silence, Now: intaketest.Now, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	return open("office-a"), open("office-b")
}

func begin(t *testing.T, s *analytics.Store, ids ...string) *analytics.Attempt {
	t.Helper()
	a, err := s.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: analytics.ImportedReports})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		r := analytics.Report{ID: id, Received: time.Date(2020, 4, 10, 0, 0, 0, 0, time.UTC), Kind: analytics.Written}
		if err := a.AddReport(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func april(t *testing.T, s *analytics.Store) int64 {
	t.Helper()
	snap, err := s.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	page, err := snap.Counts(t.Context(), analytics.CountsQuery{Period: analytics.Range{From: 202004, To: 202004}, First: 1})
	if err != nil {
		t.Fatal(err)
	}
	if v := page.Total.Count(analytics.WrittenReports).Value; v != nil {
		return *v
	}
	return 0
}

func TestSharedDatabase(t *testing.T) {
	t.Parallel()
	a, b := shareStore(t, 0)
	first := begin(t, a, "r1", "r2")
	_, err := b.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: analytics.ImportedReports})
	if analytics.KindOf(err) != analytics.Conflict || !strings.Contains(err.Error(), "office-a") {
		t.Fatalf("a second writer got %v, not the holder's name", err)
	}
	if _, err := first.Commit(t.Context(), analytics.RowCounts{}); err != nil {
		t.Fatal(err)
	}
	if n := april(t, b); n != 2 {
		t.Fatalf("the other process sees %d reports, not 2", n)
	}
	second := begin(t, b, "r3")
	if _, err := second.Commit(t.Context(), analytics.RowCounts{}); err != nil {
		t.Fatal(err)
	}
	begin(t, a, "r4").Abandon()
	if n := april(t, a); n != 3 {
		t.Fatalf("the first process sees %d reports, not 3", n)
	}
}

// A holder that falls silent loses the lock; when it wakes up it cannot commit, and what it wrote never counts.
func TestTakeover(t *testing.T) {
	t.Parallel()
	a, b := shareStore(t, 2*time.Second)
	paused := begin(t, a, "r1") // beats every 5 s: silent after 2 s
	time.Sleep(4 * time.Second)
	successor := begin(t, b, "r2", "r3")
	if _, err := successor.Commit(t.Context(), analytics.RowCounts{}); err != nil {
		t.Fatal(err)
	}
	_, err := paused.Commit(t.Context(), analytics.RowCounts{})
	if analytics.KindOf(err) != analytics.Conflict {
		t.Fatalf("the paused holder's commit gave %v, not a Conflict", err)
	}
	paused.Abandon()
	for name, s := range map[string]*analytics.Store{"a": a, "b": b} {
		if n := april(t, s); n != 2 {
			t.Errorf("store %s sees %d reports, not 2", name, n)
		}
	}
	if _, err := begin(t, a, "r1").Commit(t.Context(), analytics.RowCounts{}); err != nil {
		t.Fatal(err)
	}
	if n := april(t, b); n != 3 {
		t.Errorf("after sending it again there are %d reports, not 3", n)
	}
}
