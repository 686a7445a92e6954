package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics/words"
)

// checking holds the numbers of one page to the answers.
type checking struct {
	lang    words.Lang
	base    *told            // the key figures, which any part may name
	parts   map[string]*told // by the part's id
	names   []string         // with digits, of topics and the like
	notices []string         // that every answer comes with
	seen    map[string]map[float64]bool
	measure string  // the title of the page's
	days    figures // of the periods

	filters, baselines int // how many are in use, which the bar says
	count              int
}

// checkText holds the numbers of a text of a part to what may be said there; only, where it is given, to those.
func (c *checking) checkText(t *testing.T, part, where, text string, only *figures) []float64 {
	t.Helper()
	var values []float64
	for _, n := range numbersIn(c.lang, text, c.names) {
		c.count++
		value, decimals, percent := parsed(c.lang, n)
		values = append(values, value)
		known := only != nil && only.say(value, decimals, percent)
		if only == nil {
			known = c.mayBeSaid(part, value, decimals, percent)
		}
		if !known {
			t.Errorf("%s %s: the API knows nothing of %s in %q", part, where, n, unset(text))
		}
	}
	return values
}

// mayBeSaid tells whether a number may stand in the text of a part: it is in the part's own answer, or among the key figures
// of the page's measure. Outside of parts it may be any key figure, or the number of
// filters and baselines.
func (c *checking) mayBeSaid(part string, value float64, decimals int, percent bool) bool {
	answer := c.parts[part]
	if answer == nil {
		for _, p := range c.parts { // which the note on the methods names
			bursts := figures{ratios: p.bursts}
			if bursts.say(value, decimals, percent) {
				return true
			}
		}
		return c.base.say(value, decimals, percent) || value == float64(c.filters) || value == float64(c.baselines)
	}
	return answer.say(value, decimals, percent) || c.base.of[c.measure].say(value, decimals, percent) || c.days.say(value, decimals, percent)
}

func (c *checking) checkSpot(t *testing.T, s spot) {
	t.Helper()
	answer := c.parts[s.Part]
	if s.Kind == "figure" {
		answer = c.base
	}
	for _, notice := range c.notices {
		s.Text = strings.ReplaceAll(s.Text, notice, " ")
	}
	if s.Kind == "text" || answer == nil {
		c.checkText(t, s.Part, s.Kind, s.Text, nil)
		return
	}
	row := answer.about(s.Row)
	if row == nil && s.Kind == "cell" {
		row = answer.of[totalOf]
	}
	if row == nil {
		t.Errorf("%s: the API has no row for %q", s.Part, s.Row)
		return
	}
	days := &figures{whole: slices.Concat(row.whole, c.base.days), ratios: row.ratios, shares: row.shares}
	if sent := c.parts["coverage"].about(s.Row); sent != nil && s.Part == "unit-ranking" { // how often it sent reports is said, too
		days.whole = append(days.whole, sent.whole...)
	}
	for _, value := range c.checkText(t, s.Part, "in the row "+s.Row, s.Text, days) {
		key := s.Part + "\n" + s.Kind + "\n" + s.Row
		if c.seen[key] == nil {
			c.seen[key] = map[float64]bool{}
		}
		c.seen[key][value] = true
	}
}

// checkMissing tells which counts of the rows that are shown are shown nowhere in them. A table of months may have
// room for some topics only.
func (c *checking) checkMissing(t *testing.T) {
	t.Helper()
	for key, values := range c.seen {
		part, rest, _ := strings.Cut(key, "\n")
		kind, heading, _ := strings.Cut(rest, "\n")
		answer := c.parts[part]
		if kind == "figure" {
			answer = c.base
		}
		row := answer.about(heading)
		if row == nil {
			row = answer.of[totalOf]
		}
		if answer.some {
			continue
		}
		for _, x := range row.must {
			if !values[x] {
				t.Errorf("%s: the row %q does not say %v", part, heading, x)
			}
		}
	}
}

// checkOption holds what a chart draws to the answer: the values of its series, and the texts that it writes on them.
func (c *checking) checkOption(t *testing.T, s *server, part shownPart) {
	t.Helper()
	status, body := s.get(t, part.Option, "", nil)
	if status != 200 {
		t.Fatalf("%s: status %d", part.Option, status)
	}
	type axis struct {
		Max  any
		Show *bool
	}
	var option struct {
		YAxis  []axis
		Series []struct {
			YAxisIndex int
			Data       []json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(body), &option); err != nil {
		t.Fatalf("%s: %v", part.Option, err)
	}
	shaded := func(axes []axis, i int) bool { // months of a compared period are blocks on an axis from 0 to 1 that is not seen
		return i < len(axes) && axes[i].Show != nil && !*axes[i].Show && axes[i].Max == 1.0
	}
	drawn := 0
	for _, series := range option.Series {
		for _, raw := range series.Data {
			var d struct {
				Value            json.RawMessage
				Text, Title, Tip string
			}
			if json.Unmarshal(raw, &d) != nil { // a place alone, for what is drawn over the chart
				continue
			}
			if d.Tip != "" && bytes.HasPrefix(d.Value, []byte("[")) { // a place too, of a shape that says what it is of
				drawn++
			}
			if value, err := strconv.ParseFloat(string(d.Value), 64); err == nil && !shaded(option.YAxis, series.YAxisIndex) {
				if drawn++; !c.parts[part.ID].say(value, 0, false) {
					t.Errorf("%s draws %v, which the API does not know", part.ID, value)
				}
			}
			for _, text := range []string{d.Text, d.Title, d.Tip} {
				c.checkText(t, part.ID, "the chart", text, nil)
			}
		}
	}
	if drawn == 0 {
		t.Errorf("%s draws nothing", part.ID)
	}
}
