package analytics

import (
	"fmt"
	"time"
)

// Date is a day without a time or a zone, counted in days since 1970-01-01.
type Date int32

const isoDate = "2006-01-02"

// NewDate makes the date of a year, month and day.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// DateOf is the date that a clock in the time's own zone shows.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// ParseDate reads "2020-05-31".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(isoDate, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date such as 2020-05-31", s)
	}
	return DateOf(t), nil
}

// Time is midnight UTC of the date.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String writes "2020-05-31".
func (d Date) String() string { return d.Time().Format(isoDate) }

// Calendar turns moments into reporting months. It is fixed when a data directory is created.
type Calendar struct {
	Zone      *time.Location
	CutoffDay int // 1–28: the day of the calendar month on which a reporting month begins; 1 = calendar months
}

// NewCalendar checks a time zone name and a cut-off day.
func NewCalendar(zone string, cutoffDay int) (Calendar, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil || zone == "" || zone == "Local" {
		return Calendar{}, fmt.Errorf("time zone %q is not known; give an IANA name such as Asia/Ho_Chi_Minh", zone)
	}
	if cutoffDay < 1 || cutoffDay > 28 {
		return Calendar{}, fmt.Errorf("cut-off day %d is outside 1–28", cutoffDay)
	}
	return Calendar{loc, cutoffDay}, nil
}

// Start is the first day of a reporting month. With cut-off day 15, month 2020-04 starts on 15 March.
func (c Calendar) Start(m Month) Date {
	if c.CutoffDay == 1 {
		return NewDate(m.Year(), m.Month(), 1)
	}
	before := m.Add(-1)
	return NewDate(before.Year(), before.Month(), c.CutoffDay)
}

// End is the last day of a reporting month.
func (c Calendar) End(m Month) Date { return c.Start(m.Add(1)) - 1 }

// Days is the length of a reporting month in days.
func (c Calendar) Days(m Month) int { return int(c.Start(m.Add(1)) - c.Start(m)) }

// MonthOf is the reporting month that a date falls in, and the date's number in it, from 1.
func (c Calendar) MonthOf(d Date) (m Month, day int) {
	year, month, _ := d.Time().Date()
	m = NewMonth(year, month)
	if d > c.End(m) {
		m = m.Add(1)
	}
	return m, int(d-c.Start(m)) + 1
}

// LocalDate is the date of a moment in the calendar's zone.
func (c Calendar) LocalDate(t time.Time) Date { return DateOf(t.In(c.Zone)) }
