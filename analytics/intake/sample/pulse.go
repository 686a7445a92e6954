package sample

import "time"

// pulse is what is talked about on one day: how many messages to expect on
// each topic of the registry, in millionths.
type pulse struct {
	usual  []int   // by topic
	events []surge // on top of it
}

type surge struct {
	topic int
	mean  int
	unit  string
}

func pulseOf(reg registry, day time.Time) pulse {
	p := pulse{usual: make([]int, len(reg.topics))}
	part := level(day) * million / 30 / 100 * bustle(day)
	for i, t := range reg.topics {
		if t.habit.weight > 0 && t.validIn(monthOf(day)) {
			p.usual[i] = part / 1000 * t.habit.weight / 100 * t.habit.percent(day)
		}
	}
	for _, e := range events {
		mean := e.on(day)
		for i, t := range reg.topics {
			if t.code == e.topic && mean > 0 && t.validIn(monthOf(day)) {
				p.events = append(p.events, surge{i, mean / 100 * bustle(day), e.unit})
			}
		}
	}
	return p
}

// weights are the expected messages of each topic, habits and events
// together.
func (p pulse) weights() []int {
	all := append([]int(nil), p.usual...)
	for _, s := range p.events {
		all[s.topic] += s.mean
	}
	return all
}

// level is the usual number of messages in a month, before season and events.
func level(day time.Time) int {
	year, month := day.Year()-2015, int(day.Month())-1
	return (levels[year]*(12-month) + levels[year+1]*month) / 12
}

func (h habit) percent(day time.Time) int {
	percent := h.season[day.Month()-1]
	if day.Year() == 2020 && h.spring != [5]int{} {
		percent = percent * h.spring[day.Month()-1] / 100
	}
	return percent
}
