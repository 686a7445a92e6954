package analytics_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
	"gonum.org/v1/gonum/stat/distuv"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

var (
	years    = analytics.Range{From: 201501, To: 202005}
	aprilMay = analytics.Range{From: 202004, To: 202005}
)

// lively gives a store of messages by topic over five years, of which some change in April 2020. Data is complete to 20 May.
func lively(t *testing.T) (*analytics.Snapshot, *counter) {
	t.Helper()
	_, writer, reader := enginetest.Database(t)
	statements := &counter{Conn: reader}
	store := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: statements})
	src := rand.New(rand.NewPCG(1, 1))
	var csv strings.Builder
	fmt.Fprintln(&csv, "id,received,kind,type,topics,issues")
	id := 0
	for _, m := range years.List() {
		changed := m >= aprilMay.From
		for _, topic := range []struct {
			code       string
			mean, then float64
		}{{"steady", 350, 350}, {"rises", 20, 60}, {"falls", 60, 15}, {"new", 0, 12}, {"tiny", 1, 1}, {"", 8, 8}, {"old", 9, 0}} {
			mean := topic.mean
			if changed {
				mean = topic.then
			}
			if m == aprilMay.To {
				mean *= 20.0 / 31
			}
			n := 0
			if mean > 0 {
				n = int(distuv.Poisson{Lambda: mean, Src: src}.Rand())
			}
			for i := range n {
				day := i%daysIn(m) + 1
				if m == aprilMay.To {
					day = i%20 + 1
				}
				id++
				fmt.Fprintf(&csv, "m%d,%s-%02d,MESSAGE,,%s,\n", id, m, day, topic.code)
			}
		}
		fmt.Fprintf(&csv, "s%d,%s-02,SYNTHESIS,PERIODIC,,i%d@steady\n", id, m, id)
	}
	through := analytics.NewDate(2020, 5, 20)
	intaketest.Import(t, store, "registry.csv", []byte("registry,code,name_vi,valid_from\ntopic,steady,A,\ntopic,rises,B,\ntopic,falls,C,\n"+
		"topic,new,D,2020-04\ntopic,tiny,E,\ntopic,old,F,\n"), intake.Options{Through: &through})
	intaketest.Import(t, store, "reports.csv", []byte(csv.String()), intake.Options{Through: &through})
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return snap, statements
}

// counter is a connection that counts the statements that ask for rows.
type counter struct {
	driver.Conn
	n atomic.Int64
}

func (c *counter) Query(ctx context.Context, query string, args ...any) (driver.Rows, error) {
	c.n.Add(1)
	return c.Conn.Query(ctx, query, args...)
}

// monthly asks for the plain counts of messages by topic and month, from which everything can be worked out again.
func monthly(t *testing.T, snap *analytics.Snapshot, by ...analytics.Dimension) map[string]map[analytics.Month]int64 {
	t.Helper()
	page, err := snap.Counts(t.Context(), analytics.CountsQuery{Period: years, GroupBy: append(by, analytics.ByMonth), First: analytics.MaxPageSize})
	if err != nil || page.HasNextPage {
		t.Fatal(err)
	}
	counts := map[string]map[analytics.Month]int64{}
	for _, r := range page.Rows {
		key := entryText(r.Topic)
		if counts[key] == nil {
			counts[key] = map[analytics.Month]int64{}
		}
		counts[key][*r.Month] = *r.Count(analytics.Messages).Value
	}
	return counts
}

// dispersionOf works the dispersion out again, from the 24 months before April 2020.
func dispersionOf(counts map[string]map[analytics.Month]int64, order []string) float64 {
	var rows [][]int64
	var days []int
	months := analytics.Range{From: 201804, To: 202003}.List()
	for _, m := range months {
		days = append(days, daysIn(m))
	}
	for _, topic := range order {
		var row []int64
		for _, m := range months {
			row = append(row, counts[topic][m])
		}
		rows = append(rows, row)
	}
	return stats.Dispersion(rows, days)
}

func daysIn(m analytics.Month) int {
	c := analytics.Calendar{CutoffDay: 1}
	return c.Days(m)
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	snap, statements := lively(t)
	q := analytics.CompareQuery{Measure: analytics.Messages, By: analytics.ByTopic, Current: aprilMay, Top: 200,
		Baselines: []analytics.Baseline{{Kind: analytics.Previous}, {Kind: analytics.SameMonthsLastYear}}}
	before := statements.n.Load()
	a, err := snap.Compare(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if n := statements.n.Load() - before; n != 2 {
		t.Errorf("a comparison runs %d statements, not 2", n)
	}

	want := map[string]stats.Verdict{"steady": stats.Stable, "rises": stats.Rising, "falls": stats.Falling, "new": stats.New,
		"tiny": stats.Inconclusive, "-": stats.Inconclusive, "old": stats.Falling}
	var order []string
	for _, r := range a.Rows {
		order = append(order, entryText(r.Topic))
		for _, c := range r.Changes {
			if got := *c.Verdict; got != want[entryText(r.Topic)] {
				t.Errorf("%s is %s (q %v, %v)", entryText(r.Topic), got, *c.QValue, *c.RatioInterval)
			}
		}
	}
	if len(order) != len(want) {
		t.Fatalf("rows %v", order)
	}

	// Every number again, from the counts of the answer and the plain counts by month.
	close := func(what string, got, want float64) {
		if d := got - want; d > 1e-9*want || d < -1e-9*want {
			t.Errorf("%s is %v, not %v", what, got, want)
		}
	}
	close("dispersion", *a.Dispersion, dispersionOf(monthly(t, snap, analytics.ByTopic), order))
	close("dispersion of the total", *a.Total.Dispersion, dispersionOf(monthly(t, snap), []string{"-"}))
	for i, b := range a.Baselines {
		if a.Current.DaysCounted != 50 || b.DaysCounted > 51 {
			t.Fatalf("%d days against %d", a.Current.DaysCounted, b.DaysCounted)
		}
		var p []float64
		for _, r := range a.Rows {
			ratio, err := stats.RateRatio(*r.Count.Value, 50, *r.Changes[i].Count.Value, b.DaysCounted, *a.Dispersion)
			if err != nil {
				t.Fatal(err)
			}
			p = append(p, ratio.P)
			close("p", *r.Changes[i].PValue, ratio.P)
			close("lower", r.Changes[i].RatioInterval.Lower, ratio.Interval.Lower)
			if (ratio.Interval.Upper == nil) != (*r.Changes[i].Count.Value == 0) || (ratio.Interval.Upper == nil) != (r.Changes[i].Ratio == nil) {
				t.Errorf("%s has no upper bound or no ratio", entryText(r.Topic))
			}
			if ratio.Interval.Upper != nil {
				close("upper", *r.Changes[i].RatioInterval.Upper, *ratio.Interval.Upper)
				close("ratio", *r.Changes[i].Ratio, *ratio.Value)
			}
		}
		for j, want := range stats.BenjaminiHochberg(p) {
			close("q", *a.Rows[j].Changes[i].QValue, want)
		}
		if total := a.Total.Changes[i]; *total.QValue != *total.PValue {
			t.Errorf("the total's q %v is not its p %v", *total.QValue, *total.PValue)
		}
	}

	// top cuts rows, not tests.
	for top := 1; top < len(order); top++ {
		q.Top = top
		cut, err := snap.Compare(t.Context(), q)
		if err != nil || len(cut.Rows) != top || *cut.Dispersion != *a.Dispersion {
			t.Fatal(err, len(cut.Rows))
		}
		for i, r := range cut.Rows {
			for j, c := range r.Changes {
				if full := a.Rows[i].Changes[j]; *c.QValue != *full.QValue || *c.Verdict != *full.Verdict {
					t.Errorf("top %d: %s has q %v, not %v", top, entryText(r.Topic), *c.QValue, *full.QValue)
				}
			}
		}
	}

	// The total and the key figure of the same reports are the same test; only the adjustment differs.
	k, err := snap.KeyFigures(t.Context(), analytics.KeyFiguresQuery{Current: aprilMay, Baselines: q.Baselines})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range k.Figures {
		c := f.Changes[0]
		switch f.Measure {
		case analytics.Messages:
			if *c.PValue != *a.Total.Changes[0].PValue || *f.Dispersion != *a.Total.Dispersion || *c.QValue <= *c.PValue {
				t.Errorf("%v %v", c, a.Total.Changes[0])
			}
		case analytics.Issues:
			if c.Verdict != nil || c.PValue != nil || c.QValue != nil || c.RatioInterval != nil || f.Dispersion != nil || c.VerdictText("vi") != nil {
				t.Errorf("issues have a verdict: %v", c)
			}
		}
	}
	q.Measure = analytics.Issues
	if a, err = snap.Compare(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	for _, r := range append(a.Rows, a.Total) {
		for _, c := range r.Changes {
			if c.Verdict != nil || c.RatioInterval != nil || a.Dispersion != nil || a.Total.Dispersion != nil {
				t.Errorf("issues of %s have a verdict", entryText(r.Topic))
			}
		}
	}
}

func TestExpectedCounts(t *testing.T) {
	t.Parallel()
	snap, statements := lively(t)
	before := statements.n.Load()
	q := analytics.TrendsQuery{Measure: analytics.Messages, Period: analytics.Range{From: 201712, To: 202005}, Top: 200, Expected: true}
	a, err := snap.TopicTrends(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if n := statements.n.Load() - before; n != 2 {
		t.Errorf("trends run %d statements, not 2", n)
	}
	counts := monthly(t, snap, analytics.ByTopic)
	seen := map[string]string{}
	for _, r := range a.Rows {
		topic := entryText(r.Topic)
		for _, p := range r.Series {
			var past []stats.PastMonth
			for m := years.From; m < p.Month; m = m.Add(1) {
				past = append(past, stats.PastMonth{Ago: p.Month.Sub(m), Count: counts[topic][m], Days: daysIn(m)})
			}
			days := daysIn(p.Month)
			if p.Month == 202005 {
				days = 20
			}
			e, ok := stats.Expect(past, days)
			switch {
			case topic == "new" || p.Month == 201712:
				if p.Expected != nil || *p.Aberration != stats.NothingKnown {
					t.Errorf("%s %s: %v %s without three years", topic, p.Month, p.Expected, *p.Aberration)
				}
			case !ok || *p.Expected != e || *p.Aberration != e.Judge(*p.Count.Value):
				t.Errorf("%s %s: %v, not %v", topic, p.Month, p.Expected, e)
			}
			if p.Month >= 202004 {
				seen[topic] += " " + string(*p.Aberration)
			}
		}
	}
	for topic, want := range map[string]string{"rises": " ABOVE ABOVE", "falls": " BELOW BELOW", "steady": " WITHIN WITHIN", "tiny": " WITHIN WITHIN"} {
		if seen[topic] != want {
			t.Errorf("%s:%s", topic, seen[topic])
		}
	}
	for _, p := range a.Total.Series {
		if p.Month > 201801 && (p.Expected == nil || p.Expected.Months < 9) {
			t.Errorf("total %s: %v", p.Month, p.Expected)
		}
	}

	// Whether the history lies in the period or before it changes nothing, and without being asked nothing is told.
	q.Period = aprilMay
	short, err := snap.TopicTrends(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range short.Total.Series {
		if long := a.Total.Series[len(a.Total.Series)-2+i]; *p.Expected != *long.Expected || *p.Aberration != *long.Aberration {
			t.Errorf("%s: %v, with a longer period %v", p.Month, p.Expected, long.Expected)
		}
	}
	// All messages are of one kind, so by kind their only row is the total.
	q.By = analytics.ByKind
	kinds, err := snap.TopicTrends(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(kinds.Rows) != 1 || *kinds.Rows[0].Kind != analytics.Message {
		t.Fatalf("messages by kind are %+v", kinds.Rows)
	}
	for i, p := range kinds.Rows[0].Series {
		if total := short.Total.Series[i]; *p.Count.Value != *total.Count.Value || *p.Expected != *total.Expected {
			t.Errorf("%s: %v of the kind, %v of all", p.Month, p.Expected, total.Expected)
		}
	}
	q.Expected, q.By = false, analytics.ByTopic
	if a, err = snap.TopicTrends(t.Context(), q); err != nil || a.Total.Series[0].Expected != nil || a.Total.Series[0].Aberration != nil {
		t.Error(err, "expected counts that were not asked for")
	}
	q.Expected, q.Measure = true, analytics.Issues
	if a, err = snap.TopicTrends(t.Context(), q); err != nil || a.Total.Series[0].Expected != nil || a.Total.Series[0].Aberration != nil {
		t.Error(err, "expected issues")
	}
}

// Every verdict and every method has its words.
func TestStatisticsHaveWords(t *testing.T) {
	for _, v := range []stats.Verdict{stats.New, stats.Rising, stats.Falling, stats.Stable, stats.Inconclusive, stats.InsufficientHistory} {
		for _, lang := range []words.Lang{words.Vi, words.En} {
			if text := (analytics.Test{Verdict: &v}).VerdictText(lang); text == nil || *text == "" {
				t.Errorf("%s has no text in %s", v, lang)
			}
		}
	}
	for _, m := range (analytics.Settings{}).Methods() {
		if m.Name(words.Vi) == "" || m.Name(words.En) == "" || len(m.References) == 0 {
			t.Errorf("%s has no name or no source", m.Code)
		}
	}
}
