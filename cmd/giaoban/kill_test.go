package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// monthCounts is the number of written reports by month.
type monthCounts map[string]int64

func (s *server) monthCounts() (monthCounts, error) {
	var data struct {
		ReportCounts struct {
			Edges []struct {
				Node struct {
					Month string
					Count struct{ Value *int64 }
				}
			}
		}
	}
	err := s.query(`{ reportCounts(period: {from: "2020-01", to: "2020-06"}, groupBy: [MONTH])
		{ edges { node { month count(measure: WRITTEN_REPORTS) { value } } } } }`, &data)
	if err != nil {
		return nil, err
	}
	counts := monthCounts{}
	for _, e := range data.ReportCounts.Edges {
		if v := e.Node.Count.Value; v != nil && *v > 0 {
			counts[e.Node.Month] = *v
		}
	}
	return counts, nil
}

// office is what the reports should be: id -> month. Each file corrects some of them and brings new ones.
type office struct {
	rnd     *rand.Rand
	reports map[int]int
}

func (o *office) nextFile() (csv string, after map[int]int) {
	after = maps.Clone(o.reports)
	rows := map[int]int{}
	for range 1500 {
		rows[o.rnd.IntN(len(after)+2000)] = 1 + o.rnd.IntN(6)
	}
	var b strings.Builder
	b.WriteString("id,received,kind,topics\n")
	for id, month := range rows {
		after[id] = month
		fmt.Fprintf(&b, "r%d,2020-%02d-%02d,WRITTEN,t%d\n", id, month, 1+o.rnd.IntN(28), o.rnd.IntN(10))
	}
	return b.String(), after
}

// importOnce takes one file in and tells how long that takes.
func (o *office) importOnce(t *testing.T, dir string) time.Duration {
	t.Helper()
	csv, after := o.nextFile()
	file := write(t, "reports.csv", csv)
	begun := time.Now()
	if status, out := giaoban(t, "", "import", "--data", dir, "--on-unknown", "add", "--through", "2020-06-30", file); status != exitDone {
		t.Fatalf("status %d: %s", status, out)
	}
	o.reports = after
	return time.Since(begun)
}

func countsOf(reports map[int]int) monthCounts {
	counts := monthCounts{}
	for _, month := range reports {
		counts[fmt.Sprintf("2020-%02d", month)]++
	}
	return counts
}

// TestKillDuringImports kills the engine or giaoban itself with -9 at random moments of imports, while a reader keeps
// asking. Every answer must be exactly before or exactly after; sending the file again ends in after; and sending it
// once more changes nothing. GIAOBAN_KILLS sets the number of kills.
func TestKillDuringImports(t *testing.T) {
	kills := 20
	if s := os.Getenv("GIAOBAN_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	s := startServer(t, dir)
	o := &office{rand.New(rand.NewPCG(1, 2)), map[int]int{}}
	outcomes := map[string]int{}
	reach := o.importOnce(t, dir) // how late a kill comes at the latest: to begin with, as long as an import takes
	for kill := range kills {
		csv, after := o.nextFile()
		file := write(t, "reports.csv", csv)
		before := countsOf(o.reports)
		watch := watchCounts(s, before, countsOf(after))
		importing := command(t.Context(), "import", "--data", dir, "--on-unknown", "add", "--through", "2020-06-30", file)
		if err := importing.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(o.rnd.Int64N(int64(reach))))
		victim := "engine"
		if kill%2 == 1 {
			victim = "giaoban"
		}
		enginePID := s.enginePID(t)
		if victim == "engine" {
			if err := syscall.Kill(enginePID, syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
		} else {
			s.stop(t, syscall.SIGKILL)
			waitGone(t, enginePID)
		}
		_ = importing.Wait() // it may have been done before the kill, or not
		if seen := watch(); seen != nil {
			t.Fatalf("kill %d of %s: a reader saw %v, neither before %v nor after %v", kill, victim, seen, before, countsOf(after))
		}
		if victim == "giaoban" {
			s = startServer(t, dir)
		}
		now := s.settled(t)
		switch {
		case maps.Equal(now, before):
			outcomes[victim+" before"]++
			reach = reach * 5 / 4 // later, to meet the commit and what comes after it
		case maps.Equal(now, countsOf(after)):
			outcomes[victim+" after"]++
			reach = reach * 3 / 4
		default:
			t.Fatalf("kill %d of %s: %v is neither before %v nor after %v", kill, victim, now, before, countsOf(after))
		}
		sendTwice(t, s, dir, file, countsOf(after))
		o.reports = after
	}
	t.Logf("%d kills: %v", kills, outcomes)
	noOrphans(t, s, dir)
}

// settled waits for the engine to be back by itself; until then every answer must be a clear UNAVAILABLE.
func (s *server) settled(t *testing.T) monthCounts {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		counts, err := s.monthCounts()
		var g *graphqlError
		switch {
		case err == nil:
			return counts
		case !errors.As(err, &g) || g.code != "UNAVAILABLE":
			t.Fatalf("asked while the engine is down: %v", err)
		case time.Now().After(deadline):
			t.Fatalf("the engine is not back after 30 s: %v\n%s", err, s.log)
		}
	}
}

// watchCounts keeps asking until the returned function is called, which gives the first answer that was neither.
func watchCounts(s *server, before, after monthCounts) (stop func() monthCounts) {
	ctx, cancel := context.WithCancel(context.Background())
	var wrong monthCounts
	var wait sync.WaitGroup
	wait.Go(func() {
		for ctx.Err() == nil {
			counts, err := s.monthCounts()
			if err == nil && !maps.Equal(counts, before) && !maps.Equal(counts, after) {
				wrong = counts
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	})
	return func() monthCounts { cancel(); wait.Wait(); return wrong }
}

func waitGone(t *testing.T, pid int) {
	t.Helper()
	for range 300 {
		if syscall.Kill(pid, 0) != nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("engine %d lives on 3 s after giaoban was killed", pid)
}
