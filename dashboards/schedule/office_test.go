package schedule

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/packs"
	"giaoban/dashboards"
	"giaoban/dashboards/delivery"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

const moment = "2006-01-02 15:04"

var hanoi = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		panic(err)
	}
	return zone
}()

func at(text string) time.Time {
	t, err := time.ParseInLocation(moment, text, hanoi)
	if err != nil {
		panic(err)
	}
	return t
}

type office struct {
	t        *testing.T
	store    *analytics.Store
	archive  *packs.Archive
	schedule *Schedule
	mu       sync.Mutex
	now      time.Time
	rows     int
}

func newOffice(t *testing.T, cutoff int, now string, when ...string) *office {
	t.Helper()
	o := &office{t: t, store: intaketest.Open(t, "", cutoff), archive: packs.Open(filepath.Join(t.TempDir(), packs.DirName)), now: at(now)}
	o.restart(when...)
	return o
}

func (o *office) clock() time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.now
}

func (o *office) restart(when ...string) {
	o.t.Helper()
	w, err := ParseWhen(when)
	if err != nil {
		o.t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	maker := &Maker{Store: o.store, Packer: dashboards.NewPacker(o.store, log), Archive: o.archive, Courier: delivery.New(o.archive, nil, o.clock, log), Keep: 24, Now: o.clock, Log: log}
	o.schedule = &Schedule{When: w, Order: Order{Query: "measure=messages", Lang: "en", Forms: []string{"md"}}, Maker: maker}
}

func (o *office) brings(first, last string) uint64 {
	o.t.Helper()
	from, err := analytics.ParseDate(first)
	if err != nil {
		o.t.Fatal(err)
	}
	to, err := analytics.ParseDate(last)
	if err != nil {
		o.t.Fatal(err)
	}
	var csv strings.Builder
	csv.WriteString("id,received,kind\n")
	for day := from; day <= to; day++ {
		for range 3 {
			o.rows++
			fmt.Fprintf(&csv, "r%d,%s,MESSAGE\n", o.rows, day)
		}
	}
	intaketest.Import(o.t, o.store, first+".csv", []byte(csv.String()), intake.Options{Today: to, Through: &to})
	snap, err := o.store.Snapshot(o.t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		o.t.Fatal(err)
	}
	return uint64(snap.Settings().LatestVersion)
}

func (o *office) looks(now string, want ...string) {
	o.t.Helper()
	o.mu.Lock()
	o.now = at(now)
	o.mu.Unlock()
	if _, _, err := o.schedule.look(o.t.Context()); err != nil {
		o.t.Fatal(err)
	}
	if got, want := slices.Sorted(slices.Values(o.made())), slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
		o.t.Errorf("at %s there are packs of %v, not of %v", now, got, want)
	}
}

func (o *office) made() []string {
	o.t.Helper()
	all, err := o.archive.List()
	if err != nil {
		o.t.Fatal(err)
	}
	names := []string{}
	for _, p := range all {
		names = append(names, fmt.Sprintf("%s of %s v%d", p.Occasion, p.Period, p.Version))
	}
	return names
}

type heard struct {
	slog.Handler
	made chan struct{}
}

func (heard) Enabled(context.Context, slog.Level) bool { return true }

func (h heard) Handle(_ context.Context, r slog.Record) error {
	if r.Message == "a pack was made" {
		close(h.made)
	}
	return nil
}
