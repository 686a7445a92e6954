package dashboards

import (
	"context"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// opening is the top of a page: what it is about, against what, and the ways to ask for something else.
type opening struct {
	Crumbs  []link
	Title   string
	Lead    string // the period in a sentence; empty = Period stands alone
	Period  string
	Against string // the baselines in one sentence; empty = none
	Facts   []string
	Bar     *bar
}

func (a *asked) opening(title string, crumbs []link) *opening {
	o := &opening{Title: title, Crumbs: crumbs, Period: unbroken(a.current.Label(a.Lang)), Bar: a.bar()}
	names := make([]string, len(a.baselines))
	for i, b := range a.baselines {
		names[i] = within(a.Lang, b.Range(a.current).Label(a.Lang)) + " (" + a.baselineName(i) + ")"
	}
	o.Against = joined(a.Lang, names)
	return o
}

// facts say which data the page is made from.
func (a *asked) facts(current analytics.Period) []string {
	meta := a.snap.Meta()
	var facts []string
	if meta.CutoffDay != 1 {
		facts = append(facts, words.PageDays.In(a.Lang, dateText(a.Lang, current.Start), dateText(a.Lang, current.End)),
			words.PageCutoff.In(a.Lang, strconv.Itoa(meta.CutoffDay)))
	}
	if meta.CompleteThrough != nil {
		facts = append(facts, words.PageThrough.In(a.Lang, dateText(a.Lang, *meta.CompleteThrough)))
	}
	return append(facts, words.PageDataVersion.In(a.Lang, strconv.FormatInt(meta.DataVersion, 10)))
}

var kindWords = map[analytics.ReportKind]words.Phrase{
	analytics.Written: words.PageKindWritten, analytics.Message: words.PageKindMessage, analytics.Synthesis: words.PageKindSynthesis,
}

// frame is a page with its opening; the key figures are for it to show or to speak of.
func (a *asked) frame(ctx context.Context, title string, crumbs []link) (*page, *analytics.KeyFigures, error) {
	k, err := a.figures(ctx)
	if err != nil {
		return nil, nil, err
	}
	p := a.newPage("report", title+" – "+a.current.Label(a.Lang))
	p.Opening = a.opening(title, crumbs)
	p.Opening.Facts = a.facts(k.Current)
	return p, k, nil
}

// addCards puts the key figures on a page.
func (p *page) addCards(ctx context.Context, a *asked, k *analytics.KeyFigures) error {
	sparks, err := a.sparks(ctx)
	if err != nil {
		return err
	}
	p.Figures, p.Notes = a.cards(a.path, k, sparks)
	return nil
}
