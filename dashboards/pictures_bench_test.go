package dashboards

import (
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"giaoban/analytics/intake/intaketest"
	"giaoban/dashboards/render"
)

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used) // of the process itself, it never fails
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// resident is the memory of this process in bytes.
func resident() int64 {
	content, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	n, _ := strconv.ParseInt(strings.Fields(string(content))[1], 10, 64) // 0 where the kernel does not say
	return n * int64(os.Getpagesize())
}

// BenchmarkPictures makes the picture of each kind of chart, of two years of data, as a page shows it and as a slide takes
// it: anew each time, and from the cache. Made-up data, so that no question to the engine is in it. The time of the
// processor is that of all its cores.
func BenchmarkPictures(b *testing.B) {
	renderer := render.New(render.Options{Dir: b.TempDir()})
	b.Cleanup(renderer.Close)
	store := intaketest.Open(b, "", 0)
	serve := func(cached int) http.Handler {
		return New(store, slog.New(slog.DiscardHandler), WithStories(), WithRenderer(renderer), func(h *handler) { h.pictures = render.NewCache(cached) })
	}
	handlers := map[string]http.Handler{"cold": serve(0), "cached": serve(pictureBytes)}
	for _, kind := range slices.Sorted(maps.Keys(storyCharts)) {
		for _, picture := range []struct{ name, address string }{
			{"svg", ".svg?frame=0&width=1120"}, {"png-1200", ".png?width=1200"}, {"png-3840x2160", ".png?width=1920&height=1080&scale=2"},
		} {
			for _, name := range []string{"cold", "cached"} {
				b.Run(kind+"/"+picture.name+"/"+name, func(b *testing.B) { benchmark(b, handlers[name], pathStories+"/"+kind+"/normal"+picture.address) })
			}
		}
	}
}

func benchmark(b *testing.B, h http.Handler, address string) {
	b.Helper()
	size := 0
	ask := func() {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), http.MethodGet, address, http.NoBody))
		if size = w.Body.Len(); w.Code != http.StatusOK {
			b.Fatalf("%s: %d %.300s", address, w.Code, w.Body)
		}
	}
	ask() // whatever is compiled once is
	before := processorTime()
	b.ReportAllocs()
	for b.Loop() {
		ask()
	}
	b.ReportMetric(float64((processorTime()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(size)/1024, "KiB")
}

// BenchmarkRendererMemory tells what a renderer takes of the memory once it has made SVGs in both of its machines, and once
// it has made a PNG of 3840 x 2160.
func BenchmarkRendererMemory(b *testing.B) {
	before := resident()
	renderer := render.New(render.Options{Dir: b.TempDir()})
	b.Cleanup(renderer.Close)
	h := New(intaketest.Open(b, "", 0), slog.New(slog.DiscardHandler), WithStories(), WithRenderer(renderer), func(h *handler) { h.pictures = render.NewCache(0) })
	ask := func(address string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(b.Context(), http.MethodGet, pathStories+address, http.NoBody))
		if w.Code != http.StatusOK {
			b.Errorf("%s: %d", address, w.Code)
		}
	}
	for b.Loop() {
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() { ask("/trends/normal.svg?width=1120") })
		}
		both.Wait()
		b.ReportMetric(float64(resident()-before)/(1<<20), "MiB-svg")
		ask("/trends/normal.png?width=3840&height=2160")
		b.ReportMetric(float64(resident()-before)/(1<<20), "MiB-png")
	}
}
