package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var backedUp = regexp.MustCompile(`Backed up to (\S+): data version (\d+)`)

// backUp must work, and gives the backup's path.
func backUp(t *testing.T, data, dir, version string, args ...string) string {
	t.Helper()
	status, out := giaoban(t, "", append([]string{"backup", "--data", data, dir}, args...)...)
	wants(t, status, out, exitDone)
	found := backedUp.FindStringSubmatch(out)
	if found == nil || found[2] != version {
		t.Fatalf("not a backup of version %s: %s", version, out)
	}
	return found[1]
}

func importReports(t *testing.T, data, rows string) {
	t.Helper()
	status, out := giaoban(t, "", "import", "--data", data, "--through", "2020-05-31", write(t, "more.csv", "id,received,kind\n"+rows))
	wants(t, status, out, exitDone)
}

// A backup works alike whether or not a server has the data directory open, and comes back as a ledger that goes on.
func TestBackup(t *testing.T) {
	for _, served := range []bool{false, true} {
		t.Run(map[bool]string{false: "alone", true: "through the server"}[served], func(t *testing.T) {
			t.Parallel()
			data, dir := t.TempDir(), filepath.Join(t.TempDir(), "bản sao lưu")
			if served {
				startServer(t, data)
			}
			importReports(t, data, "r1,2020-04-01,WRITTEN\nr2,2020-05-01,MESSAGE\n")
			full := filepath.Base(backUpSpaced(t, data, dir, "full"))
			importReports(t, data, "r3,2020-04-03,WRITTEN\n")
			second := filepath.Base(backUpSpaced(t, data, dir, "incremental on "+full))
			status, out := giaoban(t, "", "restore", "--list", dir)
			wants(t, status, out, exitDone, "BACKUP", full, second, "incremental on "+full)
			status, out = giaoban(t, "", "restore", dir, "--data", data)
			if served {
				wants(t, status, out, exitRefused, "A giaoban server is running on "+data)
			} else {
				wants(t, status, out, exitRefused, "holds a ledger already", "--replace")
			}
			again := filepath.Join(t.TempDir(), "again")
			status, out = giaoban(t, "", "restore", dir, "--data", again)
			wants(t, status, out, exitDone, "Restored "+second+" (data version 2) into "+again)
			status, out = giaoban(t, "", "undo", "--data", again, "2")
			wants(t, status, out, exitDone, "the new version is 3")
			importReports(t, again, "r4,2020-04-04,WRITTEN\n")
			s := startServer(t, again)
			if counts, err := s.monthCounts(); err != nil || counts["2020-04"] != 2 {
				t.Errorf("the restored ledger answers %v, %v", counts, err)
			}
			status, out = giaoban(t, "", "backup", "--data", again, dir)
			wants(t, status, out, exitDone, "data version 4", "incremental on "+second)
			importReports(t, data, "r5,2020-04-05,WRITTEN\n")
			status, out = giaoban(t, "", "backup", "--lang", "vi", "--data", data, dir)
			wants(t, status, out, exitRefused, "đã đi theo hướng khác")
		})
	}
}

// backUpSpaced is backUp where the directory's name has spaces.
func backUpSpaced(t *testing.T, data, dir, how string) string {
	t.Helper()
	status, out := giaoban(t, "", "backup", "--data", data, dir)
	wants(t, status, out, exitDone, "Backed up to "+dir, how+".")
	path, _, _ := strings.Cut(strings.TrimPrefix(out, "Backed up to "), ": data version")
	return path
}

func TestBackupRefusals(t *testing.T) {
	t.Parallel()
	data, dir, empty := t.TempDir(), t.TempDir(), t.TempDir()
	importReports(t, data, "r1,2020-04-01,WRITTEN\n")
	backUp(t, data, dir, "1")
	for name, c := range map[string]struct {
		args  []string
		texts []string
	}{
		"no ledger":       {[]string{"backup", "--data", empty, dir}, []string{"no ledger to back up in " + empty}},
		"own server":      {[]string{"backup", dir, "--clickhouse", "clickhouse://u:secret@h:9000/counts"}, []string{"BACKUP DATABASE counts TO Disk("}},
		"own server back": {[]string{"restore", dir, "--clickhouse", "clickhouse://u:secret@h:9000/counts"}, []string{"RESTORE DATABASE counts FROM Disk("}},
		"not a series":    {[]string{"restore", "--list", data}, []string{"holds something else"}},
		"no such backup":  {[]string{"restore", dir, "--data", empty, "--backup", "x"}, []string{`no backup "x"`}},
		"a ledger":        {[]string{"restore", dir, "--data", data}, []string{"holds a ledger already"}},
		"not a ledger":    {[]string{"restore", dir, "--data", filepath.Dir(write(t, "thesis.txt", "x")), "--replace"}, []string{"no data directory of giaoban", "thesis.txt"}},
		"nowhere":         {[]string{"restore", filepath.Join(dir, "nowhere"), "--data", empty}, []string{"cannot be read: no such file"}},
	} {
		t.Run(name, func(t *testing.T) {
			status, out := giaoban(t, "", c.args...)
			wants(t, status, out, exitRefused, c.texts...)
			if strings.Contains(out, "secret") {
				t.Error("it prints the password")
			}
		})
	}
	for _, command := range []string{"backup", "restore"} {
		status, out := giaoban(t, "", command, "--help")
		wants(t, status, out, exitDone, "Usage: giaoban "+command+" <dir>", "--data=DIR")
	}
}

// --replace keeps what was there; a backup that is damaged changes nothing.
func TestRestoreReplaces(t *testing.T) {
	t.Parallel()
	data, dir := filepath.Join(t.TempDir(), "data"), t.TempDir()
	importReports(t, data, "r1,2020-04-01,WRITTEN\n")
	path := backUp(t, data, dir, "1")
	importReports(t, data, "r2,2020-04-02,WRITTEN\n")
	note := filepath.Join(data, "note.txt")
	if err := os.WriteFile(note, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(path, ".backup")
	good, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	good[len(good)/2] ^= 1
	if err := os.WriteFile(list, good, 0o600); err != nil {
		t.Fatal(err)
	}
	status, out := giaoban(t, "", "restore", dir, "--data", data, "--replace")
	wants(t, status, out, exitRefused, "is damaged: the file .backup is not what SHA256SUMS says")
	status, out = giaoban(t, "", "versions", "--data", data)
	wants(t, status, out, exitDone, "\n2 ", "\n1 ")
	good[len(good)/2] ^= 1
	if err := os.WriteFile(list, good, 0o600); err != nil {
		t.Fatal(err)
	}
	// What a restore that was killed has left does not matter.
	if err := os.MkdirAll(filepath.Join(data, "restoring", "engine", "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	status, out = giaoban(t, "", "restore", dir, "--data", data, "--replace")
	wants(t, status, out, exitDone, "(data version 1) into "+data, "The old ledger is kept in "+data+".before-restore-")
	if _, err := os.Stat(note); err != nil {
		t.Error("a file of somebody else's went with the old ledger:", err)
	}
	if _, err := os.Stat(filepath.Join(data, "restoring")); err == nil {
		t.Error("the restore has left its working directory")
	}
	status, out = giaoban(t, "", "versions", "--data", data)
	wants(t, status, out, exitDone, "\n1 ")
	if strings.Contains(out, "\n2 ") {
		t.Errorf("version 2 is still there: %s", out)
	}
	kept, err := filepath.Glob(data + ".before-restore-*")
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	status, out = giaoban(t, "", "versions", "--data", kept[0])
	wants(t, status, out, exitDone, "\n2 ", "\n1 ")
}

// Backups while imports run and questions are asked: each holds one data version, whole, and nobody is turned away.
func TestBackupWhileWorking(t *testing.T) {
	t.Parallel()
	data, dir := t.TempDir(), t.TempDir()
	s := startServer(t, data)
	importReports(t, data, "first,2020-04-01,WRITTEN\n")
	ctx, cancel := context.WithCancel(t.Context())
	var asking, importing sync.WaitGroup
	asking.Go(func() {
		for ctx.Err() == nil {
			if counts, err := s.monthCounts(); err != nil || counts["2020-04"] < 1 {
				t.Errorf("asked during a backup: %v, %v", counts, err)
				return
			}
		}
	})
	importing.Go(func() {
		for i := range 6 {
			importReports(t, data, fmt.Sprintf("a%d,2020-04-02,WRITTEN\nb%d,2020-05-02,WRITTEN\n", i, i))
		}
	})
	for range 4 {
		status, out := giaoban(t, "", "backup", "--data", data, dir)
		wants(t, status, out, exitDone, "Backed up to "+dir)
	}
	importing.Wait()
	cancel()
	asking.Wait()
	for _, path := range backupsIn(t, dir) {
		again := filepath.Join(t.TempDir(), "again")
		status, out := giaoban(t, "", "restore", dir, "--backup", filepath.Base(path), "--data", again)
		wants(t, status, out, exitDone)
		_, version, _ := strings.Cut(filepath.Base(path), "-v")
		counts, err := startServer(t, again).monthCounts()
		if want := counts["2020-05"] + 1; err != nil || counts["2020-04"] != want || fmt.Sprint(want) != version {
			t.Errorf("%s holds %v, %v", path, counts, err)
		}
	}
}

func backupsIn(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// A backup whose process or engine is killed leaves nothing that looks whole, nor anything in the engine's directory for
// long.
func TestKillDuringBackups(t *testing.T) {
	t.Parallel()
	data, dir := t.TempDir(), t.TempDir()
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, "r%d,2020-%02d-01,WRITTEN\n", i, 1+i%5)
	}
	importReports(t, data, rows.String())
	begun := time.Now()
	backUp(t, data, dir, "1")
	took := time.Since(begun)
	outcomes := map[string]int{}
	for kill := range 10 {
		var s *server
		if kill%2 == 1 {
			s = startServer(t, data)
		}
		before := len(backupsIn(t, dir))
		backup := command(t.Context(), "backup", "--full", "--data", data, dir)
		backup.Stdout, backup.Stderr = io.Discard, io.Discard
		if err := backup.Start(); err != nil {
			t.Fatal(err)
		}
		if s == nil {
			time.Sleep(took * time.Duration(kill+4) / 13) // the engine starts first
			_ = backup.Process.Kill()                     // it may have ended
		} else {
			time.Sleep(took * time.Duration(kill) / 26)
			_ = syscall.Kill(s.enginePID(t), syscall.SIGKILL)
		}
		_ = backup.Wait()
		if s != nil {
			s.stop(t, syscall.SIGTERM)
		}
		after := backupsIn(t, dir)
		outcomes[fmt.Sprintf("%d more", len(after)-before)]++
		if len(after) > before+1 {
			t.Errorf("kill %d: %d backups, %d before", kill, len(after), before)
		}
		status, out := giaoban(t, "", "restore", "--list", dir)
		wants(t, status, out, exitDone)
		if strings.Contains(out, "damaged") {
			t.Errorf("kill %d left half a backup: %s", kill, out)
		}
	}
	t.Log(outcomes)
	backUp(t, data, dir, "1")
	for what, pattern := range map[string]string{"unfinished backups": filepath.Join(dir, ".*"), "the engine's": filepath.Join(data, "engine", "backups", "*")} {
		if left, err := filepath.Glob(pattern); err != nil || len(left) > 0 {
			t.Errorf("%s: %v, %v", what, left, err)
		}
	}
	again := t.TempDir()
	for _, path := range backupsIn(t, dir) {
		into := filepath.Join(again, filepath.Base(path))
		status, out := giaoban(t, "", "restore", dir, "--backup", filepath.Base(path), "--data", into)
		wants(t, status, out, exitDone, "data version 1")
	}
}
