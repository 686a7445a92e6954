package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// TreemapData are counts of topics, each by itself: without those of the topics below it.
type TreemapData struct {
	Rows  []TopicCount
	Whole map[string]analytics.Count // of each top-most topic with all below it, each report once; "" = without a topic
}

// TopicCount is what counts under exactly one topic; nil: under none.
type TopicCount struct {
	Topic *analytics.Entry
	Count analytics.Count
}

// TopicGroup is a top-most topic with what counts under it and under each topic below it, largest first.
type TopicGroup struct {
	Topic *analytics.Entry
	Count analytics.Count // of all of it, each report once
	Tiles []TopicCount
}

// Groups are the groups, largest first.
func (d TreemapData) Groups() []TopicGroup {
	at := map[string]int{}
	var groups []TopicGroup
	for _, r := range d.Rows {
		var top *analytics.Entry
		code := ""
		if r.Topic != nil {
			top = r.Topic.Top()
			code = top.Code
		}
		i, known := at[code]
		if !known {
			i = len(groups)
			at[code], groups = i, append(groups, TopicGroup{Topic: top, Count: d.Whole[code]})
		}
		groups[i].Tiles = append(groups[i].Tiles, r)
	}
	for _, g := range groups {
		slices.SortStableFunc(g.Tiles, func(x, y TopicCount) int { return cmp.Compare(area(y.Count), area(x.Count)) })
	}
	slices.SortStableFunc(groups, func(x, y TopicGroup) int { return cmp.Compare(y.area(), x.area()) })
	return groups
}

func area(c analytics.Count) int64 {
	if bound := c.Bound(); bound != nil {
		return *bound
	}
	return 0
}

func (g TopicGroup) area() (sum int64) {
	for _, t := range g.Tiles {
		sum += area(t.Count)
	}
	return sum
}

// Treemap draws topics as areas in proportion to their reports, those of one top-most topic together, in its colour. A report
// with several topics has a part of each of their areas, so all areas together are more than all reports; the number of a group
// counts each report once. What has no area, because it is hidden or was not reported, is named below.
func Treemap(d TreemapData, look Look) (Chart, error) {
	bar := charts.NewBar()
	look.common(&bar.RectChart)
	bar.Trigger = "item"
	bar.Validate()
	option, err := look.option(&bar.BaseConfiguration)
	if err != nil {
		return Chart{}, err
	}
	delete(option, "legend")
	var groups, data []object
	var hidden, missing []string
	for _, g := range d.Groups() {
		style := look.style(g.Topic)
		name := RowName(analytics.Key{Topic: g.Topic}, analytics.ByTopic, look.Lang)
		var tiles []object
		for _, t := range g.Tiles {
			own := RowName(analytics.Key{Topic: t.Topic}, analytics.ByTopic, look.Lang)
			switch {
			case t.Count.Status == analytics.Suppressed:
				hidden = append(hidden, own)
			case t.Count.Bound() == nil:
				missing = append(missing, own)
			}
			if area(t.Count) == 0 {
				continue
			}
			if t.Topic == g.Topic && len(g.Tiles) > 1 {
				own = words.ChartItself.In(look.Lang)
			}
			tiles = append(tiles, object{"name": own, "value": area(t.Count), "text": shortCount(look.Lang, t.Count), "state": string(t.Count.Status)})
			data = append(data, object{"value": []int{0, 0}, "title": name, "tip": look.tileTip(g, t, own)})
		}
		if len(tiles) > 0 {
			groups = append(groups, object{"name": name, "total": shortCount(look.Lang, g.Count), "color": style.Color, "fill": blend(style.Color, look.Theme.Card, 0.24), "tiles": tiles})
		}
	}
	option["series"] = []any{}
	addSeries(option, object{"type": "custom", "renderItem": "@draw:tiles", "name": "", "data": data, "clip": false,
		"itemPayload": object{"groups": groups, "ink": look.Theme.Ink, "card": look.Theme.Card}})
	text, rows := words.ChartOverlap.In(look.Lang), 1
	for _, also := range []struct {
		names []string
		say   words.Phrase
	}{{hidden, words.ChartHidden}, {missing, words.ChartMissing}} {
		if len(also.names) > 0 {
			text, rows = text+" "+also.say.In(look.Lang, strings.Join(also.names, "; ")), rows+1
		}
	}
	addSeries(option, object{"type": "custom", "renderItem": "@draw:caption", "name": "", "data": []object{{"value": []int{0, 0}}}, "silent": true, "clip": false,
		"tooltip": object{"show": false}, "itemPayload": object{"text": text, "color": look.Theme.Ink2, "size": 12}})
	merge(option, object{"xAxis": []object{{"type": "value", "min": 0, "max": 1, "show": false}}, "yAxis": []object{{"type": "value", "min": 0, "max": 1, "show": false}}})
	layout := func(lines int) object {
		top := lines*17 + 12
		return object{"grid": object{"left": 0, "right": 0, "top": top, "bottom": 0, "outerBoundsMode": "none"},
			"series": []object{{}, {"itemPayload": object{"above": top - 4}}}}
	}
	look.layOut(option, layouts{narrow: layout(2 + rows), medium: layout(1 + rows), wide: layout(rows)})
	return Chart{Option: option, heights: heights{narrow: 560, medium: 520, wide: 500, hall: 560}}, nil
}

// tileTip says what a tile counts, and what its group does.
func (l Look) tileTip(g TopicGroup, t TopicCount, own string) string {
	text := tip(l.Lang, own, t.Count)
	if len(g.Tiles) > 1 {
		text += "\n" + tip(l.Lang, words.ChartTogether.In(l.Lang), g.Count)
	}
	return text
}

// blend mixes two colours; share is that of the first one.
func blend(a, b string, share float64) string {
	out := "#"
	for i := 1; i < len(a); i += 2 {
		x, _ := strconv.ParseUint(a[i:i+2], 16, 8) // colours of themes, held to their form by a test
		y, _ := strconv.ParseUint(b[i:i+2], 16, 8)
		out += fmt.Sprintf("%02x", int(share*float64(x)+(1-share)*float64(y)+0.5))
	}
	return out
}
