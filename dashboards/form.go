package dashboards

import (
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// form is the choice of period, baselines and measure. It works without script: its fields make the query string.
type form struct {
	Action     string
	From, To   []year
	CustomFrom []year
	Baselines  []option
	Measures   []option
	Keep       []option // the rest of the state, as hidden fields
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
	f := form{Action: a.path, From: a.years(a.current.From), To: a.years(a.current.To), CustomFrom: a.years(0)}
	has := map[string]bool{}
	for _, b := range a.Baselines {
		has[vsName(b)] = true
	}
	previous, lastYear := analytics.Baseline{Kind: analytics.Previous}, analytics.Baseline{Kind: analytics.SameMonthsLastYear}
	for _, b := range []analytics.Baseline{previous, lastYear} {
		name := words.PageJustBefore // not its months: they change with the period that is chosen above
		if b.Kind == analytics.SameMonthsLastYear {
			name = words.PageLastYear
		}
		f.Baselines = append(f.Baselines, option{Value: vsName(b), Chosen: has[vsName(b)], Text: capital(name.In(a.Lang))})
	}
	for _, b := range a.Baselines {
		if b.Kind == analytics.Custom {
			f.Baselines = append(f.Baselines, option{Value: vsName(b), Chosen: true, Text: capital(words.PageChosenPeriod.In(a.Lang)) + " (" + within(a.Lang, b.Custom.Label(a.Lang)) + ")"})
		}
	}
	for _, m := range analytics.Measures() {
		f.Measures = append(f.Measures, option{Value: measureName(m), Text: words.Measures[string(m)].In(a.Lang), Chosen: m == a.Measure})
	}
	// vs=none stands first: without it, a form with no box ticked would mean the default baselines.
	f.Keep = []option{{Name: paramVs, Value: vsNone}}
	keep := func(name, text string) {
		if text != "" {
			f.Keep = append(f.Keep, option{Name: name, Value: text})
		}
	}
	texts := filterTexts(a.Filter)
	for _, name := range []string{paramTopic, paramUnit, paramChannel, paramKind, paramOwn, paramMerged} {
		keep(name, texts[name])
	}
	p := a.onPath(a.path)
	keep(paramBy, dimensionName(p.By))
	keep(paramView, p.View)
	if a.Lang == words.En {
		keep(paramLang, string(a.Lang))
	}
	keep(paramTheme, a.Theme)
	if a.Version != 0 {
		keep(paramVersion, strconv.FormatInt(a.Version, 10))
	}
	return f
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
