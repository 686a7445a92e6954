package schedule

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/packs"
)

// The day is that of the store's time zone, at seven in the morning.
// office is a store whose schedule runs on a clock of the test.
// restart is another process on the same data.
// brings takes reports in: three of each day from first to last, to which data is complete.
// looks lets the schedule look once at a moment; then there are packs of want, and no others.
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
