package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"giaoban/analytics/enginetest"
)

// faults tells whether the long tests of faults are wanted: make faults.
func faults(t *testing.T) {
	t.Helper()
	if os.Getenv("GIAOBAN_FAULTS") == "" {
		t.Skip("takes minutes and mounts a file system; run it with make faults")
	}
}

// sendTwice sends a file that a fault may have interrupted: it goes in, and once more changes nothing.
func sendTwice(t *testing.T, s *server, dir, file string, after monthCounts) {
	t.Helper()
	for again := range 2 {
		status, out := giaoban(t, "", "import", "--data", dir, "--on-unknown", "add", "--through", "2020-06-30", file)
		if status != exitDone || (again == 1 && !strings.Contains(out, "nothing was changed")) {
			t.Fatalf("sent again: status %d: %s\n%s", status, out, s.log)
		}
		if now := s.settled(t); !maps.Equal(now, after) {
			t.Fatalf("sent again: %v, not %v", now, after)
		}
	}
}

// noOrphans starts giaoban once more, which sweeps, and then looks into its tables for rows that no commit stands for.
func noOrphans(t *testing.T, s *server, dir string) {
	t.Helper()
	s.stop(t, syscall.SIGTERM)
	startServer(t, dir).stop(t, syscall.SIGTERM)
	e := enginetest.Start(t, dir)
	for _, table := range []string{"log", "rollup", "rollup_topics", "rollup_units", "registry", "issue"} {
		var orphans uint64
		err := e.Writer().QueryRow(t.Context(), "SELECT count() FROM "+table+" WHERE version NOT IN (SELECT version FROM commits)").Scan(&orphans)
		if err != nil {
			t.Fatal(err)
		}
		if orphans > 0 {
			t.Errorf("%d rows of %s belong to no commit", orphans, table)
		}
	}
}

// TestDiskFull fills the disk under imports. They end with an error, reads go on, and with room again they go in.
func TestDiskFull(t *testing.T) {
	faults(t)
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=600m"); err != nil {
		t.Skip("a small file system cannot be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	dir := filepath.Join(disk, "data")
	s := startServer(t, dir)
	o := &office{rand.New(rand.NewPCG(3, 4)), map[int]int{}}
	o.importOnce(t, dir)
	ballast := filepath.Join(disk, "ballast")
	refused := 0
	for try := range 12 {
		room := int64(o.rnd.IntN(3000)) << 10 // bytes that are left: from none to almost enough
		before := countsOf(o.reports)
		csv, after := o.nextFile()
		file := write(t, "reports.csv", csv)
		fill(t, disk, ballast, room)
		watch := watchCounts(s, before, countsOf(after))
		status, out := giaoban(t, "", "import", "--data", dir, "--on-unknown", "add", "--through", "2020-06-30", file)
		if seen := watch(); seen != nil {
			t.Fatalf("try %d: a reader saw %v, neither before nor after", try, seen)
		}
		now := s.settled(t)
		switch {
		case status != exitDone && maps.Equal(now, before):
			refused++
		case maps.Equal(now, countsOf(after)):
		default:
			t.Fatalf("try %d with %d bytes left: status %d, %v is neither %v nor %v: %s", try, room, status, now, before, countsOf(after), out)
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		sendTwice(t, s, dir, file, countsOf(after))
		o.reports = after
	}
	t.Logf("%d of 12 imports found no room", refused)
	if refused == 0 {
		t.Error("the disk was never full: the test tests nothing")
	}
	noOrphans(t, s, dir)
}

// fill writes a file that leaves only so many bytes.
func fill(t *testing.T, disk, ballast string, room int64) {
	t.Helper()
	var fs syscall.Statfs_t
	if err := syscall.Statfs(disk, &fs); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	err = syscall.Fallocate(int(file.Fd()), 0, 0, max(int64(fs.Bavail)*fs.Bsize-room, 1))
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestEnginePaused stops the engine for 30 s in the middle of imports, as a machine out of memory or a debugger does.
func TestEnginePaused(t *testing.T) {
	faults(t)
	dir := t.TempDir()
	s := startServer(t, dir)
	o := &office{rand.New(rand.NewPCG(5, 6)), map[int]int{}}
	reach := o.importOnce(t, dir)
	for pause := range 3 {
		before := countsOf(o.reports)
		csv, after := o.nextFile()
		file := write(t, "reports.csv", csv)
		watch := watchCounts(s, before, countsOf(after))
		importing := command(t.Context(), "import", "--data", dir, "--on-unknown", "add", "--through", "2020-06-30", file)
		if err := importing.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(o.rnd.Int64N(int64(reach))))
		pid := s.enginePID(t)
		if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		time.Sleep(30 * time.Second)
		_ = syscall.Kill(pid, syscall.SIGCONT) // its supervisor may have ended it by now
		_ = importing.Wait()                   // it may have been done before the pause, or not
		if seen := watch(); seen != nil {
			t.Fatalf("pause %d: a reader saw %v, neither before nor after", pause, seen)
		}
		if now := s.settled(t); !maps.Equal(now, before) && !maps.Equal(now, countsOf(after)) {
			t.Fatalf("pause %d: %v is neither before %v nor after %v", pause, now, before, countsOf(after))
		}
		sendTwice(t, s, dir, file, countsOf(after))
		o.reports = after
	}
	noOrphans(t, s, dir)
}
