package main

import (
	"maps"
	"slices"
	"testing"

	"giaoban/analytics/browsertest"
)

// maxFirstVisit is what the overview may load of a reader who comes for the first time, in bytes as they are sent.
const maxFirstVisit = 400 << 10

// drawnPictures counts the pictures of charts that have come and have something in them, and those that have not.
const drawnPictures = `(async () => {
	const all = [...document.querySelectorAll('.plot picture img')];
	await Promise.all(all.map((i) => i.decode().catch(() => {})));
	const drawn = all.filter((i) => i.complete && i.naturalWidth > 0 && i.naturalHeight > 0).length;
	return [drawn, all.length - drawn];
})()`

// TestFirstVisit opens the overview as somebody who has never been there: it is light, and its charts are pictures that
// need no script.
func TestFirstVisit(t *testing.T) {
	s := startServer(t, t.TempDir(), "--sample")
	browser := browsertest.Start(t)
	for _, script := range []bool{true, false} {
		name := map[bool]string{true: "with script", false: "without script"}[script]
		t.Run(name, func(t *testing.T) {
			tab := browsertest.Open(t, browser, s.url)
			tab.On(t, browsertest.Screen{Width: 1280})
			if !script {
				tab.WithoutScript(t)
			}
			weight := tab.Weigh(t)
			tab.Go(t, "/")
			if pictures := browsertest.Eval[[]int](t, tab, drawnPictures); pictures[0] < 2 || pictures[1] > 0 {
				t.Errorf("%d pictures are drawn, %d are not", pictures[0], pictures[1])
			}
			var sum int64
			loaded := weight.Bytes()
			for _, address := range slices.Sorted(maps.Keys(loaded)) {
				sum += loaded[address]
				t.Logf("%7d %s", loaded[address], address)
			}
			if t.Logf("%7d bytes in all", sum); sum > maxFirstVisit || sum < 10_000 {
				t.Errorf("a first visit loads %d bytes, the most is %d", sum, maxFirstVisit)
			}
			for _, complaint := range tab.Complaints() {
				t.Error(complaint)
			}
		})
	}
}
