package dashboards

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Query writes the parameters back as a query string, in a fixed order and without defaults, so that the same view
// always has the same address.
func (p Params) Query() string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+"="+readable(url.QueryEscape(value)))
		}
	}
	if p.From != nil && p.To != nil {
		add(paramFrom, p.From.String())
		add(paramTo, p.To.String())
	}
	if vs := vsText(p.Baselines); vs != vsText(defaultBaselines) {
		add(paramVs, vs)
	}
	if p.Measure != analytics.WrittenReports {
		add(paramMeasure, measureName(p.Measure))
	}
	texts := filterTexts(p.Filter)
	for _, name := range []string{paramTopic, paramUnit, paramChannel, paramKind, paramOwn, paramMerged} {
		add(name, texts[name])
	}
	add(paramBy, dimensionName(p.By))
	add(paramView, p.View)
	if p.Months != 0 {
		add(paramMonths, strconv.Itoa(p.Months))
	}
	add(paramFocus, p.Focus)
	add(paramAfter, p.After)
	if p.Lang == words.En {
		add(paramLang, string(p.Lang))
	}
	add(paramTheme, p.Theme)
	if p.Version != 0 {
		add(paramVersion, strconv.FormatInt(p.Version, 10))
	}
	if p.Kiosk != 0 {
		add(paramKiosk, strconv.Itoa(p.Kiosk))
	}
	return strings.Join(parts, "&")
}

// Link is the address of a page in this state, as far as the page has use for it.
func (p Params) Link(path string) string {
	if p.signed.covers(path) {
		return p.signed.link(path, p)
	}
	if q := p.onPath(path).Query(); q != "" {
		return path + "?" + q
	}
	return path
}

func vsText(baselines []analytics.Baseline) string {
	if len(baselines) == 0 {
		return vsNone
	}
	names := make([]string, len(baselines))
	for i, b := range baselines {
		names[i] = vsName(b)
	}
	return strings.Join(names, ",")
}

func vsName(b analytics.Baseline) string {
	switch b.Kind {
	case analytics.Previous:
		return vsPrevious
	case analytics.SameMonthsLastYear:
		return vsLastYear
	default:
		return b.Custom.From.String() + ".." + b.Custom.To.String()
	}
}

// The With functions give the same state with one thing changed; Params is a value, and its slices are never written to.

func (p Params) withPeriod(r analytics.Range) Params {
	p.From, p.To, p.After = &r.From, &r.To, ""
	return p
}

func (p Params) withMeasure(m analytics.Measure) Params {
	p.Measure, p.After = m, ""
	return p
}

func (p Params) withLang(lang words.Lang) Params {
	p.Lang = lang
	return p
}

func (p Params) withTopics(codes ...string) Params {
	p.Filter.Topics, p.After = codes, ""
	p.Filter.Unknown = slices.DeleteFunc(slices.Clone(p.Filter.Unknown), func(d analytics.Dimension) bool { return d == analytics.ByTopic })
	return p
}

func without(codes []string, code string) []string {
	return slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return c == code })
}
