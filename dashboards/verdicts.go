package dashboards

import (
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// verdictOrder is the order in which verdicts are told: what changed first.
var verdictOrder = []stats.Verdict{stats.New, stats.Rising, stats.Falling, stats.Stable, stats.Inconclusive, stats.InsufficientHistory}

// verdictsOf counts the verdicts against one baseline, of the rows that have a name.
func (c *comparison) verdictsOf(baseline int) map[stats.Verdict]int {
	counts := map[stats.Verdict]int{}
	for _, r := range c.answer.Rows {
		if v := r.Changes[baseline].Verdict; v != nil && c.entry(r.Key) != nil {
			counts[*v]++
		}
	}
	return counts
}

// verdictSentence says how many rows changed clearly against a baseline, and what of the others: "So với tháng 2–3/2020:
// 4 lĩnh vực tăng rõ rệt và 2 lĩnh vực giảm rõ rệt, trong 16 lĩnh vực; còn lại 1 ổn định, 9 chưa đủ căn cứ kết luận." Empty where nothing
// is judged. The answer must hold all rows.
func verdictSentence(lang words.Lang, noun words.Noun, period string, counts map[stats.Verdict]int) string {
	if text := verdictSummary(lang, noun, counts); text != "" {
		return words.VerdictsAgainst.In(lang, period, text)
	}
	return ""
}

// verdictSummary is verdictSentence without the baseline.
func verdictSummary(lang words.Lang, noun words.Noun, counts map[stats.Verdict]int) string {
	number := func(n int) string { return words.Number(lang, int64(n)) }
	var changed, rest []string
	all := 0
	for _, v := range verdictOrder {
		n := counts[v]
		if all += n; n == 0 {
			continue
		}
		if phrase, is := words.VerdictCounts[string(v)]; is {
			changed = append(changed, phrase.In(lang, number(n), noun.Of(lang, int64(n))))
		} else {
			rest = append(rest, words.VerdictRests[string(v)].In(lang, number(n)))
		}
	}
	if all == 0 {
		return ""
	}
	if counts[stats.InsufficientHistory] == all {
		return words.VerdictsNothing.In(lang)
	}
	of := number(all) + " " + noun.Of(lang, int64(all))
	switch {
	case len(changed) == 0:
		return words.VerdictsNone.In(lang, noun.Of(lang, 1), of, strings.Join(rest, ", "))
	case len(rest) == 0:
		return words.VerdictsAre.In(lang, joined(lang, changed), of) + "."
	}
	return words.VerdictsAre.In(lang, joined(lang, changed), of) + words.VerdictsRest.In(lang, strings.Join(rest, ", "))
}

// noun is what the rows are.
func (c *comparison) noun() words.Noun {
	switch {
	case c.children:
		return words.NounSubtopic
	case c.answer.By == analytics.ByUnit:
		return words.NounUnit
	case c.answer.By == analytics.ByChannel:
		return words.NounChannel
	case c.answer.By == analytics.ByKind:
		return words.NounKind
	}
	return words.NounTopic
}
