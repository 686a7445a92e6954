package archive_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/engine"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// office is a ledger on an engine of its own, which can be backed up.
type office struct {
	t      *testing.T
	engine *engine.Engine
	store  *analytics.Store
}

func options(e *engine.Engine) analytics.Options {
	return analytics.Options{Writer: e.Writer(), Reader: e.Reader(), Keeper: e.Keeper(), Holder: "test",
		Now: time.Now, Log: slog.New(slog.DiscardHandler)}
}

func newOffice(t *testing.T, o analytics.Options) *office {
	t.Helper()
	e := enginetest.Start(t, t.TempDir())
	with := options(e)
	with.TimeZone, with.CutoffDay = o.TimeZone, o.CutoffDay
	store, err := analytics.Open(t.Context(), with)
	must(t, err)
	return &office{t, e, store}
}

// load takes in written reports, one "id month" each.
func (o *office) load(reports ...string) {
	o.t.Helper()
	var csv strings.Builder
	csv.WriteString("id,received,kind,type,unit,topics,issues\n")
	for _, r := range reports {
		id, month, _ := strings.Cut(r, " ")
		fmt.Fprintf(&csv, "%s,%s-10,WRITTEN,,north,roads,\n", id, month)
		fmt.Fprintf(&csv, "s%s,%s-11,SYNTHESIS,THEMATIC,,roads,i%s@roads\n", id, month, id)
	}
	intaketest.Import(o.t, o.store, "reports.csv", []byte(csv.String()), intake.Options{OnUnknown: intake.Add})
}

func (o *office) undo(version uint64) {
	o.t.Helper()
	_, err := o.store.Undo(o.t.Context(), analytics.FullAccess(), version)
	must(o.t, err)
}

func (o *office) retract(id string) {
	o.t.Helper()
	a, err := o.store.Begin(o.t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: analytics.ImportedReports})
	must(o.t, err)
	defer a.Abandon()
	must(o.t, a.AddRetraction(o.t.Context(), id))
	_, err = a.Commit(o.t.Context(), analytics.RowCounts{Read: 1, Taken: 1})
	must(o.t, err)
}

func (o *office) source() archive.Source {
	return archive.Source{Store: o.store, Staging: o.engine.BackupDir(), Now: time.Now}
}

func (o *office) try(ctx context.Context, dir string, full bool) (*archive.Taken, error) {
	return archive.Take(ctx, o.source(), analytics.FullAccess(), dir, full, func(archive.Progress) {})
}

// backup must work, and leave nothing behind where ClickHouse wrote it.
func (o *office) backup(dir string, full bool) *archive.Taken {
	o.t.Helper()
	taken, err := o.try(o.t.Context(), dir, full)
	must(o.t, err)
	o.clean(dir)
	return taken
}

// clean fails the test where something unfinished lies about.
func (o *office) clean(dir string) {
	o.t.Helper()
	left, err := os.ReadDir(o.engine.BackupDir())
	must(o.t, err)
	unfinished, err := filepath.Glob(filepath.Join(dir, ".*"))
	must(o.t, err)
	if len(left) > 0 || len(unfinished) > 0 {
		o.t.Errorf("left behind: %v, %v", left, unfinished)
	}
}

// answers are every measure by month, at every data version that the ledger has.
func (o *office) answers() string { return answers(o.t, o.store) }

func answers(t *testing.T, store *analytics.Store) string {
	t.Helper()
	newest, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	must(t, err)
	var all strings.Builder
	for _, h := range newest.History() {
		snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), int64(h.Version))
		must(t, err)
		page, err := snap.Counts(t.Context(), analytics.CountsQuery{Period: analytics.Range{From: 202001, To: 202005},
			GroupBy: []analytics.Dimension{analytics.ByMonth, analytics.ByTopic}, First: 100})
		must(t, err)
		fmt.Fprintf(&all, "version %d, %v\n", h.Version, h.InForce)
		for _, r := range append(page.Rows, page.Total) {
			if r.Month != nil {
				fmt.Fprint(&all, *r.Month)
			}
			if r.Topic != nil {
				all.WriteString(r.Topic.Code)
			}
			for _, m := range analytics.Measures() {
				c := r.Count(m)
				fmt.Fprintf(&all, " %s", c.Status)
				if c.Value != nil {
					fmt.Fprintf(&all, " %d", *c.Value)
				}
			}
			all.WriteString("\n")
		}
	}
	return all.String()
}

// restore brings a backup back on another engine.
func restore(t *testing.T, dir, name string) *office {
	t.Helper()
	series, err := archive.Read(dir)
	must(t, err)
	chain, err := series.Chain(name)
	must(t, err)
	must(t, series.Verify(t.Context(), chain, func(archive.Progress) {}))
	data := t.TempDir()
	e, err := engine.Start(t.Context(), engine.Config{Dir: data, RestoreFrom: dir})
	must(t, err)
	_, err = analytics.Restore(t.Context(), options(e), chain[0].Name, chain[0].Contents, func(int64, int64) {})
	must(t, err)
	must(t, e.Close())
	again := enginetest.Start(t, data) // as it will be served: without the backups
	store, err := analytics.Open(t.Context(), options(again))
	must(t, err)
	return &office{t, again, store}
}
