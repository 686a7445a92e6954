package dashboards

import (
	"math"
	"net/url"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// method tells in plain words why changes are judged as they are.
type method struct {
	Title string
	Lines []string
	More  link // parameters and references
}

// methodQuestion asks the API for all parameters and references of the statistics.
const methodQuestion = `{
  settings {
    statistics {
      intervalLevel falseDiscoveryRate minEffect equivalenceBand equivalenceLevel
      expectedLevel minHistoryYears maxHistoryYears dispersionMonths
    }
    methods { code name(lang: LANG) references }
  }
}
`

// method explains what this comparison needs explained; nil where nothing is compared.
func (c *compared) method() *method {
	if len(c.answer.Baselines) == 0 {
		return nil
	}
	lang := c.asked.Lang
	m := &method{Title: words.MethodTitle.In(lang), More: link{Text: words.MethodMore.In(lang),
		Href: "/graphiql?" + url.Values{"query": {strings.Replace(methodQuestion, "LANG", c.asked.langInput(), 1)}}.Encode()}}
	add := func(p words.Phrase, args ...any) { m.Lines = append(m.Lines, p.In(lang, args...)) }
	if c.judged() {
		add(words.MethodChance)
		add(words.MethodMany, stats.FalseDiscovery, int(math.Round(1/stats.FalseDiscovery)))
		add(words.MethodVerdicts, stats.FalseDiscovery, stats.MinEffect, 1/stats.MinEffect)
		add(words.MethodRatio)
		if d := c.answer.Dispersion; d != nil && *d >= burstsFrom {
			add(words.MethodBursts, *d, stats.DispersionHistory)
		}
	} else {
		add(words.MethodIssues)
	}
	for _, x := range []struct {
		caveat analytics.Caveat
		phrase words.Phrase
	}{{analytics.LengthsDiffer, words.MethodLengths}, {analytics.Overlap, words.MethodOverlap}, {analytics.PartialMonth, words.MethodPartial}} {
		if c.carries(x.caveat) {
			add(x.phrase)
		}
	}
	return m
}

// burstsFrom is the dispersion from which it is worth a word.
const burstsFrom = 1.1

// carries tells whether a change of the comparison has a caveat.
func (c *compared) carries(caveat analytics.Caveat) bool {
	rows := append(slices.Clone(c.answer.Rows), c.answer.Total)
	return slices.ContainsFunc(rows, func(r analytics.ComparisonRow) bool {
		return slices.ContainsFunc(r.Changes, func(ch analytics.Change) bool { return slices.Contains(ch.Caveats, caveat) })
	})
}
