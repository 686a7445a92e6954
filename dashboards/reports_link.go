package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
)

// reportsLink is the address of the reports that a count was counted from: those of a measure in some months under a
// filter, at the data version of the page. Empty where there is no such list: nothing was counted, a published total
// answers, or no address can say the filter.
func (a *asked) reportsLink(c analytics.Count, m analytics.Measure, months analytics.Range, f analytics.Filter) string {
	if c.Value == nil || *c.Value == 0 || tallied(c) || !a.sayable(f) {
		return ""
	}
	p := a.withPeriod(months).withMeasure(m).withFilter(f)
	p.Version = a.snap.Meta().DataVersion
	return p.Link(pathReports)
}

// thenLink is reportsLink of a baseline. One that is cut to the first days of its months has no list: a list has whole months.
func (a *asked) thenLink(current analytics.Period, c analytics.Change, m analytics.Measure, f analytics.Filter) string {
	if !current.Complete && c.Baseline.DaysCounted < c.Baseline.Days {
		return ""
	}
	return a.reportsLink(c.Count, m, c.Baseline.Range, f)
}

// rowFilter is the filter that lets through what a row of an answer counts, where f let through all of its rows. Rows of
// topics are at level TOP, rows of units and channels at OWN: what lies below these has rows of its own.
func (a *asked) rowFilter(f analytics.Filter, by analytics.Dimension, key analytics.Key) analytics.Filter {
	var entry *analytics.Entry
	switch by {
	case analytics.ByTopic:
		entry = key.Topic
	case analytics.ByUnit:
		entry = key.Unit
	case analytics.ByChannel:
		entry = key.Channel
	case analytics.ByKind:
		f.Kinds = []analytics.ReportKind{*key.Kind}
		return f
	}
	others := slices.DeleteFunc(slices.Clone(f.Unknown), func(d analytics.Dimension) bool { return d == by })
	if entry == nil {
		others = append(others, by)
		*codesOf(&f, by), f.Unknown = nil, others
		return f
	}
	*codesOf(&f, by), f.Unknown = []string{entry.Code}, others
	if by != analytics.ByTopic && a.isTree(entry.Registry) {
		*aloneIn(&f, by) = true
	}
	return f
}

// isTree tells whether some entries of a registry lie below others.
func (a *asked) isTree(registry analytics.Registry) bool {
	return slices.ContainsFunc(a.entries(registry), func(e *analytics.Entry) bool { return e.Parent != nil })
}

// hasMergers tells whether some entries of a registry were merged or split.
func (a *asked) hasMergers(registry analytics.Registry) bool {
	return slices.ContainsFunc(a.entries(registry), func(e *analytics.Entry) bool { return len(e.ReplacedBy) > 0 })
}

// entries lists a registry by code; every number of a page may ask.
func (a *asked) entries(registry analytics.Registry) []*analytics.Entry {
	if a.registries == nil {
		a.registries = map[analytics.Registry][]*analytics.Entry{}
	}
	if a.registries[registry] == nil {
		a.registries[registry] = a.snap.Entries(registry, nil)
	}
	return a.registries[registry]
}

// sayable tells whether an address can hold a filter: a code with a comma would be read as two, and one that is in the
// registry no more, as after an undo, is refused.
func (a *asked) sayable(f analytics.Filter) bool {
	for _, c := range codedParams {
		for _, code := range *codesOf(&f, c.by) {
			if _, err := a.snap.Entry(c.registry, code); err != nil || code == filterUnknown || strings.Contains(code, ",") || strings.TrimSpace(code) != code {
				return false
			}
		}
	}
	return true
}

// tallied tells whether a count is a published total, without reports behind it.
func tallied(c analytics.Count) bool { return len(c.Sources) > 0 && !differs(c) }
