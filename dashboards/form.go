package dashboards

import (
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// form is the choice of period, baselines, measure and filter. It works without script: its fields make the query string.
type form struct {
	Action     string
	From, To   []year
	CustomFrom []year
	Compares   bool
	Baselines  []option
	Full       bool // there is no room for another baseline
	Measures   []option
	Codes      []codeChoice
	Kinds      []option
	Reach      []option // what codes of the filter do not stand for, as boxes that can be cleared
	Keep       []option // the rest of the state, as hidden fields
	Reset      string   // the page without any choice but its look
}

type year struct {
	Name   string
	Months []option
}

type option struct {
	Name, Value, Text string
	Chosen            bool
}

func (a *asked) form() form {
	f := form{Action: a.path, From: a.years(a.current.From), To: a.years(a.current.To), CustomFrom: a.years(0),
		Compares: a.path != pathReports, Baselines: a.baselineBoxes(), Full: len(a.Baselines) >= analytics.MaxBaselines,
		Codes: a.codeChoices(), Kinds: a.kindChoices(), Reach: a.reachBoxes()}
	for _, m := range analytics.Measures() {
		f.Measures = append(f.Measures, option{Value: measureName(m), Text: words.Measures[string(m)].In(a.Lang), Chosen: m == a.Measure})
	}
	keep := func(name, text string) {
		if text != "" {
			f.Keep = append(f.Keep, option{Name: name, Value: text})
		}
	}
	// vs=none stands first: without it, a form with no box ticked would mean the default baselines.
	if keep(paramVs, vsNone); !f.Compares {
		f.Keep = []option{{Name: paramVs, Value: vsText(a.Baselines)}, {Name: paramCustomFrom}}
	}
	p := a.onPath(a.path)
	keep(paramBy, dimensionName(p.By))
	keep(paramView, p.View)
	if p.Months != 0 {
		keep(paramMonths, strconv.Itoa(p.Months))
	}
	if a.Lang == words.En {
		keep(paramLang, string(a.Lang))
	}
	keep(paramTheme, a.Theme)
	if a.Version != 0 {
		keep(paramVersion, strconv.FormatInt(a.Version, 10))
	}
	f.Reset = Params{Measure: analytics.WrittenReports, Baselines: defaultBaselines, Lang: a.Lang, Theme: a.Theme}.Link(a.path)
	return f
}

// baselineBoxes are the baselines that have names, and those chosen by their months.
func (a *asked) baselineBoxes() []option {
	has := map[string]bool{}
	for _, b := range a.Baselines {
		has[vsName(b)] = true
	}
	// Named by what they are, not by their months, which change with the period that is chosen beside them.
	boxes := []option{{Value: vsPrevious, Chosen: has[vsPrevious], Text: capital(words.PageJustBefore.In(a.Lang))},
		{Value: vsLastYear, Chosen: has[vsLastYear], Text: capital(words.PageLastYear.In(a.Lang))}}
	for _, b := range a.Baselines {
		if b.Kind == analytics.Custom {
			boxes = append(boxes, option{Value: vsName(b), Chosen: true, Text: words.BarCustom.In(a.Lang, within(a.Lang, b.Custom.Label(a.Lang)))})
		}
	}
	return boxes
}

// kindChoices are the kinds of reports; several that are chosen at once stand as one choice.
func (a *asked) kindChoices() []option {
	chosen := filterTexts(a.Filter)[paramKind]
	choices := []option{{Text: words.BarKindAll.In(a.Lang), Chosen: chosen == ""}}
	if strings.Contains(chosen, ",") {
		var names []string
		for _, k := range a.Filter.Kinds {
			names = append(names, words.ReportKinds[string(k)].In(a.Lang))
		}
		choices = append(choices, option{Value: chosen, Text: strings.Join(names, "; "), Chosen: true})
	}
	for _, k := range analytics.Kinds() {
		choices = append(choices, option{Value: kindName(k), Text: words.ReportKinds[string(k)].In(a.Lang), Chosen: chosen == kindName(k)})
	}
	return choices
}

// reachBoxes are there where the address says so, to be cleared.
func (a *asked) reachBoxes() []option {
	var boxes []option
	for _, c := range codedParams {
		if *aloneIn(&a.Filter, c.by) {
			boxes = append(boxes, option{Name: paramOwn, Value: dimensionName(c.by), Text: words.FilterAlone[string(c.by)].In(a.Lang), Chosen: true})
		}
	}
	if a.Filter.AsReported {
		boxes = append(boxes, option{Name: paramMerged, Value: mergedApart, Text: words.FilterAsReported.In(a.Lang), Chosen: true})
	}
	return boxes
}

// years list the months to choose from, the newest year first: those with data, and the one chosen.
func (a *asked) years(chosen analytics.Month) []year {
	span := *a.settings.Covered
	if chosen != 0 {
		span.From, span.To = min(span.From, chosen), max(span.To, chosen)
	}
	var all []year
	for y := span.To.Year(); y >= span.From.Year(); y-- {
		group := year{Name: words.PageYear.In(a.Lang, strconv.Itoa(y))}
		for m := analytics.NewMonth(y, 1); m.Year() == y; m = m.Add(1) {
			if span.Contains(m) {
				group.Months = append(group.Months, option{Value: m.String(), Text: m.Label(a.Lang), Chosen: m == chosen})
			}
		}
		all = append(all, group)
	}
	return all
}
