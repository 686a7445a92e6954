package analytics_test

import (
	"maps"
	"slices"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

// TestCollectRandom collects again and again among random changes and undos, with random pins. Every version that is
// kept must answer as the oracle does, every other one with Collected, and nothing of what is not needed may stay.
func TestCollectRandom(t *testing.T) {
	t.Parallel()
	p := newProperty(t, 1)
	collected := map[int64]bool{}
	for range 8 {
		for range 4 {
			p.change(t)
		}
		pinned := map[uint64]bool{}
		for _, h := range p.history(t) {
			pinned[h.Version] = h.Pin != ""
		}
		if version := pick(p.rnd, p.ops).version; !collected[version] && !pinned[uint64(version)] {
			if _, err := p.store.Pin(t.Context(), analytics.FullAccess(), uint64(version), "bản "+string(rune('a'+p.rnd.IntN(26)))); err == nil {
				pinned[uint64(version)] = true
			} else if analytics.KindOf(err) != analytics.Conflict { // the name may be taken
				t.Fatal(err)
			}
		}
		keep := 1 + p.rnd.IntN(4)
		plan, err := p.store.Collectable(t.Context(), analytics.FullAccess(), keep)
		if err != nil {
			t.Fatal(err)
		}
		done, err := p.store.Collect(t.Context(), analytics.FullAccess(), keep)
		if err != nil || !slices.Equal(plan.Versions, done.Versions) || plan.Rows != done.Rows || (done.Rows > 0) != (done.Bytes > 0) {
			t.Fatalf("planned %+v, done %+v, %v", plan, done, err)
		}
		for i, o := range p.ops {
			if i < len(p.ops)-keep && !pinned[uint64(o.version)] {
				collected[o.version] = true
			}
			p.answers(t, o.version, collected[o.version])
		}
		if again, err := p.store.Collect(t.Context(), analytics.FullAccess(), keep); err != nil || len(again.Versions) != 0 || again.Rows != 0 {
			t.Fatalf("a second collection gave %+v, %v", again, err)
		}
	}
	if len(collected) < 15 {
		t.Errorf("only %d versions were collected; does this test still test?", len(collected))
	}
}

func (p *property) history(t *testing.T) []analytics.History {
	t.Helper()
	snap, err := p.store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return snap.History()
}

// answers compares all months, units and topics of a version with the oracle's, or wants it to be collected.
func (p *property) answers(t *testing.T, version int64, collected bool) {
	t.Helper()
	snap, err := p.store.Snapshot(t.Context(), analytics.FullAccess(), version)
	if collected {
		if analytics.KindOf(err) != analytics.Collected {
			t.Fatalf("version %d was collected and gives %v", version, err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	all := analytics.Range{From: 201801, To: 202012}
	for _, by := range [][]analytics.Dimension{{analytics.ByMonth, analytics.ByUnit}, {analytics.ByMonth, analytics.ByTopic}, {analytics.ByTopic, analytics.ByChannel}} {
		page, err := snap.Counts(t.Context(), analytics.CountsQuery{Period: all, GroupBy: by, TopicLevel: analytics.AllLevel, First: analytics.MaxPageSize})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][5]int64{}
		for _, r := range page.Rows {
			var values [5]int64
			for i, m := range analytics.Measures() {
				if v := r.Count(m).Value; v != nil {
					values[i] = *v
				}
			}
			got[oracleKey(r.Key, by)] = values
		}
		within := func(analytics.Month, int) bool { return true }
		if want := p.oracle.count(version, oracleQuestion{by: by, level: analytics.AllLevel, within: within}); !maps.Equal(got, want) {
			t.Fatalf("version %d by %v: got %v, want %v", version, by, got, want)
		}
	}
}

// A collection that died after it was recorded is finished by the next start.
func TestCollectCrash(t *testing.T) {
	t.Parallel()
	_, writer, reader := enginetest.Database(t)
	open := func() *analytics.Store {
		return intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	}
	rows := func() (n uint64) {
		if err := reader.QueryRow(t.Context(), "SELECT count() FROM rollup").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	store := open()
	for _, id := range []string{"a", "b", "c"} {
		if _, err := begin(t, store, id).Commit(t.Context(), analytics.RowCounts{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Exec(t.Context(), "INSERT INTO collected SELECT 1, now()"); err != nil {
		t.Fatal(err)
	}
	if n := rows(); n != 3 {
		t.Fatalf("%d rollup rows before the start, not 3", n)
	}
	store = open()
	if n := rows(); n != 2 {
		t.Errorf("%d rollup rows after the start, not 2", n)
	}
	if _, err := store.Snapshot(t.Context(), analytics.FullAccess(), 1); analytics.KindOf(err) != analytics.Collected {
		t.Errorf("version 1 gives %v", err)
	}
	if _, err := store.Undo(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Errorf("a collected version cannot be undone: %v", err)
	}
	if n := april(t, store); n != 2 {
		t.Errorf("%d reports after the undo of a collected version, not 2", n)
	}
}

// A question that is under way while its version is collected gets the right answer or is told, never a part.
func TestCollectWhileAsking(t *testing.T) {
	t.Parallel()
	p := newProperty(t, 1)
	var old int64
	for hasMessages := false; !hasMessages; {
		p.change(t)
		old = p.ops[max(0, len(p.ops)-3)].version
		for _, r := range p.oracle.versions[old] {
			hasMessages = hasMessages || r.Kind == analytics.Message
		}
	}
	snap, err := p.store.Snapshot(t.Context(), analytics.FullAccess(), old)
	if err != nil {
		t.Fatal(err)
	}
	total := func() (int64, error) {
		page, err := snap.Counts(t.Context(), analytics.CountsQuery{Period: analytics.Range{From: 201801, To: 202012}, First: 1})
		if err != nil {
			return 0, err
		}
		return *page.Total.Count(analytics.Messages).Value, nil
	}
	want, err := total()
	if err != nil || want == 0 {
		t.Fatal(want, err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := p.store.Collect(t.Context(), analytics.FullAccess(), 1)
		done <- err
	}()
	for {
		got, err := total()
		if analytics.KindOf(err) == analytics.Collected {
			break
		}
		if err != nil || got != want {
			t.Fatalf("%d messages (%v), not %d", got, err, want)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// Two processes on one database know each other's pins and collections, and only one of them writes at a time.
func TestSharedPins(t *testing.T) {
	t.Parallel()
	a, b := shareStore(t, 0)
	ctx, all := t.Context(), analytics.FullAccess()
	for _, id := range []string{"r1", "r2", "r3"} {
		if _, err := begin(t, a, id).Commit(ctx, analytics.RowCounts{}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.Pin(ctx, all, 1, "Giao ban tháng 5/2020"); err != nil {
		t.Fatal(err)
	}
	if h, err := b.Version(ctx, all, 1); err != nil || h.Pin != "Giao ban tháng 5/2020" {
		t.Errorf("the other process sees %+v, %v", h, err)
	}
	if _, err := b.Pin(ctx, all, 2, "GIAO BAN THÁNG 5/2020"); analytics.KindOf(err) != analytics.Conflict {
		t.Errorf("a name that is taken gives %v", err)
	}
	busy := begin(t, a, "r4")
	for name, try := range map[string]func() error{
		"pin":     func() error { _, err := b.Pin(ctx, all, 2, "x"); return err },
		"unpin":   func() error { _, err := b.Unpin(ctx, all, 1); return err },
		"collect": func() error { _, err := b.Collect(ctx, all, 1); return err },
		"undo":    func() error { _, err := b.Undo(ctx, all, 1); return err },
	} {
		if err := try(); analytics.KindOf(err) != analytics.Conflict || !contains(err, "office-a") {
			t.Errorf("%s while another process writes gives %v", name, err)
		}
	}
	busy.Abandon()
	if c, err := b.Collect(ctx, all, 1); err != nil || !slices.Equal(c.Versions, []uint64{2}) {
		t.Fatalf("collected %+v, %v", c, err)
	}
	if _, err := a.Snapshot(ctx, all, 2); analytics.KindOf(err) != analytics.Collected || !contains(err, "1 (Giao ban tháng 5/2020), 3") {
		t.Errorf("a collected version gives the other process %v", err)
	}
	if _, err := a.Pin(ctx, all, 2, "late"); analytics.KindOf(err) != analytics.Collected {
		t.Errorf("a collected version is pinned: %v", err)
	}
	if h, err := b.Unpin(ctx, all, 1); err != nil || h.Pin != "" {
		t.Errorf("unpinned %+v, %v", h, err)
	}
	if h, err := a.Version(ctx, all, 1); err != nil || h.Pin != "" {
		t.Errorf("the other process sees %+v, %v", h, err)
	}
}
