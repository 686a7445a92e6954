package analytics_test

import (
	"fmt"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

// A change whose process died leaves rows that no answer counts, and the next start removes them.
func TestSweep(t *testing.T) {
	t.Parallel()
	_, writer, reader := enginetest.Database(t)
	store := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	if _, err := begin(t, store, "kept").Commit(t.Context(), analytics.RowCounts{}); err != nil {
		t.Fatal(err)
	}
	dead := begin(t, store)
	t.Cleanup(dead.Abandon)  // its open batch would hold the database
	for i := range 200_001 { // more than one batch, so that rows have been sent
		r := analytics.Report{ID: fmt.Sprintf("dead-%d", i), Received: time.Date(2020, 4, 10, 0, 0, 0, 0, time.UTC), Kind: analytics.Written}
		if err := dead.AddReport(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	logged := func() (n uint64) {
		if err := reader.QueryRow(t.Context(), "SELECT count() FROM log").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for begun := time.Now(); logged() != 200_001; time.Sleep(10 * time.Millisecond) { // the batch is on its way
		if time.Since(begun) > time.Minute {
			t.Fatalf("%d rows lie in the log, not 200,001", logged())
		}
	}
	if n := april(t, store); n != 1 {
		t.Fatalf("%d reports count before the commit, not 1", n)
	}
	again := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	if n := logged(); n != 1 {
		t.Errorf("%d rows lie in the log after the start, not 1", n)
	}
	if n := april(t, again); n != 1 {
		t.Errorf("%d reports count after the start, not 1", n)
	}
	if version := begin(t, again, "new"); version.Base() != 1 {
		t.Errorf("the next change builds on version %d, not 1", version.Base())
	} else if c, err := version.Commit(t.Context(), analytics.RowCounts{}); err != nil || c.Version != 3 {
		t.Errorf("the dead attempt's number was used again: %+v, %v", c, err)
	}
}
