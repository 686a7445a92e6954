// Package charts turns answers of package analytics into ECharts options. Its functions are pure: values in, option
// out; none of them asks the store, reads a clock or knows how wide the screen is (the option holds a layout for
// narrow ones).
//
// go-echarts builds the options; its Render functions are never used, because they let text into scripts. Names are
// data all the way: nothing is stripped from them, and the only functions in an option are "@fmt:NAME", which the
// pages resolve from a fixed table (assets/formats.js).
package charts

import (
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Look is how a chart is written and coloured.
type Look struct {
	Lang   words.Lang
	Theme  Theme
	Places Places // of the entries that the chart tells apart by colour
}

// Chart is one drawing.
type Chart struct {
	Option  map[string]any // the ECharts option, ready to be encoded as JSON
	heights heights
}

// HeightAt is how many pixels a chart needs to be readable at a width in pixels.
func (c Chart) HeightAt(width int) int {
	switch {
	case width <= narrow:
		return c.heights.narrow
	case width <= medium:
		return c.heights.medium
	case width < hall:
		return c.heights.wide
	}
	return c.heights.hall
}

// heights are the pixels that a chart needs in each of its layouts.
type heights struct{ narrow, medium, wide, hall int }

// allOf is the same height in each layout.
func allOf(pixels int) heights { return heights{pixels, pixels, pixels, pixels} }

// drawn makes a count what is drawn of it: a bar or point at its value, or at the least that it is, which is hatched.
func (l Look) drawn(d datum, c analytics.Count, color string) datum {
	d.Value = c.Bound()
	if d.Value != nil {
		d.Text = shortCount(l.Lang, c)
	}
	switch c.Status {
	case analytics.Partial:
		d.ItemStyle = hollow(color)
	case analytics.AtLeast:
		d.ItemStyle = hatched(color)
	}
	return d
}

// shortCount writes a count where there is little room: "46", "≥ 1.000", "≈ 900".
func shortCount(lang words.Lang, c analytics.Count) string {
	switch {
	case c.Lower != nil:
		return "≥\u00a0" + words.Number(lang, *c.Lower)
	case c.Value != nil && c.Status == analytics.Approximate:
		return "≈\u00a0" + words.Number(lang, *c.Value)
	}
	return c.Display(lang)
}

// datum is one value as ECharts and the pages' formats see it.
type datum struct {
	Value     *int64     `json:"value"` // null is a gap, never 0
	Text      string     `json:"text,omitempty"`
	Title     string     `json:"title,omitempty"` // of the tooltip, where the axis shows a short name
	Tip       string     `json:"tip,omitempty"`
	Sign      string     `json:"sign,omitempty"`    // of a clear change: "↑"
	Verdict   string     `json:"verdict,omitempty"` // that change in words
	ItemStyle *itemStyle `json:"itemStyle,omitempty"`
	Symbol    string     `json:"symbol,omitempty"`
	Label     object     `json:"label,omitempty"` // of a point that says more than its height
}

// tip says a count in words: "Tháng 4–5/2020: 46", "…: 12 (chưa đủ)".
func tip(lang words.Lang, what string, c analytics.Count) string {
	text := what + ": " + c.Display(lang)
	if c.Status == analytics.Partial {
		text += " (" + words.PagePartial.In(lang) + ")"
	}
	if slices.Contains(c.Caveats, analytics.TallyDiffers) {
		text += " (" + words.PageTallyDiffers.In(lang) + ")"
	}
	return text
}
