package charts

// nameGap is the pixels between the names of rows and what is drawn of them.
const nameGap = 12

// addNames adds the names of the rows, left of the grid, and gives the index of their series. ECharts' own labels of an axis
// either break at any length or are cut at the first line.
func addNames(option object, look Look, names []string) int {
	data := make([]object, len(names))
	for i := range names {
		data[i] = object{"value": []int{0, i}}
	}
	at, _ := option["series"].([]any)
	addSeries(option, object{"type": "custom", "renderItem": "@draw:names", "name": "", "data": data, "silent": true, "clip": false, "tooltip": object{"show": false},
		"itemPayload": object{"texts": names, "color": look.Theme.Ink2}})
	return len(at)
}

// nameLayout is what a layout says of names.
func nameLayout(width, size int) object {
	return object{"width": width, "size": size, "lineHeight": size * 5 / 4}
}

// patchAt puts what a layout says of one series behind what it says of the first ones.
func patchAt(at int, series []object, patch object) []object {
	for len(series) < at {
		series = append(series, object{})
	}
	return append(series, patch)
}
