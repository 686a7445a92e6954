package stats

import "gonum.org/v1/gonum/stat/distuv"

const (
	outlier      = 2.58 // residuals beyond it are those of outbreaks: the normal distribution has 1 % there
	fullWeight   = 15   // reports in three months that tell all that they can of dispersion: 5 a month
	leastWeights = 10   // runs of three months, by weight, without which nothing is known of dispersion
)

// Dispersion is how much more counts vary from month to month than Poisson counts do, as the ratio of the variances: 1 is
// no more, 3 is as if reports came in bursts of three. It is one number for all rows together, because the history of one
// row is too short to tell; never below 1, and 1 where there is too little history to say more.
//
// rows holds the reports of each row in each month, in order; days the days of each month, 0 for one of which nothing is
// known. All rows are as long as days.
//
// Each run of three months gives one value: the second difference of the rates, squared, over what it is expected to be
// for Poisson counts of the same sum. That expectation is exact for rates that do not change, however small the counts. A
// second difference leaves no trace of a linear trend and little of a yearly season (a swing of 20 % around 1,000 reports
// a month adds 0.24, where first differences would add 2.7). The mean of these values is taken so that no one counts for
// more than 2.58 standard deviations (Huber's Proposal 2): an outbreak in the past is not dispersion, and must not hide
// the next one. Runs of few reports, which tell little, have less weight.
//
// Sources: Wedderburn (1974) and McCullagh and Nelder (1989) for quasi-Poisson dispersion; Gasser, Sroka and
// Jennen-Steinmetz (1986) for second differences; Huber (1964) for the mean.
func Dispersion(rows [][]int64, days []int) float64 {
	var values, weights []float64
	var sum, all float64
	for _, counts := range rows {
		for i := 2; i < len(days); i++ {
			v, w := secondDifference(counts[i-2:i+1], days[i-2:i+1])
			if w > 0 {
				values, weights = append(values, v), append(weights, w)
				sum, all = sum+v*w, all+w
			}
		}
	}
	if all < leastWeights {
		return 1
	}
	const most = outlier * outlier
	square := distuv.ChiSquared{K: 1}
	// The mean of a squared normal variable that is cut at most.
	mean := distuv.ChiSquared{K: 3}.CDF(most) + most*square.Survival(most)
	dispersion := sum / all / mean // from above; each step brings it down
	for range 200 {
		sum = 0
		for i, v := range values {
			sum += weights[i] * min(v, most*dispersion)
		}
		next := sum / all / mean
		if next <= 1 {
			return 1
		}
		if dispersion-next < 1e-9*dispersion {
			return next
		}
		dispersion = next
	}
	return dispersion
}

// secondDifference gives the value of three months and its weight, 0 where they tell nothing.
func secondDifference(counts []int64, days []int) (value, weight float64) {
	if days[0] <= 0 || days[1] <= 0 || days[2] <= 0 {
		return 0, 0
	}
	n := float64(counts[0] + counts[1] + counts[2])
	if n == 0 {
		return 0, 0
	}
	a, b, c := float64(days[0]), float64(days[1]), float64(days[2])
	difference := float64(counts[0])/a - 2*float64(counts[1])/b + float64(counts[2])/c
	expected := n / (a + b + c) * (1/a + 4/b + 1/c) // its variance, given n reports spread over the days
	return difference * difference / expected, min(1, n/fullWeight)
}
