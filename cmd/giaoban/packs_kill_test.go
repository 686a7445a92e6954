package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"giaoban/analytics/packs"
)

// A server that is killed at any moment while it makes a pack has made one in the end, whole and pinned, and nothing else is left.
func TestScheduleKilled(t *testing.T) {
	t.Parallel()
	told := make(chan string, 100)
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var n struct{ Period struct{ To string } }
		if err := json.NewDecoder(r.Body).Decode(&n); err != nil {
			t.Error(err)
		}
		told <- n.Period.To
	}))
	defer hook.Close()
	dir := t.TempDir()
	start := func() *server {
		return startServer(t, dir, "--pack-when", "month-complete", "--pack-forms", "md,xlsx", "--pack-webhook", hook.URL)
	}
	s := start()
	months := 0
	for month := time.January; month <= time.June; month++ {
		path, through := reportsOf(t, month)
		if status, out := giaoban(t, "", "import", "--data", dir, "--through", through, path); status != exitDone {
			t.Fatal(out)
		}
		months++
		time.Sleep(time.Duration(month) * 60 * time.Millisecond) // whatever it is at then
		s.stop(t, syscall.SIGKILL)
		s = start()
		for receive(t, told) != through[:7] { // an earlier one may have come twice
		}
	}
	s.stop(t, syscall.SIGTERM)
	all, err := packs.Open(filepath.Join(dir, packs.DirName)).List()
	if err != nil || len(all) != months {
		t.Fatalf("%d packs of %d months: %v", len(all), months, err)
	}
	_, versions := giaoban(t, "", "versions", "--data", dir)
	of := map[string]bool{}
	for _, p := range all {
		if of[p.Occasion] || !strings.Contains(versions, p.Pin) {
			t.Errorf("pack %s of %s is there twice, or its data version is not pinned", p.ID, p.Occasion)
		}
		of[p.Occasion] = true
		for _, f := range p.Files {
			if _, err := packs.Open(filepath.Join(dir, packs.DirName)).Content(p, f); err != nil {
				t.Error(err)
			}
		}
	}
	if n := strings.Count(versions, " · "); n != months {
		t.Errorf("%d data versions are pinned for %d packs", n, months)
	}
	entries, err := os.ReadDir(filepath.Join(dir, packs.DirName))
	if err != nil || len(entries) != months+2 { // the lock and the marks
		t.Errorf("%v %v", entries, err)
	}
}
