package dashboards

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// codeChoice is the list of a registry's entries to choose from, with what lies below an entry under it.
type codeChoice struct {
	Name, Label string
	First       []option // all, unknown, and several that are chosen at once
	Groups      []codeGroup
}

// codeGroup is an entry, and with a name all that lies below it.
type codeGroup struct {
	Name    string
	Options []option
}

func (a *asked) codeChoices() []codeChoice {
	var all []codeChoice
	for _, c := range codedParams {
		entries := a.entries(c.registry)
		if len(entries) == 0 && *codesOf(&a.Filter, c.by) == nil {
			continue
		}
		chosen := filterTexts(a.Filter)[c.name]
		choice := codeChoice{Name: c.name, Label: words.BarNames[string(c.by)].In(a.Lang), First: []option{
			{Text: words.BarAll[string(c.by)].In(a.Lang), Chosen: chosen == ""},
			{Value: filterUnknown, Text: capital(words.FilterUnknown[string(c.by)].In(a.Lang)), Chosen: chosen == filterUnknown}}}
		if strings.Contains(chosen, ",") {
			choice.First = append(choice.First, option{Value: chosen, Text: a.codeNames(c.registry, chosen), Chosen: true})
		}
		for _, e := range a.sorted(entries) {
			if e.Parent == nil && (!gone(e) || chosen == e.Code) {
				choice.Groups = append(choice.Groups, a.codeGroup(e, chosen))
			}
		}
		all = append(all, choice)
	}
	return all
}

// gone tells whether an entry's reports count under its successor: who looks for them looks there.
func gone(e *analytics.Entry) bool { return len(e.ReplacedBy) == 1 }

func (a *asked) codeGroup(e *analytics.Entry, chosen string) codeGroup {
	g := codeGroup{Options: []option{{Value: e.Code, Text: e.Name(a.Lang), Chosen: chosen == e.Code}}}
	if len(e.Children) > 0 {
		g.Name, g.Options[0].Text = e.Name(a.Lang), words.BarAllOf.In(a.Lang, e.Name(a.Lang))
		g.Options = append(g.Options, a.below(e, chosen, "")...)
	}
	return g
}

// below lists what lies below an entry; what lies deeper than the first level is indented, as a list has groups of one level.
func (a *asked) below(e *analytics.Entry, chosen, indent string) (options []option) {
	for _, child := range a.sorted(e.Children) {
		if !gone(child) || chosen == child.Code {
			options = append(options, option{Value: child.Code, Text: indent + child.Name(a.Lang), Chosen: chosen == child.Code})
			options = append(options, a.below(child, chosen, indent+"\u2003")...)
		}
	}
	return options
}

// codeNames names several codes of a list.
func (a *asked) codeNames(registry analytics.Registry, codes string) string {
	var names []string
	for code := range strings.SplitSeq(codes, ",") {
		name := code
		if code == filterUnknown {
			name = words.UnknownRow.In(a.Lang)
		} else if e, err := a.snap.Entry(registry, code); err == nil {
			name = e.Name(a.Lang)
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

// sorted puts entries into the order of a dictionary of the language.
func (a *asked) sorted(entries []*analytics.Entry) []*analytics.Entry {
	tag := language.Vietnamese
	if a.Lang == words.En {
		tag = language.English
	}
	order := collate.New(tag)
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(x, y *analytics.Entry) int { return order.CompareString(x.Name(a.Lang), y.Name(a.Lang)) })
	return sorted
}
