package dashboards

import (
	"log/slog"
	"os"
	"runtime"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
)

// packer makes packs of the sample office.
func packer(t testing.TB) func(forms ...string) int {
	t.Helper()
	p := NewPacker(intaketest.Sample(t), slog.New(slog.DiscardHandler), WithBase("https://giaoban.example"))
	return func(forms ...string) int {
		pack, err := p.Make(t.Context(), analytics.FullAccess(), "from=2020-04&to=2020-05&measure=messages&vs=previous,last-year,2018-04..2018-05,2017-04..2017-05", forms...)
		if err != nil {
			t.Fatal(err)
		}
		size := 0
		for _, f := range pack.Files {
			size += len(f.Content)
		}
		return size
	}
}

// Packs leave nothing behind: neither their answers nor their pictures.
func TestPackMemory(t *testing.T) {
	makePack, decks := packer(t), 8
	if os.Getenv(wholeMatrix) != "" {
		decks = 200
	}
	held := func(n int) uint64 {
		for range n {
			makePack("pptx")
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held(5)
	if after := held(decks); after > before+4<<20 {
		t.Errorf("%d decks left %d bytes behind", decks, after-before)
	} else {
		t.Logf("%d decks: %.1f MB before, %.1f MB after", decks, float64(before)/1e6, float64(after)/1e6)
	}
}

// BenchmarkPack makes the files of a month's pack, the questions to the engine included; its pictures are kept from the first
// one. cpu-ms is the CPU time of this process and the engine within it.
func BenchmarkPack(b *testing.B) {
	makePack := packer(b)
	for _, form := range PackForms() {
		b.Run(form, func(b *testing.B) {
			makePack(form)
			b.ReportAllocs()
			used, size := cpuTime(b), 0
			for b.Loop() {
				size = makePack(form)
			}
			b.ReportMetric(float64((cpuTime(b)-used).Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(size)/1e3, "kB")
		})
	}
}
