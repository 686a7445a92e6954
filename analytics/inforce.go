package analytics

import (
	"context"
	"errors"
)

// IssueUse is a report in force and an issue that it has.
type IssueUse struct {
	Report string // id
	Issue  Issue
}

// OtherTopics finds the reports in force that have one of the named issues under another topic than it is named with
// here. An issue has exactly one topic, so these reports must be sent again along with it, or it is refused.
func (s *Snapshot) OtherTopics(ctx context.Context, named []Issue) ([]IssueUse, error) {
	if len(named) == 0 {
		return nil, nil
	}
	var codes, pairs []string
	for _, i := range named {
		codes, pairs = append(codes, i.Code), append(pairs, "("+quote(i.Code)+","+quote(i.Topic)+")")
	}
	p := params{"codes": quoted(codes), "named": array(pairs), "committed": array(s.ledger.versions()),
		"inforce": array(s.ledger.inForce(s.version))}
	// Through the writer: the reader's limits are those of questions, and this is part of an import.
	rows, err := s.store.writer.Query(withParams(ctx, p), statement("issue_topics"))
	if err != nil {
		return nil, changeError(ctx, err)
	}
	var uses []IssueUse
	for rows.Next() {
		var u IssueUse
		if err := rows.Scan(&u.Report, &u.Issue.Code, &u.Issue.Topic); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		uses = append(uses, u)
	}
	return uses, changeError(ctx, errors.Join(rows.Close(), rows.Err()))
}

// InForce tells which of these ids have a report in force.
func (s *Snapshot) InForce(ctx context.Context, ids []string) (map[string]bool, error) {
	var live []string
	p := params{"ids": quoted(ids), "inforce": array(s.ledger.inForce(s.version))}
	// Through the writer: the reader's limits are those of questions, and this is part of an import.
	if err := s.store.writer.QueryRow(withParams(ctx, p), statement("live_ids")).Scan(&live); err != nil {
		return nil, changeError(ctx, err)
	}
	found := make(map[string]bool, len(live))
	for _, id := range live {
		found[id] = true
	}
	return found, nil
}
