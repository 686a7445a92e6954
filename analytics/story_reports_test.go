package analytics_test

import (
	"context"
	"fmt"
	"strings"

	"giaoban/analytics"
)

// reports prints every page of the reports behind a count.
func (s *teller) reports(ctx context.Context, snap *analytics.Snapshot, q analytics.ReportsQuery) error {
	for page := 1; ; page++ {
		a, err := snap.Reports(ctx, q)
		if err != nil {
			return err
		}
		if page > 1 {
			fmt.Fprintf(&s.out, "page %d\n", page)
		}
		for _, r := range a.Rows {
			var topics, issues []string
			for _, t := range r.Topics {
				topics = append(topics, t.Code)
			}
			for _, i := range r.Issues {
				issues = append(issues, i.Code+"@"+i.Topic.Code)
			}
			kind := string(r.Kind)
			if r.Type != nil {
				kind += " " + string(*r.Type)
			}
			fmt.Fprintf(&s.out, "%s %s in %s: %s, %s, %s, topics [%s], issues [%s], version %d\n", r.ID, r.Received, r.Month, kind,
				entryText(r.Unit), entryText(r.Channel), strings.Join(topics, " "), strings.Join(issues, " "), r.Version)
		}
		if !a.HasNextPage {
			fmt.Fprintf(&s.out, "total: %d\n", a.Total)
			return nil
		}
		q.After = a.EndCursor
	}
}

func rankText(rank *int) string {
	if rank == nil {
		return ""
	}
	return fmt.Sprintf("#%d ", *rank)
}
