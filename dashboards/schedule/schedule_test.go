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

func TestParseWhen(t *testing.T) {
	for text, want := range map[string]string{"never": "{false []}", "month-complete": "{true []}", "day:5": "{false [5]}", "day:28,month-complete,day:1,day:28": "{true [1 28]}"} {
		if w, err := ParseWhen(strings.Split(text, ",")); err != nil || fmt.Sprint(w) != want {
			t.Errorf("%s: %v %v", text, w, err)
		}
	}
	if w, err := ParseWhen(nil); err != nil || !w.Never() {
		t.Error(w, err)
	}
	for _, text := range []string{"day:0", "day:29", "day:", "day", "monthly", "never,day:5", "day:5x", ""} {
		if _, err := ParseWhen(strings.Split(text, ",")); analytics.KindOf(err) != analytics.Invalid {
			t.Errorf("%q is taken: %v", text, err)
		}
	}
}

func TestCheck(t *testing.T) {
	for query, fine := range map[string]bool{"": true, "measure=messages&focus=none": true, "?lang=en": true, "from=2020-04&to=2020-05": false, "version=2": false, "measure=x": false, "no=1": false, "%zz": false} {
		if err := Check(query); (err == nil) != fine {
			t.Errorf("%q: %v", query, err)
		}
	}
}

// The day is that of the store's time zone, at seven in the morning.
func TestLastDue(t *testing.T) {
	for _, c := range []struct {
		days       []int
		now        string
		last, next string
	}{
		{[]int{5}, "2020-06-05 06:59", "2020-05-05", "2020-06-05 07:00"},
		{[]int{5}, "2020-06-05 07:00", "2020-06-05", "2020-07-05 07:00"},
		{[]int{5}, "2020-01-01 00:30", "2019-12-05", "2020-01-05 07:00"},
		{[]int{28}, "2020-02-28 08:00", "2020-02-28", "2020-03-28 07:00"},
		{[]int{28}, "2020-02-29 23:59", "2020-02-28", "2020-03-28 07:00"},
		{[]int{28}, "2021-03-01 07:00", "2021-02-28", "2021-03-28 07:00"},
		{[]int{28}, "2020-12-31 23:00", "2020-12-28", "2021-01-28 07:00"},
		{[]int{1, 15}, "2020-06-14 12:00", "2020-06-01", "2020-06-15 07:00"},
		{[]int{1, 15}, "2020-06-30 12:00", "2020-06-15", "2020-07-01 07:00"},
	} {
		now := at(c.now)
		for _, clock := range []time.Time{now, now.UTC()} { // wherever the machine stands
			last, next := When{Days: c.days}.lastDue(hanoi, clock)
			if last.String() != c.last || !next.Equal(at(c.next)) {
				t.Errorf("%v at %s: %s, then %s", c.days, c.now, last, next)
			}
		}
	}
}

func TestCompleted(t *testing.T) {
	for _, c := range []struct {
		cutoff  int
		through string
		to      analytics.Month // of what is covered, from 2019-01 on
		want    analytics.Month
	}{
		{1, "2020-05-31", 202005, 202005},
		{1, "2020-05-30", 202005, 202004},
		{1, "2020-02-28", 202002, 202001},
		{1, "2020-02-29", 202002, 202002},
		{1, "2019-02-28", 201902, 201902},
		{1, "2019-12-31", 201912, 201912},
		{1, "2020-01-01", 202001, 201912},
		{26, "2020-05-25", 202005, 202005}, // 26 April to 25 May
		{26, "2020-05-24", 202005, 202004},
		{26, "2020-05-31", 202006, 202005},
		{26, "2020-12-31", 202101, 202012},
		{26, "2021-01-25", 202101, 202101},
		{1, "2020-06-30", 202005, 202005}, // June has no report
		{1, "2019-01-15", 201901, 0},
	} {
		cal, err := analytics.NewCalendar("Asia/Ho_Chi_Minh", c.cutoff)
		if err != nil {
			t.Fatal(err)
		}
		through, err := analytics.ParseDate(c.through)
		if err != nil {
			t.Fatal(err)
		}
		if m := completed(analytics.Settings{CompleteThrough: &through, Covered: &analytics.Range{From: 201901, To: c.to}}, cal); m != c.want {
			t.Errorf("cut-off %d, complete through %s: %d, not %d", c.cutoff, c.through, m, c.want)
		}
	}
	if m := completed(analytics.Settings{}, analytics.Calendar{}); m != 0 {
		t.Error(m)
	}
}

// office is a store whose schedule runs on a clock of the test.
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

// restart is another process on the same data.
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

// brings takes reports in: three of each day from first to last, to which data is complete.
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

// looks lets the schedule look once at a moment; then there are packs of want, and no others.
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

// A month that is completed has one pack, however many imports and restarts come; what was over before the first start has none.
func TestMonthComplete(t *testing.T) {
	o := newOffice(t, 0, "2020-06-01 08:00", whenMonth)
	o.brings("2020-02-01", "2020-04-30")
	o.looks("2020-05-01 08:00") // the first look
	o.brings("2020-05-01", "2020-05-20")
	o.looks("2020-05-21 08:00")
	completing := o.brings("2020-05-21", "2020-05-31")
	const may = "2020-05 of 2020-04..2020-05 v3"
	o.looks("2020-06-01 08:00", may)
	o.looks("2020-06-01 08:00", may)
	o.restart(whenMonth)
	o.looks("2020-06-01 08:00", may)
	o.brings("2020-06-01", "2020-06-02") // two imports in a row
	o.brings("2020-06-03", "2020-06-04")
	o.looks("2020-06-05 08:00", may)
	o.brings("2020-03-01", "2020-03-02") // a correction to a past month
	o.looks("2020-06-05 09:00", may)
	if _, err := o.store.Undo(t.Context(), analytics.FullAccess(), completing); err != nil {
		t.Fatal(err)
	}
	o.looks("2020-06-05 10:00", may)
	o.brings("2020-05-21", "2020-05-31")
	o.looks("2020-06-05 11:00", may)
	// The server was off while June and July came; the last one has a pack.
	o.brings("2020-06-05", "2020-06-30")
	o.brings("2020-07-01", "2020-07-31")
	o.restart(whenMonth)
	all := []string{may, "2020-07 of 2020-06..2020-07 v10"}
	o.looks("2020-08-03 08:00", all...)
	// Turned off and on again, it begins anew.
	o.restart(whenNever)
	o.looks("2020-08-04 08:00", all...)
	o.brings("2020-08-01", "2020-08-31")
	o.restart(whenMonth)
	o.looks("2020-09-01 08:00", all...)
}

// The pack is that of the version in which the month was found complete, pinned, with what the order says.
func TestPack(t *testing.T) {
	o := newOffice(t, 26, "2020-05-26 08:00", whenMonth)
	o.looks("2020-05-26 08:00") // there is nothing yet
	o.brings("2020-03-26", "2020-05-24")
	o.looks("2020-05-26 08:00", "2020-04 of 2020-04 v1") // the first month that ever was complete
	o.brings("2020-05-25", "2020-05-25")
	o.looks("2020-05-26 09:00", "2020-04 of 2020-04 v1", "2020-05 of 2020-04..2020-05 v2")
	p, is, err := o.archive.Of(packs.MonthCompleted, "2020-05")
	if err != nil || !is {
		t.Fatal(err)
	}
	v, err := o.store.Version(t.Context(), analytics.FullAccess(), 2)
	if err != nil || v.Pin != p.Pin || p.Pin == "" {
		t.Errorf("%q %q %v", v.Pin, p.Pin, err)
	}
	if p.Lang != "en" || !strings.Contains(p.Query, "measure=messages") || !strings.Contains(p.Query, "version=2") || !strings.Contains(p.Lead, "In April and May 2020") || strings.ContainsAny(p.Title, "\u00a0\u2060") || len(p.Files) != 1 || !strings.HasSuffix(p.Files[0].Name, "-v2.md") {
		t.Errorf("%+v", p)
	}
	if text, err := o.archive.Content(p, p.Files[0]); err != nil || !strings.Contains(string(text), "In April and May 2020") {
		t.Errorf("%s %v", text, err)
	}
}

// On a day of the month there is one pack; one that was missed is made at the next start, and no more than one.
func TestDayOfMonth(t *testing.T) {
	o := newOffice(t, 0, "2020-05-10 08:00", "day:5", "day:20")
	o.looks("2020-05-10 08:00")
	o.looks("2020-05-20 07:00") // there is nothing to report, nor will there be for that day
	o.brings("2020-04-01", "2020-05-20")
	o.looks("2020-05-21 08:00")
	o.looks("2020-06-05 06:59")
	made := []string{"2020-06-05 of 2020-04 v1"}
	o.looks("2020-06-05 07:00", made...)
	o.restart("day:5", "day:20")
	o.looks("2020-06-05 07:01", made...)
	o.brings("2020-05-21", "2020-05-31")
	o.looks("2020-06-19 23:59", made...)
	o.restart("day:5", "day:20") // it was off from before the 20th to August
	made = append(made, "2020-08-05 of 2020-04..2020-05 v2")
	o.looks("2020-08-10 12:00", made...)
	o.restart("day:28") // another day, which has gone by
	o.looks("2020-08-10 12:00", made...)
	o.looks("2020-08-28 07:30", append(made, "2020-08-28 of 2020-04..2020-05 v2")...)
}

// A process that died behind the pack and before the mark makes no other one.
func TestDiedBeforeMark(t *testing.T) {
	o := newOffice(t, 0, "2020-05-01 08:00", whenMonth, "day:1")
	o.brings("2020-03-01", "2020-04-30")
	o.looks("2020-05-01 08:00")
	marks, err := o.archive.Marks()
	if err != nil {
		t.Fatal(err)
	}
	o.brings("2020-05-01", "2020-05-31")
	both := []string{"2020-05 of 2020-04..2020-05 v2", "2020-06-01 of 2020-04..2020-05 v2"}
	o.looks("2020-06-01 08:00", both...)
	if err := o.archive.SetMarks(marks); err != nil {
		t.Fatal(err)
	}
	o.restart(whenMonth, "day:1")
	o.looks("2020-06-01 08:01", both...)
}

// A pack that cannot be made is tried again, later each time, and made in the end.
func TestFailed(t *testing.T) {
	o := newOffice(t, 0, "2020-05-01 08:00", whenMonth)
	o.brings("2020-03-01", "2020-04-30")
	o.looks("2020-05-01 08:00")
	o.brings("2020-05-01", "2020-05-31")
	o.schedule.Order.Query = "topic=nothing-of-that-name"
	for i, want := range []time.Duration{time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 16 * time.Minute, 32 * time.Minute, time.Hour, time.Hour} {
		if _, wait := o.schedule.round(t.Context()); wait != want || len(o.made()) != 0 {
			t.Errorf("failure %d: it waits %v; %v", i+1, wait, o.made())
		}
	}
	o.schedule.Order.Query = ""
	if _, wait := o.schedule.round(t.Context()); wait != lookAgain || len(o.made()) != 1 {
		t.Error(wait, o.made())
	}
}

// It runs by itself: an import that completes a month wakes it, and it ends when it is told.
func TestRun(t *testing.T) {
	o := newOffice(t, 0, "2020-06-01 08:00", whenMonth)
	o.brings("2020-03-01", "2020-04-30")
	o.looks("2020-05-01 08:00")
	made := make(chan struct{})
	o.schedule.Maker.Log = slog.New(heard{slog.DiscardHandler, made})
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); o.schedule.Run(ctx) }()
	o.brings("2020-05-01", "2020-05-31")
	<-made
	stop()
	<-ended
	if got := o.made(); !slices.Equal(got, []string{"2020-05 of 2020-04..2020-05 v2"}) {
		t.Error(got)
	}
}

// A schedule that is turned off ends at once, and forgets up to where it had come.
func TestNever(t *testing.T) {
	o := newOffice(t, 0, "2020-06-01 08:00", whenMonth, "day:1")
	o.brings("2020-03-01", "2020-04-30")
	o.looks("2020-05-01 08:00")
	o.restart(whenNever)
	o.schedule.Run(t.Context())
	if marks, err := o.archive.Marks(); err != nil || marks != (packs.Marks{}) {
		t.Error(marks, err)
	}
}

// heard tells when the log speaks of a pack that was made.
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
