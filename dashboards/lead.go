package dashboards

import (
	"giaoban/analytics"
	"giaoban/analytics/words"
)

// leadSentence says a period at a glance: "Tháng 4–5/2020: 46 báo cáo bằng văn bản, 6.226 tin nhắn và 15 báo cáo tổng hợp về 25
// vấn đề, trong đó 12 báo cáo chuyên đề." Measures of which nothing is reported are left out; the cards name them.
func leadSentence(lang words.Lang, k *analytics.KeyFigures) string {
	counts := map[analytics.Measure]analytics.Count{}
	for _, f := range k.Figures {
		counts[f.Measure] = f.Count
	}
	say := func(m analytics.Measure) string { return sayer{lang, m}.count(counts[m]) }
	known := func(m analytics.Measure) bool { return counts[m].Bound() != nil }
	var parts []string
	for _, m := range []analytics.Measure{analytics.WrittenReports, analytics.Messages} {
		if known(m) {
			parts = append(parts, say(m))
		}
	}
	switch {
	case positive(counts[analytics.Syntheses]):
		text := say(analytics.Syntheses)
		if positive(counts[analytics.Issues]) {
			text = words.LeadAbout.In(lang, text, say(analytics.Issues))
		}
		if positive(counts[analytics.ThematicSyntheses]) {
			text = words.LeadThematic.In(lang, text, say(analytics.ThematicSyntheses))
		}
		parts = append(parts, text)
	case known(analytics.Syntheses):
		parts = append(parts, say(analytics.Syntheses))
	}
	period := sayer{lang: lang}.period(k.Current)
	if len(parts) == 0 {
		return words.LeadNothing.In(lang, period)
	}
	return words.SayPeriod.In(lang, period, joined(lang, parts)) + "."
}
