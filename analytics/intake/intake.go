// Package intake is where data comes in: a file becomes checked rows, and checked rows become one change of the
// ledger, whole or not at all. Every row that does not pass is named with file, line, column, value and reason.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
	Through   *analytics.Date // the day to which data is complete with this file; nil = Today
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
	if progress == nil {
		progress = func(Progress) {}
	}
	for {
		result, moved, err := importOnce(ctx, store, access, src, o, progress)
		if !moved || err != nil {
			return result, err
		}
		// Another change was committed between checking and writing, and may have changed what codes mean.
	}
}

func importOnce(ctx context.Context, store *analytics.Store, access analytics.Access, src Source, o Options, progress func(Progress)) (result *Result, moved bool, err error) {
	snap, err := store.Snapshot(ctx, access, 0)
	if err != nil {
		return nil, false, err
	}
	check, err := newPass(store, snap, src.Name, o)
	if err != nil {
		return nil, false, err
	}
	sum, err := check.read(ctx, src, Checking, progress)
	if err != nil {
		return nil, false, err
	}
	result = check.result()
	identity := o.identity(result.What, sum)
	if same := snap.IdentityInForce(identity); same != nil && !o.Again {
		result.Same = same
		return result, false, nil
	}
	if result.Refused() || o.DryRun {
		return result, false, nil
	}
	if o.Again {
		identity = "" // sent deliberately: it is not the same as any import
	}
	attempt, err := store.Begin(ctx, access, analytics.AttemptSpec{What: result.What, Source: src.Name, Identity: identity,
		Through: result.Through, Sample: o.Sample})
	if err != nil {
		return nil, false, err
	}
	defer attempt.Abandon()
	if attempt.Base() != snap.Meta().DataVersion {
		return nil, true, nil
	}
	write, err := newPass(store, snap, src.Name, o)
	if err != nil {
		return nil, false, err
	}
	write.attempt = attempt
	again, err := write.read(ctx, src, Writing, progress)
	if err != nil {
		return nil, false, err
	}
	if again != sum {
		return nil, false, &analytics.Error{Kind: analytics.Conflict, Phrase: words.FileChanged, Args: []any{src.Name}}
	}
	for _, row := range write.added {
		attempt.AddEntry(row)
	}
	progress(Progress{Phase: Committing, Rows: result.Rows.Read})
	result.Commit, err = attempt.Commit(ctx, result.Rows)
	return result, false, err
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

// pass reads a file once: to check it, or with an attempt to write it.
type pass struct {
	snap     *analytics.Snapshot
	calendar analytics.Calendar
	file     string
	options  Options
	attempt  *analytics.Attempt // nil while checking
	rows     analytics.RowCounts
	problems problems
	refused  map[int]bool // lines of rows that do not pass
	codes    *codes
	ids      map[string]idSeen
	issues   map[string]issueSeen
	kind     rowReader // set by the header
	added    []analytics.RegistryRow
}

// rowReader takes one record, by column name, and says what it made of it.
type rowReader interface {
	what() analytics.ChangeKind
	columns() (all, required []string)
	row(ctx context.Context, r record) error
	end(ctx context.Context) error
}

func newPass(store *analytics.Store, snap *analytics.Snapshot, file string, o Options) (*pass, error) {
	if o.OnUnknown != Add && o.OnUnknown != Reject {
		return nil, fmt.Errorf("on-unknown is %q, not add or reject", o.OnUnknown)
	}
	return &pass{snap: snap, calendar: store.Calendar(), file: file, options: o, problems: problems{file: file}, refused: map[int]bool{},
		codes: newCodes(snap), ids: map[string]idSeen{}, issues: map[string]issueSeen{}}, nil
}

func (p *pass) through() analytics.Date {
	if p.options.Through != nil {
		return *p.options.Through
	}
	return p.options.Today
}

func (p *pass) result() *Result {
	r := &Result{File: p.file, What: p.kind.what(), Rows: p.rows, Added: p.added, Problems: p.problems.inOrder(), ProblemCount: p.problems.count}
	if r.What == analytics.ImportedReports {
		through := p.through()
		r.Through = &through
	}
	return r
}

// read runs the whole file through the pass and returns the hash of its bytes.
func (p *pass) read(ctx context.Context, src Source, phase Phase, progress func(Progress)) (sum [sha256.Size]byte, err error) {
	file, err := src.Open()
	if err != nil {
		return sum, &analytics.Error{Kind: analytics.Invalid, Phrase: words.FileUnreadable, Args: []any{src.Name, err.Error()}, Err: err}
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	hash := sha256.New()
	table := newTable(io.TeeReader(file, hash))
	tell := func() {
		progress(Progress{Phase: phase, Bytes: table.offset(), Total: src.Size, Rows: p.rows.Read})
	}
	if err := p.header(table); err != nil {
		return sum, err
	}
	const tellEvery = 5000
	for p.kind != nil {
		rec, more, err := table.next()
		if err != nil {
			if problem, ok := p.problems.ofParser(err); ok {
				p.problems.add(problem)
				break // the parser cannot tell where the next row begins
			}
			return sum, err
		}
		if !more {
			break
		}
		p.rows.Read++
		if err := p.take(ctx, rec); err != nil {
			return sum, err
		}
		if p.rows.Read%tellEvery == 0 {
			tell()
			if err := ctx.Err(); err != nil {
				return sum, err
			}
		}
	}
	if p.kind == nil {
		p.kind = &reportRows{pass: p}
	} else {
		if p.rows.Read == 0 && p.problems.count == 0 {
			p.problems.add(Problem{Line: 1, Reason: words.FileNoRows})
		}
		if err := p.kind.end(ctx); err != nil {
			return sum, err
		}
	}
	if _, err := io.Copy(io.Discard, table.rest); err != nil { // what stands after a parser's error belongs to the hash
		return sum, err
	}
	tell()
	return [sha256.Size]byte(hash.Sum(nil)), nil
}

// take judges one record. Rows in + rejected + repeated = read, always.
func (p *pass) take(ctx context.Context, rec record) error {
	before, repeated := p.problems.count, p.rows.Repeated
	if err := p.kind.row(ctx, rec); err != nil {
		return err
	}
	switch {
	case p.problems.count > before:
		p.rows.Rejected++
		p.refused[rec.line] = true
	case p.rows.Repeated == repeated:
		p.rows.Taken++
	}
	return nil
}

// refuseLater refuses a row that was taken, for a reason that only the whole file shows.
func (p *pass) refuseLater(line int, problem Problem) {
	p.problems.add(problem)
	if !p.refused[line] {
		p.refused[line] = true
		p.rows.Taken--
		p.rows.Rejected++
	}
}
