package charts

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

const (
	fontFamily = "'Be Vietnam Pro', system-ui, sans-serif"
	phone      = 288  // pixels that a chart has on the smallest phones
	narrow     = 600  // pixels up to which the layout for phones holds
	medium     = 900  // and that for tablets and paper
	hall       = 1250 // pixels from which it is a hall's screen, read from afar
)

// common sets what all charts share.
func (l Look) common(c *charts.RectChart) {
	c.SetGlobalOptions(
		charts.WithTooltipOpts(opts.Tooltip{
			Show: opts.Bool(true), Trigger: "axis", Formatter: "@fmt:tip",
			BackgroundColor: l.Theme.Card, BorderColor: l.Theme.Rule,
			AxisPointer: &opts.AxisPointer{Type: "shadow"},
		}),
		charts.WithLegendOpts(opts.Legend{
			Show: opts.Bool(true), Left: "0", Top: "3", Icon: "roundRect", ItemWidth: 12, ItemHeight: 12, Padding: 0,
			TextStyle: &opts.TextStyle{Color: l.Theme.Ink2, FontSize: 13},
		}),
	)
}

func (l Look) label(size int) *opts.AxisLabel {
	return &opts.AxisLabel{Color: l.Theme.Ink2, FontSize: size}
}

func (l Look) line() *opts.LineStyle { return &opts.LineStyle{Color: l.Theme.Rule} }

// numbers is an axis of counts: from zero, whole numbers, written in the language.
func (l Look) numbers() opts.YAxis {
	label := l.label(12)
	label.Formatter = types.FuncStr("@fmt:number." + string(l.Lang))
	return opts.YAxis{Type: "value", Min: 0, AxisLabel: label,
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: l.line()}}
}

// numberAxis is what layouts say of that axis.
func numberAxis() []object { return []object{{"axisLabel": object{"fontSize": 12}, "minInterval": 1}} }

func (l Look) months(labels []string) opts.XAxis {
	label := l.label(12)
	label.HideOverlap = opts.Bool(true)
	return opts.XAxis{Type: "category", Data: labels, AxisLabel: label,
		AxisLine: &opts.AxisLine{LineStyle: &opts.LineStyle{Color: l.Theme.Ink2}},
		AxisTick: &opts.AxisTick{Show: opts.Bool(false)}}
}

// object is a part of an option that go-echarts has no type for.
type object = map[string]any

// layouts are the parts of an option that differ with the width of the screen.
type layouts struct {
	wide, medium, narrow object
	hall                 object // nil: the wide one with larger text
}

// option makes the option of a chart as go-echarts has it.
func (l Look) option(c *charts.BaseConfiguration) (object, error) {
	raw, err := json.Marshal(c.JSON())
	if err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	option := object{}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if err := decoder.Decode(&option); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	delete(option, "title") // parts that the bundle leaves out
	delete(option, "toolbox")
	delete(option, "color") // every series has its own
	merge(option, object{
		"textStyle": object{"fontFamily": fontFamily, "color": l.Theme.Ink},
		"tooltip": object{"renderMode": "richText", "confine": true, "textStyle": object{"color": l.Theme.Ink, "fontSize": 13},
			"padding": []int{10, 14}},
		"animationDuration": 300,
	})
	return option, nil
}

// layOut adds the layouts. Each says all that differs, because one follows another when a window changes.
func (l Look) layOut(option object, by layouts) {
	for _, layout := range []object{by.wide, by.medium, by.narrow, by.hall} {
		if layout != nil {
			merge(layout, object{"legend": object{"textStyle": object{"fontSize": 13}}})
		}
	}
	if by.hall == nil {
		by.hall = by.wide
	}
	option["media"] = []object{
		{"query": object{"maxWidth": narrow}, "option": by.narrow},
		{"query": object{"minWidth": narrow + 1, "maxWidth": medium}, "option": by.medium},
		{"query": object{"minWidth": hall}, "option": larger(by.hall)},
		{"option": by.wide},
	}
}

// larger is a layout with all its text a fifth larger.
func larger(layout any) any {
	switch node := layout.(type) {
	case object:
		out := object{}
		for key, value := range node {
			if size, isNumber := value.(int); isNumber && (key == "fontSize" || key == "lineHeight" || key == "size") {
				value = size * 6 / 5
			}
			out[key] = larger(value)
		}
		return out
	case []object:
		out := make([]any, len(node))
		for i, one := range node {
			out[i] = larger(one)
		}
		return out
	}
	return layout
}

// merge puts a patch over an option; objects are merged, everything else is replaced.
func merge(option, patch object) {
	for key, value := range patch {
		under, isObject := option[key].(object)
		if over, ok := value.(object); ok && isObject {
			merge(under, over)
			continue
		}
		option[key] = value
	}
}
