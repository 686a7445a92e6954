package analytics_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

func contains(err error, text string) bool { return err != nil && strings.Contains(err.Error(), text) }

func TestPinNames(t *testing.T) {
	t.Parallel()
	store := intaketest.Open(t, "", 0)
	ctx, all := t.Context(), analytics.FullAccess()
	for _, id := range []string{"a", "b"} {
		if _, err := begin(t, store, id).Commit(ctx, analytics.RowCounts{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		version uint64
		name    string
		kind    analytics.Kind
	}{
		{1, "  ", analytics.Invalid}, {1, "a\tb", analytics.Invalid}, {1, "2020", analytics.Invalid}, {1, strings.Repeat("ă", 121), analytics.Invalid},
		{7, "x", analytics.NotFound},
	} {
		if _, err := store.Pin(ctx, all, c.version, c.name); analytics.KindOf(err) != c.kind {
			t.Errorf("%q for version %d gives %v", c.name, c.version, err)
		}
	}
	if _, err := store.Unpin(ctx, all, 1); analytics.KindOf(err) != analytics.NotFound {
		t.Errorf("a version that is not pinned: %v", err)
	}
	for _, name := range []string{strings.Repeat("ă", 120), " Thang 4 ", "Tha\u0301ng 4", "Tháng 4"} { // the third is not composed
		if _, err := store.Pin(ctx, all, 1, name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := store.Pin(ctx, all, 2, "THÁNG 4"); analytics.KindOf(err) != analytics.Conflict || !contains(err, "data version 1") {
		t.Errorf("a name that is taken: %v", err)
	}
	snap, err := store.Snapshot(ctx, all, 0)
	if err != nil {
		t.Fatal(err)
	}
	if snap.Meta().DataVersion != 2 {
		t.Errorf("a pin made version %d", snap.Meta().DataVersion)
	}
	for text, want := range map[string]uint64{"1": 1, "tháng 4": 1, "2": 2} {
		if h, err := analytics.FindVersion(snap.History(), text); err != nil || h.Version != want {
			t.Errorf("%q is %+v, %v", text, h, err)
		}
	}
	if _, err := analytics.FindVersion(snap.History(), "tháng 5"); analytics.KindOf(err) != analytics.NotFound {
		t.Errorf("an unknown name: %v", err)
	}
	// Who waits too long for another change is told so.
	busy := begin(t, store)
	defer busy.Abandon()
	short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	if _, err := store.Pin(short, all, 1, "z"); analytics.KindOf(err) != analytics.Conflict || !contains(err, "Another change") {
		t.Errorf("a pin during a change: %v", err)
	}
}

const versionRegistry = `registry,code,name_vi,valid_from,valid_to
unit,a,Đơn vị A,,
unit,b,Đơn vị B,,2020-04
unit,c,Đơn vị C,2020-05,
channel,web,Mạng,,
topic,t,Lĩnh vực,,
`

// An undo that would take names away from reports in force is refused, unless it is wanted.
func TestUndoKeepsNames(t *testing.T) {
	t.Parallel()
	store := intaketest.Open(t, "", 0)
	ctx, all := t.Context(), analytics.FullAccess()
	intaketest.Import(t, store, "registry.csv", []byte(versionRegistry), intake.Options{})
	undo := func(version uint64) { // what nobody uses yet goes without a question
		t.Helper()
		if _, err := store.Undo(ctx, all, version); err != nil {
			t.Fatal(err)
		}
	}
	undo(1)
	undo(2)
	intaketest.Import(t, store, "reports.csv", []byte("id,received,kind,unit,channel,topics\nr1,2020-04-01,WRITTEN,a,web,t\n"), intake.Options{})
	if _, err := store.Undo(ctx, all, 1); analytics.KindOf(err) != analytics.Conflict || !contains(err, "3 in all (") {
		t.Errorf("undoing registries in use gives %v", err)
	}
	// A file that added a unit which a later file uses.
	intaketest.Import(t, store, "new.csv", []byte("id,received,kind,unit\nr2,2020-04-01,WRITTEN,neu\n"), intake.Options{OnUnknown: intake.Add})
	intaketest.Import(t, store, "later.csv", []byte("id,received,kind,unit\nr3,2020-04-02,WRITTEN,neu\n"), intake.Options{})
	snap, err := store.Snapshot(ctx, all, 0)
	if err != nil {
		t.Fatal(err)
	}
	newest := uint64(snap.Meta().DataVersion)
	if _, err := store.Undo(ctx, all, newest-1); analytics.KindOf(err) != analytics.Conflict || !contains(err, "neu") {
		t.Errorf("undoing a file whose unit a later one uses gives %v", err)
	}
	undo(newest)
	undo(newest - 1)
	if c, err := store.UndoAnyway(ctx, all, 1); err != nil || c.Undoes != 1 {
		t.Errorf("undone anyway: %+v, %v", c, err)
	}
	if n := april(t, store); n != 1 {
		t.Errorf("%d reports after the undos, not 1", n)
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	store := intaketest.Open(t, "", 0)
	ctx, all := t.Context(), analytics.FullAccess()
	intaketest.Import(t, store, "registry.csv", []byte(versionRegistry), intake.Options{})
	intaketest.Import(t, store, "one.csv", []byte("id,received,kind\nr1,2020-03-01,WRITTEN\nr2,2020-04-01,WRITTEN\nr3,2020-04-02,MESSAGE\n"), intake.Options{})
	intaketest.Import(t, store, "two.csv", []byte("id,received,kind\nr2,2020-05-01,WRITTEN\nr4,2020-04-02,MESSAGE\n"), intake.Options{})
	intaketest.Import(t, store, "changed.csv", []byte("registry,code,name_vi\nunit,a,Tên mới\nunit,d,Đơn vị D\n"), intake.Options{})
	show := func(from, to int64) string {
		d, err := store.Diff(ctx, all, from, to)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, m := range d.Months {
			out = append(out, fmt.Sprintf("%s %s %s->%s", m.Month, m.Measure, countText(m.Then), countText(m.Now)))
		}
		for _, m := range d.Totals[:2] {
			out = append(out, fmt.Sprintf("%s %+d", m.Measure, *m.Delta))
		}
		for _, v := range d.Between {
			out = append(out, v.Source)
		}
		return strings.Join(append(out, fmt.Sprint(d.Entries)), "\n")
	}
	if got, want := show(2, 4), `2020-04 WRITTEN_REPORTS 1->0
2020-04 MESSAGES 1->2
2020-05 WRITTEN_REPORTS NOT_REPORTED->1
2020-05 MESSAGES NOT_REPORTED->0
2020-05 SYNTHESES NOT_REPORTED->0
2020-05 THEMATIC_SYNTHESES NOT_REPORTED->0
2020-05 ISSUES NOT_REPORTED->0
WRITTEN_REPORTS +0
MESSAGES +1
changed.csv
two.csv
[{topic 0 0 0} {unit 1 1 0} {channel 0 0 0}]`; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got, want := show(3, 2), `2020-04 WRITTEN_REPORTS 0->1
2020-04 MESSAGES 2->1
2020-05 WRITTEN_REPORTS 1->NOT_REPORTED
2020-05 MESSAGES 0->NOT_REPORTED
2020-05 SYNTHESES 0->NOT_REPORTED
2020-05 THEMATIC_SYNTHESES 0->NOT_REPORTED
2020-05 ISSUES 0->NOT_REPORTED
WRITTEN_REPORTS +0
MESSAGES -1
two.csv
[{topic 0 0 0} {unit 0 0 0} {channel 0 0 0}]`; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if d, err := store.Diff(ctx, all, 4, 4); err != nil || len(d.Months)+len(d.Between) != 0 {
		t.Errorf("a version differs from itself: %+v, %v", d, err)
	}
	if _, err := store.Diff(ctx, all, 9, 0); analytics.KindOf(err) != analytics.NotFound {
		t.Errorf("an unknown version: %v", err)
	}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	store := intaketest.Open(t, "", 0)
	through := analytics.NewDate(2020, time.May, 20)
	intaketest.Import(t, store, "registry.csv", []byte(versionRegistry), intake.Options{})
	intaketest.Import(t, store, "reports.csv", []byte(`id,received,kind,unit
r1,2020-04-01,WRITTEN,a
r2,2020-04-02,WRITTEN,a
r3,2020-04-03,MESSAGE,b
r4,2020-05-01,WRITTEN,b
r5,2020-05-02,WRITTEN,
`), intake.Options{Through: &through})
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	c, err := snap.Coverage(t.Context(), analytics.Range{From: 202003, To: 202005})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range c.Months {
		var missing []string
		for _, e := range m.Missing {
			missing = append(missing, e.Code)
		}
		out = append(out, fmt.Sprintf("%s %s %d expected, missing %v", m.Month, m.Status, m.Expected, missing))
	}
	for _, u := range c.Units {
		line := entryText(u.Unit)
		for _, m := range u.Months {
			line += fmt.Sprintf(" %s", countText(m.Count))
			if m.Missing {
				line += "!"
			}
		}
		out = append(out, line)
	}
	want := []string{
		"2020-03 NOT_REPORTED 2 expected, missing []",
		"2020-04 EXACT 2 expected, missing [b]",
		"2020-05 PARTIAL 2 expected, missing [a c]",
		"a NOT_REPORTED 2 0(PARTIAL)!", "b NOT_REPORTED 0! 1(PARTIAL)", "c NOT_REPORTED 0 0(PARTIAL)!", entryText(nil) + " NOT_REPORTED 0 1(PARTIAL)",
	}
	if !slices.Equal(out, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(out, "\n"), strings.Join(want, "\n"))
	}
}
