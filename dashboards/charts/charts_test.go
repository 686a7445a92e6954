package charts

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

var update = flag.Bool("update", false, "write what was drawn into testdata")

func counted(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Exact} }

func partial(n int64) analytics.Count { return analytics.Count{Value: &n, Status: analytics.Partial} }

var missing = analytics.Count{Status: analytics.NotReported}

func period(from, to analytics.Month) analytics.Period {
	return analytics.Period{Range: analytics.Range{From: from, To: to}}
}

// points are months from 2019-12 on: a gap, four counts, and a month that is not over.
func points() []analytics.SeriesPoint {
	return []analytics.SeriesPoint{
		{Month: 201912, Count: missing}, {Month: 202001, Count: counted(1790)}, {Month: 202002, Count: counted(0)},
		{Month: 202003, Count: counted(2993)}, {Month: 202004, Count: counted(3240)}, {Month: 202005, Count: partial(12)},
	}
}

var hostile = []string{
	`</script><script>alert(1)</script>`, `__f__alert(1)__f__`, `@fmt:text`, `__proto__`, `{a|b} "q" & <b>`,
	strings.Repeat("Rất dài ", 25), `Đất đai, bồi thường, giải phóng mặt bằng và tái định cư`,
}

func comparison() *analytics.Comparison {
	c := &analytics.Comparison{
		Measure: analytics.Messages, By: analytics.ByTopic, Current: period(202004, 202005),
		Baselines: []analytics.Period{period(202002, 202003), period(201904, 201905)},
	}
	for i, name := range hostile {
		c.Rows = append(c.Rows, analytics.ComparisonRow{
			Key:   analytics.Key{Topic: &analytics.Entry{Code: "t", NameVi: name}},
			Count: partial(int64(100 - i)), Changes: []analytics.Change{{Count: counted(int64(i))}, {Count: missing}},
		})
	}
	c.Rows = append(c.Rows, analytics.ComparisonRow{Count: counted(1), Changes: []analytics.Change{{Count: counted(2)}, {Count: missing}}})
	return c
}

func drawings(look Look) map[string]func() (Chart, error) {
	trends := &analytics.TopicTrends{By: analytics.ByTopic, Total: analytics.TrendRow{Series: points()}}
	for _, name := range hostile {
		trends.Rows = append(trends.Rows, analytics.TrendRow{Key: analytics.Key{Topic: &analytics.Entry{Code: "t", NameVi: name}}, Series: points()})
	}
	data := MonthsData{Title: "Tin nhắn", Points: points(), Current: period(202004, 202005).Range,
		Baselines: []analytics.Range{period(202002, 202003).Range, period(201904, 201905).Range}}
	series := func(by analytics.Dimension) *analytics.TopicTrends {
		t := &analytics.TopicTrends{By: by, Total: analytics.TrendRow{Series: points()}}
		for _, name := range hostile {
			t.Rows = append(t.Rows, analytics.TrendRow{Key: keyOf(by, name), Count: counted(9000), Series: points()})
		}
		t.Rows = append(t.Rows, analytics.TrendRow{Count: hidden, Series: odd()})
		return t
	}
	heat := HeatData{Answer: series(analytics.ByTopic), Current: data.Current, Baselines: data.Baselines}
	stacked := StackedData{Answer: series(analytics.ByChannel), Current: data.Current, Baselines: data.Baselines}
	kinds := KindsData{Written: points(), Messages: odd(), Syntheses: points(), Thematic: halves(), Current: data.Current, Baselines: data.Baselines}
	units := MultiplesData{By: analytics.ByUnit, Current: data.Current, Baselines: data.Baselines}
	for _, r := range series(analytics.ByUnit).Rows {
		units.Rows = append(units.Rows, Multiple{Key: r.Key, Count: r.Count, Series: r.Series})
	}
	return map[string]func() (Chart, error){
		"heat":       func() (Chart, error) { return Heat(heat, look) },
		"stacked":    func() (Chart, error) { return Stacked(stacked, look) },
		"kinds":      func() (Chart, error) { return Kinds(kinds, look) },
		"multiples":  func() (Chart, error) { return Multiples(units, look) },
		"slope":      func() (Chart, error) { return Slope(judged(), look) },
		"treemap":    func() (Chart, error) { return Treemap(areas(), look) },
		"months":     func() (Chart, error) { return Months(data, look) },
		"comparison": func() (Chart, error) { return Comparison(comparison(), look) },
		"trends": func() (Chart, error) {
			return Trends(TrendsData{Answer: trends, Current: data.Current, Baselines: data.Baselines}, look)
		},
	}
}

func TestGolden(t *testing.T) {
	looks := map[string]Look{"light-vi": {Lang: words.Vi, Theme: Light}, "dark-en": {Lang: words.En, Theme: Dark}}
	for lookName, look := range looks {
		for name, draw := range drawings(look) {
			t.Run(name+"-"+lookName, func(t *testing.T) {
				chart, err := draw()
				if err != nil {
					t.Fatal(err)
				}
				var got bytes.Buffer
				encoder := json.NewEncoder(&got)
				encoder.SetEscapeHTML(false)
				encoder.SetIndent("", " ")
				if err := encoder.Encode(map[string]any{"height": chart.HeightAt(960), "option": chart.Option}); err != nil {
					t.Fatal(err)
				}
				file := filepath.Join("testdata", name+"-"+lookName+".json")
				if *update {
					if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got.Bytes(), want) {
					t.Errorf("%s differs from what is drawn; look with git diff after go test -update:\n%s", file, got.Bytes())
				}
			})
		}
	}
}

// Each width has the height of the layout that ECharts picks for it.
func TestHeightAt(t *testing.T) {
	c := Chart{heights: heights{narrow: 1, medium: 2, wide: 3, hall: 4}}
	for width, want := range map[int]int{1: 1, 320: 1, narrow: 1, narrow + 1: 2, medium: 2, medium + 1: 3, hall - 1: 3, hall: 4, 3840: 4} {
		if got := c.HeightAt(width); got != want {
			t.Errorf("at %d pixels it is %d high, want %d", width, got, want)
		}
	}
}

// Names come through whole, and as they are encoded for a page they cannot end a script.
func TestHostileNamesAreData(t *testing.T) {
	for name, draw := range drawings(Look{Lang: words.Vi, Theme: Light}) {
		chart, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(chart.Option)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(body), "</script") {
			t.Errorf("%s: a name can end a script", name)
		}
		if name == "months" || name == "kinds" { // they name nothing
			continue
		}
		for _, text := range hostile[:MaxLines] {
			encoded, err := json.Marshal(text)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(body, encoded) {
				t.Errorf("%s: %q is missing", name, text)
			}
		}
	}
}

// The themes are written twice, for CSS and for charts; they must be the same.
func TestThemesAreTheStylesheets(t *testing.T) {
	for file, theme := range map[string]Theme{"tokens.css": Light, "dark.css": Dark} {
		css, err := os.ReadFile("../assets/" + file)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{"card": theme.Card, "ink": theme.Ink, "ink-2": theme.Ink2, "rule": theme.Rule, "accent": theme.Accent, "other": theme.Other}
		for i, color := range theme.Baselines {
			want["baseline-"+strconv.Itoa(i+1)] = color
		}
		for i, color := range theme.Topics {
			want["topic-"+strconv.Itoa(i+1)] = color
		}
		seen := 0
		for _, m := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{6}); /\* chart \*/`).FindAllStringSubmatch(string(css), -1) {
			seen++
			if want[m[1]] != m[2] {
				t.Errorf("%s: --%s is %s in %s and %q in theme.go", theme.Name, m[1], m[2], file, want[m[1]])
			}
		}
		if seen != len(want) {
			t.Errorf("%s: %d of %d colours are in %s", theme.Name, seen, len(want), file)
		}
	}
}

func TestSpark(t *testing.T) {
	s := NewSpark(points(), analytics.Range{From: 202004, To: 202005})
	if len(s.Line) != 1 || s.Line[0] != "24,14.5 48,30.0 72,4.1 96,2.0 120,29.9" {
		t.Errorf("line %q", s.Line)
	}
	if len(s.Now) != 1 || s.Now[0] != "96,2.0 120,29.9" {
		t.Errorf("now %q", s.Now)
	}
	gaps := NewSpark([]analytics.SeriesPoint{{Month: 202001, Count: counted(2)}, {Month: 202002, Count: missing}, {Month: 202003, Count: counted(0)}}, analytics.Range{})
	if len(gaps.Line) != 2 {
		t.Errorf("a gap must break the line: %q", gaps.Line)
	}
	for _, all := range [][]analytics.SeriesPoint{nil, {{Month: 202001, Count: missing}}} {
		if s := NewSpark(all, analytics.Range{}); s.Line != nil {
			t.Errorf("nothing draws %q", s.Line)
		}
	}
}

// A least number is drawn at its bound, hatched and marked; a rounded one is marked; what was not reported is a gap.
func TestPublishedCounts(t *testing.T) {
	look, least, value := Look{Lang: words.Vi, Theme: Light}, int64(1000), int64(900)
	for _, c := range []struct {
		count analytics.Count
		value *int64
		text  string
		color string
	}{
		{analytics.Count{Status: analytics.AtLeast, Lower: &least}, &least, "≥\u00a01.000", "#0b57a42b"},
		{analytics.Count{Status: analytics.Approximate, Value: &value}, &value, "≈\u00a0900", ""},
		{analytics.Count{Status: analytics.NotReported}, nil, "", ""},
		{counted(900), &value, "900", ""},
	} {
		d, color := look.drawn(datum{}, c.count, Light.Accent), ""
		if d.ItemStyle != nil {
			color = d.ItemStyle.Color
		}
		if (d.Value == nil) != (c.value == nil) || (d.Value != nil && *d.Value != *c.value) || d.Text != c.text || color != c.color {
			t.Errorf("%s is drawn as %+v in %q", c.count.Status, d, color)
		}
	}
}
