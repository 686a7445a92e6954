package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

// printResult tells what became of a file.
func printResult(t terminal, r *intake.Result) {
	if r.Same != nil {
		t.say(words.ImportSame, r.File, strconv.FormatUint(r.Same.Version, 10), r.Same.Source)
		if r.Same.Rejected > 0 {
			t.say(words.ImportSameRejects, r.Same.Rejected)
		}
		return
	}
	printProblems(t, r)
	switch {
	case r.Refused:
		fmt.Fprintln(t.err, words.ImportRefused.In(t.lang, r.File, r.ProblemCount, r.Rows.Read))
		return
	case r.Commit == nil && r.Rows.Rejected > 0:
		t.say(words.ImportDryRunRejects, r.File, r.Rows.Read, r.Rows.Taken, r.Rows.Repeated, r.Rows.Rejected)
	case r.Commit == nil:
		t.say(words.ImportDryRun, r.File, r.Rows.Read, r.Rows.Repeated)
	case r.Rows.Rejected > 0:
		t.say(words.ImportPartly, r.File, strconv.FormatUint(r.Commit.Version, 10), r.Rows.Read, r.Rows.Taken, r.Rows.Repeated, r.Rows.Rejected)
	default:
		t.say(words.ImportDone, r.File, strconv.FormatUint(r.Commit.Version, 10), r.Rows.Read, r.Rows.Taken, r.Rows.Repeated)
	}
	if r.Through != nil {
		phrase := words.ImportThroughToday
		if r.ThroughAsked {
			phrase = words.ImportThrough
		}
		t.say(phrase, r.Through.String())
	}
	if len(r.OtherSheets) > 0 {
		t.say(words.ImportSheets, r.Sheet, strings.Join(r.OtherSheets, ", "))
	}
	if r.What != analytics.ImportedRegistry && len(r.Added) > 0 {
		t.say(words.ImportAdded, len(r.Added))
	}
}

// printProblems lists the first problems by place, and all of them by reason where they are many.
func printProblems(t terminal, r *intake.Result) {
	const listed, summed = 100, 3
	for _, p := range r.Problems[:min(len(r.Problems), listed)] {
		fmt.Fprintln(t.err, p.In(t.lang))
	}
	if more := r.ProblemCount - min(len(r.Problems), listed); more > 0 {
		fmt.Fprintln(t.err, words.MoreProblems.In(t.lang, more))
	}
	if r.ProblemCount <= summed {
		return
	}
	fmt.Fprintln(t.err, words.ReasonsHead.In(t.lang))
	for _, c := range r.Reasons {
		reason := c.In(t.lang)
		if c.Column != "" {
			reason = words.PlaceColumn.In(t.lang, c.Column) + ": " + reason
		}
		fmt.Fprintln(t.err, words.ReasonLine.In(t.lang, c.Count, strconv.Itoa(c.Line), reason))
	}
}

// rejectsFile is the file that rejected rows are copied to. It stands under its name only when it is whole, and never
// takes the place of another file.
type rejectsFile struct {
	name string
	file *os.File // under another name beside it; nil until there is a row
}

// newRejectsFile refuses a name that something has already.
func newRejectsFile(name string) (*rejectsFile, error) {
	if name == "" {
		return &rejectsFile{}, nil
	}
	if _, err := os.Lstat(name); err == nil {
		return nil, &analytics.Error{Kind: analytics.Conflict, Phrase: words.RejectsThere, Args: []any{name}}
	}
	if dir, err := os.Stat(filepath.Dir(name)); err != nil || !dir.IsDir() {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.RejectsNowhere, Args: []any{name}}
	}
	return &rejectsFile{name: name}, nil
}

func (f *rejectsFile) Write(p []byte) (n int, err error) {
	if f.file == nil {
		if f.file, err = os.CreateTemp(filepath.Dir(f.name), ".giaoban-rejects-*"); err != nil {
			return 0, err
		}
	}
	return f.file.Write(p)
}

// close gives the file its name, or drops it where the import came to no end.
func (f *rejectsFile) close(t terminal, whole bool) error {
	if f.file == nil {
		return nil
	}
	err := f.file.Close()
	if whole && err == nil {
		if err = os.Link(f.file.Name(), f.name); err == nil { // unlike a rename it never replaces
			t.say(words.RejectsWritten, f.name)
		}
	}
	return errors.Join(err, os.Remove(f.file.Name()))
}
