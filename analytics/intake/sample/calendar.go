package sample

import (
	"slices"
	"time"
)

// hanoi is a fixed offset so that no time zone database is needed.
var hanoi = time.FixedZone("+07", 7*60*60)

// firstDay is where the sample begins.
const firstDay = "2015-01-01"

// newYears are the first days of the lunar year (mùng 1 Tết).
var newYears = []string{
	"2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25",
}

// holidays close the office on the same date each year.
var holidays = []string{"01-01", "04-30", "05-01", "09-02"}

// weekdays says how many messages come on a day, Sunday first, 100 being
// usual.
var weekdays = [7]int{70, 116, 110, 106, 106, 104, 88}

func date(s string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, s, hanoi)
	if err != nil {
		panic("sample: bad date in a table: " + s)
	}
	return t
}

// days lists the days from one to another, both included.
func days(from, to time.Time) []time.Time {
	var list []time.Time
	for d := from; !d.After(to); d = d.AddDate(0, 0, 1) {
		list = append(list, d)
	}
	return list
}

// months lists all months of the sample, as their days.
func months() [][]time.Time {
	var list [][]time.Time
	for _, d := range days(date(firstDay), date(Through)) {
		if d.Day() == 1 {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], d)
	}
	return list
}

func monthOf(t time.Time) string { return t.Format("2006-01") }

func inTet(day time.Time) bool {
	for _, s := range newYears {
		first := date(s)
		if !day.Before(first.AddDate(0, 0, -3)) && !day.After(first.AddDate(0, 0, 6)) {
			return true
		}
	}
	return false
}

// bustle is the part of a usual day's messages that a day gets, in percent.
func bustle(day time.Time) int {
	usual := weekdays[day.Weekday()]
	if inTet(day) {
		return usual * 30 / 100
	}
	return usual
}

// worked says whether the office and the units work on a day.
func worked(day time.Time) bool {
	switch {
	case day.Weekday() == time.Saturday, day.Weekday() == time.Sunday:
		return false
	case slices.Contains(holidays, day.Format("01-02")):
		return false
	}
	return !inTet(day)
}

// Hours in which reports come, by weight from midnight on.
var (
	officeHours = [24]int{7: 4, 8: 16, 9: 20, 10: 18, 11: 8, 13: 8, 14: 18, 15: 18, 16: 14, 17: 3}
	phoneHours  = [24]int{6: 2, 7: 10, 8: 18, 9: 20, 10: 17, 11: 11, 12: 5, 13: 8, 14: 15, 15: 15, 16: 13, 17: 9, 18: 5, 19: 5, 20: 4, 21: 2}
	onlineHours = [24]int{2, 1, 1, 0, 1, 2, 5, 9, 11, 11, 10, 11, 12, 9, 9, 9, 10, 11, 13, 18, 22, 21, 14, 6}
)

// moment draws the second of a day at which something comes.
func (d dice) moment(day time.Time, hours [24]int) time.Time {
	at := d.pick(hours[:])*3600 + d.IntN(3600)
	return day.Add(time.Duration(at) * time.Second)
}
