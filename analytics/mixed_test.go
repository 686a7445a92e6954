package analytics_test

import (
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// The notice of the sample names published totals, which are no longer true once other reports are in force too.
func TestSampleNotice(t *testing.T) {
	t.Parallel()
	store := intaketest.Sample(t)
	notice := func() string {
		snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(snap.Meta().Notices(words.En), "|")
	}
	if got := notice(); got != words.SampleNotice.En || store.HasOwnData() {
		t.Errorf("the sample alone says %q, own data %v", got, store.HasOwnData())
	}
	intaketest.Import(t, store, "own.csv", []byte("id,received,kind\nown,2020-04-01,WRITTEN\n"), intake.Options{})
	if got := notice(); got != words.MixedNotice.En || !store.HasOwnData() {
		t.Errorf("sample and own data say %q, own data %v", got, store.HasOwnData())
	}
	if _, err := store.Undo(t.Context(), analytics.FullAccess(), 3); err != nil {
		t.Fatal(err)
	}
	if got := notice(); got != words.SampleNotice.En || store.HasOwnData() {
		t.Errorf("after the undo it says %q, own data %v", got, store.HasOwnData())
	}
}
