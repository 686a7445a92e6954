package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// countQuantile is the smallest count that is not exceeded with the probability p, of a Poisson variable with this mean
// or, where the variance is larger, of a negative binomial one.
func countQuantile(p, mean, variance float64) float64 {
	atMost := func(k float64) float64 { return mathext.GammaIncRegComp(k+1, mean) }
	if variance > mean*(1+1e-9) {
		size := mean * mean / (variance - mean)
		atMost = func(k float64) float64 { return mathext.RegIncBeta(size, k+1, mean/variance) }
	}
	below, above := -1.0, math.Ceil(mean)
	for atMost(above) < p {
		below, above = above, 2*above+1
	}
	for above-below > 1 {
		if middle := math.Floor(below + (above-below)/2); atMost(middle) < p {
			below = middle
		} else {
			above = middle
		}
	}
	return above
}
