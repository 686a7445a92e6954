package intake

import (
	"context"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// synthesis reads what only syntheses have.
func (p *reportRows) synthesis(rec table.Record, r *analytics.Report) {
	kind := strings.ToUpper(p.value(rec, p.from.synthesis))
	issues := p.list(rec, p.from.issues)
	if r.Kind != analytics.Synthesis {
		if kind != "" {
			p.bad(rec, p.from.synthesis, words.OnlySyntheses)
		}
		if len(issues) > 0 {
			p.bad(rec, p.from.issues, words.OnlySyntheses)
		}
		return
	}
	r.Type = analytics.SynthesisType(kind)
	if !slices.Contains(analytics.SynthesisTypes(), r.Type) {
		p.bad(rec, p.from.synthesis, words.NotOneOf, join(analytics.SynthesisTypes()))
	}
	named := slices.Clone(r.Topics)
	for _, text := range issues {
		if issue, ok := p.issue(rec, text, named); ok {
			r.Issues = append(r.Issues, issue)
			r.Topics = with(r.Topics, issue.Topic)
		}
	}
	if r.Type == analytics.Thematic && len(r.Topics) != 1 {
		p.bad(rec, p.from.topics, words.ThematicTopics, itoa(len(r.Topics)))
	}
}

// issue reads "code@topic", or "code" alone where the report names exactly one topic.
func (p *reportRows) issue(rec table.Record, text string, named []string) (analytics.Issue, bool) {
	from := p.from.issues
	code, topic, hasTopic := strings.Cut(text, "@")
	issue := analytics.Issue{Code: strings.TrimSpace(code)}
	switch {
	case issue.Code == "" || (hasTopic && strings.TrimSpace(topic) == ""):
		p.bad(rec, from, words.IssueShape)
		return issue, false
	case hasTopic:
		issue.Topic = p.codeOf(rec, from, analytics.Topics, strings.TrimSpace(topic))
	case len(named) == 1:
		issue.Topic = named[0]
	default:
		p.bad(rec, from, words.IssueNeedsTopic, issue.Code)
		return issue, false
	}
	if issue.Topic == "" {
		return issue, false
	}
	if why, ok := p.banned[issue.Code]; ok && why.Args[0] != issue.Topic {
		p.bad(rec, from, why.Reason, why.Args...)
		return issue, false
	}
	if seen, ok := p.issues[issue.Code]; ok && seen.topic != issue.Topic {
		p.bad(rec, from, words.IssueTwoTopics, issue.Code, seen.topic, itoa(seen.line))
		return issue, false
	}
	return issue, true
}

// issuesElsewhere compares the file's issues with the reports in force that it does not send again. An issue that one
// of them has under another topic is banned: the file is checked again without it.
func (p *reportRows) issuesElsewhere(ctx context.Context) error {
	var named []analytics.Issue
	for code, seen := range p.issues {
		named = append(named, analytics.Issue{Code: code, Topic: seen.topic})
	}
	uses, err := p.snap.OtherTopics(ctx, named)
	if err != nil || len(uses) == 0 {
		return err
	}
	asked := map[[2]uint64]bool{}
	for _, use := range uses {
		asked[hashID(use.Report)] = false
	}
	err = p.doubles.hasAny(asked, func(row uint64) bool { return !p.verdicts.rejected.has(row) })
	for _, use := range uses {
		if !asked[hashID(use.Report)] {
			p.banned[use.Issue.Code] = Problem{Reason: words.IssueElsewhere, Args: []string{use.Issue.Topic, use.Report}}
		}
	}
	return err
}

// retraction is a row that takes a report back.
type retraction struct {
	entry
	id string
}

// lookUpMost is how many ids are looked up at once.
const lookUpMost = 5000

func (p *reportRows) lookUpLater(ctx context.Context, e entry, id string) error {
	p.retract = append(p.retract, retraction{e, strings.Clone(id)})
	if len(p.retract) < lookUpMost {
		return nil
	}
	return p.lookUp(ctx)
}

// lookUp rejects the retractions of reports that are not there. Rows that do not pass are no doubles of others.
func (p *reportRows) lookUp(ctx context.Context) error {
	if len(p.retract) == 0 {
		return nil
	}
	ids := make([]string, len(p.retract))
	for i, r := range p.retract {
		ids[i] = r.id
	}
	live, err := p.snap.InForce(ctx, ids)
	if err != nil {
		return err
	}
	for _, r := range p.retract {
		if !live[r.id] {
			p.refuse(r.Row, Problem{Line: int(r.Line), Column: p.from.id.place(), Value: r.id, Reason: words.RetractUnknown})
		} else if err := p.doubles.add(r.entry); err != nil {
			return err
		}
	}
	p.retract = p.retract[:0]
	return nil
}
