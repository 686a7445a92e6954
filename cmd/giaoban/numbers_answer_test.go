package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// figures are numbers of an answer: those that may be said, in the ways in which they may be.
type figures struct {
	whole  []float64 // counts, differences, ranks, days
	ratios []float64 // said as a change in percent, or as so many times
	shares []float64 // 0–1, said in percent
	must   []float64 // counts that may not be missing where the row is shown
	bursts []float64 // by how much the counts of an answer vary more than independent events
	days   []float64 // of the periods: how many are counted may be said beside any number
}

// told is what an answer says, by what it says it of: the name of a topic, unit or channel, a month, a measure.
type told struct {
	figures
	of   map[string]*figures
	some bool // a page may leave some of it out
}

func (f *figures) add(other figures) {
	f.whole, f.ratios, f.shares = append(f.whole, other.whole...), append(f.ratios, other.ratios...), append(f.shares, other.shares...)
}

// join adds what another answer says.
func (a *told) join(other *told) {
	a.add(other.figures)
	for name, f := range other.of {
		if a.of[name] == nil {
			a.of[name] = &figures{}
		}
		a.of[name].add(*f)
		a.of[name].must = append(a.of[name].must, f.must...)
	}
}

// say tells whether a number that stands on a page is one of these.
func (f *figures) say(value float64, decimals int, percent bool) bool {
	half := 0.5*math.Pow(10, -float64(decimals)) + 1e-9
	near := func(x float64) bool { return math.Abs(math.Abs(x)-value) <= half }
	switch {
	case percent:
		return slices.ContainsFunc(f.shares, func(x float64) bool { return near(100 * x) }) ||
			slices.ContainsFunc(f.ratios, func(x float64) bool { return near(100 * (x - 1)) })
	case decimals > 0:
		return slices.ContainsFunc(f.ratios, near)
	}
	return slices.ContainsFunc(f.whole, func(x float64) bool { return math.Abs(x) == value })
}

// leastQ is the smallest q value that pages write out.
const leastQ = 0.001

// totalOf is the name of the row of all reports.
const totalOf = "(total)"

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

func (a *told) put(f figures, of []string) {
	a.add(f)
	for _, name := range of {
		if a.of[name] == nil {
			a.of[name] = &figures{}
		}
		a.of[name].add(f)
		a.of[name].must = append(a.of[name].must, f.must...)
	}
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

// about gives the numbers of a row by its heading, which may say more than the row's name: its rank, or how it moved. The
// longest name in it counts.
func (a *told) about(heading string) *figures {
	heading = strings.ToLower(unset(heading))
	best := ""
	for name := range a.of {
		if name != totalOf && strings.Contains(heading, strings.ToLower(unset(name))) && len(name) > len(best) {
			best = name
		}
	}
	if best == "" {
		return nil
	}
	return a.of[best]
}

// ask runs a question with variables and reads its numbers.
func (s *server) numbers(t *testing.T, lang words.Lang, document string, variables map[string]any) *told {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	status, text := s.post(t, "/graphql", "application/json", body)
	decoder := json.NewDecoder(bytes.NewReader([]byte(text)))
	decoder.UseNumber()
	var answer struct {
		Data   any
		Errors []any
	}
	if err := decoder.Decode(&answer); err != nil || len(answer.Errors) > 0 || status != 200 {
		t.Fatalf("%d %v %s: %s %v", status, err, text, document, variables)
	}
	a := &told{of: map[string]*figures{}}
	a.take(lang, answer.Data)
	if data, ok := answer.Data.(map[string]any); ok {
		a.takeComparison(lang, data["compare"])
		a.takeGroups(lang, data["own"], data["whole"])
	}
	return a
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

// coverage takes how many units sent a report, of how many that were to, in each month and in all of them.
func (s *server) coverage(t *testing.T, lang words.Lang, period [2]string) *told {
	t.Helper()
	var answer struct {
		Coverage struct {
			Months []struct {
				Expected float64
				Missing  []struct{ Code string }
			}
			Units []struct {
				Unit   *struct{ Name string }
				Months []struct{ Expected, Missing bool }
			}
		}
	}
	if err := s.query(`{ coverage(period: {from: "`+period[0]+`", to: "`+period[1]+`"}) { months { expected missing { code } } units { unit { name(lang: `+strings.ToUpper(string(lang))+`) } months { expected missing } } } }`, &answer); err != nil {
		t.Fatal(err)
	}
	a := &told{of: map[string]*figures{}}
	for _, m := range answer.Coverage.Months {
		a.whole = append(a.whole, m.Expected, m.Expected-float64(len(m.Missing)), float64(len(m.Missing)))
	}
	expected, complete := 0.0, 0.0
	for _, u := range answer.Coverage.Units {
		to, sent := 0.0, 0.0
		for _, m := range u.Months {
			if m.Expected {
				if to++; !m.Missing {
					sent++
				}
			}
		}
		if u.Unit == nil || to == 0 {
			continue
		}
		if expected++; sent == to {
			complete++
		}
		a.put(figures{whole: []float64{to, sent}}, []string{u.Unit.Name})
	}
	a.whole = append(a.whole, expected, complete)
	return a
}
