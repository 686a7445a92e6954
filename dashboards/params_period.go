package dashboards

import (
	"net/url"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

func (p *Params) readPeriod(values url.Values) (err error) {
	if p.From, err = month(values, paramFrom); err != nil {
		return err
	}
	if p.To, err = month(values, paramTo); err != nil {
		return err
	}
	switch {
	case p.From == nil && p.To == nil:
		return nil
	case p.From == nil:
		return &paramError{paramFrom, "", words.PageBadBoth, nil}
	case p.To == nil:
		return &paramError{paramTo, "", words.PageBadBoth, nil}
	}
	return checkSpan(paramTo, values.Get(paramTo), analytics.Range{From: *p.From, To: *p.To})
}

func month(values url.Values, name string) (*analytics.Month, error) {
	text, err := one(values, name)
	if err != nil || text == "" {
		return nil, err
	}
	m, err := analytics.ParseMonth(text)
	if err != nil {
		return nil, &paramError{name, text, words.PageBadMonth, []any{analytics.FirstMonth.String(), analytics.LastMonth.String()}}
	}
	return &m, nil
}

func checkSpan(name, text string, r analytics.Range) error {
	if r.To < r.From {
		return &paramError{name, text, words.PageBadOrder, []any{r.From.String()}}
	}
	if r.Len() > analytics.MaxMonths {
		return &paramError{name, text, words.PageBadLength, []any{analytics.MaxMonths}}
	}
	return nil
}

func (p *Params) readBaselines(values url.Values) error {
	p.Baselines = defaultBaselines
	if values.Has(paramVs) {
		p.Baselines = nil
		for _, text := range list(values, paramVs) {
			b, err := baseline(text)
			if err != nil {
				return err
			}
			if b != nil {
				p.Baselines = append(p.Baselines, *b)
			}
		}
	}
	custom, err := customBaseline(values)
	if err != nil {
		return err
	}
	if custom != nil {
		p.Baselines = append(slices.Clone(p.Baselines), *custom)
	}
	if len(p.Baselines) > analytics.MaxBaselines {
		return &paramError{paramVs, strings.Join(values[paramVs], ","), words.PageBadCount, []any{analytics.MaxBaselines}}
	}
	return nil
}

// baseline reads one word of vs; none is nil, and only says that the list is empty on purpose.
func baseline(text string) (*analytics.Baseline, error) {
	switch text {
	case vsPrevious:
		return &analytics.Baseline{Kind: analytics.Previous}, nil
	case vsLastYear:
		return &analytics.Baseline{Kind: analytics.SameMonthsLastYear}, nil
	case vsNone:
		return nil, nil
	}
	first, last, isRun := strings.Cut(text, "..")
	if !isRun {
		last = first
	}
	from, errFrom := analytics.ParseMonth(first)
	to, errTo := analytics.ParseMonth(last)
	if errFrom != nil || errTo != nil {
		return nil, &paramError{paramVs, text, words.PageBadBaseline, nil}
	}
	r := analytics.Range{From: from, To: to}
	if err := checkSpan(paramVs, text, r); err != nil {
		return nil, err
	}
	return &analytics.Baseline{Kind: analytics.Custom, Custom: &r}, nil
}

// customBaseline reads the two fields of the form that a run of months is chosen with.
func customBaseline(values url.Values) (*analytics.Baseline, error) {
	from, err := month(values, paramCustomFrom)
	if err != nil {
		return nil, err
	}
	to, err := month(values, paramCustomTo)
	if err != nil {
		return nil, err
	}
	if from == nil && to == nil {
		return nil, nil
	}
	if from == nil || to == nil { // one month chosen is a run of one month
		if from == nil {
			from = to
		}
		to = from
	}
	r := analytics.Range{From: *from, To: *to}
	if err := checkSpan(paramCustomTo, to.String(), r); err != nil {
		return nil, err
	}
	return &analytics.Baseline{Kind: analytics.Custom, Custom: &r}, nil
}
