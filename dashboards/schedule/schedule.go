package schedule

import (
	"context"
	"errors"
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

// look makes what is due. next is when the next day comes; zero without days.
func (s *Schedule) look(ctx context.Context) (seen int64, next time.Time, err error) {
	marks, err := s.Maker.Archive.Marks()
	if err != nil {
		return 0, next, err
	}
	before := marks
	snap, err := s.Maker.Store.Snapshot(ctx, analytics.FullAccess(), 0)
	if err != nil {
		return 0, next, err
	}
	settings, cal := snap.Settings(), s.Maker.Store.Calendar()
	seen = settings.LatestVersion
	if marks.Month, err = s.month(ctx, marks.Month, completed(settings, cal), seen); err == nil {
		var failed error
		marks.Day, next, failed = s.day(ctx, marks.Day, cal.Zone, settings)
		err = failed
	}
	if !marks.Equal(before) {
		err = errors.Join(err, s.Maker.Archive.SetMarks(marks))
	}
	return seen, next, err
}

// month makes the pack of a month that has been completed since the mark, and gives the new mark. Of several the last one has a pack:
// its period reaches back by itself.
func (s *Schedule) month(ctx context.Context, mark *analytics.Month, done analytics.Month, version int64) (*analytics.Month, error) {
	switch {
	case !s.When.MonthComplete:
		return nil, nil //nolint:nilnil // no mark is what a schedule that looks for the first time finds
	case mark == nil:
		return &done, nil
	case done <= *mark:
		return mark, nil
	}
	if err := s.make(ctx, packs.MonthCompleted, done.String(), version); err != nil {
		return mark, err
	}
	return &done, nil
}

// day makes the pack of a day that has come since the mark, and gives the new mark.
func (s *Schedule) day(ctx context.Context, mark string, zone *time.Location, now analytics.Settings) (string, time.Time, error) {
	if len(s.When.Days) == 0 {
		return "", time.Time{}, nil
	}
	due, next := s.When.lastDue(zone, s.Maker.Now())
	switch {
	case mark == "" || due.String() <= mark:
		return max(mark, due.String()), next, nil
	case now.Covered == nil: // there is nothing to report
		s.Maker.Log.WarnContext(ctx, "no pack was made, because there is no data", "day", due.String())
		return due.String(), next, nil
	}
	if err := s.make(ctx, packs.DayOfMonth, due.String(), now.LatestVersion); err != nil {
		return mark, next, err
	}
	return due.String(), next, nil
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
