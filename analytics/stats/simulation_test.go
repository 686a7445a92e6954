package stats

import (
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// dice draws counts; the same seed draws the same.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 0))} }

// count draws a Poisson count, or with a dispersion above 1 a negative binomial one of that variance over its mean.
func (d dice) count(mean, dispersion float64) int64 {
	if dispersion > 1 {
		mean = distuv.Gamma{Alpha: mean / (dispersion - 1), Beta: 1 / (dispersion - 1), Src: d}.Rand()
	}
	if mean <= 0 {
		return 0
	}
	return int64(distuv.Poisson{Lambda: mean, Src: d}.Rand())
}

const topics = 25

// briefing is 25 topics over two periods of 60 days, with 24 months of history before.
type briefing struct {
	now, then  [topics]int64
	dispersion float64
}

// brief draws a briefing in which nothing changes, but that the first topic now has the factor.
func (d dice) brief(mean, dispersion, factor float64, estimated bool) (b briefing) {
	b.dispersion = 1
	for i := range topics {
		b.now[i], b.then[i] = d.count(mean, dispersion), d.count(mean, dispersion)
	}
	b.now[0] = d.count(mean*factor, dispersion)
	if estimated {
		rows := make([][]int64, topics)
		for i := range rows {
			for _, days := range twoYears {
				rows[i] = append(rows[i], d.count(mean*float64(days)/60, dispersion))
			}
		}
		b.dispersion = Dispersion(rows, twoYears)
	}
	return b
}

// flagged counts the topics that are said to change, and tells whether the first one is said to rise.
func (b briefing) flagged(t *testing.T) (n int, first bool) {
	var ratios [topics]Ratio
	p := make([]float64, topics)
	for i := range topics {
		var err error
		if ratios[i], err = RateRatio(b.now[i], 60, b.then[i], 60, b.dispersion); err != nil {
			t.Fatal(err)
		}
		p[i] = ratios[i].P
	}
	for i, q := range BenjaminiHochberg(p) {
		switch v := ratios[i].Verdict(q); v {
		case New, Rising, Falling:
			n++
			first = first || (i == 0 && v != Falling)
		}
	}
	return n, first
}

// plain is the rule that is often used: more than 20 % up or down.
func (b briefing) plain() (n int) {
	for i := range topics {
		if 5*max(b.now[i]-b.then[i], b.then[i]-b.now[i]) > b.then[i] {
			n++
		}
	}
	return n
}

// Where nothing changes, a briefing of 25 topics says that something did no more than once in seven; the plain rule finds
// changes in most topics. docs/statistics.md quotes what this test logs.
func TestNothingChanges(t *testing.T) {
	for _, c := range []struct {
		mean, dispersion float64
		estimated        bool
		plain, tolerance float64 // 0: not checked
	}{
		{2, 1, false, 19.7, 0.3}, {10, 1, false, 16.1, 0.3}, {50, 1, false, 7.9, 0.3}, {1000, 1, false, 0, 0.05},
		{2, 1, true, 0, 0}, {10, 1, true, 0, 0}, {50, 1, true, 0, 0}, {1000, 1, true, 0, 0},
		{2, 3, true, 0, 0}, {10, 3, true, 0, 0}, {50, 3, true, 0, 0}, {1000, 3, true, 0, 0},
	} {
		d := newDice(uint64(c.mean))
		const briefings = 1500
		flagged, plain := 0, 0
		var dispersion float64
		for range briefings {
			b := d.brief(c.mean, c.dispersion, 1, c.estimated)
			n, _ := b.flagged(t)
			flagged, plain, dispersion = flagged+n, plain+b.plain(), dispersion+b.dispersion
		}
		per := func(n int) float64 { return float64(n) / briefings }
		t.Logf("mean %v, dispersion %v, estimated %v (%.2f): %.3f topics a briefing, plain rule %.2f", c.mean, c.dispersion, c.estimated,
			dispersion/briefings, per(flagged), per(plain))
		if per(flagged) >= 0.15 {
			t.Errorf("mean %v, dispersion %v: %v topics a briefing are said to change", c.mean, c.dispersion, per(flagged))
		}
		if c.tolerance > 0 && (per(plain) < c.plain-c.tolerance || per(plain) > c.plain+c.tolerance) {
			t.Errorf("mean %v: the plain rule flags %v topics, not about %v", c.mean, per(plain), c.plain)
		}
	}
}

// A topic that doubles from 50 is found, also with the dispersion estimated.
func TestDoublingIsFound(t *testing.T) {
	for _, estimated := range []bool{false, true} {
		d := newDice(7)
		const briefings = 1000
		found := 0
		for range briefings {
			if _, first := d.brief(50, 1, 2, estimated).flagged(t); first {
				found++
			}
		}
		t.Logf("estimated %v: found %d of %d", estimated, found, briefings)
		if found < briefings*85/100 {
			t.Errorf("estimated %v: only %d of %d are found", estimated, found, briefings)
		}
	}
}

// A month that goes on as its history is seldom called unusual, and one that triples is.
func TestExpectedMonths(t *testing.T) {
	for _, c := range []struct{ mean, dispersion, atMost, found float64 }{
		{0.2, 1, 0.01, 0}, {2, 1, 0.01, 0}, {10, 1, 0.01, 0.9}, {50, 1, 0.01, 0.99}, {1000, 1, 0.01, 0.99},
		{2, 3, 0.03, 0}, {10, 3, 0.03, 0}, {50, 3, 0.03, 0.95}, {1000, 3, 0.03, 0.99},
	} {
		d := newDice(uint64(10 * c.mean))
		const months = 3000
		alarms, found := 0.0, 0.0
		for range months {
			counts := make([]int64, len(windowDays))
			for i, days := range windowDays {
				counts[i] = d.count(c.mean*float64(days)/30, c.dispersion)
			}
			e, ok := Expect(history(counts...), 30)
			if !ok {
				t.Fatal("nothing is expected")
			}
			if e.Judge(d.count(c.mean, c.dispersion)) != Within {
				alarms++
			}
			if e.Judge(d.count(3*c.mean, c.dispersion)) == Above {
				found++
			}
		}
		t.Logf("mean %v, dispersion %v: %.2f %% of unchanged months are unusual, %.1f %% of tripled ones", c.mean, c.dispersion, alarms/months*100, found/months*100)
		if alarms/months > c.atMost || found/months < c.found {
			t.Errorf("mean %v, dispersion %v: %v of unchanged months are unusual, %v of tripled ones", c.mean, c.dispersion, alarms/months, found/months)
		}
	}
}
