package archive_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/intake/sample"
	"giaoban/analytics/words"
)

// A chain of three, with an undo and a retraction in between: each backup gives back every measure by month and topic at
// every data version that it holds, and what is restored lives on.
func TestChain(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "backups")
	o := newOffice(t, analytics.Options{TimeZone: "UTC", CutoffDay: 15})
	var taken []*archive.Taken
	var answered []string
	backup := func(full bool) {
		taken, answered = append(taken, o.backup(dir, full)), append(answered, o.answers())
	}
	o.load("a 2020-01", "b 2020-02", "c 2020-02")
	o.load("b 2020-03", "d 2020-04")
	backup(false)
	o.undo(2)
	o.load("e 2020-05")
	backup(false)
	o.retract("a")
	o.undo(3)
	backup(false)
	for i, base := range []string{"", taken[0].Name, taken[1].Name} {
		if taken[i].Base != base {
			t.Errorf("backup %d builds on %q, not %q", i, taken[i].Base, base)
		}
	}
	for i, b := range taken {
		again := restore(t, dir, b.Name)
		if got := again.answers(); got != answered[i] {
			t.Errorf("%s answers\n%s\nbefore it was\n%s", b.Name, got, answered[i])
		}
		if c := again.store.Calendar(); c.Zone.String() != "UTC" || c.CutoffDay != 15 {
			t.Errorf("the calendar is %v, %d", c.Zone, c.CutoffDay)
		}
	}
	again := restore(t, dir, "")
	again.undo(5)
	again.load("f 2020-05")
	next := again.backup(dir, false) // the same ledger, and it has only gone on
	if next.Base != taken[2].Name {
		t.Errorf("the restored ledger's backup builds on %q", next.Base)
	}
	if got, want := restore(t, dir, "").answers(), again.answers(); got != want {
		t.Errorf("restored twice it answers\n%s\nnot\n%s", got, want)
	}
	o.load("g 2020-05") // now the two have gone different ways
	_, err := o.try(t.Context(), dir, false)
	refused(t, err, words.BackupDiverged)
	_, err = o.try(t.Context(), dir, true)
	refused(t, err, words.BackupDiverged)
	_, err = restore(t, dir, taken[1].Name).try(t.Context(), dir, false) // an older state than the newest backup
	refused(t, err, words.BackupDiverged)
	o.backup(t.TempDir(), false)
}

// The sample office comes back with every row, and a small import after it costs a small backup.
func TestSampleOffice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := newOffice(t, analytics.Options{})
	var csv bytes.Buffer
	must(t, sample.Registries(&csv))
	intaketest.Import(t, o.store, "registries.csv", csv.Bytes(), intake.Options{Sample: true})
	csv.Reset()
	must(t, sample.Reports(&csv))
	intaketest.Import(t, o.store, "reports.csv", csv.Bytes(), intake.Options{Sample: true})
	full := o.backup(dir, false)
	o.load("new1 2020-05", "new2 2020-05")
	small := o.backup(dir, false)
	t.Logf("full %d bytes, incremental %d", full.Bytes, small.Bytes)
	if small.Base != full.Name || 5*small.Bytes > full.Bytes {
		t.Errorf("the incremental backup on %q has %d bytes, the full one %d", small.Base, small.Bytes, full.Bytes)
	}
	want := o.answers()
	if got := restore(t, dir, "").answers(); got != want {
		t.Errorf("restored, the sample office answers\n%s\nnot\n%s", got, want)
	}
	if again := o.backup(dir, true); again.Base != "" || again.Bytes < full.Bytes/2 {
		t.Errorf("a full backup builds on %q and has %d bytes", again.Base, again.Bytes)
	}
}

// A missing link is named where it is needed; the next backup does not build on a broken chain.
func TestMissingBase(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := newOffice(t, analytics.Options{})
	o.load("a 2020-01")
	first := o.backup(dir, false)
	o.load("b 2020-02")
	second := o.backup(dir, false)
	must(t, os.RemoveAll(filepath.Join(dir, first.Name)))
	series, err := archive.Read(dir)
	must(t, err)
	_, err = series.Chain("")
	refused(t, err, words.BackupBaseMissing, second.Name, first.Name)
	third := o.backup(dir, false)
	if third.Base != "" || third.Missing != first.Name {
		t.Errorf("on a broken chain: base %q, missing %q", third.Base, third.Missing)
	}
	if got := restore(t, dir, "").answers(); got != o.answers() {
		t.Errorf("after a broken chain it answers\n%s", got)
	}
}
