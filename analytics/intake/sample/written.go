package sample

import "time"

// publishedWritten are the written reports of April and May 2020, which
// Source gives together as 46. How they split is invented.
var publishedWritten = map[string]int{"2020-04": 24, "2020-05": 22}

// written draws the monthly reports of the units, and further ones that some
// of them send.
func written(reg registry, d dice) []report {
	var reports []report
	for _, month := range months() {
		n := d.between(18, 26)
		if published, ok := publishedWritten[monthOf(month[0])]; ok {
			n = published
		}
		for _, unit := range d.senders(reg, n) {
			reports = append(reports, d.written(reg, month, unit))
		}
	}
	return reports
}

// senders are nearly all units once, and then the larger ones again.
func (d dice) senders(reg registry, n int) []string {
	var units []string
	weights := make([]int, len(reg.units))
	for i, unit := range reg.units {
		weights[i] = sizes[unit]
		duty := 94
		if unit == "bach-long-vi" {
			duty = 35 // a few hundred people, often nothing to say
		}
		if d.chance(duty) {
			units = append(units, unit)
		}
	}
	for len(units) < n {
		units = append(units, reg.units[d.pick(weights)])
	}
	return units
}

func (d dice) written(reg registry, month []time.Time, unit string) report {
	day := d.workday(month, 18, 25)
	r := report{received: d.moment(day, officeHours), kind: kindWritten, unit: unit, channel: "document"}
	if d.chance(6) {
		r.channel = "email"
	}
	weights := pulseOf(reg, day).weights()
	if n := d.pick([]int{3, 52, 30, 15}); n > 0 {
		r.topics = d.touch(reg, d.pick(weights), n, weights)
	}
	return r
}

// workday draws a day of a month on which offices work; days from busy to
// until, when monthly reports are due, come six times as often.
func (d dice) workday(month []time.Time, busy, until int) time.Time {
	weights := make([]int, len(month))
	for i, day := range month {
		switch {
		case !worked(day):
		case day.Day() >= busy && day.Day() <= until:
			weights[i] = 6
		default:
			weights[i] = 1
		}
	}
	return month[d.pick(weights)]
}
