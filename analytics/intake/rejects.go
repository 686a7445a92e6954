package intake

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// rejectFile is a CSV file of the rows that do not pass. It can be mended and sent again with the same map: the line
// and the reasons stand first, then the columns that giaoban reads, and no others.
type rejectFile struct {
	out  *csv.Writer
	lang words.Lang
	keep []int // the columns that are copied
}

// rejectColumns are the columns of a file of rejects before those of the file itself; they are read past.
var rejectColumns = []string{"giaoban_line", "giaoban_problem"}

// copyRejects writes the rows that the check has rejected.
func (p *pass) copyRejects(ctx context.Context, to io.Writer, lang words.Lang, progress func(Progress)) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil { // or spreadsheets do not read it as UTF-8
		return err
	}
	again := p.then(Rejecting)
	again.rejects = &rejectFile{out: csv.NewWriter(to), lang: lang}
	_, err := again.read(ctx, progress)
	again.rejects.out.Flush()
	return errors.Join(err, again.rejects.out.Error())
}

// begin writes the header.
func (f *rejectFile) begin(p *pass) error {
	cells := slices.Clone(rejectColumns)
	for i, name := range p.names {
		if !slices.Contains(rejectColumns, name) && (p.options.Map == nil || p.options.Map.reads(name)) {
			f.keep, cells = append(f.keep, i), append(cells, EscapeCell(name))
		}
	}
	return f.out.Write(cells)
}

// reads tells whether a field comes from a column.
func (m *Map) reads(column string) bool {
	return slices.ContainsFunc(m.fields(), func(f namedField) bool {
		return slices.ContainsFunc(f.field.Columns, func(c string) bool { return fold(c) == fold(column) })
	})
}

// add writes a row with the reasons why it does not pass.
func (f *rejectFile) add(p *pass, rec table.Record) error {
	var reasons []string
	for _, problem := range p.problems.first {
		reason := say(f.lang, problem.Reason, problem.Args)
		if problem.Column != "" {
			reason = problem.Column + ": " + reason
		}
		reasons = append(reasons, reason)
	}
	if late, ok := p.late[p.row]; ok {
		reasons = append(reasons, say(f.lang, late.Reason, late.Args))
	} else if len(reasons) == 0 {
		reasons = append(reasons, words.RejectedLate.In(f.lang))
	}
	cells := []string{strconv.Itoa(rec.Line), EscapeCell(strings.Join(reasons, "; "))}
	for _, i := range f.keep {
		cell := ""
		if i < len(rec.Fields) {
			cell = EscapeCell(strings.ToValidUTF8(rec.Fields[i], "\uFFFD"))
		}
		cells = append(cells, cell)
	}
	return f.out.Write(cells)
}
