package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

const goodReports = "id,received,kind\nr1,2020-04-01,WRITTEN\nr2,2020-05-01,MESSAGE\n"

const badDate = `id,received,kind
r1,2020-04-01,WRITTEN
r2,2020-04-02,WRITTEN
r3,2020-04-03,WRITTEN
r4,2020-04-04,WRITTEN
r5,2020-04-05,WRITTEN
r6,2020-04-31,WRITTEN
`

// wants fails the test unless a command ended as it should and said what it should.
func wants(t *testing.T, status int, output string, wantStatus int, texts ...string) {
	t.Helper()
	if status != wantStatus {
		t.Errorf("status %d, not %d: %s", status, wantStatus, output)
	}
	for _, text := range texts {
		if !strings.Contains(output, text) {
			t.Errorf("%q is not in the output:\n%s", text, output)
		}
	}
}

// The import works alike whether or not a server has the data directory open.
func TestImport(t *testing.T) {
	for _, served := range []bool{false, true} {
		name := map[bool]string{false: "alone", true: "through the server"}[served]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// Long enough that the socket's path does not fit into a socket address.
			dir := filepath.Join(t.TempDir(), strings.Repeat("long-", 20))
			var s *server
			if served {
				s = startServer(t, dir)
			}
			bad := write(t, "bad.csv", badDate)
			good := write(t, "good.csv", goodReports)
			status, out := giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", bad, good)
			wants(t, status, out, exitRefused, "bad.csv, line 7, column received, value “2020-04-31”: this is not a real date",
				"refused; problems: 1, rows read: 6. Nothing of it was committed", "Files not tried: 1.")
			status, out = giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", "--dry-run", good)
			wants(t, status, out, exitDone, "no problems (dry run, nothing was written)")
			status, out = giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", good)
			wants(t, status, out, exitDone, "all of it is in, as data version", "Rows read 2: taken 2, repeated 0, rejected 0", "complete to the end of 2020-05-31")
			status, out = giaoban(t, goodReports, "import", "--data", dir, "--through", "2020-05-31", "-")
			wants(t, status, out, exitDone, "standard input: this file is in force already", "nothing was changed")
			status, out = giaoban(t, "", "import", "--lang", "vi", "--data", dir, bad)
			wants(t, status, out, exitRefused, "bad.csv, dòng 7, cột received, giá trị “2020-04-31”: không phải ngày giờ có thật", "Không dòng nào được ghi")
			if served {
				counts, err := s.monthCounts()
				if err != nil || len(counts) != 1 || counts["2020-04"] != 1 {
					t.Errorf("the server answers %v, %v", counts, err)
				}
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, c := range map[string]struct {
		args   []string
		status int
		texts  []string
	}{
		"no command":       {nil, exitUsage, []string{"Usage: giaoban <command>", "expected one of"}},
		"no file":          {[]string{"import"}, exitUsage, []string{"Usage: giaoban import <file>", "expected \"<file> ...\""}},
		"missing file":     {[]string{"import", "--data", dir, "nowhere.csv"}, exitRefused, []string{"The file nowhere.csv cannot be read: no such file or directory"}},
		"a directory":      {[]string{"import", "--data", dir, dir}, exitRefused, []string{"cannot be read: it is a directory"}},
		"bad through":      {[]string{"import", "--data", dir, "--through", "2020-02-30", write(t, "a.csv", goodReports)}, exitRefused, []string{`--through "2020-02-30" is not a real date`}},
		"open address":     {[]string{"serve", "--data", dir, "--addr", "0.0.0.0:0"}, exitRefused, []string{"open beyond this machine and there is no login", "--no-login"}},
		"bad address":      {[]string{"serve", "--data", dir, "--addr", "127.0.0.1:99999"}, exitRefused, []string{"The address 127.0.0.1:99999 cannot be opened"}},
		"bad zone":         {[]string{"import", "--data", t.TempDir(), "--timezone", "Hanoi", write(t, "b.csv", goodReports)}, exitRefused, []string{`Time zone "Hanoi"`}},
		"bad cut-off":      {[]string{"import", "--data", t.TempDir(), "--cutoff-day", "29", write(t, "c.csv", goodReports)}, exitRefused, []string{"a day from 1 to 28"}},
		"missing library":  {[]string{"import", "--data", t.TempDir(), "--libchdb", "/nowhere/libchdb.so", write(t, "d.csv", goodReports)}, exitRefused, []string{"/nowhere/libchdb.so"}},
		"through later":    {[]string{"import", "--data", t.TempDir(), "--through", "2999-01-01", write(t, "f.csv", goodReports)}, exitRefused, []string{"The day 2999-01-01 of --through is yet to come"}},
		"no server at all": {[]string{"import", "--clickhouse", "clickhouse://127.0.0.1:1/x", write(t, "e.csv", goodReports)}, exitRefused, []string{"127.0.0.1:1"}},
	} {
		t.Run(name, func(t *testing.T) {
			status, out := giaoban(t, "", c.args...)
			wants(t, status, out, c.status, c.texts...)
		})
	}
}

// Time zone and cut-off day are fixed when a data directory is created.
func TestSettingsStay(t *testing.T) {
	t.Parallel()
	dir, file := t.TempDir(), write(t, "good.csv", goodReports)
	status, out := giaoban(t, "", "import", "--data", dir, "--cutoff-day", "20", "--dry-run", file)
	wants(t, status, out, exitDone) // a dry run decides nothing
	status, out = giaoban(t, "", "import", "--data", dir, "--cutoff-day", "15", "--through", "2020-06-30", file)
	wants(t, status, out, exitDone)
	status, out = giaoban(t, "", "import", "--data", dir, "--cutoff-day", "20", file)
	wants(t, status, out, exitRefused, "cutoff-day is fixed at 15 and cannot become 20")
	status, out = giaoban(t, "", "import", "--data", dir, "--through", "2020-06-30", file)
	wants(t, status, out, exitDone, "in force already")
	startServer(t, dir)
	status, out = giaoban(t, "", "import", "--data", dir, "--timezone", "UTC", file)
	wants(t, status, out, exitRefused, "timezone is fixed at Asia/Ho_Chi_Minh and cannot become UTC")
}

// A wrong file name creates no ledger; a pipe is read like a file; a command waits for a directory that is busy.
func TestAwkwardFiles(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	status, out := giaoban(t, "", "import", "--data", dir, "nowhere.csv")
	wants(t, status, out, exitRefused, "nowhere.csv cannot be read")
	if _, err := os.Stat(dir); err == nil {
		t.Error("a wrong file name created a data directory")
	}
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	wrote := make(chan error, 1)
	go func() { wrote <- os.WriteFile(pipe, []byte(goodReports), 0o600) }()
	status, out = giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", pipe)
	wants(t, status, out, exitDone, "Rows read 2: taken 2")
	if err := <-wrote; err != nil {
		t.Error(err)
	}
	var wait sync.WaitGroup
	for i := range 3 { // at once, without a server: each waits for its turn
		wait.Go(func() {
			file := write(t, fmt.Sprintf("%d.csv", i), fmt.Sprintf("id,received,kind\nx%d,2020-04-02,WRITTEN\n", i))
			status, out := giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", file)
			wants(t, status, out, exitDone, "taken 1")
		})
	}
	wait.Wait()
}

// A second process on a data directory is told who has it; the server's socket is nobody else's.
func TestDirectoryInUse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	startServer(t, dir)
	status, out := giaoban(t, "", "serve", "--data", dir, "--addr", "127.0.0.1:0")
	wants(t, status, out, exitRefused, dir, "in use")
	info, err := os.Stat(filepath.Join(dir, socketName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("socket: %v, %v", info, err)
	}
}

// A data version can be undone, the undo too, and a file that is out of force can come again.
func TestUndo(t *testing.T) {
	for _, served := range []bool{false, true} {
		t.Run(map[bool]string{false: "alone", true: "through the server"}[served], func(t *testing.T) {
			t.Parallel()
			dir, file := t.TempDir(), write(t, "good.csv", goodReports)
			if served {
				startServer(t, dir)
			}
			status, out := giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", file)
			wants(t, status, out, exitDone, "data version 1")
			status, out = giaoban(t, "", "undo", "--data", dir, "7")
			wants(t, status, out, exitRefused, "There is no data version with the number or name “7”")
			status, out = giaoban(t, "", "undo", "--data", dir, "1")
			wants(t, status, out, exitDone, "Data version 1 is undone; the new version is 2, months counted anew: 2")
			status, out = giaoban(t, "", "undo", "--data", dir, "2")
			wants(t, status, out, exitDone, "the new version is 3")
			status, out = giaoban(t, "", "undo", "--data", dir, "3")
			wants(t, status, out, exitDone, "the new version is 4")
			status, out = giaoban(t, "", "import", "--data", dir, "--through", "2020-05-31", file)
			wants(t, status, out, exitDone, "data version 5")
			status, out = giaoban(t, "", "versions", "--data", dir)
			wants(t, status, out, exitDone, "good.csv", "undo of 3", "2020-05-31")
			lines := strings.Split(strings.TrimSpace(out), "\n")
			for i, want := range []string{"VERSION", "in force", "in force", "undone by 4", "in force", "undone by 2"} {
				if i >= len(lines) || !strings.Contains(lines[i], want) {
					t.Errorf("line %d does not say %q:\n%s", i, want, out)
				}
			}
		})
	}
}
