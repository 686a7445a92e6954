package dashboards

import (
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// filters name what restricts the page, each with the way to the page without it; its own topics are its title, not filters.
func (a *asked) filters() []link {
	var links []link
	chip := func(text string, f analytics.Filter) {
		links = append(links, link{Text: text, Href: a.withFilter(f).Link(a.path)})
	}
	for _, c := range codedParams {
		for _, code := range *codesOf(&a.Filter, c.by) {
			if a.path == pathTopics && c.by == analytics.ByTopic {
				continue
			}
			name := code
			if e, err := a.snap.Entry(c.registry, code); err == nil {
				name = e.Name(a.Lang)
			}
			f := a.Filter
			*codesOf(&f, c.by) = without(*codesOf(&f, c.by), code)
			if len(*codesOf(&f, c.by)) == 0 {
				*aloneIn(&f, c.by) = false // there is nothing left for it to mean
			}
			chip(name, f)
		}
		if slices.Contains(a.Filter.Unknown, c.by) {
			f := a.Filter
			f.Unknown = slices.DeleteFunc(slices.Clone(f.Unknown), func(d analytics.Dimension) bool { return d == c.by })
			chip(words.FilterUnknown[string(c.by)].In(a.Lang), f)
		}
		if *aloneIn(&a.Filter, c.by) {
			f := a.Filter
			*aloneIn(&f, c.by) = false
			chip(words.FilterAlone[string(c.by)].In(a.Lang), f)
		}
	}
	for _, k := range a.Filter.Kinds {
		f := a.Filter
		f.Kinds = slices.DeleteFunc(slices.Clone(f.Kinds), func(x analytics.ReportKind) bool { return x == k })
		chip(kindWords[k].In(a.Lang), f)
	}
	if a.Filter.AsReported {
		f := a.Filter
		f.AsReported = false
		chip(words.FilterAsReported.In(a.Lang), f)
	}
	if a.Version != 0 { // the page stands still while new data comes
		p := a.Params
		p.Version, p.After = 0, ""
		links = append(links, link{Text: words.PageDataVersion.In(a.Lang, strconv.FormatInt(a.Version, 10)), Href: p.Link(a.path)})
	}
	return links
}

// scope names the filter in a line, for what is read away from its page: "Quận Lê Chân; Zalo". Empty without one.
func (a *asked) scope() string {
	whole := *a
	whole.Version, whole.path = 0, "" // a version is said with the source, and no page says the topic elsewhere
	var names []string
	for _, l := range whole.filters() {
		names = append(names, l.Text)
	}
	return strings.Join(names, "; ")
}

// scoped puts the filter behind a title.
func (a *asked) scoped(title string) string {
	if scope := a.scope(); scope != "" {
		return title + "; " + scope
	}
	return title
}
