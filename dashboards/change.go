package dashboards

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// change is an analytics.Change in words. Delta and Rate are apart because they may differ in sign: 8 reports more in
// a period that is a day longer can be less each day.
type change struct {
	Period string // "Tháng 2–3/2020"
	Part   string // "31/61 ngày", where only a part of it is counted
	Mark   int    // which baseline it is, for its colour: 1 is the first
	Then   string
	Href   string // the reports behind Then; empty = there is no list of them
	None   bool   // Then says that there is no count
	Delta  string // "+8"; empty = cannot be said
	Moved  string // Delta in words: "tăng 8"
	Rate   string // "−0,3%", "từ 0"; empty = cannot be said
	PerDay bool   // the rate is not simply the delta in percent
	Worth  *badge // nil = nothing is judged
}

// below is the rate where the delta stands above it.
func (c change) below() string {
	if c.Delta == "" {
		return ""
	}
	return c.Rate
}

// ThenCell is the count of the baseline, for the templates.
func (c change) ThenCell() cell { return cell{Text: c.Then, Href: c.Href} }

// minus is the sign that is as wide as a plus.
const minus = "−"

func signed(lang words.Lang, n int64) string {
	switch {
	case n > 0:
		return "+" + words.Number(lang, n)
	case n < 0:
		return minus + words.Number(lang, -n)
	}
	return "0"
}

// timesFrom is the ratio from which a change is told in times, because "+1.130,0%" is hard to grasp.
const timesFrom = 10

// percent writes a ratio as a change: 1.104 is "+10,4%"; from ten times on it says so.
func percent(lang words.Lang, ratio float64) string {
	tenths := math.Round((ratio - 1) * 1000)
	switch {
	case ratio >= timesFrom:
		return words.PageTimes.In(lang, ratio)
	case tenths > 0:
		return "+" + words.Decimal(lang, tenths/10, 1) + "%"
	case tenths < 0:
		return minus + words.Decimal(lang, -tenths/10, 1) + "%"
	}
	return words.Decimal(lang, 0, 1) + "%"
}

func share(lang words.Lang, x *float64) string {
	if x == nil {
		return "–"
	}
	return words.Decimal(lang, *x*100, 1) + "%"
}

// partOf says how much of a baseline is counted; empty where all of it is.
func partOf(lang words.Lang, p analytics.Period) string {
	if p.DaysCounted == 0 || p.DaysCounted >= p.Days {
		return ""
	}
	return words.PageDaysCounted.In(lang, p.DaysCounted, p.Days)
}

func describe(lang words.Lang, current analytics.Period, now analytics.Count, c analytics.Change) change {
	d := change{Period: c.Baseline.Label(lang),
		Then: c.Count.Display(lang), None: c.Count.Bound() == nil, PerDay: current.DaysCounted != c.Baseline.DaysCounted, Worth: badgeOf(lang, c)}
	if !d.None { // days with tallies of other measures are no part of this one
		d.Part = partOf(lang, c.Baseline)
	}
	switch {
	case c.Delta == nil:
	case *c.Delta == 0:
		d.Delta, d.Moved = words.PageUnchanged.In(lang), words.PageUnchanged.In(lang)
	case *c.Delta > 0:
		d.Delta, d.Moved = signed(lang, *c.Delta), words.MovedUp.In(lang, words.Number(lang, *c.Delta))
	default:
		d.Delta, d.Moved = signed(lang, *c.Delta), words.MovedDown.In(lang, words.Number(lang, -*c.Delta))
	}
	switch {
	case c.Ratio != nil:
		d.Rate = percent(lang, *c.Ratio)
	case c.Count.Value != nil && *c.Count.Value == 0 && now.Value != nil && *now.Value > 0:
		d.Rate, d.PerDay = words.PageFromZero.In(lang), false
	}
	if c.Delta != nil && *c.Delta == 0 {
		d.Rate = "" // "unchanged, −1,6% a day" would only say that one period is a day longer
	}
	return d
}

func (a *asked) baselineName(i int) string {
	return a.nameOfBaseline(a.baselines[i])
}

// measureTitle names the measure of the charts.
func (a *asked) measureTitle() string { return words.Measures[string(a.Measure)].In(a.Lang) }

// capital makes a name begin a line.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// within names a period inside a sentence: "tháng 4–5/2020", on one line. English months keep their capital.
func within(lang words.Lang, label string) string { return unbroken(lowered(lang, label)) }

// lowered is a period's name that stands behind other words.
func lowered(lang words.Lang, label string) string {
	if lang == words.Vi {
		r, size := utf8.DecodeRuneInString(label)
		label = string(unicode.ToLower(r)) + label[size:]
	}
	return label
}

// dateText writes a date the way the language does: "31/5/2020", "31 May 2020".
func dateText(lang words.Lang, d analytics.Date) string {
	if lang == words.En {
		return d.Time().Format("2 January 2006")
	}
	return d.Time().Format("2/1/2006")
}

// unbroken keeps a period's name on one line inside a sentence.
func unbroken(label string) string {
	return strings.NewReplacer(" ", "\u00a0", "–", "\u2060–\u2060").Replace(label)
}

// breakable takes unbroken back, for programs that break lines themselves.
func breakable(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u2060", "").Replace(text)
}

// joined lists names in a sentence: "a", "a và b", "a, b và c".
func joined(lang words.Lang, names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + words.PageAgainstAnd.In(lang) + names[len(names)-1]
}
