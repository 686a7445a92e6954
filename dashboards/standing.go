package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// standingSentence sets one topic among all of them: its rank, and what its changes are worth where all topics are judged
// together. The cards of its page judge it alone, which is another question. Empty for a sub-topic, for several topics, and
// where nothing is known.
func (a *asked) standingSentence(ctx context.Context) (string, error) {
	if len(a.Filter.Topics) != 1 || a.Filter.ExcludeSubtopics || len(a.Filter.Unknown) > 0 {
		return "", nil
	}
	answer, err := a.compare(ctx, analytics.ByTopic, a.withTopics().Filter, analytics.MaxTop)
	if err != nil {
		return "", err
	}
	for _, r := range answer.Rows {
		if code(r.Topic) == a.Filter.Topics[0] && r.Rank != nil {
			return a.standing(answer, r), nil
		}
	}
	return "", nil
}

func (a *asked) standing(c *analytics.Comparison, r analytics.ComparisonRow) string {
	topics := 0
	for _, other := range c.Rows {
		if other.Topic != nil {
			topics++
		}
	}
	of := words.Number(a.Lang, int64(topics)) + " " + words.NounTopic.Of(a.Lang, int64(topics))
	text := words.StandingRank.In(a.Lang, *r.Rank, of, words.MeasureNouns[string(a.Measure)].Of(a.Lang, 2))
	var worth []string
	for i, ch := range r.Changes {
		if said := a.sayer().worth(r.Count, ch); said != "" {
			worth = append(worth, words.StandingWorth.In(a.Lang, said, within(a.Lang, c.Baselines[i].Label(a.Lang))))
		}
	}
	if len(worth) > 0 {
		text += " " + words.StandingTogether.In(a.Lang, joined(a.Lang, worth))
	}
	return text
}
