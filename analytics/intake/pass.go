package intake

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

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

func newPass(store *analytics.Store, snap *analytics.Snapshot, file string, o Options) *pass {
	return &pass{snap: snap, calendar: store.Calendar(), file: file, options: o, problems: problems{file: file}, refused: map[int]bool{},
		codes: newCodes(snap), ids: map[string]idSeen{}, issues: map[string]issueSeen{}}
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
