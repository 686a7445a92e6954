package intake

import (
	"context"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// reportRows reads a file of reports in giaoban's own columns.
type reportRows struct{ *pass }

// idSeen and issueSeen are what a file has said of an id or an issue code so far.
type idSeen struct {
	line int
	sum  uint64
}

type issueSeen struct {
	line  int
	topic string
}

func (reportRows) what() analytics.ChangeKind { return analytics.ImportedReports }

func (reportRows) columns() (all, required []string) {
	return []string{"id", "received", "kind", "type", "unit", "channel", "topics", "issues"}, []string{"id", "received", "kind"}
}

// end checks the issues against the reports in force that this file does not send again.
func (p *reportRows) end(ctx context.Context) error {
	if p.attempt != nil {
		return nil // checked before
	}
	var named []analytics.Issue
	for code, seen := range p.issues {
		named = append(named, analytics.Issue{Code: code, Topic: seen.topic})
	}
	uses, err := p.snap.OtherTopics(ctx, named)
	if err != nil {
		return err
	}
	refused := map[string]bool{}
	for _, use := range uses {
		if _, sentAgain := p.ids[use.Report]; sentAgain || refused[use.Issue.Code] {
			continue
		}
		refused[use.Issue.Code] = true
		line := p.issues[use.Issue.Code].line
		p.refuseLater(line, Problem{Line: line, Column: "issues", Value: use.Issue.Code, Reason: words.IssueElsewhere,
			Args: []string{use.Issue.Topic, use.Report}})
	}
	return nil
}

var rowSeed = maphash.MakeSeed()

func (p *reportRows) row(ctx context.Context, rec record) error {
	if len(rec.fields) != len(rec.names) {
		p.problems.add(Problem{Line: rec.line, Reason: words.FieldCount, Args: []string{itoa(len(rec.fields)), itoa(len(rec.names))}})
		return nil
	}
	before := p.problems.count
	r := p.report(rec)
	if p.problems.count > before {
		return nil
	}
	sum := maphash.String(rowSeed, strings.Join(rec.fields, "\x1f"))
	if seen, known := p.ids[r.ID]; known && seen.line != rec.line {
		if seen.sum == sum {
			p.rows.Repeated++
			return nil
		}
		p.bad(rec, "id", words.IDTwice, itoa(seen.line))
		return nil
	}
	p.ids[strings.Clone(r.ID)] = idSeen{rec.line, sum} // a copy, or the map would keep every line of the file
	if p.attempt == nil {
		return nil
	}
	return p.attempt.AddReport(ctx, r)
}

// report makes a record a report, or notes every reason why it is none.
func (p *reportRows) report(rec record) analytics.Report {
	r := analytics.Report{ID: p.required(rec, "id"), Received: p.received(rec)}
	r.Kind = analytics.ReportKind(strings.ToUpper(p.field(rec, "kind")))
	if !slices.Contains(analytics.Kinds(), r.Kind) {
		p.bad(rec, "kind", words.NotOneOf, join(analytics.Kinds()))
	}
	r.Unit = p.code(rec, "unit", analytics.Units, p.field(rec, "unit"))
	r.Channel = p.code(rec, "channel", analytics.Channels, p.field(rec, "channel"))
	for _, topic := range p.list(rec, "topics") {
		r.Topics = with(r.Topics, p.code(rec, "topics", analytics.Topics, topic))
	}
	p.synthesis(rec, &r)
	return r
}

// synthesis reads what only syntheses have.
func (p *reportRows) synthesis(rec record, r *analytics.Report) {
	kind := strings.ToUpper(p.field(rec, "type"))
	issues := p.list(rec, "issues")
	if r.Kind != analytics.Synthesis {
		if kind != "" {
			p.bad(rec, "type", words.OnlySyntheses)
		}
		if len(issues) > 0 {
			p.bad(rec, "issues", words.OnlySyntheses)
		}
		return
	}
	r.Type = analytics.SynthesisType(kind)
	if !slices.Contains(analytics.SynthesisTypes(), r.Type) {
		p.bad(rec, "type", words.NotOneOf, join(analytics.SynthesisTypes()))
	}
	named := slices.Clone(r.Topics)
	for _, text := range issues {
		if issue, ok := p.issue(rec, text, named); ok {
			r.Issues = append(r.Issues, issue)
			r.Topics = with(r.Topics, issue.Topic)
		}
	}
	if r.Type == analytics.Thematic && len(r.Topics) != 1 {
		p.bad(rec, "topics", words.ThematicTopics, itoa(len(r.Topics)))
	}
}

// issue reads "code@topic", or "code" alone where the report names exactly one topic.
func (p *reportRows) issue(rec record, text string, named []string) (analytics.Issue, bool) {
	code, topic, hasTopic := strings.Cut(text, "@")
	issue := analytics.Issue{Code: strings.TrimSpace(code)}
	switch {
	case issue.Code == "" || (hasTopic && strings.TrimSpace(topic) == ""):
		p.bad(rec, "issues", words.IssueShape)
		return issue, false
	case hasTopic:
		issue.Topic = p.code(rec, "issues", analytics.Topics, strings.TrimSpace(topic))
	case len(named) == 1:
		issue.Topic = named[0]
	default:
		p.bad(rec, "issues", words.IssueNeedsTopic, issue.Code)
		return issue, false
	}
	if issue.Topic == "" {
		return issue, false
	}
	if seen, ok := p.issues[issue.Code]; ok && seen.topic != issue.Topic {
		p.bad(rec, "issues", words.IssueTwoTopics, issue.Code, seen.topic, itoa(seen.line))
		return issue, false
	} else if !ok {
		p.issues[issue.Code] = issueSeen{rec.line, issue.Topic}
	}
	return issue, true
}

// code finds a registry's code for a text. An empty text is unknown, which is allowed.
func (p *reportRows) code(rec record, column string, registry analytics.Registry, text string) string {
	if text == "" {
		return ""
	}
	found := p.codes.find(registry, text)
	if len(found) == 1 {
		return found[0]
	}
	if len(found) > 1 {
		p.bad(rec, column, words.CodeAmbiguous, text, strings.Join(found, ", "))
		return ""
	}
	if p.options.OnUnknown != Add {
		p.bad(rec, column, words.CodeUnknown, text, registryArg(registry))
		return ""
	}
	if why := badCode(registry, text); why != nil {
		p.bad(rec, column, *why)
		return ""
	}
	p.codes.learn(registry, text, "")
	p.added = append(p.added, analytics.RegistryRow{Registry: registry, Code: text, NameVi: text})
	return text
}

// layouts are how a moment or a day may be written; those without a zone mean the store's.
var layouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05",
	"2006-01-02 15:04", "2006-01-02"}

// firstDay is the earliest day that the log can hold.
var firstDay = analytics.NewDate(1900, time.January, 1)

func (p *reportRows) received(rec record) time.Time {
	text := p.field(rec, "received")
	for _, layout := range layouts {
		t, err := time.ParseInLocation(layout, text, p.calendar.Zone)
		if err != nil {
			continue
		}
		switch day := p.calendar.LocalDate(t); {
		case day < firstDay:
			p.bad(rec, "received", words.DateTooEarly, firstDay.String())
		case day > p.through():
			p.bad(rec, "received", words.DateAfterThrough, p.through().String())
		}
		return t
	}
	p.bad(rec, "received", words.DateUnreadable)
	return time.Time{}
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

// registryArg marks an argument of a problem as a registry's name, which is written in the reader's language.
func registryArg(r analytics.Registry) string { return words.RegistryPrefix + string(r) }
