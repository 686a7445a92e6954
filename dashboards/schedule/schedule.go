package schedule

import (
	"context"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/packs"
)

// Schedule makes the packs of its occasions.
type Schedule struct {
	When  When
	Order Order // of each pack; why and of what is filled in
	Maker *Maker

	failed int // looks in a row that failed
}

// How long a schedule waits before it looks again.
const (
	lookAgain  = 15 * time.Minute // at the latest: clocks are set, and machines sleep
	firstPause = time.Minute      // after a failure; twice as long after each further one
	longPause  = time.Hour
)

// Run makes packs until ctx ends. Occasions that went by since the last run are made up for, the last one of each kind. The first
// run makes none for what was over before it.
func (s *Schedule) Run(ctx context.Context) {
	s.Maker.Trim(ctx)
	for ctx.Err() == nil {
		seen, wait := s.round(ctx)
		if s.When.Never() && s.failed == 0 {
			return // the marks are gone, so that a schedule that is turned on later begins anew
		}
		waiting, stop := context.WithTimeout(ctx, wait)
		if s.failed > 0 {
			<-waiting.Done()
		} else {
			_, _ = s.Maker.Store.Changed(waiting, analytics.FullAccess(), seen) // an error is that nothing has changed
		}
		stop()
	}
}

// round makes what is due, and tells which data version it has seen and how long there is nothing to do unless there is another.
func (s *Schedule) round(ctx context.Context) (seen int64, wait time.Duration) {
	seen, next, err := s.look(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.Maker.Log.ErrorContext(ctx, "a pack could not be made", "err", err)
		}
		s.failed++
		return seen, min(firstPause<<min(s.failed-1, 10), longPause)
	}
	s.failed = 0
	if wait = lookAgain; !next.IsZero() {
		wait = min(wait, next.Sub(s.Maker.Now()))
	}
	return seen, wait
}

// Begin takes what is over now as seen to, where nobody has looked before, and forgets what is looked for no more. Run does so, too;
// whoever calls it knows from when on nothing is missed.
func (s *Schedule) Begin(ctx context.Context) error {
	_, err := s.begin(ctx)
	return err
}

// beginning is what a look finds.
type beginning struct {
	marks    packs.Marks
	settings analytics.Settings
	done     analytics.Month // the last completed one; 0 = none
	due      analytics.Date  // the last day of the month that has come; 0 without days
	next     time.Time       // when the next one comes; zero without days
}

func (s *Schedule) begin(ctx context.Context) (b beginning, err error) {
	if b.marks, err = s.Maker.Archive.Marks(); err != nil {
		return b, err
	}
	snap, err := s.Maker.Store.Snapshot(ctx, analytics.FullAccess(), 0)
	if err != nil {
		return b, err
	}
	cal := s.Maker.Store.Calendar()
	b.settings = snap.Settings()
	b.done = completed(b.settings, cal)
	b.due, b.next = s.When.lastDue(cal.Zone, s.Maker.Now())
	before := b.marks
	switch {
	case !s.When.MonthComplete:
		b.marks.Month = nil
	case b.marks.Month == nil:
		b.marks.Month = &b.done
	}
	switch {
	case len(s.When.Days) == 0:
		b.marks.Day = ""
	case b.marks.Day == "":
		b.marks.Day = b.due.String()
	}
	if b.marks.Equal(before) {
		return b, nil
	}
	return b, s.Maker.Archive.SetMarks(b.marks)
}

// look makes what is due. next is when the next day comes; zero without days.
func (s *Schedule) look(ctx context.Context) (seen int64, next time.Time, err error) {
	b, err := s.begin(ctx)
	if err != nil {
		return 0, next, err
	}
	seen, next = b.settings.LatestVersion, b.next
	if b.marks.Month != nil && b.done > *b.marks.Month {
		// Of several months the last one has a pack: its period reaches back by itself.
		if err := s.make(ctx, packs.MonthCompleted, b.done.String(), seen); err != nil {
			return seen, next, err
		}
		b.marks.Month = &b.done
		if err := s.Maker.Archive.SetMarks(b.marks); err != nil {
			return seen, next, err
		}
	}
	if b.marks.Day == "" || b.due.String() <= b.marks.Day {
		return seen, next, nil
	}
	if b.settings.Covered == nil { // there is nothing to report
		s.Maker.Log.WarnContext(ctx, "no pack was made, because there is no data", "day", b.due.String())
	} else if err := s.make(ctx, packs.DayOfMonth, b.due.String(), seen); err != nil {
		return seen, next, err
	}
	b.marks.Day = b.due.String()
	return seen, next, s.Maker.Archive.SetMarks(b.marks)
}

func (s *Schedule) make(ctx context.Context, why packs.Why, occasion string, version int64) error {
	order := s.Order
	order.Why, order.Occasion, order.Version, order.Deliver = why, occasion, version, true
	p, err := s.Maker.Make(ctx, order)
	if err != nil {
		return err
	}
	s.Maker.Log.InfoContext(ctx, "a pack was made", "pack", p.ID, "why", string(why), "of", occasion, "version", p.Version)
	return nil
}
