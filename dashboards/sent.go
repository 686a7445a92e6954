package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// drawSent is the part about who has not sent written reports in the period, on a page about all reports; nil where there
// is nothing to say: no unit is known, or no month is covered.
func (a *asked) drawSent(ctx context.Context) (*part, error) {
	months := a.current
	if covered := *a.settings.Covered; !a.Filter.Empty() || months.To < covered.From || months.From > covered.To {
		return nil, nil
	}
	if months.Len() > coverageMost {
		months.From = months.To.Add(1 - coverageMost)
	}
	coverage, err := a.snap.Coverage(ctx, months)
	if err != nil {
		return nil, err
	}
	p := part{ID: "coverage", Title: words.CoveragePartTitle.In(a.Lang), More: &link{Text: words.CoveragePartMore.In(a.Lang), Href: a.withPeriod(months).Link(pathData) + "#coverage"}}
	for i := len(coverage.Months) - 1; i >= 0; i-- { // the newest is the one looked for
		if m := coverage.Months[i]; m.Expected > 0 && m.Status != analytics.NotReported {
			p.Sent = append(p.Sent, newCoverageList(a.Lang, m))
		}
	}
	switch len(p.Sent) {
	case 0:
		return nil, nil
	case 1: // the sentence says all of it
		p.Sent, p.Sentences = nil, coverageSentences(a.Lang, coverage)
	default:
		p.Sentences = sentSentences(a.Lang, coverage)
	}
	return &p, nil
}

// sentSentences say over several months which units have gaps: "Tháng 4–5/2020: 13/15 đơn vị gửi báo cáo bằng văn bản đủ các
// tháng; còn thiếu: Huyện An Lão (1 tháng) và Huyện Bạch Long Vĩ (2 tháng)." A month that is not over is no gap yet.
func sentSentences(lang words.Lang, c *analytics.Coverage) []string {
	over := map[analytics.Month]bool{}
	for _, m := range c.Months {
		over[m.Month] = m.Status == analytics.Exact
	}
	expected := 0
	var gaps []string
	for _, u := range c.Units {
		missing, counts := 0, false
		for _, m := range u.Months {
			counts = counts || m.Expected && over[m.Month]
			if m.Missing && over[m.Month] {
				missing++
			}
		}
		if !counts || u.Unit == nil {
			continue
		}
		expected++
		switch missing {
		case 0:
		case 1:
			gaps = append(gaps, words.CoveragePartOne.In(lang, u.Unit.Name(lang)))
		default:
			gaps = append(gaps, words.CoveragePartUnit.In(lang, u.Unit.Name(lang), missing))
		}
	}
	period, n := unbroken(c.Period.Label(lang)), len(gaps)
	switch {
	case expected == 0:
		return nil
	case n == 0:
		return []string{words.CoveragePartAll.In(lang, period, expected)}
	case n > unitsNamed:
		gaps = append(gaps[:unitsNamed], words.CoverageOthers.In(lang, n-unitsNamed))
	}
	return []string{words.CoveragePartSome.In(lang, period, expected-n, expected, joined(lang, gaps))}
}
