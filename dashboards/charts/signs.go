package charts

import (
	"math"

	"giaoban/analytics"
)

// lockPath is a padlock, 16 wide and high: the sign of a count that is hidden. It is drawn, because typefaces have it as a
// coloured picture or not at all.
const lockPath = "path://M4 7V5.2a4 4 0 0 1 8 0V7h.6A1.4 1.4 0 0 1 14 8.4v5.2a1.4 1.4 0 0 1-1.4 1.4H3.4A1.4 1.4 0 0 1 2 13.6V8.4A1.4 1.4 0 0 1 3.4 7zM6 7h4V5.2a2 2 0 0 0-4 0z"

const lockSize = 13 // pixels

type itemStyle struct {
	Color       string  `json:"color"`
	BorderColor string  `json:"borderColor"`
	BorderType  string  `json:"borderType"`
	BorderWidth float64 `json:"borderWidth"`
	Decal       object  `json:"decal,omitempty"`
}

// hollow is the bar of a month that is not over: its outline alone, dashed.
func hollow(color string) *itemStyle {
	return &itemStyle{Color: "transparent", BorderColor: color, BorderType: "dashed", BorderWidth: 1.5}
}

// hatched is the bar of a least number: lines lead on, because more may follow.
func hatched(color string) *itemStyle {
	return &itemStyle{Color: color + "2b", BorderColor: color, BorderType: "solid", BorderWidth: 1, Decal: hatching(color)}
}

// hatching is ECharts' pattern of lines that rise to the right.
func hatching(color string) object {
	return object{"symbol": "rect", "color": color, "dashArrayX": []int{1, 0}, "dashArrayY": []float64{1.5, 3.5}, "rotation": -math.Pi / 4}
}

// sign is a point or block that has no text and no tip.
type sign struct {
	Value  any     `json:"value"`
	Symbol string  `json:"symbol,omitempty"`
	Offset []any   `json:"symbolOffset,omitempty"`
	Rotate int     `json:"symbolRotate,omitempty"`
	Size   float64 `json:"symbolSize,omitempty"`
}

// overlay draws signs over the other series, such as locks where a count is hidden. It has no line and no tip.
func overlay(name, color string, data []sign) object {
	return object{"type": "line", "name": name, "color": color, "data": data, "symbol": "none", "symbolKeepAspect": true, "showSymbol": true, "showAllSymbol": true,
		"lineStyle": object{"width": 0, "opacity": 0}, "itemStyle": object{"color": color, "opacity": 1}, "silent": true, "z": 5,
		"tooltip": object{"show": false}, "emphasis": object{"disabled": true}}
}

// locks gives an overlay over months, with a lock on the axis where the count is hidden; false where none is.
func (l Look) locks(points []analytics.SeriesPoint, above int) (object, bool) {
	data, found := make([]sign, len(points)), false
	for i, p := range points {
		if p.Count.Status == analytics.Suppressed {
			data[i], found = sign{Value: 0, Symbol: lockPath, Size: lockSize, Offset: []any{0, -above}}, true
		}
	}
	return overlay("", l.Theme.Ink2, data), found
}

// addSeries adds what go-echarts has no series for.
func addSeries(option object, series ...object) {
	list, _ := option["series"].([]any)
	for _, s := range series {
		list = append(list, s)
	}
	option["series"] = list
}

// addAxis adds an axis that is not seen, and gives its index.
func addAxis(option object, key string, axis object) int {
	list, _ := option[key].([]any)
	option[key] = append(list, axis)
	return len(list)
}
