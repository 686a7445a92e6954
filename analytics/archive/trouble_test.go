package archive_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/words"

	"golang.org/x/sys/unix"
)

// refused wants an error that says the phrase and names all of that.
func refused(t *testing.T, err error, phrase words.Phrase, names ...string) {
	t.Helper()
	var known *analytics.Error
	if !errors.As(err, &known) || known.Phrase != phrase {
		t.Errorf("%v is not %q", err, phrase.En)
		return
	}
	for _, name := range names {
		if !strings.Contains(known.In(words.Vi), name) || !strings.Contains(known.In(words.En), name) {
			t.Errorf("%q does not name %q", known.In(words.En), name)
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := newOffice(t, analytics.Options{})
	_, err := o.try(t.Context(), dir, false)
	refused(t, err, words.BackupEmpty)
	o.load("a 2020-01")
	must(t, os.WriteFile(filepath.Join(dir, "holiday.jpg"), []byte("x"), 0o600))
	_, err = o.try(t.Context(), dir, false)
	refused(t, err, words.BackupForeign, dir, "holiday.jpg")
	must(t, os.Remove(filepath.Join(dir, "holiday.jpg")))
	_, err = o.try(t.Context(), filepath.Join(o.engine.BackupDir(), "deeper"), false)
	refused(t, err, words.BackupInside, o.engine.BackupDir())
	o.backup(dir, false)

	other := newOffice(t, analytics.Options{})
	other.load("a 2020-01")
	_, err = other.try(t.Context(), dir, false)
	refused(t, err, words.BackupOther, dir)

	held, err := os.Open(dir)
	must(t, err)
	must(t, unix.Flock(int(held.Fd()), unix.LOCK_EX))
	_, err = o.try(t.Context(), dir, false)
	refused(t, err, words.BackupBusy, dir)
	must(t, held.Close())

	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	_, err = o.try(t.Context(), filepath.Join(file, "below"), false)
	refused(t, err, words.BackupUnwritable, file)
	_, err = archive.Read(filepath.Join(dir, "nowhere"))
	refused(t, err, words.BackupUnreadable, "nowhere")
	series, err := archive.Read(t.TempDir())
	must(t, err)
	_, err = series.Chain("")
	refused(t, err, words.BackupNone)
	series, err = archive.Read(dir)
	must(t, err)
	_, err = series.Chain("20000101T000000Z-v1")
	refused(t, err, words.BackupUnknown, "20000101T000000Z-v1")
}

// One changed byte in any file of a chain is found, and the file named; so are files too few and too many.
func TestDamage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := newOffice(t, analytics.Options{})
	o.load("a 2020-01")
	o.backup(dir, false)
	o.load("b 2020-02")
	o.backup(dir, false)
	verify := func() error {
		series, err := archive.Read(dir)
		must(t, err)
		chain, err := series.Chain("")
		if err != nil {
			return err
		}
		return series.Verify(t.Context(), chain, func(archive.Progress) {})
	}
	must(t, verify())
	files := 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		must(t, err)
		if e.IsDir() {
			return nil
		}
		text, err := os.ReadFile(path)
		must(t, err)
		rel, err := filepath.Rel(dir, path)
		must(t, err)
		backup, inside, _ := strings.Cut(rel, string(filepath.Separator))
		if len(text) > 0 {
			files++
			for _, at := range []int{0, len(text) / 2, len(text) - 1} {
				bad := slices.Clone(text)
				bad[at] ^= 1
				must(t, os.WriteFile(path, bad, 0o600))
				refused(t, verify(), words.BackupFileDamaged, backup, inside)
			}
		}
		must(t, os.Remove(path))
		refused(t, verify(), words.BackupFileMissing, backup, inside)
		must(t, os.WriteFile(path, text, 0o600))
		return nil
	})
	must(t, err)
	if files < 50 {
		t.Errorf("only %d files were damaged", files)
	}
	must(t, verify())
	series, err := archive.Read(dir)
	must(t, err)
	strange := filepath.Join(dir, series.Backups[0].Name, "data", "strange")
	must(t, os.Symlink("/etc/passwd", strange))
	refused(t, verify(), words.BackupFileStrange, series.Backups[0].Name, "data/strange")
	must(t, os.Remove(strange))
	must(t, os.WriteFile(strange, nil, 0o600))
	refused(t, verify(), words.BackupFileStrange, series.Backups[0].Name, "data/strange")
}

// A backup waits for the change under way, and the next change for ClickHouse; questions wait for neither.
func TestWhileWorking(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := newOffice(t, analytics.Options{})
	o.load("a 2020-01")
	before := o.answers()
	change, err := o.store.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: analytics.ImportedReports})
	must(t, err)
	must(t, change.AddRetraction(t.Context(), "a"))
	waiting, taken := make(chan struct{}), make(chan *archive.Taken)
	go func() {
		b, err := archive.Take(t.Context(), o.source(), analytics.FullAccess(), dir, false, func(p archive.Progress) {
			if p.Step == archive.Waiting {
				close(waiting)
			}
		})
		if err != nil {
			t.Error(err)
		}
		taken <- b
	}()
	<-waiting
	if got := o.answers(); got != before {
		t.Errorf("while a backup waits, answers change to\n%s", got)
	}
	select {
	case <-taken:
		t.Fatal("the backup did not wait for the change")
	default:
	}
	_, err = change.Commit(t.Context(), analytics.RowCounts{Read: 1, Taken: 1})
	must(t, err)
	if b := <-taken; b == nil || b.Version != 2 {
		t.Fatalf("the backup holds %+v", b)
	}

	held, err := o.store.BeginBackup(t.Context(), analytics.FullAccess())
	must(t, err)
	var over atomic.Bool
	waited := make(chan bool)
	go func() {
		late, err := o.store.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: analytics.ImportedReports})
		waited <- over.Load()
		if err != nil {
			t.Error(err)
			return
		}
		late.Abandon()
	}()
	after := o.answers() // questions go on
	over.Store(true)
	held.End()
	if !<-waited {
		t.Error("a change began while the ledger was held still")
	}
	if got := restore(t, dir, "").answers(); got != after {
		t.Errorf("restored, it answers\n%s\nnot\n%s", got, after)
	}
}

// A backup that is interrupted at any step leaves nothing, and the next one works.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	o := newOffice(t, analytics.Options{})
	o.load("a 2020-01")
	for _, at := range []archive.Step{archive.Waiting, archive.Writing, archive.Checking} {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := archive.Take(ctx, o.source(), analytics.FullAccess(), dir, false, func(p archive.Progress) {
			if p.Step == at {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("interrupted at step %d: %v", at, err)
		}
		o.clean(dir)
		if series, err := archive.Read(dir); err != nil || len(series.Backups) > 0 {
			t.Errorf("interrupted at step %d: %v, %v", at, series.Backups, err)
		}
	}
	must(t, os.MkdirAll(filepath.Join(dir, ".giaoban-unfinished-20200101T000000Z-v1", "data"), 0o700)) // of one that was killed
	o.backup(dir, false)
}

// On a full disk there is a clear error, no backup, and an unharmed ledger.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := unix.Mount("giaoban-test", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("this account may not mount a small disk: ", err)
	}
	t.Cleanup(func() { must(t, unix.Unmount(dir, 0)) })
	o := newOffice(t, analytics.Options{})
	o.load("a 2020-01")
	before := o.answers()
	_, err := o.try(t.Context(), dir, false)
	refused(t, err, words.BackupDiskFull) // many small files need more room than their bytes
	o.clean(dir)
	must(t, unix.Mount("giaoban-test", dir, "tmpfs", unix.MS_REMOUNT, "size=8k"))
	_, err = o.try(t.Context(), dir, false)
	refused(t, err, words.BackupNoRoom, dir)
	o.clean(dir)
	if series, err := archive.Read(dir); err != nil || len(series.Backups) > 0 {
		t.Errorf("on a full disk: %v, %v", series, err)
	}
	if o.answers() != before {
		t.Error("the ledger answers otherwise after a full disk")
	}
	must(t, unix.Mount("giaoban-test", dir, "tmpfs", unix.MS_REMOUNT, "size=16m"))
	o.backup(dir, false)
	if got := restore(t, dir, "").answers(); got != before {
		t.Errorf("restored from another disk it answers\n%s", got)
	}
}
