package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Aberration says how a count lies to what is expected from its own history.
type Aberration string

// The aberrations.
const (
	Above        Aberration = "ABOVE"                // more than expected
	Within       Aberration = "WITHIN"               // as expected
	Below        Aberration = "BELOW"                // fewer than expected
	NothingKnown Aberration = "INSUFFICIENT_HISTORY" // too few years of history to expect anything
)

// PastMonth is a month of the history of a series.
type PastMonth struct {
	Ago   int   // how many months before the month that is judged, from 1
	Count int64 // reports
	Days  int   // days of the month, at least 1
}

// Expected is the interval in which a month's count lies 99 times of 100 (ExpectedLevel), if it goes on as its history.
type Expected struct {
	Lower, Upper float64 // reports, both still as expected
	Months       int     // the months of history that it comes from
}

// extrapolation is how far a trend may lead outside the rates of the history.
const extrapolation = 1.5

// FarthestMonth is how many months before the judged month the history may begin.
const FarthestMonth = 12*MaxHistoryYears + 1

// Expect works out what is expected of a month, of which days are counted, from the same month and its two neighbours in
// up to five years before: a quasi-Poisson rate per day with a yearly trend. false where fewer than MinHistoryYears of
// these years hold the same month itself. Months that are of no use may be given too.
//
// The trend is kept only where it is significant at 5 % and leads to a rate no further than 1.5 times outside those of the
// history. Past outbreaks (Anscombe residuals above 2.58) lose weight. The interval is that of a negative binomial variable
// whose variance holds both the dispersion and the uncertainty of the fitted rate.
//
// What differs from the papers, which have weeks and so many more points: Farrington's trend may not lead above the highest
// rate of the past, which here, a year after the newest point, would forbid every growth; residuals are first taken from
// the median rate, because in 15 points one huge month would pull the fit to itself and stay unseen; the dispersion, known
// from so few points, is widened as Student's t is; and a history of nothing counts as half a report (Jeffreys), so that
// the first report after years is not an alarm by itself.
//
// Sources: Farrington et al. (1996); Noufaily et al. (2013); Jeffreys (1946).
func Expect(past []PastMonth, days int) (Expected, bool) {
	points, years := window(past)
	if years < MinHistoryYears || days <= 0 {
		return Expected{}, false
	}
	mean, variance := predict(points, float64(days))
	tail := (1 - ExpectedLevel) / 2
	return Expected{countQuantile(tail, mean, variance), countQuantile(1-tail, mean, variance), len(points)}, true
}

// Judge compares a count with what is expected of it.
func (e Expected) Judge(count int64) Aberration {
	switch {
	case float64(count) > e.Upper:
		return Above
	case float64(count) < e.Lower:
		return Below
	}
	return Within
}

// window picks the same month and its neighbours of each year; years are those that hold the same month itself.
func window(past []PastMonth) (points []point, years int) {
	for _, m := range past {
		year := (m.Ago + 1) / 12
		if off := m.Ago - 12*year; year < 1 || year > MaxHistoryYears || off < -1 || off > 1 || m.Days <= 0 {
			continue
		} else if off == 0 {
			years++
		}
		points = append(points, point{float64(m.Count), float64(m.Days), -float64(m.Ago) / 12, 1})
	}
	return points, years
}

// predict gives the mean and the variance of the count of a month that is still to come.
func predict(points []point, days float64) (mean, variance float64) {
	f, ok := reweighted(points, fitTrend)
	parameters := 2
	if !ok || !f.trendHolds(points) {
		f, ok = reweighted(points, fitLevel)
		parameters = 1
	}
	if !ok { // nothing but zeros
		var all float64
		for _, p := range points {
			all += p.days
		}
		mean = 0.5 * days / all
		return mean, mean + mean*mean/0.5
	}
	mean = days * math.Exp(f.level)
	variance = f.dispersion*mean + mean*mean*f.covariance[0][0]
	if f.dispersion > 1 {
		student := distuv.StudentsT{Sigma: 1, Nu: float64(len(points) - parameters)}.Quantile((1 + ExpectedLevel) / 2)
		wider := student / distuv.UnitNormal.Quantile((1+ExpectedLevel)/2)
		variance = max(variance, mean+(variance-mean)*wider*wider)
	}
	return mean, variance
}

// trendHolds tells whether a trend is significant and does not run away.
func (f fit) trendHolds(points []point) bool {
	t := math.Abs(f.slope) / math.Sqrt(f.covariance[1][1])
	if !(t > distuv.StudentsT{Sigma: 1, Nu: float64(len(points) - 2)}.Quantile(0.975)) {
		return false
	}
	highest, lowest := 0.0, math.Inf(1)
	for _, p := range points {
		highest, lowest = max(highest, p.count/p.days), min(lowest, p.count/p.days)
	}
	rate := math.Exp(f.level)
	return rate <= extrapolation*highest && rate*extrapolation >= lowest
}

// reweighted fits twice: with the weights that the residuals from the median rate give, then with those of that fit.
func reweighted(points []point, fitting func([]point) (fit, bool)) (fit, bool) {
	points = slices.Clone(points)
	first, ok := fitMedian(points)
	if ok {
		weigh(points, first)
	}
	f, ok := fitting(points)
	if !ok {
		return f, false
	}
	weigh(points, f)
	return fitting(points)
}

// fitMedian is the median rate, with a dispersion from the median of the residuals; false where the median is 0.
func fitMedian(points []point) (fit, bool) {
	rates := make([]float64, len(points))
	for i, p := range points {
		rates[i] = p.count / p.days
	}
	middle := median(rates)
	if middle == 0 {
		return fit{}, false
	}
	f := fit{level: math.Log(middle), leverage: make([]float64, len(points))}
	f.mean(points)
	squares := make([]float64, len(points))
	for i, p := range points {
		squares[i] = (p.count - f.fitted[i]) * (p.count - f.fitted[i]) / f.fitted[i]
	}
	f.dispersion = max(1, median(squares)/distuv.ChiSquared{K: 1}.Quantile(0.5))
	return f, true
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return (x[(len(x)-1)/2] + x[len(x)/2]) / 2
}

// weigh gives points with a large Anscombe residual the weight of its inverse square; the weights add up to the number of
// points.
func weigh(points []point, f fit) {
	sum := 0.0
	for i, p := range points {
		anscombe := 1.5 * (math.Pow(p.count, 2.0/3)*math.Pow(f.fitted[i], -1.0/6) - math.Sqrt(f.fitted[i]))
		s := anscombe / math.Sqrt(f.dispersion*max(1e-9, 1-f.leverage[i]))
		points[i].weight = 1
		if s > outlier {
			points[i].weight = 1 / (s * s)
		}
		sum += points[i].weight
	}
	for i := range points {
		points[i].weight *= float64(len(points)) / sum
	}
}
