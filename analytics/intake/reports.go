package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// reportColumns are giaoban's own columns of reports; the first three are required.
var reportColumns = []string{"id", "received", "kind", "type", "unit", "channel", "topics", "issues", "retract"}

// reportRows reads a file of reports.
type reportRows struct {
	*pass
	from    reportFields
	doubles doubles
	retract []retraction // whose ids have not been looked up yet
}

// place is where a row stands.
type place struct {
	row  uint64
	line int
}

// issueSeen is what a file has said of an issue code so far.
type issueSeen struct {
	line  int
	topic string
}

// judged is a row that is a report, or takes one back.
type judged struct {
	analytics.Report
	retract bool
}

func newReportRows(p *pass, m *Map) *reportRows {
	r := &reportRows{pass: p, from: p.bind(m)}
	r.doubles.lastWins = m.LastWins
	r.doubles.verdict = verdict{p.verdicts.repeat, func(e, other entry) {
		p.refuse(e.Row, Problem{Line: int(e.Line), Column: r.from.id.place(), Reason: words.IDConflict, Args: []string{itoa(int(other.Line))}})
	}}
	return r
}

func (*reportRows) what() analytics.ChangeKind { return analytics.ImportedReports }

func (*reportRows) columns() []string { return reportColumns }

func (p *reportRows) grown() {
	if m := p.options.Map; m != nil {
		p.from = p.bind(m)
	} else {
		p.from = p.bind(ownMap(p.names))
	}
}

func (p *reportRows) take(ctx context.Context, rec table.Record) error {
	before := p.problems.count
	r := p.read(rec)
	if p.problems.count > before || p.phase == Rejecting {
		return nil
	}
	switch {
	case p.phase == Writing && r.retract:
		return p.attempt.AddRetraction(ctx, r.ID)
	case p.phase == Writing:
		return p.attempt.AddReport(ctx, r.Report)
	}
	for _, issue := range r.Issues {
		if _, ok := p.issues[issue.Code]; !ok {
			p.issues[strings.Clone(issue.Code)] = issueSeen{rec.Line, strings.Clone(issue.Topic)}
		}
	}
	e := entry{ID: hashID(r.ID), Sum: r.sum(), Row: p.row, Line: uint64(rec.Line)}
	if r.retract {
		return p.lookUpLater(ctx, e, r.ID)
	}
	return p.doubles.add(e)
}

// read makes a row a report, or notes every reason why it is none.
func (p *reportRows) read(rec table.Record) judged {
	r := judged{retract: p.retracts(rec)}
	if r.ID = p.id(rec); r.retract {
		return r // nothing else of the row counts
	}
	r.Received = p.received(rec)
	r.Kind = analytics.ReportKind(strings.ToUpper(p.value(rec, p.from.kind)))
	if !slices.Contains(analytics.Kinds(), r.Kind) {
		p.bad(rec, p.from.kind, words.NotOneOf, join(analytics.Kinds()))
	}
	r.Unit = p.code(rec, p.from.unit, analytics.Units)
	r.Channel = p.code(rec, p.from.channel, analytics.Channels)
	topics := p.list(rec, p.from.topics)
	r.Topics = make([]string, 0, len(topics))
	for _, topic := range topics {
		r.Topics = with(r.Topics, p.codeOf(rec, p.from.topics, analytics.Topics, topic))
	}
	p.synthesis(rec, &r.Report)
	slices.Sort(r.Topics)
	return r
}

func (p *reportRows) code(rec table.Record, b *bound, registry analytics.Registry) string {
	return p.codeOf(rec, b, registry, p.value(rec, b))
}

// id gives the report's id: a column's, or one made of the mapped columns' texts, so that the same row is the same
// report in any file. A prefix keeps such ids apart from others.
func (p *reportRows) id(rec table.Record) string {
	from := p.from.id
	if !from.FromContent {
		before := p.problems.count
		id := p.value(rec, from)
		if id == "" && p.problems.count == before {
			p.bad(rec, from, words.FieldEmpty)
		}
		return id
	}
	h := sha256.New()
	for _, from := range p.from.all() {
		if from.name == "retract" { // or a row could not take back what it said
			continue
		}
		for k, i := range from.columns {
			// What is no text is a problem of the field itself. Empty ones are left out: a column may appear late.
			if s, _ := text(rec.Fields[i]); s != "" {
				fmt.Fprintf(h, "%s %d\x1f%s\x1e", from.name, k, s)
			}
		}
	}
	return "content-" + hex.EncodeToString(h.Sum(nil)[:16])
}

// retracts tells whether the row takes a report back.
func (p *reportRows) retracts(rec table.Record) bool {
	from := p.from.retract
	switch strings.ToLower(p.value(rec, from)) {
	case "", "no", "false", "0", "không":
		return false
	case "yes", "true", "1", "x", "có":
		return true
	}
	p.bad(rec, from, words.RetractNotFlag)
	return false
}

// firstDay is the earliest day that the log can hold.
var firstDay = analytics.NewDate(1900, time.January, 1)

func (p *reportRows) received(rec table.Record) time.Time {
	from := p.from.received
	before := p.problems.count
	text := p.value(rec, from)
	t, ok := from.moment(text)
	if !ok {
		if p.problems.count == before {
			p.bad(rec, from, words.DateUnreadable)
		}
		return t
	}
	switch day := p.calendar.LocalDate(t); {
	case day < firstDay:
		p.bad(rec, from, words.DateTooEarly, firstDay.String())
	case day > p.through():
		p.bad(rec, from, words.DateAfterThrough, p.through().String())
	}
	return t
}

var rowSeed = maphash.MakeSeed()

// sum tells rows apart that say different things of the same id.
func (r judged) sum() uint64 {
	var h maphash.Hash
	h.SetSeed(rowSeed)
	write := func(texts ...string) {
		for _, s := range texts {
			_, _ = h.WriteString(s) // never fails
			_ = h.WriteByte(0x1f)
		}
	}
	write(string(r.Kind), string(r.Type), r.Unit, r.Channel)
	maphash.WriteComparable(&h, [2]int64{r.Received.Unix(), int64(r.Received.Nanosecond())})
	write(r.Topics...)
	issues := make([]string, 0, len(r.Issues))
	for _, issue := range r.Issues {
		issues = append(issues, issue.Code+"@"+issue.Topic)
	}
	write(slices.Sorted(slices.Values(issues))...)
	if r.retract {
		write("retract")
	}
	return h.Sum64()
}

// end finds what only the whole file shows: ids that stand in it twice, and issues that are in force elsewhere.
func (p *reportRows) end(ctx context.Context) (err error) {
	if p.growing && p.options.Map != nil {
		p.growing = false // no more: a column that has not appeared is missing
		p.bind(p.options.Map)
	}
	defer func() { err = errors.Join(err, p.doubles.close()) }()
	if err := p.lookUp(ctx); err != nil {
		return err
	}
	if err := p.doubles.finish(); err != nil {
		return err
	}
	return p.issuesElsewhere(ctx)
}

// with adds a code to a list that holds each code once.
func with(list []string, code string) []string {
	if code == "" || slices.Contains(list, code) {
		return list
	}
	return append(list, code)
}

func join[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return strings.Join(texts, ", ")
}
