package sample

import "math/rand/v2"

// dice draws whole numbers from a fixed seed.
type dice struct{ *rand.Rand }

func newDice(stream uint64) dice {
	return dice{rand.New(rand.NewPCG(20200526, stream))}
}

// chance is true in percent of 100 cases.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between draws from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// pick draws a place in weights, or -1 if all of them are 0.
func (d dice) pick(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		return -1
	}
	at := d.IntN(sum)
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return -1
}

// count draws a number of reports around a mean given in millionths. It is a
// binomial close to a Poisson draw, which would need floating point.
func (d dice) count(mean int) int {
	const odds = 4
	trials, rest := mean*odds/million, mean*odds%million
	if d.IntN(million) < rest {
		trials++
	}
	n := 0
	for range trials {
		if d.IntN(odds) == 0 {
			n++
		}
	}
	return n
}

const million = 1_000_000
