package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// reportsSentence says the number that the list is behind: "6.226 tin nhắn trong tháng 4–5/2020, qua kênh Zalo." Of issues
// the number is not that of the reports that cover them, so both are said.
func (a *asked) reportsSentence(c analytics.Count, listed int64) string {
	lang := a.Lang
	noun, months, where := words.MeasureNouns[string(a.Measure)], within(lang, a.current.Label(lang)), a.filterText()
	switch {
	case tallied(c):
		return words.ReportsTally.In(lang, a.measureTitle(), months, where, c.Display(lang))
	case c.Value == nil:
		return words.ReportsGap.In(lang, a.measureTitle(), months, where)
	case *c.Value == 0:
		return words.ReportsNone.In(lang, noun.Of(lang, 0), months, where)
	case a.Measure == analytics.Issues:
		reports := words.MeasureNouns[string(analytics.Syntheses)]
		return words.ReportsIssues.In(lang, words.Number(lang, *c.Value), noun.Of(lang, *c.Value), months, where,
			words.Number(lang, listed), reports.Of(lang, listed))
	}
	return words.ReportsAre.In(lang, words.Number(lang, listed), noun.Of(lang, listed), months, where)
}

// filterText says the filter behind a number and its period.
func (a *asked) filterText() (text string) {
	const most = 3
	phrases := map[analytics.Dimension]words.Phrase{analytics.ByTopic: words.ReportsOfTopics, analytics.ByUnit: words.ReportsOfUnits, analytics.ByChannel: words.ReportsOfChannels}
	for _, c := range codedParams {
		var names []string
		for _, code := range *codesOf(&a.Filter, c.by) {
			name := code
			if e, err := a.snap.Entry(c.registry, code); err == nil {
				name = e.Name(a.Lang)
			}
			names = append(names, name)
		}
		if len(names) > most {
			names = []string{words.ReportsMany.In(a.Lang, len(names))}
		}
		unknown, alone := slices.Contains(a.Filter.Unknown, c.by), *aloneIn(&a.Filter, c.by)
		said := words.FilterUnknown[string(c.by)].In(a.Lang)
		switch {
		case len(names) == 0 && unknown:
			text += words.ReportsUnknown.In(a.Lang, said)
			continue
		case len(names) == 0:
			continue
		case unknown:
			names = append(names, said)
		}
		text += phrases[c.by].In(a.Lang, strings.Join(names, words.ReportsOr.In(a.Lang)))
		if alone {
			text += " (" + words.FilterAlone[string(c.by)].In(a.Lang) + ")"
		}
	}
	return text
}
