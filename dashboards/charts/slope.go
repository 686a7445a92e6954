package charts

import (
	"math"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// MaxSlopes is the number of rows that a slope chart has room for.
const MaxSlopes = 15

// Slope draws the rows of a comparison as lines from their rate per day in the first baseline to that in the current period,
// which compares periods of any lengths. Lines of clear changes have the row's colour, all others are grey. Labels stand at
// both ends, on a phone at the right one alone, moved apart where they would stand on each other.
func Slope(c *analytics.Comparison, look Look) (Chart, error) {
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.Trigger = "item"
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	delete(option, "legend")
	var rows, data []object
	highest := 0.0
	for _, r := range c.Rows[:min(len(c.Rows), MaxSlopes)] {
		row, tip := look.slopeRow(c, r)
		rows, data = append(rows, row), append(data, object{"value": []int{0, 0}, "title": row["name"], "tip": tip})
		for _, side := range []string{"then", "now"} {
			if rate, ok := row[side].(*float64); ok && rate != nil {
				highest = max(highest, *rate)
			}
		}
	}
	if highest == 0 {
		highest = 1
	}
	option["series"] = []any{}
	heads := object{"now": c.Current.Label(look.Lang), "then": ""}
	if len(c.Baselines) > 0 {
		heads["then"] = c.Baselines[0].Label(look.Lang)
	}
	quiet := object{"silent": true, "clip": false, "tooltip": object{"show": false}, "data": []object{{"value": []int{0, 0}}}, "type": "custom", "name": ""}
	addSeries(option, merged(object{"renderItem": "@draw:slopeAxes", "itemPayload": object{"heads": heads, "ink": look.Theme.Ink, "rule": look.Theme.Ink2}}, quiet),
		object{"type": "custom", "renderItem": "@draw:slope", "name": "", "data": data, "clip": false,
			"itemPayload": object{"rows": rows, "highest": highest, "ink": look.Theme.Ink, "quiet": look.Theme.Ink2, "card": look.Theme.Card}},
		merged(object{"renderItem": "@draw:caption", "itemPayload": object{"text": words.ChartPerDay.In(look.Lang), "color": look.Theme.Ink2, "size": 12}}, quiet))
	merge(option, object{"xAxis": []object{{"type": "value", "min": 0, "max": 1, "show": false}}, "yAxis": []object{{"type": "value", "min": 0, "max": 1, "show": false}}})
	const above, foot, label = 48, 14, 38 // pixels
	var height heights
	layout := func(captionRows, sides, then, now, size int, out *int) object {
		top := 17*captionRows + above + 4
		*out = top + foot + max(280, label*len(rows))
		place := object{"sides": sides, "then": then, "now": now, "size": size}
		return object{"grid": object{"left": 0, "right": 0, "top": top, "bottom": foot, "outerBoundsMode": "none"},
			"series": []object{{"itemPayload": place}, {"itemPayload": place}, {"itemPayload": object{"above": top - 4}}}}
	}
	look.layOut(option, layouts{narrow: layout(3, 1, 0, 172, 12, &height.narrow), medium: layout(2, 2, 210, 210, 12, &height.medium),
		wide: layout(1, 2, 290, 290, 13, &height.wide), hall: layout(1, 2, 400, 400, 13, &height.hall)})
	return Chart{Option: option, heights: height}, nil
}

// slopeRow is a line and its labels, and what is said of it.
func (l Look) slopeRow(c *analytics.Comparison, r analytics.ComparisonRow) (row object, said string) {
	name := RowName(r.Key, c.By, l.Lang)
	style := l.rowStyle(r.Key, c.By)
	arrow, verdict := l.verdict(r)
	row = object{"name": name, "clear": arrow != "", "color": style.Color, "then": (*float64)(nil), "now": (*float64)(nil)}
	if arrow == "" {
		row["color"] = l.Theme.Baselines[1]
	} else if style.Dash != rounds[0].Dash {
		row["dash"] = style.Dash
	}
	text, hollow, locked := object{"then": "", "now": ""}, object{}, object{}
	side := func(which string, count analytics.Count, period analytics.Period) {
		switch count.Status {
		case analytics.Suppressed:
			locked[which] = true
		case analytics.Partial, analytics.AtLeast:
			hollow[which] = string(count.Status)
		}
		said += tip(l.Lang, period.Label(l.Lang), count)
		if bound := count.Bound(); bound != nil && period.DaysCounted > 0 {
			rate := float64(*bound) / float64(period.DaysCounted)
			row[which], text[which] = &rate, l.rateText(count, rate)
			said += " (" + words.ChartEachDay.In(l.Lang, rateNumber(l.Lang, rate)) + ")"
		}
		said += "\n"
	}
	side("now", r.Count, c.Current)
	if len(r.Changes) > 0 {
		side("then", r.Changes[0].Count, c.Baselines[0])
	}
	if arrow != "" {
		text["now"] = text["now"].(string) + " " + arrow
		said += arrow + " " + verdict
	}
	row["text"] = text
	said = strings.TrimSuffix(said, "\n")
	for key, of := range map[string]object{"hollow": hollow, "locked": locked} {
		if len(of) > 0 {
			row[key] = of
		}
	}
	row["dashed"] = r.Count.Status == analytics.Partial
	return row, said
}

// rowStyle is that of a row by topic; rows of units and channels have none of their own.
func (l Look) rowStyle(key analytics.Key, by analytics.Dimension) Style {
	if by == analytics.ByTopic {
		return l.style(key.Topic)
	}
	return Style{Color: l.Theme.Accent, Dash: rounds[0].Dash, Symbol: rounds[0].Symbol}
}

// rateText writes a rate as sure as its count is.
func (l Look) rateText(c analytics.Count, rate float64) string {
	text := rateNumber(l.Lang, rate)
	switch {
	case c.Lower != nil:
		return "≥\u00a0" + text
	case c.Status == analytics.Approximate:
		return "≈\u00a0" + text
	}
	return text
}

// Rate writes the rate of a count per day of a period, as the chart does; empty where there is none.
func Rate(lang words.Lang, c analytics.Count, period analytics.Period) string {
	bound := c.Bound()
	if bound == nil || period.DaysCounted == 0 {
		return ""
	}
	return Look{Lang: lang}.rateText(c, float64(*bound)/float64(period.DaysCounted))
}

// rateNumber writes a rate with as many digits as say something: 0,75; 12,3; 140.
func rateNumber(lang words.Lang, rate float64) string {
	switch {
	case rate >= 99.95:
		return words.Number(lang, int64(math.Round(rate)))
	case rate >= 9.995:
		return words.Decimal(lang, rate, 1)
	}
	return words.Decimal(lang, rate, 2)
}
