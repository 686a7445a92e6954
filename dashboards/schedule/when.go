package schedule

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// When says on what occasions packs are made by themselves; the zero one: never.
type When struct {
	MonthComplete bool  // data has become complete to the end of a reporting month
	Days          []int // of each calendar month, 1 to 28
}

// The names of occasions.
const (
	whenMonth = "month-complete"
	whenNever = "never"
	whenDay   = "day:"
	lastDay   = 28 // that every month has
)

// hour is the hour of the day at which the packs of a day are made, in the store's time zone: before an office opens.
const hour = 7

// ParseWhen reads occasions: month-complete, day:5, or never alone.
func ParseWhen(texts []string) (When, error) {
	var w When
	for _, text := range texts {
		day, isDay := strings.CutPrefix(text, whenDay)
		n, err := strconv.Atoi(day)
		switch {
		case text == whenMonth:
			w.MonthComplete = true
		case isDay && err == nil && n >= 1 && n <= lastDay:
			w.Days = append(w.Days, n)
		case text == whenNever && len(texts) == 1:
		default:
			return w, &analytics.Error{Kind: analytics.Invalid, Path: "pack-when", Phrase: words.PackWhenWrong, Args: []any{text}}
		}
	}
	slices.Sort(w.Days)
	w.Days = slices.Compact(w.Days)
	return w, nil
}

// Never tells whether there are no occasions.
func (w When) Never() bool { return !w.MonthComplete && len(w.Days) == 0 }

// lastDue is the last day on which packs were to be made by now, and next the moment of the one after.
func (w When) lastDue(zone *time.Location, now time.Time) (last analytics.Date, next time.Time) {
	year, month, _ := now.In(zone).Date()
	for m := month - 2; m <= month+1; m++ {
		for _, day := range w.Days {
			at := time.Date(year, m, day, hour, 0, 0, 0, zone)
			if at.After(now) {
				return last, at
			}
			last = analytics.DateOf(at)
		}
	}
	return last, next // there are no days
}

// completed is the last reporting month that has reports and is over by the day to which data is complete; 0 where there is none.
func completed(s analytics.Settings, cal analytics.Calendar) analytics.Month {
	if s.Covered == nil || s.CompleteThrough == nil {
		return 0
	}
	m, _ := cal.MonthOf(*s.CompleteThrough)
	if cal.End(m) > *s.CompleteThrough {
		m = m.Add(-1)
	}
	if m = min(m, s.Covered.To); m < s.Covered.From {
		return 0
	}
	return m
}
