package sample

import (
	"slices"
	"time"
)

// messages draws what came by telephone, e-mail and social networks, day by
// day and topic by topic.
func messages(reg registry, d dice) []report {
	m := messenger{reg: reg, dice: d}
	for _, t := range reg.topics {
		m.places = append(m.places, placesOf(reg, t))
	}
	for _, month := range months() {
		// Talk has moods: a topic's month is a little over or under its mean,
		// so that counts scatter more than chance alone would have it.
		moods := make([]int, len(reg.topics))
		for i := range moods {
			moods[i] = d.between(94, 106)
		}
		for _, day := range month {
			m.day(day, moods)
		}
	}
	return m.reports
}

type messenger struct {
	dice

	reg     registry
	places  [][]int // weights of the units, by topic
	reports []report
}

func placesOf(reg registry, t topic) []int {
	weights := make([]int, len(reg.units))
	for i, unit := range reg.units {
		weights[i] = sizes[unit]
		if slices.Contains(t.habit.favours, unit) {
			weights[i] *= 3
		}
	}
	return weights
}

func (m *messenger) day(day time.Time, moods []int) {
	p := pulseOf(m.reg, day)
	weights := p.weights()
	for topic, mean := range p.usual {
		for range m.count(mean / 100 * moods[topic]) {
			m.message(day, topic, "", weights)
		}
	}
	for _, s := range p.events {
		for range m.count(s.mean) {
			m.message(day, s.topic, s.unit, weights)
		}
	}
}

// message adds one message on a topic; weights say which other topics it may
// touch as well.
func (m *messenger) message(day time.Time, topic int, unit string, weights []int) {
	v := m.voice(day.Year() - 2015)
	r := report{received: m.moment(day, v.hours), kind: kindMessage, channel: v.channel}
	switch {
	case m.chance(v.unitOff):
	case unit != "":
		r.unit = unit
	default:
		r.unit = m.reg.units[m.pick(m.places[topic])]
	}
	switch n := m.IntN(100); {
	case n < 2: // nobody could tell what it is about
	case n < 3:
		r.topics = m.touch(m.reg, topic, 3, weights)
	case n < 11:
		r.topics = m.touch(m.reg, topic, 2, weights)
	default:
		r.topics = []string{m.reg.topics[topic].code}
	}
	m.reports = append(m.reports, r)
}

func (m *messenger) voice(year int) voice {
	shares := make([]int, len(voices))
	for i, v := range voices {
		shares[i] = v.shares[year]
	}
	return voices[m.pick(shares)]
}

// touch lists n different topics, the given one first.
func (d dice) touch(reg registry, first, n int, weights []int) []string {
	left := slices.Clone(weights)
	var topics []string
	for at := first; at >= 0 && len(topics) < n; at = d.pick(left) {
		topics = append(topics, reg.topics[at].code)
		left[at] = 0
	}
	return topics
}
