package intake_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// clock is a clock that a test sets.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func uploads(t *testing.T, limits intake.UploadLimits) (*intake.Uploads, *clock) {
	t.Helper()
	c := &clock{now: intaketest.Now()}
	u := intake.NewUploads(limits, c.time)
	t.Cleanup(func() {
		if err := u.Close(); err != nil {
			t.Error(err)
		}
	})
	return u, c
}

func add(t *testing.T, u *intake.Uploads, name, content string) *intake.Upload {
	t.Helper()
	upload, err := u.Add(name, int64(len(content)), strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return upload
}

func wantsKind(t *testing.T, err error, kind analytics.Kind) {
	t.Helper()
	if err == nil || analytics.KindOf(err) != kind {
		t.Errorf("error %v is of kind %d, not %d", err, analytics.KindOf(err), kind)
	}
}

func TestUploadLimits(t *testing.T) {
	u, c := uploads(t, intake.UploadLimits{File: 10, Total: 25, Count: 3, Rejects: 1 << 20, Idle: time.Hour})
	for name, size := range map[string]int64{"told beforehand": 11, "found while it comes": -1} {
		_, err := u.Add(name, size, strings.NewReader("12345678901"))
		wantsKind(t, err, analytics.TooExpensive)
	}
	_, err := u.Add("empty.csv", 0, strings.NewReader(""))
	wantsKind(t, err, analytics.Invalid)
	_, err = u.Add("..", 1, strings.NewReader("1"))
	wantsKind(t, err, analytics.Invalid)
	_, err = u.Add("cut off.csv", 9, io.MultiReader(strings.NewReader("12345"), brokenReader{}))
	wantsKind(t, err, analytics.Invalid)

	one, two := add(t, u, "1.csv", "1234567890"), add(t, u, "2.csv", "1234567890")
	_, err = u.Add("no room for its bytes", -1, strings.NewReader("123456"))
	wantsKind(t, err, analytics.Unavailable)
	add(t, u, "3.csv", "12345")
	_, err = u.Add("one too many", -1, strings.NewReader("1"))
	wantsKind(t, err, analytics.Unavailable)
	if err := u.Drop(two.ID); err != nil {
		t.Fatal(err)
	}
	add(t, u, "4.csv", "1234567890") // what was dropped leaves room
	wantsKind(t, u.Drop(two.ID), analytics.NotFound)

	// A use keeps a file; without one it is gone after an hour.
	c.pass(50 * time.Minute)
	if _, err := u.Find(one.ID); err != nil {
		t.Error(err)
	}
	c.pass(50 * time.Minute)
	if _, err := u.Find(one.ID); err != nil {
		t.Error(err)
	}
	c.pass(61 * time.Minute)
	_, err = u.Find(one.ID)
	wantsKind(t, err, analytics.NotFound)
	add(t, u, "5.csv", "1234567890")
	add(t, u, "6.csv", "1234567890") // expired files leave room, too
}

// Files that have been taken in make room for new ones, those that were used longest ago first; others never do.
func TestUploadsMakeRoom(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	const size = 40
	file := func(id string) string {
		text := "id,received,kind\n" + id + ",2020-04-01,MESSAGE"
		return text + strings.Repeat("\n", size-len(text))
	}
	u, c := uploads(t, intake.UploadLimits{File: 3 * size, Total: 3 * size, Count: 3, Rejects: 1 << 20, Idle: time.Hour})
	run := func(upload *intake.Upload, dryRun bool) {
		t.Helper()
		c.pass(time.Minute)
		if _, err := upload.Import(t.Context(), store, analytics.FullAccess(), intake.Options{DryRun: dryRun}); err != nil {
			t.Fatal(err)
		}
	}
	kept := func(want map[*intake.Upload]bool) {
		t.Helper()
		for upload, want := range want {
			if _, err := u.Find(upload.ID); (err == nil) != want {
				t.Errorf("%s: %v", upload.Name, err)
			}
		}
	}
	checked, taken, again := add(t, u, "checked.csv", file("a")), add(t, u, "taken.csv", file("b")), add(t, u, "again.csv", file("b"))
	run(checked, true)
	run(taken, false)
	run(again, false) // in force already
	if again.Result().Same == nil {
		t.Fatal("the same file was taken in twice")
	}
	one := add(t, u, "one.csv", file("c"))
	if _, err := u.Find(taken.ID); err == nil {
		t.Error("the file that was taken in first is kept")
	}
	kept(map[*intake.Upload]bool{checked: true, again: true, one: true})
	two := add(t, u, "two.csv", file("d"))
	kept(map[*intake.Upload]bool{checked: true, again: false, one: true, two: true})
	_, err := u.Add("no room.csv", -1, strings.NewReader("1"))
	wantsKind(t, err, analytics.Unavailable)
	kept(map[*intake.Upload]bool{checked: true, one: true, two: true})

	// Room for bytes is made alike, as many files as it takes.
	run(one, false)
	run(two, false)
	add(t, u, "large.csv", file("e")+strings.Repeat("\n", size))
	kept(map[*intake.Upload]bool{checked: true, one: false, two: false})

	// A file that is being taken in stays.
	if err := u.Drop(checked.ID); err != nil {
		t.Fatal(err)
	}
	busy := add(t, u, "busy.csv", file("f"))
	run(busy, true)
	attempt, err := store.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := busy.Import(t.Context(), store, analytics.FullAccess(), intake.Options{})
		ended <- err
	}()
	for !busy.State().Running {
		time.Sleep(time.Millisecond)
	}
	_, err = u.Add("no room.csv", size, strings.NewReader(file("g")))
	wantsKind(t, err, analytics.Unavailable)
	attempt.Abandon()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	add(t, u, "now.csv", file("g"))
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestUploadNames(t *testing.T) {
	u, _ := uploads(t, intake.DefaultUploadLimits())
	for name, want := range map[string]string{
		`C:\Users\Lan\báo cáo.csv`:          "báo cáo.csv",
		"../../etc/passwd":                  "passwd",
		"a\x00b\n\u202egnp.csv":             "abgnp.csv",
		"bo\u0301.csv":                      "bó.csv",
		strings.Repeat("dài ", 99) + ".csv": strings.Repeat("dài ", 99)[:0],
	} {
		got := add(t, u, name, "x").Name
		if want == "" {
			if n := len([]rune(got)); n != 120 || !strings.HasSuffix(got, ".csv") {
				t.Errorf("%q has %d letters", got, n)
			}
		} else if got != want {
			t.Errorf("%q became %q, not %q", name, got, want)
		}
	}
}

// A run goes on when the one who waits for it leaves; it is one at a time, and Drop stops it.
func TestUploadRuns(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	u, _ := uploads(t, intake.DefaultUploadLimits())
	const rows = 20_000
	var csv bytes.Buffer
	csv.WriteString("id,received,kind\n")
	for i := range rows {
		csv.WriteString("r" + strings.Repeat("x", i%7) + strconv.Itoa(i) + ",2020-04-10,MESSAGE\n")
	}
	upload := add(t, u, "a.csv", csv.String())

	// Somebody else holds the right to write, so that the import waits, and can be seen while it does.
	attempt, err := store.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{})
	if err != nil {
		t.Fatal(err)
	}
	gone, leave := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	start := func() {
		go func() {
			_, err := upload.Import(gone, store, analytics.FullAccess(), intake.Options{})
			ended <- err
		}()
		for !upload.State().Running || upload.State().Progress.Rows < rows {
			time.Sleep(time.Millisecond)
		}
	}
	start()
	leave()
	_, err = upload.Import(t.Context(), store, analytics.FullAccess(), intake.Options{DryRun: true})
	wantsKind(t, err, analytics.Conflict)
	attempt.Abandon()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if r := upload.Result(); r == nil || r.Commit == nil || r.Rows.Taken != rows || upload.State().Running {
		t.Fatalf("the import did not go on: %+v", r)
	}

	if attempt, err = store.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{}); err != nil {
		t.Fatal(err)
	}
	defer attempt.Abandon()
	upload = add(t, u, "b.csv", csv.String()+"one more,2020-04-11,MESSAGE\n")
	start()
	if err := u.Drop(upload.ID); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; !strings.Contains(err.Error(), "Stopped") {
		t.Error(err)
	}
	_, err = upload.Import(t.Context(), store, analytics.FullAccess(), intake.Options{DryRun: true})
	wantsKind(t, err, analytics.NotFound)

	upload = add(t, u, "c.csv", csv.String()+"another,2020-04-11,MESSAGE\n")
	start()
	if err := u.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; analytics.KindOf(err) != analytics.Unavailable {
		t.Error(err)
	}
	_, err = u.Add("late.csv", 1, strings.NewReader("1"))
	wantsKind(t, err, analytics.Unavailable)
}

// The rejected rows of the last run are kept, whole or not at all.
func TestUploadRejects(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	limits := intake.DefaultUploadLimits()
	limits.Rejects = 300
	u, _ := uploads(t, limits)
	check := func(content string) *intake.Upload {
		t.Helper()
		upload := add(t, u, "a.csv", content)
		result, err := upload.Import(t.Context(), store, analytics.FullAccess(), intake.Options{DryRun: true, Lang: words.En})
		if err != nil || result.Commit != nil {
			t.Fatal(result, err)
		}
		return upload
	}
	const head = "id,received,kind\n"
	upload := check(head + "a,2020-04-31,MESSAGE\nb,2020-04-01,MESSAGE\n")
	rows, err := upload.Rejects()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(rows)
	if err != nil || !strings.HasPrefix(string(text), "\ufeffgiaoban_line,giaoban_problem,id,received,kind\n2,") || strings.Contains(string(text), "\n3,") {
		t.Errorf("%s %v", text, err)
	}
	_, err = check(head + "b,2020-04-01,MESSAGE\n").Rejects()
	wantsKind(t, err, analytics.NotFound)
	_, err = check(head + strings.Repeat("a,2020-04-31,MESSAGE\n", 20)).Rejects()
	wantsKind(t, err, analytics.TooExpensive)

	if _, err := upload.Look(table.Options{}, words.Vi); err != nil {
		t.Error(err)
	}
	if err := u.Drop(upload.ID); err != nil {
		t.Error(err)
	}
	var known *analytics.Error
	if _, err := u.Find("no-such"); !errors.As(err, &known) || known.Path != "upload" {
		t.Error(err)
	}
}
