// Package intake is where data comes in: a file becomes checked rows, and checked rows become one change of the
// ledger, whole or not at all. Every row that does not pass is named with file, line, column, value and reason.
package intake

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// Source is a file that can be read from its beginning more than once.
type Source = table.Source

// OnUnknown says what happens to a code that its registry does not hold.
type OnUnknown string

// What can happen to an unknown code.
const (
	Reject OnUnknown = "reject" // the row does not pass; the default
	Add    OnUnknown = "add"    // the code joins its registry under its own spelling
)

// Options say how a file is taken in.
type Options struct {
	Table        table.Options
	Map          *Map            // where the fields come from; nil = the file has giaoban's own columns
	Through      *analytics.Date // the day to which data is complete with this file, not after Today; nil = Today
	Today        analytics.Date  // the local date now, in the store's time zone
	OnUnknown    OnUnknown       // empty = as the map says, else Reject
	AllowRejects Allowance       // so many rows may be rejected; the good ones go in
	Rejects      io.Writer       // where the rejected rows are copied to; nil = nowhere
	Lang         words.Lang      // of the reasons in Rejects
	DryRun       bool            // check everything, change nothing
	Again        bool            // take a file that is already in force once more
	Sample       bool            // the built-in sample
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
	Rejecting // copying the rows that do not pass
)

// Result is what became of a file. Rows.Read = Rows.Taken + Rows.Rejected + Rows.Repeated, always.
type Result struct {
	File         string
	What         analytics.ChangeKind
	Rows         analytics.RowCounts
	Through      *analytics.Date // of reports
	ThroughAsked bool            // false: Through is the day of the import
	Added        []analytics.RegistryRow
	Problems     []Problem     // the first maxProblems of them
	ProblemCount int           // all of them
	Reasons      []ReasonCount // all of them by reason, the most frequent first
	Refused      bool          // nothing of the file is taken: it cannot be read to its end, or too many rows do not pass
	Commit       *analytics.Commit
	Same         *analytics.Commit // the commit in force that already took this file; nothing was changed
	DryRun       bool
	Upload       *Upload `json:"-"` // where the file is kept; nil where it came another way
}

// Import takes one file in. A file that is refused, or already in force, is a Result; an error means that it could
// not be read, or the ledger could not be reached or written.
func Import(ctx context.Context, store *analytics.Store, access analytics.Access, src Source, o Options, progress func(Progress)) (*Result, error) {
	if o.OnUnknown == "" && o.Map != nil {
		o.OnUnknown = o.Map.OnUnknown
	}
	o.OnUnknown = cmp.Or(o.OnUnknown, Reject)
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
	check, sum, err := i.check(ctx, snap)
	if err != nil {
		return nil, false, err
	}
	result = check.result()
	result.DryRun = i.options.DryRun
	spec := analytics.AttemptSpec{What: result.What, Source: i.src.Name, Through: result.Through, Sample: i.options.Sample}
	if !i.options.Again { // what is sent deliberately is not the same as any import
		spec.Identity = i.options.identity(result.What, sum)
		if result.Same = snap.IdentityInForce(spec.Identity); result.Same != nil {
			return result, false, nil
		}
	}
	if result.Refused || i.options.DryRun {
		return result, false, i.copyRejects(ctx, check)
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
	if err := i.copyRejects(ctx, check); err != nil { // only now, or a second try would copy them twice
		return nil, false, err
	}
	attempt.Describe(spec)
	if result.Added, err = i.write(ctx, attempt, check, sum); err != nil {
		return nil, false, err
	}
	i.progress(Progress{Phase: Committing, Rows: result.Rows.Read})
	result.Commit, err = attempt.Commit(ctx, result.Rows)
	return result, false, err
}

// check reads the file to judge its rows. Where reports in force turn out to have an issue of the file under another
// topic, it is read again with that known, because the rows that fall out may be what another row relied on.
func (i *importing) check(ctx context.Context, snap *analytics.Snapshot) (*pass, [sha256.Size]byte, error) {
	check := newPass(i.store, snap, i.src, i.options)
	for {
		banned := len(check.banned)
		sum, err := check.read(ctx, i.progress)
		if err != nil || len(check.banned) == banned {
			return check, sum, err
		}
		check = check.then(Checking)
	}
}

// copyRejects copies the rows that the check has rejected, where they are wanted.
func (i *importing) copyRejects(ctx context.Context, check *pass) error {
	if check.verdicts.rejected.count() == 0 || i.options.Rejects == nil {
		return nil
	}
	return check.copyRejects(ctx, i.options.Rejects, i.options.Lang, i.progress)
}

func (i *importing) begin(ctx context.Context, spec analytics.AttemptSpec) (*analytics.Attempt, error) {
	return i.store.Begin(ctx, i.access, spec)
}

// write reads the file again, now into the attempt. It gives the codes that were added.
func (i *importing) write(ctx context.Context, attempt *analytics.Attempt, check *pass, sum [sha256.Size]byte) ([]analytics.RegistryRow, error) {
	write := check.then(Writing)
	write.attempt = attempt
	again, err := write.read(ctx, i.progress)
	if err != nil {
		return nil, err
	}
	if again != sum {
		return nil, check.changed()
	}
	for _, row := range write.added {
		attempt.AddEntry(row)
	}
	return write.added, nil
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
	if o.Map != nil || o.Table != (table.Options{}) || o.AllowRejects != (Allowance{}) {
		fmt.Fprintf(h, "map=%s\ntable=%+v\nallow-rejects=%s\n", o.Map.canonical(), o.Table, o.AllowRejects)
	}
	return hex.EncodeToString(h.Sum(nil))
}
