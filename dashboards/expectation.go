package dashboards

import (
	"math"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// aberrantNamed is the number of months that a sentence names.
const aberrantNamed = 4

// expectationSentences set months against what their own history lets expect: those of the period one by one, the others
// where they stand out. Empty where nothing is known of any.
func (m *months) expectationSentences() []string {
	lang := m.asked.Lang
	var inPeriod, outside []string
	within, judged, others := 0, 0, 0
	for _, p := range m.data.Points {
		if p.Aberration == nil || p.Expected == nil || *p.Aberration == stats.NothingKnown {
			continue
		}
		now := m.data.Current.Contains(p.Month)
		switch {
		case *p.Aberration == stats.Within && now:
			within++
		case now:
			inPeriod = append(inPeriod, aberrant(lang, p))
		case *p.Aberration != stats.Within:
			outside = append(outside, aberrant(lang, p))
		}
		if now {
			judged++
		} else {
			others++
		}
	}
	var all []string
	switch {
	case judged == 0 && others == 0:
		return nil
	case len(inPeriod) > 0:
		all = append(all, words.ExpectedOutside.In(lang, joined(lang, inPeriod)))
	case judged == 1:
		all = append(all, words.ExpectedWithinOne.In(lang))
	case judged > 1:
		all = append(all, words.ExpectedWithin.In(lang, within))
	}
	if n := len(outside); n > 0 {
		named := outside[max(0, n-aberrantNamed):] // the latest
		text := words.ExpectedOthers.In(lang, others, n, joined(lang, named))
		switch {
		case n == 1:
			text = words.ExpectedOther.In(lang, others, named[0])
		case n > len(named):
			text = words.ExpectedOthersLast.In(lang, others, n, joined(lang, named))
		}
		all = append(all, text)
	}
	return all
}

// aberrant says a month that stands out: "tháng 4/2020 cao hơn (1.465, dự kiến 0–12)".
func aberrant(lang words.Lang, p analytics.SeriesPoint) string {
	phrase := words.ExpectedAbove
	if *p.Aberration == stats.Below {
		phrase = words.ExpectedBelow
	}
	// Counts are whole: those between the bounds are as expected.
	lower, upper := words.Number(lang, int64(math.Ceil(p.Expected.Lower))), words.Number(lang, int64(math.Floor(p.Expected.Upper)))
	return phrase.In(lang, within(lang, p.Month.Label(lang)), p.Count.Display(lang), unbroken(lower+"–"+upper))
}
