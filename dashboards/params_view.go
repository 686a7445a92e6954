package dashboards

import (
	"net/url"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// The ways to draw a comparison.
const (
	viewBars  = "bars"
	viewSlope = "slope"
	viewTable = "table"
)

func comparedViews() []string { return []string{viewBars, viewSlope, viewTable} }

// comparedBy are the dimensions that a comparison can have as rows, the usual one first.
func comparedBy() []analytics.Dimension {
	return []analytics.Dimension{analytics.ByTopic, analytics.ByUnit, analytics.ByChannel, analytics.ByKind}
}

func (p *Params) readBy(values url.Values) error {
	text, err := one(values, paramBy)
	if err != nil || text == "" {
		return err
	}
	by, err := named(url.Values{paramBy: {text}}, paramBy, comparedBy(), dimensionName)
	if err == nil && len(by) != 1 {
		err = &paramError{paramBy, text, words.PageBadRepeated, nil}
	}
	if err == nil && by[0] != analytics.ByTopic {
		p.By = by[0]
	}
	return err
}

func (p *Params) readView(values url.Values) error {
	text, err := one(values, paramView)
	if err != nil || text == "" {
		return err
	}
	if views := comparedViews(); !slices.Contains(views, text) {
		return &paramError{paramView, text, words.PageBadOneOf, []any{strings.Join(views, ", ")}}
	}
	if text != viewBars {
		p.View = text
	}
	return nil
}

func (p *Params) readFocus(values url.Values) (err error) {
	p.Focus, err = one(values, paramFocus)
	return err
}

func (p *Params) readAfter(values url.Values) (err error) {
	p.After, err = one(values, paramAfter)
	return err
}

// onPath leaves out what a page has no use for, so that the same view has one address.
func (p Params) onPath(path string) Params {
	if path != pathCompare && !strings.HasPrefix(path, pathCharts) && !strings.HasPrefix(path, pathEmbed) {
		p.By, p.View = "", ""
	}
	if path != pathHeat && !strings.HasPrefix(path, pathCharts) && !strings.HasPrefix(path, pathEmbed) {
		p.Months = 0
	}
	if path != pathBriefing && !strings.HasPrefix(path, pathBriefing+".") {
		p.Focus = ""
	}
	if path != pathReports {
		p.After = ""
	}
	if !slices.Contains(kioskPages, path) {
		p.Kiosk = 0
	}
	return p
}

func (p Params) withBy(by analytics.Dimension) Params {
	p.By = by
	if by == analytics.ByTopic {
		p.By = ""
	}
	return p
}

func (p Params) withView(view string) Params {
	p.View = view
	if view == viewBars {
		p.View = ""
	}
	return p
}

func (p Params) withFilter(f analytics.Filter) Params {
	p.Filter, p.After = f, ""
	return p
}
