package analytics_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what was seen into the testdata files")

// TestStories runs every testdata/*.txtar: the comment holds commands, one a line, the files what they import, and
// the file "want" what they print.
func TestStories(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			story, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			files := len(story.Files)
			got := (&teller{t: t, story: story}).tell()
			story.Files = story.Files[:files] // without those that the story made
			want := fileOf(story, "want")
			if want == nil {
				t.Fatal("the story has no file named want")
			}
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(story), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want.Data)
			}
		})
	}
}

func fileOf(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

// teller runs the commands of one story.
type teller struct {
	t     *testing.T
	story *txtar.Archive
	store *analytics.Store
	out   strings.Builder
}

func (s *teller) tell() string {
	for line := range strings.Lines(string(s.story.Comment)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		fmt.Fprintf(&s.out, "> %s\n", strings.TrimSpace(line))
		args := map[string]string{}
		for _, w := range words[1:] {
			k, v, _ := strings.Cut(w, "=")
			args[k] = v
		}
		if err := s.command(words[0], args, words[1:]); err != nil {
			fmt.Fprintln(&s.out, "error:", err)
		}
	}
	return s.out.String()
}

func (s *teller) command(name string, args map[string]string, list []string) error {
	ctx := s.t.Context()
	if name == "open" {
		cutoff, _ := strconv.Atoi(args["cutoff"])
		s.store = intaketest.Open(s.t, args["zone"], cutoff)
		return nil
	}
	if s.store == nil {
		s.store = intaketest.Open(s.t, "", 0)
	}
	switch name {
	case "import":
		return s.load(ctx, list[0], args)
	case "undo":
		version, _ := strconv.ParseUint(list[0], 10, 64)
		c, err := s.store.Undo(ctx, analytics.FullAccess(), version)
		if err == nil {
			fmt.Fprintf(&s.out, "version %d\n", c.Version)
		}
		return err
	}
	version, _ := strconv.ParseInt(args["version"], 10, 64)
	snap, err := s.store.Snapshot(ctx, analytics.FullAccess(), version)
	if err != nil {
		return err
	}
	return s.ask(ctx, snap, name, args)
}

func (s *teller) load(ctx context.Context, file string, args map[string]string) error {
	f := fileOf(s.story, file)
	if f == nil {
		return fmt.Errorf("the story has no file %q", file)
	}
	o := intake.Options{Today: analytics.NewDate(2020, time.June, 1), OnUnknown: intake.OnUnknown(args["on-unknown"])}
	if text := args["through"]; text != "" {
		d, err := analytics.ParseDate(text)
		if err != nil {
			return err
		}
		o.Through = &d
	}
	_, o.DryRun = args["dry-run"]
	_, o.Again = args["again"]
	if m := fileOf(s.story, args["map"]); m != nil {
		var err error
		if o.Map, err = intake.ParseMap(m.Data); err != nil {
			return err
		}
	}
	var err error
	if o.AllowRejects, err = intake.ParseAllowance(args["allow-rejects"]); err != nil {
		return err
	}
	var rejects bytes.Buffer
	if name := args["rejects"]; name != "" {
		o.Rejects, o.Lang = &rejects, words.En
		defer func() {
			s.story.Files = append(s.story.Files, txtar.File{Name: name, Data: rejects.Bytes()})
			fmt.Fprintf(&s.out, "-- %s\n%s", name, strings.TrimPrefix(rejects.String(), "\ufeff"))
		}()
	}
	r, err := intake.Import(ctx, s.store, analytics.FullAccess(), intaketest.Source(file, f.Data), o, nil)
	if err != nil {
		return err
	}
	switch {
	case r.Same != nil:
		fmt.Fprintf(&s.out, "in force since version %d\n", r.Same.Version)
		return nil
	case r.Commit != nil:
		fmt.Fprintf(&s.out, "version %d, months %v: ", r.Commit.Version, r.Commit.Months)
	}
	fmt.Fprintf(&s.out, "read %d, taken %d, rejected %d, repeated %d\n", r.Rows.Read, r.Rows.Taken, r.Rows.Rejected, r.Rows.Repeated)
	for _, p := range r.Problems {
		fmt.Fprintln(&s.out, p.In(words.En))
	}
	if len(r.Problems) > 0 && r.Rows.Read > 0 {
		for _, c := range r.Reasons {
			fmt.Fprintf(&s.out, "%d x, first on line %d, %s: %s\n", c.Count, c.Line, c.Column, c.In(words.En))
		}
	}
	return nil
}
