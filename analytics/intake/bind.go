package intake

import (
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// bound is a field of a map, tied to the columns of one file.
type bound struct {
	Field
	name    string // the field's own, such as "received"
	columns []int
	formats []dateFormat
	zone    *time.Location
}

// reportFields are the fields of a report, tied to the columns of one file.
type reportFields struct{ id, received, kind, synthesis, unit, channel, topics, issues, retract *bound }

// all lists the fields in the order of reportColumns.
func (f reportFields) all() []*bound {
	return []*bound{f.id, f.received, f.kind, f.synthesis, f.unit, f.channel, f.topics, f.issues, f.retract}
}

// bind ties a map's fields to the columns of a file. A column that the file does not have is a problem.
func (p *pass) bind(m *Map) reportFields {
	all := map[string]*bound{}
	for _, f := range m.fields() {
		b := &bound{Field: *f.field, name: f.name, zone: p.calendar.Zone}
		for _, column := range f.field.Columns {
			i, ok := p.column(column)
			if !ok && p.growing {
				continue // empty as long as it does not appear
			}
			if !ok {
				p.problems.add(Problem{Line: p.headerLine, Column: column, Reason: words.MapColumnGone, Args: []string{f.name, shortList(p.names)}})
				p.broken = true
			}
			if p.options.Map != nil && p.twice(column) {
				p.problems.add(Problem{Line: p.headerLine, Column: column, Reason: words.ColumnTwice})
				p.broken = true
			}
			b.columns = append(b.columns, i)
		}
		for _, pattern := range f.field.Formats {
			format, _ := newDateFormat(pattern) // ParseMap has seen that it is one
			b.formats = append(b.formats, format)
		}
		b.formats = append(b.formats, newISO())
		if zone, err := time.LoadLocation(f.field.Zone); f.field.Zone != "" && err == nil {
			b.zone = zone
		}
		all[f.name] = b
	}
	return reportFields{id: all["id"], received: all["received"], kind: all["kind"], synthesis: all["type"], unit: all["unit"],
		channel: all["channel"], topics: all["topics"], issues: all["issues"], retract: all["retract"]}
}

// column finds a column by its name as it is written, else whatever its case.
func (p *pass) column(name string) (int, bool) {
	i := slices.Index(p.names, name)
	if i < 0 {
		i = slices.IndexFunc(p.names, func(n string) bool { return fold(n) == fold(name) })
	}
	return max(i, 0), i >= 0
}

// twice tells whether several columns have a name that a map reads, so that it cannot be known which one is meant.
func (p *pass) twice(name string) bool {
	n := 0
	for _, other := range p.names {
		if other == name || (!slices.Contains(p.names, name) && fold(other) == fold(name)) {
			n++
		}
	}
	return n > 1
}

// place names the field for a person: its column where it has one.
func (b *bound) place() string {
	if len(b.Columns) > 0 {
		return b.Columns[0]
	}
	return b.name
}

// value gives a row's text of a field that holds one; a field that is no text is a problem.
func (p *pass) value(rec table.Record, b *bound) string {
	if len(b.columns) == 0 {
		return b.Const
	}
	return b.translate(p.cell(rec, b.columns[0]))
}

// list gives the texts of a field that holds several, each once. They stand until the next call.
func (p *pass) list(rec table.Record, b *bound) []string {
	all := p.listed[:0]
	note := func(s string) {
		if s = b.translate(strings.TrimSpace(s)); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if len(b.columns) == 0 {
		note(b.Const)
	}
	for _, i := range b.columns {
		text := p.cell(rec, i)
		if b.Separator == "" {
			note(text)
			continue
		}
		for part := range strings.SplitSeq(text, b.Separator) {
			note(part)
		}
	}
	p.listed = all
	return all
}

// translate gives what a text stands for.
func (b *bound) translate(s string) string {
	if len(b.Values) == 0 {
		return s
	}
	if to, ok := b.Values[fold(s)]; ok {
		return to
	}
	return s
}

// moment reads a field that holds a day or a moment.
func (b *bound) moment(s string) (time.Time, bool) {
	for _, format := range b.formats {
		if t, ok := format(s, b.zone); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// cell gives the text of a row's field by the number of its column.
func (p *pass) cell(rec table.Record, i int) string {
	s, why := text(rec.Fields[i])
	if why == nil && (slices.Contains(sheetErrors, s) || (p.workbook && strings.HasPrefix(s, "="))) {
		why = &words.NotComputed
	}
	if why != nil {
		p.badCell(rec, i, *why)
	}
	return s
}

// sheetErrors are what spreadsheets write where a formula failed.
var sheetErrors = []string{"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}

// bad notes that a field of a report does not pass.
func (p *pass) bad(rec table.Record, b *bound, reason words.Phrase, args ...string) {
	if len(b.columns) > 0 {
		p.badCell(rec, b.columns[0], reason, args...)
		return
	}
	p.problems.add(Problem{Line: rec.Line, Column: b.name, Value: b.Const, Reason: reason, Args: args})
}

// badCell notes that a field does not pass, by the number of its column.
func (p *pass) badCell(rec table.Record, i int, reason words.Phrase, args ...string) {
	p.problems.add(Problem{Line: rec.Lines[i], Column: p.names[i], Value: strings.TrimSpace(rec.Fields[i]), Reason: reason, Args: args})
}

// shortList writes the names of a file's columns, not all of a thousand.
func shortList(names []string) string {
	const most = 40
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "…")
	}
	return strings.Join(names, ", ")
}

// codeOf finds a registry's code for a text that stands in a field. An empty text is unknown, which is allowed.
func (p *pass) codeOf(rec table.Record, b *bound, registry analytics.Registry, text string) string {
	if text == "" {
		return ""
	}
	code, why := p.resolve(registry, text)
	if why != nil {
		p.bad(rec, b, why.Phrase, why.Args...)
	}
	return code
}
