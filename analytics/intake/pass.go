package intake

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// pass reads a file once: to check it, to write it, or to copy the rows that do not pass.
type pass struct {
	phase    Phase
	snap     *analytics.Snapshot
	calendar analytics.Calendar
	src      Source
	options  Options
	attempt  *analytics.Attempt // while writing
	rejects  *rejectFile        // while copying the rows that do not pass

	names      []string // of the columns
	headerLine int
	growing    bool   // columns may appear with any row
	sheet      string // that is read, and all that there are
	sheets     []string
	workbook   bool   // a formula may stand where its value should
	row        uint64 // number of the row being judged, from 1
	broken     bool   // the file cannot be taken in, whatever its rows
	problems   problems
	verdicts   *verdicts
	late       map[uint64]Problem // why rows that passed by themselves do not, by number
	codes      *codes
	kind       rowReader // set by the header
	issues     map[string]issueSeen
	banned     map[string]Problem // issue codes that reports in force have under another topic
	added      []analytics.RegistryRow
	listed     []string // memory of list, used again
}

// rowReader judges one row after the other, and takes in those that pass.
type rowReader interface {
	what() analytics.ChangeKind
	columns() []string // of giaoban's own files of this kind
	grown()            // the file has more columns than before
	take(ctx context.Context, rec table.Record) error
	end(ctx context.Context) error // after the last row of a check
}

func newPass(store *analytics.Store, snap *analytics.Snapshot, src Source, o Options) *pass {
	return &pass{snap: snap, calendar: store.Calendar(), src: src, options: o, problems: problems{file: src.Name},
		verdicts: &verdicts{}, late: map[uint64]Problem{}, codes: newCodes(snap), issues: map[string]issueSeen{}, banned: map[string]Problem{}}
}

// then makes the next pass over the same file, which knows what this one found.
func (p *pass) then(phase Phase) *pass {
	next := *p
	next.phase, next.kind, next.row, next.added = phase, nil, 0, nil
	next.problems, next.codes = problems{file: p.src.Name}, newCodes(p.snap)
	if phase == Checking {
		next.verdicts, next.late, next.issues = &verdicts{}, map[uint64]Problem{}, map[string]issueSeen{}
	}
	return &next
}

func (p *pass) through() analytics.Date {
	if p.options.Through != nil {
		return *p.options.Through
	}
	return p.options.Today
}

// read runs the whole file through the pass and returns the hash of its bytes.
func (p *pass) read(ctx context.Context, progress func(Progress)) (sum [sha256.Size]byte, err error) {
	file, err := table.Open(p.src, p.options.Table)
	if p.breaksOff(err) {
		return sum, p.end(ctx)
	}
	if err != nil {
		return sum, &analytics.Error{Kind: analytics.Invalid, Phrase: words.FileUnreadable, Args: []any{p.src.Name, err.Error()}, Err: err}
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	tell := func() {
		progress(Progress{Phase: p.phase, Bytes: file.Offset(), Total: p.src.Size, Rows: p.row})
	}
	p.growing, p.workbook = file.Format() == table.JSON, file.Format() == table.XLSX
	p.sheet, p.sheets = file.Found().Sheet, file.Sheets()
	p.header(file.Names())
	if p.rejects != nil {
		if err := p.rejects.begin(p); err != nil {
			return sum, err
		}
	}
	const tellEvery = 5000
	for !p.broken {
		rec, err := file.Next()
		if errors.Is(err, io.EOF) || p.breaksOff(err) {
			break
		}
		if err != nil {
			return sum, err
		}
		if names := file.Names(); len(names) > len(p.names) {
			p.grow(names, rec.Line)
		}
		if blank(rec) {
			continue
		}
		if err := p.judge(ctx, rec); err != nil {
			return sum, err
		}
		if p.row%tellEvery == 0 {
			tell()
			if err := ctx.Err(); err != nil {
				return sum, err
			}
		}
	}
	if err := p.end(ctx); err != nil {
		return sum, err
	}
	tell()
	return file.Sum()
}

// breaksOff notes that the file cannot be read further, where that is what the error says.
func (p *pass) breaksOff(err error) bool {
	var broken *table.Error
	if !errors.As(err, &broken) {
		return false
	}
	p.broken = true
	p.problems.add(Problem{Line: max(broken.Line, 1), Column: broken.Column, Reason: broken.Reason, Args: broken.Args})
	return true
}

// judge reads one row. Every row gets one verdict: taken, rejected or repeated.
func (p *pass) judge(ctx context.Context, rec table.Record) error {
	p.row++
	switch {
	case p.phase == Writing && p.verdicts.leftOut(p.row):
		return nil
	case p.phase == Rejecting && !p.verdicts.rejected.has(p.row):
		return nil
	case p.phase == Rejecting:
		p.problems = problems{}
	}
	before, known := p.problems.count, len(p.added)
	if why := rec.Problem; why != nil {
		p.problems.add(Problem{Line: max(why.Line, rec.Line), Column: why.Column, Reason: why.Reason, Args: why.Args})
	} else if rec.Fields = fitted(rec.Fields, len(p.names)); len(rec.Fields) != len(p.names) {
		p.problems.add(Problem{Line: rec.Line, Reason: words.FieldCount, Args: []string{itoa(len(rec.Fields)), itoa(len(p.names))}})
	} else if err := p.kind.take(ctx, rec); err != nil {
		return err
	}
	switch {
	case p.phase == Rejecting:
		return p.rejects.add(p, rec)
	case p.problems.count == before:
		return nil
	case p.phase == Writing: // what passed once passes again, unless it is not what it was
		return p.changed()
	}
	p.forget(known)
	p.verdicts.reject(p.row)
	return nil
}

// blank tells whether a record is no row at all: spreadsheets leave such lines at the end.
func blank(rec table.Record) bool {
	return rec.Problem == nil && !slices.ContainsFunc(rec.Fields, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// fitted cuts off empty fields behind the last column.
func fitted(fields []string, columns int) []string {
	for len(fields) > columns && strings.TrimSpace(fields[len(fields)-1]) == "" {
		fields = fields[:len(fields)-1]
	}
	return fields
}

func (p *pass) changed() error {
	return &analytics.Error{Kind: analytics.Conflict, Phrase: words.FileChanged, Args: []any{p.src.Name}}
}

// refuse rejects a row that passed by itself, for a reason that only the whole file shows.
func (p *pass) refuse(row uint64, problem Problem) {
	p.problems.add(problem)
	p.verdicts.reject(row)
	if len(p.late) < maxLate {
		problem.File = p.src.Name
		p.late[row] = problem
	}
}

// maxLate bounds the reasons that are kept for the file of rejects.
const maxLate = 100_000

func (p *pass) end(ctx context.Context) error {
	if p.kind == nil {
		p.kind = newReportRows(p, &Map{})
	}
	if p.phase != Checking || p.broken {
		return nil
	}
	if p.row == 0 {
		p.broken = true
		p.problems.add(Problem{Line: p.headerLine, Reason: words.FileNoRows})
	}
	return p.kind.end(ctx)
}

// header reads the names of the columns and chooses what kind of file this is.
func (p *pass) header(columns []string) {
	p.names, p.headerLine = nil, 1
	if p.name(columns, p.headerLine); p.broken {
		return
	}
	switch {
	case p.options.Map != nil:
		p.kind = newReportRows(p, p.options.Map)
	case slices.Contains(p.names, "registry"):
		p.kind = &registryRows{pass: p, seen: map[entryKey]place{}}
		p.ownColumns(registryColumns, 3)
	case slices.Contains(p.names, "measure"):
		p.kind = newTallyRows(p)
		p.ownColumns(tallyColumns, 4)
	default:
		p.ownColumns(reportColumns, 3)
		p.kind = newReportRows(p, ownMap(p.names))
	}
}

// name adds the names of columns to those that are known.
func (p *pass) name(columns []string, line int) {
	for _, column := range columns[len(p.names):] {
		name, why := text(column)
		if why != nil {
			p.problems.add(Problem{Line: line, Value: column, Reason: *why})
			p.broken = true
		}
		if p.options.Map == nil {
			name = strings.ToLower(name)
		}
		p.names = append(p.names, name)
	}
}

// grow takes in columns that appear in the middle of a file.
func (p *pass) grow(columns []string, line int) {
	known := len(p.names)
	p.name(columns, line)
	if p.options.Map == nil {
		for i, name := range p.names[known:] {
			p.ownColumn(name, p.kind.columns(), line)
			if slices.Contains(p.names[:known+i], name) {
				p.problems.add(Problem{Line: line, Column: name, Reason: words.ColumnTwice})
				p.broken = true
			}
		}
	}
	p.kind.grown()
}

// ownColumn refuses a column that is none of giaoban's own.
func (p *pass) ownColumn(name string, all []string, line int) {
	if name == "" || slices.Contains(rejectColumns, name) || slices.Contains(all, name) {
		return // a column without a name is read past, as spreadsheets leave them at the right
	}
	p.problems.add(Problem{Line: line, Column: name, Reason: words.ColumnUnknown, Args: []string{strings.Join(all, ", ")}})
	p.broken = true
}

// ownColumns checks the header of a file in giaoban's own columns, of which the first few are required.
func (p *pass) ownColumns(all []string, required int) {
	before := p.problems.count
	if !slices.ContainsFunc(p.names, func(name string) bool { return slices.Contains(all, name) }) {
		p.problems.add(Problem{Line: p.headerLine, Reason: words.ColumnsForeign, Args: []string{shortList(p.names), strings.Join(all[:required], ", ")}})
		p.broken = true
		return
	}
	for i, name := range p.names {
		p.ownColumn(name, all, p.headerLine)
		if name != "" && slices.Contains(p.names[:i], name) {
			p.problems.add(Problem{Line: p.headerLine, Column: name, Reason: words.ColumnTwice})
		}
	}
	for _, name := range all[:required] {
		if !slices.Contains(p.names, name) && !p.growing {
			p.problems.add(Problem{Line: p.headerLine, Column: name, Reason: words.ColumnMissing})
		}
	}
	p.broken = p.broken || p.problems.count > before // rows make no sense without their columns
}

func (p *pass) result() *Result {
	rows := analytics.RowCounts{Read: p.row, Rejected: p.verdicts.rejected.count(), Repeated: p.verdicts.repeated.count()}
	rows.Taken = rows.Read - rows.Rejected - rows.Repeated
	r := &Result{File: p.src.Name, What: p.kind.what(), Rows: rows, Added: p.added, Problems: p.problems.inOrder(),
		ProblemCount: p.problems.count, Reasons: p.problems.byReason()}
	for _, name := range p.sheets {
		if name != p.sheet {
			r.OtherSheets = append(r.OtherSheets, name)
		}
	}
	r.Sheet = p.sheet
	allowed := p.options.AllowRejects.of(rows.Read)
	if r.What == analytics.ImportedRegistry {
		allowed = 0 // entries hang on each other
	}
	r.Refused = p.broken || rows.Rejected > allowed || (rows.Rejected > 0 && rows.Taken == 0)
	if r.What == analytics.ImportedReports {
		through := p.through()
		r.Through, r.ThroughAsked = &through, p.options.Through != nil
	}
	return r
}
