package intake

import (
	"context"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// tallyRows reads a file of published totals that have no rows behind them.
type tallyRows struct {
	*pass
	seen map[analytics.TallyRow]tallySeen // by measure, months and cell: without what is said of them
}

type tallySeen struct {
	line  int
	tally analytics.TallyRow
}

func newTallyRows(p *pass) *tallyRows {
	return &tallyRows{pass: p, seen: map[analytics.TallyRow]tallySeen{}}
}

func (*tallyRows) what() analytics.ChangeKind { return analytics.ImportedTallies }

// tallyColumns are the columns of a file of tallies; the first four are required.
var tallyColumns = []string{"measure", "from", "value", "source", "to", "topic", "unit", "channel", "status", "url", "published"}

func (*tallyRows) columns() []string { return tallyColumns }

func (*tallyRows) grown() {} // fields are found by name

func (p *tallyRows) take(_ context.Context, rec table.Record) error {
	before := p.problems.count
	t := p.tally(rec)
	if p.problems.count > before {
		return nil
	}
	cell := t
	cell.Status, cell.Value, cell.Source = "", 0, analytics.SourceRef{}
	if seen, twice := p.seen[cell]; twice {
		if reflect.DeepEqual(seen.tally, t) {
			p.verdicts.repeat(p.row)
		} else {
			p.badField(rec, "measure", words.TallyTwice, itoa(seen.line))
		}
		return nil
	}
	p.seen[cell] = tallySeen{rec.Line, t}
	if p.phase == Writing {
		p.attempt.AddTally(t)
	}
	return nil
}

func (*tallyRows) end(context.Context) error { return nil }

// tally makes a record a tally, or notes every reason why it is none.
func (p *tallyRows) tally(rec table.Record) analytics.TallyRow {
	t := analytics.TallyRow{Measure: analytics.Measure(strings.ToUpper(p.field(rec, "measure"))), Period: p.months(rec)}
	if !t.Measure.Valid() {
		p.badField(rec, "measure", words.NotOneOf, join(analytics.Measures()))
	}
	named := 0
	for _, of := range []struct {
		column   string
		registry analytics.Registry
		code     *string
	}{{"topic", analytics.Topics, &t.Topic}, {"unit", analytics.Units, &t.Unit}, {"channel", analytics.Channels, &t.Channel}} {
		text := p.field(rec, of.column)
		if text == "" {
			continue
		}
		if named++; named > 1 {
			p.badField(rec, of.column, words.TallyOneCell)
		}
		code, why := p.resolve(of.registry, text)
		if why != nil {
			p.badField(rec, of.column, why.Phrase, why.Args...)
		}
		*of.code = code
	}
	t.Status = analytics.CountStatus(strings.ToUpper(p.field(rec, "status")))
	if t.Status == "" {
		t.Status = analytics.Exact
	}
	if !slices.Contains(analytics.TallyStatuses(), t.Status) {
		p.badField(rec, "status", words.NotOneOf, join(analytics.TallyStatuses()))
	}
	t.Value = p.number(rec, t.Status)
	t.Source = p.source(rec)
	return t
}

// months reads the first and the last month; without a last one it is the first.
func (p *tallyRows) months(rec table.Record) analytics.Range {
	months := registryRows{pass: p.pass}
	from, to := months.month(rec, "from"), months.month(rec, "to")
	switch {
	case from == nil:
		p.required(rec, "from")
		return analytics.Range{}
	case to == nil:
		return analytics.Range{From: *from, To: *from}
	}
	r := analytics.Range{From: *from, To: *to}
	if r.To < r.From {
		p.badField(rec, "to", words.TallyBackwards)
	} else if r.Len() > analytics.MaxMonths {
		p.badField(rec, "to", words.TallyTooLong, itoa(r.Len()), itoa(analytics.MaxMonths))
	}
	return r
}

// number reads the value. Digits alone, because "1.000" is a thousand in one country and one in another.
func (p *tallyRows) number(rec table.Record, status analytics.CountStatus) uint64 {
	text := p.field(rec, "value")
	switch {
	case status == analytics.NotReported:
		if text != "" {
			p.badField(rec, "value", words.TallyHasValue)
		}
		return 0
	case text == "":
		p.badField(rec, "value", words.TallyNeedsValue)
		return 0
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n > analytics.MaxTally {
		p.badField(rec, "value", words.TallyValue, strconv.Itoa(analytics.MaxTally))
	}
	return n
}

func (p *tallyRows) source(rec table.Record) analytics.SourceRef {
	s := analytics.SourceRef{Title: p.required(rec, "source")}
	if text := p.field(rec, "url"); text != "" {
		if u, err := url.Parse(text); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
			p.badField(rec, "url", words.AddressUnreadable)
		}
		s.URL = &text
	}
	if text := p.field(rec, "published"); text != "" {
		day, err := analytics.ParseDate(text)
		if err != nil || day < firstDay {
			p.badField(rec, "published", words.DayUnreadable)
		}
		s.PublishedOn = &day
	}
	return s
}
