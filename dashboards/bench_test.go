package dashboards

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

// BenchmarkPages measures whole pages, from the request to the last byte of HTML, against their floor in the same run: the
// statements that the page has just sent to ClickHouse, sent again and read without anything made of them. The engine, its
// caches and the pages' own are warm. CPU and memory are those of giaoban, without ClickHouse.
func BenchmarkPages(b *testing.B) {
	_, writer, reader := enginetest.Database(b)
	asked := &recorder{Conn: reader}
	store := intaketest.OpenOn(b, analytics.Options{Writer: writer, Reader: asked})
	intaketest.FillSample(b, store)
	pages := New(store, slog.New(slog.DiscardHandler))
	for _, path := range []string{
		"/", "/?measure=messages&vs=previous,last-year,2019-01..2019-02", "/topics?measure=messages", "/topics?topic=moi-truong&measure=messages", "/reports?measure=messages",
	} {
		b.Run(path, func(b *testing.B) {
			open(b, pages, path)
			var took []time.Duration
			var floor, cpu time.Duration
			var memory uint64
			for b.Loop() { // the two in turn, so that a noisy machine disturbs both alike
				asked.forget()
				used, held, begun := cpuTime(b), allocated(), time.Now()
				open(b, pages, path)
				took = append(took, time.Since(begun))
				cpu, memory = cpu+cpuTime(b)-used, memory+allocated()-held
				begun = time.Now()
				asked.repeat(b)
				floor += time.Since(begun)
			}
			var all time.Duration
			for _, d := range took {
				all += d
			}
			slices.Sort(took)
			ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
			b.ReportMetric(ms(took[len(took)/2]), "ms/p50")
			b.ReportMetric(ms(took[len(took)*99/100]), "ms/p99")
			b.ReportMetric(ms(cpu)/float64(b.N), "ms-CPU/page")
			b.ReportMetric(float64(memory)/float64(b.N)/1024, "KB/page")
			b.ReportMetric(float64(all)/float64(floor), "x-floor")
			b.ReportMetric(float64(len(asked.sent)), "statements")
			b.ReportMetric(0, "ns/op") // page and floor together, which says nothing
		})
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.Logf("heap in use after it: %d MB", m.HeapInuse>>20)
}

func open(b *testing.B, pages http.Handler, path string) {
	b.Helper()
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), http.MethodGet, path, http.NoBody))
	if w.Code != http.StatusOK {
		b.Fatalf("%s: status %d", path, w.Code)
	}
}

// cpuTime is what this process has used.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// allocated is the memory that this process has taken, given back or not.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// recorder keeps the statements that are sent over a connection.
type recorder struct {
	driver.Conn
	mu   sync.Mutex
	sent []sentStatement
}

type sentStatement struct {
	ctx  context.Context // with the parameters of the statement
	text string
	args []any
}

func (r *recorder) keep(ctx context.Context, text string, args []any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sent = append(r.sent, sentStatement{context.WithoutCancel(ctx), text, args})
}

func (r *recorder) Query(ctx context.Context, text string, args ...any) (driver.Rows, error) {
	r.keep(ctx, text, args)
	return r.Conn.Query(ctx, text, args...)
}

func (r *recorder) QueryRow(ctx context.Context, text string, args ...any) driver.Row {
	r.keep(ctx, text, args)
	return r.Conn.QueryRow(ctx, text, args...)
}

func (r *recorder) forget() { r.sent = nil }

// repeat sends the statements again, one after the other, and reads their rows.
func (r *recorder) repeat(b *testing.B) {
	b.Helper()
	for _, s := range r.sent {
		rows, err := r.Conn.Query(s.ctx, s.text, s.args...)
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() { // the driver decodes the block; nothing is made of it
		}
		if err := rows.Close(); err != nil || rows.Err() != nil {
			b.Fatal(err, rows.Err())
		}
	}
}
