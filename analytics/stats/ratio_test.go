package stats

import (
	"errors"
	"math"
	"testing"
)

// near tells whether two numbers agree to the digits that a golden value is given in.
func near(got, want, tolerance float64) bool {
	return got == want || math.Abs(got-want) <= tolerance*math.Abs(want)
}

// The intervals are those of R 4.2.2: poisson.test(c(now, then), c(daysNow, daysThen))$conf.int, with conf.level = 0.9 for
// the narrow one. The p values are twice the smaller tail of R's pbinom(now, now + then, daysNow / (daysNow + daysThen)),
// because poisson.test gives the minimum-likelihood one.
func TestRateRatio(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		now                              int64
		daysNow                          int
		then                             int64
		daysThen                         int
		value, lower, upper, p           float64
		narrowLower, narrowUpper, digits float64
	}{
		{2, 17877, 9, 16660, 0.207094155743258, 0.0217740627590647, 1.00054910448772, 0.0501064956141089, 0.0321212226637536, 0.826710920027201, 1e-11},
		{10, 61, 0, 60, inf, 2.20477522140743, inf, 0.00212067756829754, 2.81607460523317, inf, 1e-11},
		{0, 61, 7, 60, 0, 0, 0.68243998042274, 0.0147431796010854, 0, 0.525371217673171, 1e-11},
		{0, 61, 0, 60, inf, 0, inf, 1, 0, inf, 0},
		{604, 60, 612, 61, 1.00337690631808, 0.895201625313817, 1.1245995602572, 0.975925979408113, 0.911539813664511, 1.10445181123437, 1e-11},
		{1200, 30, 1000, 31, 1.24, 1.13923094032876, 1.3499049625435, 5.32922870176051e-07, 1.15467299657511, 1.33176643812872, 1e-9},
		{20000, 30, 15000, 28, 1.24444444444444, 1.21831502168639, 1.2711545600585, 7.40998839013888e-92, 1.22246491500129, 1.26683134996516, 1e-7},
		{1e6, 30, 1.002e6, 30, 0.998003992015968, 0.995241928781154, 1.00077371882218, 0.15771445281312, 0.995685319637988, 1.00032806279538, 1e-7},
		{1e9, 61, 1.0001e9, 61, 0.999900009999, 0.999812371541145, 0.999987656138702, 0.0253524446715476, 0.99982646080774, 0.999973564600625, 1e-5},
		{3, 61, 1e9, 61, 3e-09, 6.18672121849634e-10, 8.76727309502396e-09, 0, 8.1769144586288e-10, 7.75365654636183e-09, 1e-5},
		{1e9, 61, 3, 61, 333333333.333333, 114060550.994778, 1616365078.52369, 0, 128971407.61113, 1222955155.77851, 1e-5},
	} {
		r, err := RateRatio(c.now, c.daysNow, c.then, c.daysThen, 1)
		if err != nil {
			t.Fatal(err)
		}
		end := func(x *float64) float64 {
			if x == nil {
				return inf
			}
			return *x
		}
		for name, x := range map[string][2]float64{
			"ratio": {end(r.Value), c.value}, "p": {r.P, c.p},
			"lower": {r.Interval.Lower, c.lower}, "upper": {end(r.Interval.Upper), c.upper},
			"narrow lower": {r.Narrow.Lower, c.narrowLower}, "narrow upper": {end(r.Narrow.Upper), c.narrowUpper},
		} {
			if !near(x[0], x[1], c.digits) {
				t.Errorf("%d in %d against %d in %d: %s is %.15g, not %.15g", c.now, c.daysNow, c.then, c.daysThen, name, x[0], x[1])
			}
		}
	}
}

// A dispersion divides the counts: bursts of four tell no more than a quarter of the reports one by one.
func TestRateRatioWithDispersion(t *testing.T) {
	bursts, err := RateRatio(40, 30, 20, 31, 4)
	if err != nil {
		t.Fatal(err)
	}
	single, err := RateRatio(10, 30, 5, 31, 1)
	if err != nil {
		t.Fatal(err)
	}
	if bursts.P != single.P || bursts.Interval.Lower != single.Interval.Lower || *bursts.Interval.Upper != *single.Interval.Upper || *bursts.Value != *single.Value {
		t.Errorf("%+v differs from %+v", bursts, single)
	}
	// R 4.2.2, effective counts 2/3 and 7/3: x <- 2/3; y <- 7/3; 2 * pbeta(30/61, x + 1, y, lower.tail = FALSE);
	// q <- qbeta(c(.025, .975), c(x, x + 1), c(y + 1, y)); q / (1 - q) * 31 / 30
	r, err := RateRatio(2, 30, 7, 31, 3)
	if err != nil {
		t.Fatal(err)
	}
	if !near(r.P, 0.733221279547947, 1e-11) || !near(r.Interval.Lower, 0.00110668068569028, 1e-9) || !near(*r.Interval.Upper, 6.04263776915497, 1e-9) {
		t.Errorf("p %.15g, interval %.15g to %.15g", r.P, r.Interval.Lower, *r.Interval.Upper)
	}
}

// The interval and the p value agree: 1 lies outside exactly where p is below 5 %. The other way round everything inverts.
func TestRateRatioAgreesWithItself(t *testing.T) {
	for now := int64(0); now < 40; now++ {
		for then := int64(0); then < 40; then += 3 {
			r, err := RateRatio(now, 30, then, 61, 1.7)
			if err != nil {
				t.Fatal(err)
			}
			outside := r.Interval.Lower > 1 || (r.Interval.Upper != nil && *r.Interval.Upper < 1)
			if outside != (r.P < 1-IntervalLevel) {
				t.Errorf("%d against %d: p %v, interval %v", now, then, r.P, r.Interval)
			}
			back, err := RateRatio(then, 61, now, 30, 1.7)
			if err != nil || !near(back.P, r.P, 1e-9) || (r.Interval.Lower > 0 && !near(*back.Interval.Upper, 1/r.Interval.Lower, 1e-9)) {
				t.Errorf("%d against %d: %v, turned round %v, %v", now, then, r, back, err)
			}
		}
	}
}

// Whatever the counts and the dispersion, the numbers are numbers, in order.
func TestRateRatioIsRobust(t *testing.T) {
	for _, now := range []int64{0, 1, 30, 1e6, 1e9, 1e12} {
		for _, then := range []int64{0, 1, 30, 1e6, 1e9, 1e12} {
			for _, dispersion := range []float64{1, 1.5, 1e3, 1e9} {
				r, err := RateRatio(now, 1, then, 18000, dispersion)
				if err != nil {
					t.Fatal(err)
				}
				if !(r.P >= 0 && r.P <= 1) || !(r.Interval.Lower >= 0) || math.IsInf(r.Interval.Lower, 1) ||
					(r.Interval.Upper != nil && !(*r.Interval.Upper >= r.Interval.Lower)) {
					t.Errorf("%d against %d at %v: %+v", now, then, dispersion, r)
				}
			}
		}
	}
}

func TestRateRatioRefuses(t *testing.T) {
	for _, c := range []struct {
		now, then         int64
		daysNow, daysThen int
	}{{1, 1, 0, 30}, {1, 1, 30, 0}, {-1, 1, 30, 30}, {1, -1, 30, 30}} {
		if _, err := RateRatio(c.now, c.daysNow, c.then, c.daysThen, 1); !errors.Is(err, ErrNoExposure) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := RateRatio(math.MaxInt64, 30, 1, 30, 1); !errors.Is(err, ErrTooMany) {
		t.Error(err)
	}
	for _, dispersion := range []float64{0, 0.5, math.NaN(), math.Inf(1)} {
		if _, err := RateRatio(1, 30, 1, 30, dispersion); err == nil {
			t.Errorf("a dispersion of %v passes", dispersion)
		}
	}
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		now, then int64
		q         float64
		want      Verdict
	}{
		{12, 0, 0.01, New}, {12, 0, 0.11, Inconclusive}, {0, 0, 0, Inconclusive},
		{120, 100, 0.10, Rising}, {119, 100, 0.01, Inconclusive}, {200, 100, 0.11, Inconclusive},
		{100, 120, 0.10, Falling}, {100, 119, 0.01, Inconclusive}, {0, 9, 0.02, Falling}, {0, 9, 0.2, Inconclusive},
		{1000, 1000, 1, Stable}, {1050, 1000, 1e-9, Stable}, {100, 100, 1, Inconclusive}, {5, 5, 1, Inconclusive},
	} {
		r, err := RateRatio(c.now, 30, c.then, 30, 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Verdict(c.q); got != c.want {
			t.Errorf("%d against %d at q %v is %s, not %s", c.now, c.then, c.q, got, c.want)
		}
	}
}
