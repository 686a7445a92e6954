package main

import (
	"math"
	"slices"
	"strings"
)

// figures are numbers of an answer: those that may be said, in the ways in which they may be.
type figures struct {
	whole  []float64 // counts, differences, ranks, days
	ratios []float64 // said as a change in percent, or as so many times
	shares []float64 // 0–1, said in percent
	must   []float64 // counts that may not be missing where the row is shown
	bursts []float64 // by how much the counts of an answer vary more than independent events
	days   []float64 // of the periods: how many are counted may be said beside any number
}

// told is what an answer says, by what it says it of: the name of a topic, unit or channel, a month, a measure.
type told struct {
	figures
	of   map[string]*figures
	some bool // a page may leave some of it out
}

func (f *figures) add(other figures) {
	f.whole, f.ratios, f.shares = append(f.whole, other.whole...), append(f.ratios, other.ratios...), append(f.shares, other.shares...)
}

// join adds what another answer says.
func (a *told) join(other *told) {
	a.add(other.figures)
	for name, f := range other.of {
		if a.of[name] == nil {
			a.of[name] = &figures{}
		}
		a.of[name].add(*f)
		a.of[name].must = append(a.of[name].must, f.must...)
	}
}

// say tells whether a number that stands on a page is one of these.
func (f *figures) say(value float64, decimals int, percent bool) bool {
	half := 0.5*math.Pow(10, -float64(decimals)) + 1e-9
	near := func(x float64) bool { return math.Abs(math.Abs(x)-value) <= half }
	switch {
	case percent:
		return slices.ContainsFunc(f.shares, func(x float64) bool { return near(100 * x) }) ||
			slices.ContainsFunc(f.ratios, func(x float64) bool { return near(100 * (x - 1)) })
	case decimals > 0:
		return slices.ContainsFunc(f.ratios, near)
	}
	return slices.ContainsFunc(f.whole, func(x float64) bool { return math.Abs(x) == value })
}

// totalOf is the name of the row of all reports.
const totalOf = "(total)"

func (a *told) put(f figures, of []string) {
	a.add(f)
	for _, name := range of {
		if a.of[name] == nil {
			a.of[name] = &figures{}
		}
		a.of[name].add(f)
		a.of[name].must = append(a.of[name].must, f.must...)
	}
}

// about gives the numbers of a row by its heading, which may say more than the row's name: its rank, or how it moved. The
// longest name in it counts.
func (a *told) about(heading string) *figures {
	heading = strings.ToLower(unset(heading))
	best := ""
	for name := range a.of {
		if name != totalOf && strings.Contains(heading, strings.ToLower(unset(name))) && len(name) > len(best) {
			best = name
		}
	}
	if best == "" {
		return nil
	}
	return a.of[best]
}
