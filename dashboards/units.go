package dashboards

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// units is the page of all units: who sent how much, how that moved, and who sent nothing.
func (h *handler) units(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	p, k, err := a.frame(ctx, words.UnitsPageTitle.In(a.Lang), nil)
	if err != nil {
		return nil, err
	}
	p.Choosers = []chooser{a.measureChooser()}
	ranking, err := a.drawTold(ctx, drawingUnitRanking, k)
	if err != nil {
		return nil, err
	}
	ranking.alone()
	if ranking.Empty == "" {
		ranking.Sentences = append([]string{a.periodSentence(k)}, ranking.Sentences...)
		months, err := a.lines(ctx, analytics.ByUnit)
		if err != nil {
			return nil, err
		}
		months.addTo(&ranking.Table, a.Lang)
		if err := a.addReported(ctx, &ranking); err != nil {
			return nil, err
		}
	}
	each, err := a.drawTold(ctx, drawingUnitMultiples, k)
	if err != nil {
		return nil, err
	}
	p.Parts = append(unlessEmpty(each), ranking) // the ranking says why there is nothing
	sent, err := a.drawSent(ctx)
	if err != nil {
		return nil, err
	}
	if sent != nil {
		p.Parts = append(p.Parts, *sent)
	}
	return p, nil
}

// addReported puts into a ranking of units in how many months of the period each sent a written report, of those in which
// it was to.
func (a *asked) addReported(ctx context.Context, p *part) error {
	coverage, err := a.snap.Coverage(ctx, a.current)
	if err != nil {
		return err
	}
	told := map[string]string{}
	for _, u := range coverage.Units {
		sent, expected := 0, 0
		for _, m := range u.Months {
			if !m.Expected || m.Count.Value == nil {
				continue
			}
			if expected++; !m.Missing {
				sent++
			}
		}
		if expected > 0 {
			told[code(u.Unit)] = strconv.Itoa(sent) + "/" + strconv.Itoa(expected)
		}
	}
	if !slices.ContainsFunc(p.Table.Rows, func(r row) bool { return r.Code != "" && told[r.Code] != "" }) {
		return nil
	}
	const after = 3 // count, share and line of the current period
	p.Table.Head[0] = slices.Insert(p.Table.Head[0], 3, cell{Text: words.ReportedSent.In(a.Lang), More: words.ReportedMonths.In(a.Lang), Rows: len(p.Table.Head), Number: true, Edge: true})
	for i, r := range p.Table.Rows {
		text, known := told[r.Code]
		if !known || r.Code == "" {
			text = "–"
		}
		p.Table.Rows[i].Cells = slices.Insert(r.Cells, after, cell{Text: text, Number: true, Edge: true})
	}
	if p.Table.Foot != nil {
		p.Table.Foot.Cells = slices.Insert(p.Table.Foot.Cells, after, cell{Edge: true})
	}
	p.Notes = append([]string{words.ReportedNote.In(a.Lang)}, p.Notes...)
	return nil
}
