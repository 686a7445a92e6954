// Package intake is where data comes in: a file becomes checked rows, and checked rows become one change of the
// ledger, whole or not at all. Every row that does not pass is named with file, line, column, value and reason.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Source is a file that can be read from its beginning more than once.
type Source struct {
	Name string
	Size int64 // bytes; 0 = not known
	Open func() (io.ReadCloser, error)
}

// OnUnknown says what happens to a code that its registry does not hold.
type OnUnknown string

// What can happen to an unknown code.
const (
	Reject OnUnknown = "reject" // the row does not pass; the default
	Add    OnUnknown = "add"    // the code joins its registry under its own spelling
)

// Options say how a file is taken in.
type Options struct {
	Through   *analytics.Date // the day to which data is complete with this file, not after Today; nil = Today
	Today     analytics.Date  // the local date now, in the store's time zone
	OnUnknown OnUnknown       // empty = Reject
	DryRun    bool            // check everything, change nothing
	Again     bool            // take a file that is already in force once more
	Sample    bool            // the built-in sample
}

// Progress tells how far an import is. It is called often; the caller decides what to show.
type Progress struct {
	Phase Phase
	Bytes int64 // read in this phase
	Total int64 // size of the file; 0 = not known
	Rows  uint64
}

// Phase is a part of an import.
type Phase int

// The phases of an import: a file is read once to be checked and once to be written.
const (
	Checking Phase = iota
	Writing
	Committing
)

// Result is what became of a file.
type Result struct {
	File         string
	What         analytics.ChangeKind
	Rows         analytics.RowCounts
	Through      *analytics.Date // of reports
	Added        []analytics.RegistryRow
	Problems     []Problem // the first maxProblems of them
	ProblemCount int       // all of them
	Commit       *analytics.Commit
	Same         *analytics.Commit // the commit in force that already took this file; nothing was changed
}

// Refused tells whether the file was refused because rows of it do not pass.
func (r *Result) Refused() bool { return r.ProblemCount > 0 }

// Import takes one file in. A file that is refused, or already in force, is a Result; an error means that it could
// not be read, or the ledger could not be reached or written.
func Import(ctx context.Context, store *analytics.Store, access analytics.Access, src Source, o Options, progress func(Progress)) (*Result, error) {
	if o.OnUnknown == "" {
		o.OnUnknown = Reject
	}
	if o.OnUnknown != Add && o.OnUnknown != Reject {
		return nil, fmt.Errorf("on-unknown is %q, not add or reject", o.OnUnknown)
	}
	if progress == nil {
		progress = func(Progress) {}
	}
	if through := o.Through; through != nil && *through > o.Today {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "through", Phrase: words.ThroughLater, Args: []any{through.String(), o.Today.String()}}
	}
	one := &importing{store: store, access: access, src: src, options: o, progress: progress}
	result, moved, err := one.run(ctx, false)
	if moved && err == nil {
		// Another change was committed between checking and writing, and may have changed what codes mean. This time
		// the right to write is taken first, so that a steady stream of small files cannot hold up a large one.
		result, _, err = one.run(ctx, true)
	}
	return result, err
}

// importing is one call of Import.
type importing struct {
	store    *analytics.Store
	access   analytics.Access
	src      Source
	options  Options
	progress func(Progress)
}

// run checks the file and writes it. Without the right to write taken first, moved tells that the ledger has changed
// in between, and nothing was written.
func (i *importing) run(ctx context.Context, first bool) (result *Result, moved bool, err error) {
	var attempt *analytics.Attempt
	if first {
		if attempt, err = i.begin(ctx, analytics.AttemptSpec{}); err != nil {
			return nil, false, err
		}
		defer attempt.Abandon()
	}
	snap, err := i.store.Snapshot(ctx, i.access, 0)
	if err != nil {
		return nil, false, err
	}
	check := newPass(i.store, snap, i.src.Name, i.options)
	sum, err := check.read(ctx, i.src, Checking, i.progress)
	if err != nil {
		return nil, false, err
	}
	result = check.result()
	spec := analytics.AttemptSpec{What: result.What, Source: i.src.Name, Through: result.Through, Sample: i.options.Sample}
	if !i.options.Again { // what is sent deliberately is not the same as any import
		spec.Identity = i.options.identity(result.What, sum)
		if result.Same = snap.IdentityInForce(spec.Identity); result.Same != nil {
			return result, false, nil
		}
	}
	if result.Refused() || i.options.DryRun {
		return result, false, nil
	}
	if attempt == nil {
		if attempt, err = i.begin(ctx, spec); err != nil {
			return nil, false, err
		}
		defer attempt.Abandon()
	}
	if attempt.Base() != snap.Meta().DataVersion {
		return nil, true, nil
	}
	attempt.Describe(spec)
	if err := i.write(ctx, attempt, check, sum); err != nil {
		return nil, false, err
	}
	i.progress(Progress{Phase: Committing, Rows: result.Rows.Read})
	result.Commit, err = attempt.Commit(ctx, result.Rows)
	return result, false, err
}

func (i *importing) begin(ctx context.Context, spec analytics.AttemptSpec) (*analytics.Attempt, error) {
	return i.store.Begin(ctx, i.access, spec)
}

// write reads the file again, now into the attempt.
func (i *importing) write(ctx context.Context, attempt *analytics.Attempt, check *pass, sum [sha256.Size]byte) error {
	write := newPass(i.store, check.snap, i.src.Name, i.options)
	write.attempt, write.ids = attempt, check.ids
	again, err := write.read(ctx, i.src, Writing, i.progress)
	if err != nil {
		return err
	}
	if again != sum {
		return &analytics.Error{Kind: analytics.Conflict, Phrase: words.FileChanged, Args: []any{i.src.Name}}
	}
	for _, row := range write.added {
		attempt.AddEntry(row)
	}
	return nil
}

// identity names what was sent and how: the same file with the same options is not taken twice. A day that was not
// asked for is not part of it, or the same file would count anew every day.
func (o Options) identity(what analytics.ChangeKind, sum [sha256.Size]byte) string {
	through := ""
	if o.Through != nil && what == analytics.ImportedReports {
		through = o.Through.String()
	}
	h := sha256.New()
	fmt.Fprintf(h, "%x\n%s\nthrough=%s\non-unknown=%s\n", sum, what, through, o.OnUnknown)
	return hex.EncodeToString(h.Sum(nil))
}
