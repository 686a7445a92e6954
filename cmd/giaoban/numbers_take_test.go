package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// leastQ is the smallest q value that pages write out.
const leastQ = 0.001

// take reads an answer of the API. What is known of the rows above holds for what lies in them.
func (a *told) take(lang words.Lang, node any, of ...string) {
	switch node := node.(type) {
	case []any:
		for _, one := range node {
			a.take(lang, one, of...)
		}
	case map[string]any:
		of = append(slices.Clone(of), namesOf(lang, node)...)
		if all, thematic := valueOf(node["syntheses"]), valueOf(node["thematic"]); node["thematic"] != nil { // those that are not are drawn above them
			a.put(figures{whole: []float64{all - thematic}}, of)
		}
		for key, value := range node {
			if expected, ok := value.(map[string]any); ok && key == "expected" {
				a.takeExpected(expected, of)
				continue
			}
			if interval, ok := value.(map[string]any); ok && key == "ratioInterval" {
				a.takeInterval(interval, of)
				continue
			}
			if key == "total" || key == "totals" {
				a.put(figures{shares: []float64{1}}, []string{totalOf}) // of itself
				a.take(lang, value, append(slices.Clone(of), totalOf)...)
				continue
			}
			if n, isNumber := value.(json.Number); isNumber {
				a.takeNumber(key, n, of)
				continue
			}
			a.take(lang, value, of...)
		}
	}
}

// valueOf is the value of a count, 0 where there is none.
func valueOf(count any) float64 {
	c, _ := count.(map[string]any)
	n, _ := c["value"].(json.Number)
	x, _ := n.Float64()
	return x
}

// takeExpected takes the bounds of what was expected, which are said as whole numbers, and drawn as a band between them.
func (a *told) takeExpected(expected map[string]any, of []string) {
	bound := func(name string) float64 {
		n, _ := expected[name].(json.Number)
		x, _ := n.Float64()
		return math.Round(x)
	}
	lower, upper := bound("lower"), bound("upper")
	a.put(figures{whole: []float64{lower, upper, upper - lower}}, of)
}

// takeInterval takes the bounds of a ratio, and how sure they are.
func (a *told) takeInterval(interval map[string]any, of []string) {
	for key, value := range interval {
		if n, isNumber := value.(json.Number); isNumber {
			x, _ := n.Float64()
			if key == "level" {
				a.put(figures{shares: []float64{x}}, of)
			} else {
				a.put(figures{ratios: []float64{x}}, of)
			}
		}
	}
}

func (a *told) takeNumber(key string, n json.Number, of []string) {
	x, err := n.Float64()
	if err != nil {
		return
	}
	var f figures
	switch key {
	case "value", "lower":
		f.whole, f.must = []float64{x}, []float64{x}
	case "days", "daysCounted":
		a.days = append(a.days, x)
		f.whole = []float64{x}
	case "delta", "rank", "rankThen", "rowsTotal":
		f.whole = []float64{x}
	case "ratio":
		f.ratios = []float64{x}
	case "dispersion":
		a.bursts = append(a.bursts, x)
		return
	case "qValue":
		if f.ratios = []float64{x}; x < leastQ {
			f.ratios = []float64{leastQ} // "q < 0,001"
		}
	case "share", "shareThen":
		f.shares = []float64{x}
	default:
		return
	}
	a.put(f, of)
}

// kindOf are the kinds of reports by the measure that counts all of one.
var kindOf = map[string]string{"WRITTEN_REPORTS": "WRITTEN", "MESSAGES": "MESSAGE", "SYNTHESES": "SYNTHESIS"}

// namesOf are the names of a row, as the pages write them.
func namesOf(lang words.Lang, row map[string]any) (names []string) {
	for _, key := range []string{"topic", "unit", "channel"} {
		entry, asked := row[key]
		if named, ok := entry.(map[string]any); ok {
			if name, isNamed := named["name"].(string); isNamed {
				names = append(names, name)
			}
		} else if asked {
			names = append(names, words.UnknownRow.In(lang))
		}
	}
	if kind, ok := row["kind"].(string); ok {
		names = append(names, words.ReportKinds[kind].In(lang))
	}
	if month, ok := row["month"].(string); ok {
		if m, err := analytics.ParseMonth(month); err == nil {
			names = append(names, m.Label(lang))
		}
	}
	if measure, ok := row["measure"].(string); ok {
		names = append(names, words.Measures[measure].In(lang))
		if kind, counts := kindOf[measure]; counts {
			names = append(names, words.ReportKinds[kind].In(lang))
		}
	}
	return names
}

// takeGroups takes the counts of top-most topics, which stand beside the topics in them.
func (a *told) takeGroups(lang words.Lang, own, whole any) {
	rowsOf := func(answer any) []any {
		node, _ := answer.(map[string]any)
		return listOf(node["rows"])
	}
	code := func(entry any) string {
		node, _ := entry.(map[string]any)
		text, _ := node["code"].(string)
		return text
	}
	counts := map[string]float64{}
	for _, r := range rowsOf(whole) {
		row := r.(map[string]any)
		counts[code(row["topic"])] = valueOf(row["count"])
	}
	for _, r := range rowsOf(own) {
		row := r.(map[string]any)
		top := code(row["topic"])
		if topic, named := row["topic"].(map[string]any); named && topic["parent"] != nil {
			top = code(topic["parent"])
		}
		a.put(figures{whole: []float64{counts[top]}}, namesOf(lang, row))
	}
}

// takeComparison takes what pages say over the rows of a comparison: how many of them have each verdict, those of a name
// alone, and by how many places a row has moved.
func (a *told) takeComparison(lang words.Lang, compare any) {
	comparison, _ := compare.(map[string]any)
	rows, _ := comparison["rows"].([]any)
	counts := map[string]float64{}
	for _, r := range rows {
		row := r.(map[string]any)
		of := namesOf(lang, row)
		named := len(of) > 0 && of[0] != words.UnknownRow.In(lang)
		rank, _ := row["rank"].(json.Number)
		place, _ := rank.Float64()
		for i, c := range listOf(row["changes"]) {
			change := c.(map[string]any)
			if then, isNumber := change["rankThen"].(json.Number); isNumber {
				x, _ := then.Float64()
				a.put(figures{whole: []float64{place - x}}, of)
			}
			if verdict, isText := change["verdict"].(string); isText && named {
				counts[fmt.Sprint(i, verdict)]++
				counts[fmt.Sprint(i)]++
			}
		}
	}
	for _, n := range counts {
		a.whole = append(a.whole, n)
	}
}

func listOf(node any) []any {
	list, _ := node.([]any)
	return list
}
