package dashboards

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// filterUnknown is the value of topic, unit and channel that stands for reports of which this is unknown ("Chưa rõ"), beside
// the codes of the list or alone. A code of that name cannot be asked for.
const filterUnknown = "-"

// mergedApart is the value of merged that takes mergers back: each entry counts under its own row.
const mergedApart = "no"

// codedParams are the parameters that hold codes, with the dimension and the registry that they are of.
var codedParams = []struct {
	name     string
	by       analytics.Dimension
	registry analytics.Registry
}{
	{paramTopic, analytics.ByTopic, analytics.Topics},
	{paramUnit, analytics.ByUnit, analytics.Units},
	{paramChannel, analytics.ByChannel, analytics.Channels},
}

// codesOf is the list of a filter that holds the codes of a dimension.
func codesOf(f *analytics.Filter, by analytics.Dimension) *[]string {
	switch by {
	case analytics.ByUnit:
		return &f.Units
	case analytics.ByChannel:
		return &f.Channels
	default:
		return &f.Topics
	}
}

// aloneIn is the switch of a filter by which the codes of a dimension do not stand for what lies below them.
func aloneIn(f *analytics.Filter, by analytics.Dimension) *bool {
	switch by {
	case analytics.ByUnit:
		return &f.ExcludeSubunits
	case analytics.ByChannel:
		return &f.ExcludeSubchannels
	default:
		return &f.ExcludeSubtopics
	}
}

func (p *Params) readFilter(values url.Values) error {
	for _, c := range codedParams {
		codes := list(values, c.name)
		if len(codes) > analytics.MaxCodes {
			return &paramError{c.name, codes[0] + ",…", words.PageBadCount, []any{analytics.MaxCodes}}
		}
		if slices.Contains(codes, filterUnknown) {
			p.Filter.Unknown, codes = append(p.Filter.Unknown, c.by), without(codes, filterUnknown)
		}
		*codesOf(&p.Filter, c.by) = codes
	}
	kinds, err := named(values, paramKind, analytics.Kinds(), kindName)
	p.Filter.Kinds = kinds
	return err
}

// readReach reads what the codes of the filter stand for, beside themselves.
func (p *Params) readReach(values url.Values) error {
	own, err := named(values, paramOwn, []analytics.Dimension{analytics.ByTopic, analytics.ByUnit, analytics.ByChannel}, dimensionName)
	if err != nil {
		return err
	}
	for _, by := range own { // without codes there is nothing for it to mean
		*aloneIn(&p.Filter, by) = len(*codesOf(&p.Filter, by)) > 0
	}
	text, err := one(values, paramMerged)
	if err != nil {
		return err
	}
	if p.Filter.AsReported = text == mergedApart; !p.Filter.AsReported && text != "" {
		return &paramError{paramMerged, text, words.PageBadOneOf, []any{mergedApart}}
	}
	return nil
}

func kindName(k analytics.ReportKind) string { return strings.ToLower(string(k)) }

// dimensionName is a dimension's name in addresses: "unit".
func dimensionName(d analytics.Dimension) string { return strings.ToLower(string(d)) }

// named reads a parameter that holds some of a few names.
func named[T any](values url.Values, param string, all []T, name func(T) string) ([]T, error) {
	names := make([]string, len(all))
	for i, x := range all {
		names[i] = name(x)
	}
	var chosen []T
	for _, text := range list(values, param) {
		i := slices.Index(names, text)
		if i < 0 {
			return nil, &paramError{param, text, words.PageBadOneOf, []any{strings.Join(names, ", ")}}
		}
		chosen = append(chosen, all[i])
	}
	return chosen, nil
}

// filterTexts are the values of the filter's parameters, as Query writes them.
func filterTexts(f analytics.Filter) map[string]string {
	texts := map[string]string{}
	var own []string
	for _, c := range codedParams {
		codes := slices.Clone(*codesOf(&f, c.by))
		if slices.Contains(f.Unknown, c.by) {
			codes = append(codes, filterUnknown)
		}
		texts[c.name] = strings.Join(codes, ",")
		if *aloneIn(&f, c.by) {
			own = append(own, dimensionName(c.by))
		}
	}
	kinds := make([]string, len(f.Kinds))
	for i, k := range f.Kinds {
		kinds[i] = kindName(k)
	}
	texts[paramKind], texts[paramOwn] = strings.Join(kinds, ","), strings.Join(own, ",")
	if f.AsReported {
		texts[paramMerged] = mergedApart
	}
	maps.DeleteFunc(texts, func(_, text string) bool { return text == "" })
	return texts
}

// list reads a parameter that holds several values, by commas or by standing several times; each counts once.
func list(values url.Values, name string) []string {
	var all []string
	for _, text := range values[name] {
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	return all
}
