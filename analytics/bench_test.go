package analytics

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"testing"
	"time"

	"giaoban/analytics/enginetest"
)

// BenchmarkQuestions measures each question against its floor in the same run: the same statement sent to ClickHouse
// and its rows read, without anything that giaoban adds. GIAOBAN_BENCH_REPORTS sets the number of reports (1,000,000).
// No cache stands between: ClickHouse's query cache is off, and giaoban has none.
func BenchmarkQuestions(b *testing.B) {
	store := benchStore(b)
	snap, err := store.Snapshot(b.Context(), FullAccess(), 0)
	if err != nil {
		b.Fatal(err)
	}
	aprilMay, all := Range{202004, 202005}, Range{201601, 202005}
	f := snap.frame(Messages, aprilMay, []Baseline{{Kind: Previous}, {Kind: SameMonthsLastYear}})
	for _, q := range []struct {
		name  string
		ask   func(context.Context) error
		floor []counting
	}{
		{"key figures against two baselines", func(ctx context.Context) error {
			_, err := snap.KeyFigures(ctx, KeyFiguresQuery{Current: aprilMay, Baselines: []Baseline{{Kind: Previous}, {Kind: SameMonthsLastYear}}})
			return err
		}, []counting{{cells: f.cells}}},
		{"topics against two baselines", func(ctx context.Context) error {
			_, err := snap.Compare(ctx, CompareQuery{Measure: Messages, By: ByTopic, Current: aprilMay, Top: 20,
				Baselines: []Baseline{{Kind: Previous}, {Kind: SameMonthsLastYear}}})
			return err
		}, []counting{{cells: f.cells, by: []Dimension{ByTopic}}, {cells: f.cells}}},
		{"all topics by month", func(ctx context.Context) error {
			_, err := snap.Counts(ctx, CountsQuery{Period: all, GroupBy: []Dimension{ByMonth, ByTopic}, First: MaxPageSize})
			return err
		}, []counting{{cells: wholeCells(all), by: []Dimension{ByMonth, ByTopic}, limit: MaxPageSize + 1}, {cells: wholeCells(all)}}},
		{"one unit and channel by month", func(ctx context.Context) error {
			_, err := snap.Counts(ctx, CountsQuery{Period: all, GroupBy: []Dimension{ByMonth}, First: MaxPageSize,
				Filter: Filter{Units: []string{"u1"}, Channels: []string{"c1"}}})
			return err
		}, []counting{{cells: wholeCells(all), by: []Dimension{ByMonth}, filter: Filter{Units: []string{"u1"}, Channels: []string{"c1"}}},
			{cells: wholeCells(all), filter: Filter{Units: []string{"u1"}, Channels: []string{"c1"}}}}},
	} {
		b.Run(q.name, func(b *testing.B) {
			var asked, floor time.Duration
			for b.Loop() { // the two in turn, so that a noisy machine disturbs both alike
				begun := time.Now()
				if err := q.ask(b.Context()); err != nil {
					b.Fatal(err)
				}
				asked += time.Since(begun)
				begun = time.Now()
				for _, c := range q.floor {
					drain(b, snap, c)
				}
				floor += time.Since(begun)
			}
			b.ReportMetric(float64(asked.Microseconds())/1000/float64(b.N), "ms/question")
			b.ReportMetric(float64(floor.Microseconds())/1000/float64(b.N), "ms/floor")
			b.ReportMetric(float64(asked)/float64(floor), "x-floor")
			b.ReportMetric(0, "ns/op") // question and floor together, which says nothing
		})
	}
}

func drain(b *testing.B, s *Snapshot, c counting) {
	b.Helper()
	p, text, _ := s.countingStatement(c, s.scope(c))
	rows, err := s.store.reader.Query(withParams(b.Context(), p), text)
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() { // the driver decodes the block; nothing is made of it
	}
	if err := rows.Close(); err != nil || rows.Err() != nil {
		b.Fatal(err, rows.Err())
	}
}

// BenchmarkImport measures reports a second from a checked report to a committed version.
func BenchmarkImport(b *testing.B) {
	store := emptyBenchStore(b)
	const reports = 100_000
	for b.Loop() {
		addReports(b, store, reports, Range{202004, 202005})
	}
	b.ReportMetric(float64(reports)*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

func emptyBenchStore(b *testing.B) *Store {
	b.Helper()
	_, writer, reader := enginetest.Database(b)
	store, err := Open(b.Context(), Options{Writer: writer, Reader: reader, Holder: "bench", Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	return store
}

func benchStore(b *testing.B) *Store {
	b.Helper()
	reports := 1_000_000
	if s := os.Getenv("GIAOBAN_BENCH_REPORTS"); s != "" {
		var err error
		if reports, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	store := emptyBenchStore(b)
	addReports(b, store, reports, Range{201601, 202005})
	return store
}

// addReports commits reports spread evenly over months, 25 topics, 15 units and 5 channels.
func addReports(b *testing.B, store *Store, reports int, months Range) {
	b.Helper()
	a, err := store.Begin(b.Context(), FullAccess(), AttemptSpec{What: ImportedReports})
	if err != nil {
		b.Fatal(err)
	}
	a.AddEntry(RegistryRow{Registry: Units, Code: "u1"})
	a.AddEntry(RegistryRow{Registry: Channels, Code: "c1"})
	list := months.List()
	for i := range reports {
		m := list[i%len(list)]
		r := Report{ID: fmt.Sprintf("r%d", i), Received: time.Date(m.Year(), m.Month(), 1+i%28, 3, 0, 0, 0, time.UTC), Kind: Message,
			Unit: fmt.Sprintf("u%d", i*7%15), Channel: fmt.Sprintf("c%d", i*3%5), Topics: []string{fmt.Sprintf("t%d", i*11%25)}}
		if i%12 == 0 {
			r.Topics = append(r.Topics, fmt.Sprintf("x%d", i*5%25))
		}
		if i%100 == 0 {
			r.Kind = Written
		}
		if err := a.AddReport(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := a.Commit(b.Context(), RowCounts{}); err != nil {
		b.Fatal(err)
	}
}
