package graph

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// work is what a request costs the process: CPU time, and bytes that were allocated. The engine is another process.
type work struct {
	cpu       time.Duration
	allocated uint64
}

// workOf serves a request several times and takes the least: whatever else the machine does only adds to it.
func workOf(t *testing.T, fresh func() http.Handler, body string) (least work) {
	t.Helper()
	for run := range 5 {
		h := fresh()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
		runtime.GC()
		before := spent(t)
		serve(h, r, "Content-Type", typeJSON)
		after := spent(t)
		now := work{after.cpu - before.cpu, after.allocated - before.allocated}
		if run == 0 {
			least = now
		}
		least = work{min(least.cpu, now.cpu), min(least.allocated, now.allocated)}
	}
	return least
}

// spent is what the process has used so far.
func spent(t *testing.T) work {
	t.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return work{time.Duration(usage.Utime.Nano() + usage.Stime.Nano()), memory.TotalAlloc}
}
