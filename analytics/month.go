package analytics

import (
	"fmt"
	"strconv"
	"time"

	"giaoban/analytics/words"
)

// Month is a reporting month (tháng báo cáo) as yyyymm: 202004. Its days are set by a Calendar, because a
// reporting month need not be the calendar month of its name.
type Month uint32

// FirstMonth and LastMonth bound the months that giaoban accepts anywhere.
const (
	FirstMonth Month = 190001
	LastMonth  Month = 219912
)

// NewMonth makes the month of a year and a month 1–12.
func NewMonth(year int, month time.Month) Month { return Month(year*100 + int(month)) }

// ParseMonth reads "2020-04".
func ParseMonth(s string) (Month, error) {
	if len(s) == 7 && s[4] == '-' {
		y, errY := strconv.ParseUint(s[:4], 10, 16)
		m, errM := strconv.ParseUint(s[5:], 10, 8)
		month := Month(y*100 + m)
		if errY == nil && errM == nil && m >= 1 && m <= 12 && month >= FirstMonth && month <= LastMonth {
			return month, nil
		}
	}
	return 0, fmt.Errorf("%q is not a month such as 2020-04 between %s and %s", s, FirstMonth, LastMonth)
}

// String writes "2020-04".
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), int(m.Month())) }

// Year is the year in the month's name.
func (m Month) Year() int { return int(m / 100) }

// Month is the month of the year in the month's name, 1–12.
func (m Month) Month() time.Month { return time.Month(m % 100) }

func (m Month) index() int { return m.Year()*12 + int(m.Month()) - 1 }

func monthAt(index int) Month { return NewMonth(index/12, time.Month(index%12+1)) }

// Add shifts by whole months, never by days.
func (m Month) Add(months int) Month { return monthAt(m.index() + months) }

// Sub is the number of whole months from other to m.
func (m Month) Sub(other Month) int { return m.index() - other.index() }

// Range is a run of whole reporting months, both ends included.
type Range struct {
	From, To Month
}

// Len is the number of months in the range.
func (r Range) Len() int { return r.To.Sub(r.From) + 1 }

// Contains tells whether the month lies in the range.
func (r Range) Contains(m Month) bool { return r.From <= m && m <= r.To }

func (r Range) overlaps(other Range) bool { return r.From <= other.To && other.From <= r.To }

// Add shifts both ends by whole months.
func (r Range) Add(months int) Range { return Range{r.From.Add(months), r.To.Add(months)} }

// List names the months of the range in order.
func (r Range) List() []Month {
	months := make([]Month, 0, max(0, r.Len()))
	for m := r.From; m <= r.To; m = m.Add(1) {
		months = append(months, m)
	}
	return months
}

// String writes "2020-04..2020-05", or "2020-04" for one month.
func (r Range) String() string {
	if r.From == r.To {
		return r.From.String()
	}
	return r.From.String() + ".." + r.To.String()
}

// Label names the range in a language: "Tháng 4–5/2020", "Tháng 12/2019–1/2020", "Apr–May 2020".
func (r Range) Label(lang words.Lang) string {
	from, to := r.From, r.To
	if lang == words.En {
		switch {
		case from == to:
			return fmt.Sprintf("%s %d", shortMonth(from), from.Year())
		case from.Year() == to.Year():
			return fmt.Sprintf("%s–%s %d", shortMonth(from), shortMonth(to), from.Year())
		}
		return fmt.Sprintf("%s %d–%s %d", shortMonth(from), from.Year(), shortMonth(to), to.Year())
	}
	switch {
	case from == to:
		return fmt.Sprintf("Tháng %d/%d", from.Month(), from.Year())
	case from.Year() == to.Year():
		return fmt.Sprintf("Tháng %d–%d/%d", from.Month(), to.Month(), from.Year())
	}
	return fmt.Sprintf("Tháng %d/%d–%d/%d", from.Month(), from.Year(), to.Month(), to.Year())
}

// Label names one month: "Tháng 4/2020", "Apr 2020".
func (m Month) Label(lang words.Lang) string { return Range{m, m}.Label(lang) }

func shortMonth(m Month) string { return m.Month().String()[:3] }
