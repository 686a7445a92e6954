package stats

import "math"

// point is a month of the history that a rate is fitted to.
type point struct {
	count, days float64
	years       float64 // from the month that is judged; negative
	weight      float64
}

// fit is a log-linear rate per day, log(rate) = level + slope·years, fitted to weighted counts by quasi-likelihood.
type fit struct {
	level, slope float64
	fitted       []float64 // the mean of each point
	leverage     []float64
	dispersion   float64 // Pearson's, at least 1
	covariance   [2][2]float64
}

// fitLevel fits a rate that does not change, which has a closed form; false where there is nothing to fit. The caller
// gives at least two points, so that the residual degrees of freedom are not zero.
func fitLevel(points []point) (fit, bool) {
	var counts, days float64
	for _, p := range points {
		counts, days = counts+p.weight*p.count, days+p.weight*p.days
	}
	if counts <= 0 || days <= 0 {
		return fit{}, false
	}
	f := fit{level: math.Log(counts / days)}
	f.finish(points, 1)
	return f, true
}

// fitTrend fits a rate that grows or shrinks by the same factor every year, by iteratively reweighted least squares with
// halved steps; false where they do not converge, as when all reports lie in one year.
func fitTrend(points []point) (fit, bool) {
	f, ok := fitLevel(points)
	if !ok {
		return f, false
	}
	deviance := f.deviance(points)
	for range 50 {
		var info [2][2]float64
		var score [2]float64
		for i, p := range points {
			w := p.weight * f.fitted[i]
			info[0][0] += w
			info[0][1] += w * p.years
			info[1][1] += w * p.years * p.years
			score[0] += p.weight * (p.count - f.fitted[i])
			score[1] += p.weight * (p.count - f.fitted[i]) * p.years
		}
		determinant := info[0][0]*info[1][1] - info[0][1]*info[0][1]
		if !(determinant > 1e-12*info[0][0]*info[1][1]) {
			return f, false
		}
		level := (info[1][1]*score[0] - info[0][1]*score[1]) / determinant
		slope := (info[0][0]*score[1] - info[0][1]*score[0]) / determinant
		next, better := f, math.Inf(1)
		for step := 1.0; step > 1e-4; step /= 2 {
			next = fit{level: f.level + step*level, slope: f.slope + step*slope}
			next.mean(points)
			if better = next.deviance(points); better <= deviance+1e-9*(deviance+0.1) {
				break
			}
		}
		if math.IsNaN(better) || math.IsInf(better, 0) {
			return f, false
		}
		done := math.Abs(deviance-better) <= 1e-10*(better+0.1)
		f, deviance = next, better
		if done {
			f.finish(points, 2)
			return f, !math.IsNaN(f.covariance[0][0])
		}
	}
	return f, false
}

func (f *fit) mean(points []point) {
	f.fitted = make([]float64, len(points))
	for i, p := range points {
		f.fitted[i] = p.days * math.Exp(f.level+f.slope*p.years)
	}
}

func (f *fit) deviance(points []point) (d float64) {
	for i, p := range points {
		d += p.weight * (f.fitted[i] - p.count)
		if p.count > 0 {
			d += p.weight * p.count * math.Log(p.count/f.fitted[i])
		}
	}
	return 2 * d
}

// finish works out what depends on the coefficients; parameters is their number.
func (f *fit) finish(points []point, parameters int) {
	f.mean(points)
	var info [2][2]float64
	var pearson float64
	for i, p := range points {
		w := p.weight * f.fitted[i]
		info[0][0] += w
		info[0][1] += w * p.years
		info[1][1] += w * p.years * p.years
		pearson += p.weight * (p.count - f.fitted[i]) * (p.count - f.fitted[i]) / f.fitted[i]
	}
	f.dispersion = max(1, pearson/float64(len(points)-parameters))
	inverse := [2][2]float64{{1 / info[0][0], 0}, {0, 0}}
	if parameters == 2 {
		d := info[0][0]*info[1][1] - info[0][1]*info[0][1]
		inverse = [2][2]float64{{info[1][1] / d, -info[0][1] / d}, {-info[0][1] / d, info[0][0] / d}}
	}
	f.leverage = make([]float64, len(points))
	for i, p := range points {
		f.leverage[i] = p.weight * f.fitted[i] * (inverse[0][0] + 2*inverse[0][1]*p.years + inverse[1][1]*p.years*p.years)
	}
	for i := range inverse {
		for j := range inverse[i] {
			f.covariance[i][j] = f.dispersion * inverse[i][j]
		}
	}
}
