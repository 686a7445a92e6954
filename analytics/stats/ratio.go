package stats

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"
)

// ErrNoExposure is the answer to a comparison in which a side has no days, or a negative number of reports.
var ErrNoExposure = errors.New("both sides of a rate ratio need at least one day and no negative count")

// ErrTooMany is the answer to a comparison of more reports than the beta distribution is computed for.
var ErrTooMany = errors.New("no more than 10^12 reports can be compared")

// Ratio compares two rates per day.
type Ratio struct {
	Value    *float64 // the rate now over the rate then; nil where there was nothing then
	Interval Interval // of the ratio, at IntervalLevel
	Narrow   Interval // of the ratio, at EquivalenceLevel: what Verdict needs for STABLE
	P        float64  // two-sided: how often chance alone makes two equal rates differ at least so much, 0–1
}

// RateRatio compares two counts of reports over their days by the exact conditional test of two Poisson rates: given the
// sum of both, the count now is binomial. The interval is that of Clopper and Pearson through quantiles of the beta
// distribution, and the p value the central one, twice the smaller tail, so that the two always agree.
//
// dispersion is the variance of the counts over that of Poisson counts, at least 1. Both counts are divided by it: twenty
// reports that come in bursts of four tell no more than five that come one by one. The beta distribution takes such
// fractions. Where there was nothing then, Value is nil and the interval has no upper end; where there was nothing on
// either side, nothing is known and P is 1. A side without days is ErrNoExposure, more than
// 10^12 reports are ErrTooMany.
//
// Sources: Lehmann and Romano (2005); Fay (2010); Clopper and Pearson (1934); McCullagh and Nelder (1989) for
// the dispersion.
func RateRatio(now int64, daysNow int, then int64, daysThen int, dispersion float64) (Ratio, error) {
	if now < 0 || then < 0 || daysNow <= 0 || daysThen <= 0 {
		return Ratio{}, fmt.Errorf("%d in %d days against %d in %d days: %w", now, daysNow, then, daysThen, ErrNoExposure)
	}
	if max(now, then) > 1e12 {
		return Ratio{}, fmt.Errorf("%d against %d: %w", now, then, ErrTooMany)
	}
	if !(dispersion >= 1) || math.IsInf(dispersion, 1) { // NaN too
		return Ratio{}, fmt.Errorf("a dispersion of %v is no number from 1 on", dispersion)
	}
	x, y := float64(now)/dispersion, float64(then)/dispersion
	days := float64(daysThen) / float64(daysNow)
	r := Ratio{P: centralP(x, y, float64(daysNow)/float64(daysNow+daysThen))}
	if then > 0 {
		value := float64(now) / float64(then) * days
		r.Value = &value
	}
	r.Interval, r.Narrow = clopperPearson(x, y, days, IntervalLevel), clopperPearson(x, y, days, EquivalenceLevel)
	return r, nil
}

// clopperPearson turns the bounds of the binomial probability into those of the ratio. Each bound comes from the side on
// which its beta quantile is small, so that no digits are lost in 1-p.
func clopperPearson(x, y, days, level float64) Interval {
	tail := (1 - level) / 2
	i := Interval{Level: level}
	if x > 0 {
		p := mathext.InvRegIncBeta(x, y+1, tail)
		i.Lower = p / (1 - p) * days
	}
	if y > 0 {
		q := mathext.InvRegIncBeta(y, x+1, tail)
		if upper := (1 - q) / q * days; !math.IsInf(upper, 1) { // a quantile too small for a number has no bound
			i.Upper = &upper
		}
	}
	return i
}

// centralP is twice the smaller tail of the binomial with the probability that equal rates have, at most 1.
func centralP(x, y, probability float64) float64 {
	atLeast, atMost := 1.0, 1.0
	if x > 0 {
		atLeast = mathext.RegIncBeta(x, y+1, probability)
	}
	if y > 0 {
		atMost = mathext.RegIncBeta(y, x+1, 1-probability)
	}
	return min(1, 2*min(atLeast, atMost))
}
