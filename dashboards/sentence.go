package dashboards

import (
	"math"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// sayer says figures in whole sentences, from the values that charts and tables show.
type sayer struct {
	lang    words.Lang
	measure analytics.Measure
}

func (a *asked) sayer() sayer { return sayer{a.Lang, a.Measure} }

// figure says a figure and how it moved against each baseline: "Tháng 4–5/2020: 46 báo cáo bằng văn bản, tăng 3 so với
// tháng 2–3/2020 (43) – chưa đủ căn cứ kết luận là có thay đổi; bằng …." A difference is said as the difference that it is; what it
// is worth follows at once, so that nobody takes chance for a trend.
func (s sayer) figure(current analytics.Period, now analytics.Count, changes []analytics.Change) string {
	text := words.SayPeriod.In(s.lang, s.period(current), s.count(now))
	if current.DaysCounted == 0 { // nothing to compare yet: baselines may well have data
		return text + "."
	}
	for i, c := range changes {
		text += map[bool]string{true: ", ", false: "; "}[i == 0] + s.change(now, c)
	}
	return text + "."
}

// period names the current period at the head of a sentence, with how much of it there is.
func (s sayer) period(p analytics.Period) string {
	name := unbroken(p.Label(s.lang))
	if p.DaysCounted == 0 || p.DaysCounted >= p.Days {
		return name
	}
	return words.SayPartly.In(s.lang, name, p.DaysCounted, p.Days)
}

// count says a count with its noun: "46 báo cáo bằng văn bản", "không có tin nhắn nào", "from 1,000 messages up".
func (s sayer) count(c analytics.Count) string {
	noun := words.MeasureNouns[string(s.measure)]
	switch {
	case c.Status == analytics.Suppressed:
		return words.SayHidden.In(s.lang, noun.Of(s.lang, many))
	case c.Bound() == nil:
		return words.SayNotReported.In(s.lang, noun.Of(s.lang, many))
	case c.Lower != nil:
		return words.SayAtLeast.In(s.lang, words.Number(s.lang, *c.Lower), noun.Of(s.lang, many))
	}
	number, name := words.Number(s.lang, *c.Value), noun.Of(s.lang, *c.Value)
	switch {
	case c.Status == analytics.Approximate:
		return words.SayAbout.In(s.lang, number, name)
	case *c.Value == 0:
		return words.SayNone.In(s.lang, name)
	}
	return words.SayCount.In(s.lang, number, name)
}

func (s sayer) change(now analytics.Count, c analytics.Change) string {
	text := s.difference(now, c)
	if worth := s.worth(now, c); worth != "" {
		text += " – " + worth
	}
	return text
}

// difference says a change as what it is. Where periods differ in length only the average per day compares.
func (s sayer) difference(now analytics.Count, c analytics.Change) string {
	name, then := within(s.lang, c.Baseline.Label(s.lang)), c.Count.Display(s.lang)
	if part := partOf(s.lang, c.Baseline); part != "" {
		then += ", " + part
	}
	switch {
	case c.Count.Status == analytics.Suppressed:
		return words.SayHiddenThen.In(s.lang, name)
	case c.Count.Bound() == nil:
		return words.SayNothingThen.In(s.lang, name)
	case c.Delta == nil && c.Ratio == nil:
		return words.SayThen.In(s.lang, name, then)
	case c.Delta == nil:
		return s.perDay(*c.Ratio, name, then)
	case *c.Delta == 0 && *now.Value == 0:
		return words.SayNoneThen.In(s.lang, name)
	case *c.Delta == 0:
		return words.SaySame.In(s.lang, name, then)
	}
	up, down := words.SayUp, words.SayDown
	if now.Status == analytics.Approximate || c.Count.Status == analytics.Approximate {
		up, down = words.SayUpAbout, words.SayDownAbout
	}
	if *c.Delta > 0 {
		return up.In(s.lang, words.Number(s.lang, *c.Delta), name, then)
	}
	return down.In(s.lang, words.Number(s.lang, -*c.Delta), name, then)
}

func (s sayer) perDay(ratio float64, name, then string) string {
	tenths := math.Round((ratio - 1) * 1000)
	percent := words.Decimal(s.lang, math.Abs(tenths)/10, 1) + "%"
	switch {
	case ratio >= timesFrom:
		return words.SayPerDayTimes.In(s.lang, words.Decimal(s.lang, ratio, 1), name, then)
	case tenths > 0:
		return words.SayPerDayUp.In(s.lang, percent, name, then)
	case tenths < 0:
		return words.SayPerDayDown.In(s.lang, percent, name, then)
	}
	return words.SayPerDaySame.In(s.lang, name, then)
}

// worth says what the statistics make of a change; empty where they have nothing to say.
func (s sayer) worth(now analytics.Count, c analytics.Change) string {
	if c.Verdict == nil || c.Count.Bound() == nil || now.Bound() == nil {
		return ""
	}
	same := c.Delta != nil && *c.Delta == 0
	switch *c.Verdict {
	case stats.Rising:
		return words.SayRising.In(s.lang)
	case stats.Falling:
		return words.SayFalling.In(s.lang)
	case stats.New:
		return words.SayNew.In(s.lang)
	case stats.Stable:
		return words.SayStable.In(s.lang)
	case stats.Inconclusive:
		switch {
		case slices.Contains(c.Caveats, analytics.Overlap):
			return words.SayOverlap.In(s.lang)
		case same && *now.Value == 0:
			return "" // nothing then, nothing now: nothing to conclude
		case same:
			return words.SayNotStable.In(s.lang)
		}
		return words.SayInconclusive.In(s.lang)
	}
	return ""
}
