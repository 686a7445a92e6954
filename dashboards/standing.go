package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// standingSentence says what the changes of one topic are worth where all topics are judged together: the cards of its page
// judge it alone, which is another question. Empty for a sub-topic, for several topics, and where nothing is judged.
func (a *asked) standingSentence(ctx context.Context) (string, error) {
	if len(a.Filter.Topics) != 1 || a.Filter.ExcludeSubtopics || len(a.Filter.Unknown) > 0 {
		return "", nil
	}
	answer, err := a.compare(ctx, analytics.ByTopic, a.withTopics().Filter, analytics.MaxTop)
	if err != nil {
		return "", err
	}
	for _, r := range answer.Rows {
		if code(r.Topic) == a.Filter.Topics[0] {
			return a.standing(answer, r), nil
		}
	}
	return "", nil
}

func (a *asked) standing(c *analytics.Comparison, r analytics.ComparisonRow) string {
	var worth []string
	for i, ch := range r.Changes {
		if said := a.sayer().worth(r.Count, ch); said != "" {
			worth = append(worth, words.StandingWorth.In(a.Lang, said, within(a.Lang, c.Baselines[i].Label(a.Lang))))
		}
	}
	if len(worth) == 0 {
		return ""
	}
	return words.StandingTogether.In(a.Lang, joined(a.Lang, worth))
}
