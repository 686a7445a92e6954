package dashboards

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

const (
	coverageUsual = 6  // months that the table shows where nobody chooses
	coverageMost  = 12 // and at most: more would not fit beside the names
)

// coveragePage is which unit sent written reports in which month.
type coveragePage struct {
	Title        string
	Sentences    []string
	Presets      []link
	Older, Newer string // addresses; empty = there is no data
	Months       []coverageMonth
	Lists        []coverageList // the newest month first: a phone has no room for the table
	Units        []coverageUnit
	Tall, Wide   bool
	Label        string            // of the box that the table scrolls in
	Files        map[string]string // addresses by format
	Notes        []string
	Empty        string // said in place of the table
}

// coverageMonth heads a column.
type coverageMonth struct {
	Name, Year string
	State      string // "chưa hết tháng"; empty = it is over
	Sent       string // "13/15"; empty = there is no data
}

// coverageList is a month in words.
type coverageList struct{ Month, Sent, Missing string }

// coverageUnit is a row.
type coverageUnit struct {
	Name, Href string
	Cells      []coverageCell
}

// coverageCell is a number, or why there is none.
type coverageCell struct {
	Text    string
	Missing bool   // nothing came: Text says so
	Open    bool   // and the month is not over
	Href    string // the reports behind the number
	Reason  string // what a dash stands for
}

// coverageMonths are the months to show, and whether the chosen period was cut to them.
func (a *asked) coverageMonths() (months analytics.Range, cut bool) {
	if a.From == nil {
		covered := *a.settings.Covered
		return analytics.Range{From: max(covered.From, covered.To.Add(1-coverageUsual)), To: covered.To}, false
	}
	months = analytics.Range{From: *a.From, To: *a.To}
	if cut = months.Len() > coverageMost; cut {
		months.From = months.To.Add(1 - coverageMost)
	}
	return months, cut
}

func (a *asked) coveragePage(ctx context.Context) (*coveragePage, error) {
	lang := a.Lang
	c := &coveragePage{Title: words.CoverageTitle.In(lang)}
	if a.settings.Covered == nil {
		c.Empty = words.CoverageNothing.In(lang)
		return c, nil
	}
	months, cut := a.coverageMonths()
	answer, err := a.snap.Coverage(ctx, months)
	if err != nil {
		return nil, err
	}
	c.Presets = a.coveragePresets(months)
	c.Older, c.Newer = a.coverageSteps(months)
	if len(answer.Units) == 0 {
		c.Empty = words.CoverageUnits.In(lang)
		return c, nil
	}
	pinned := a.withPeriod(months)
	pinned.Version, pinned.Theme = a.snap.Meta().DataVersion, "" // files have no theme
	c.Files = fileLinks(pathCoverage, pinned.Link)
	c.Sentences = coverageSentences(lang, answer)
	c.Label = words.PageTableOf.In(lang, c.Title+", "+within(lang, months.Label(lang)))
	c.Tall, c.Wide = len(answer.Units) > 30, months.Len() > 8
	for _, m := range answer.Months {
		c.Months = append(c.Months, newCoverageMonth(lang, m))
	}
	for _, m := range slices.Backward(answer.Months) {
		c.Lists = append(c.Lists, newCoverageList(lang, m))
	}
	for _, u := range answer.Units {
		c.Units = append(c.Units, a.coverageUnit(u))
	}
	c.Notes = []string{words.CoverageNoteWho.In(lang), words.CoverageNoteIdle.In(lang)}
	if cut {
		c.Notes = append(c.Notes, words.CoverageCut.In(lang, coverageMost))
	}
	return c, nil
}

func newCoverageMonth(lang words.Lang, m analytics.MonthCoverage) coverageMonth {
	year := strconv.Itoa(m.Month.Year())
	out := coverageMonth{Name: strings.TrimRight(strings.TrimSuffix(m.Month.Label(lang), year), " /"), Year: year}
	if m.Status == analytics.NotReported {
		out.State = words.NotReported.In(lang)
		return out
	}
	sent, all := sentOf(lang, m)
	if out.Sent = sent + "/" + all; m.Status == analytics.Partial {
		out.State = words.CoverageOpen.In(lang)
	}
	return out
}

func newCoverageList(lang words.Lang, m analytics.MonthCoverage) coverageList {
	out := coverageList{Month: m.Month.Label(lang), Sent: words.NotReported.In(lang)}
	if m.Status == analytics.NotReported {
		return out
	}
	sent, all := sentOf(lang, m)
	if out.Sent = words.CoverageOf.In(lang, sent, all); m.Status == analytics.Partial {
		out.Sent += ", " + words.CoverageOpen.In(lang)
	}
	if len(m.Missing) > 0 {
		out.Missing = words.CoverageMissingAre.In(lang, namesOf(lang, m.Missing))
	}
	return out
}

// sentOf are the numbers of units that sent a report and of those that were to.
func sentOf(lang words.Lang, m analytics.MonthCoverage) (sent, all string) {
	return words.Number(lang, int64(m.Expected-len(m.Missing))), words.Number(lang, int64(m.Expected))
}

func (a *asked) coverageUnit(u analytics.UnitCoverage) coverageUnit {
	row := coverageUnit{Name: words.UnknownRow.In(a.Lang)}
	if u.Unit != nil {
		row.Name = u.Unit.Name(a.Lang)
		if _, err := a.snap.Entry(analytics.Units, u.Unit.Code); err == nil { // an undo can leave a bare code
			p := a.Params
			p.Filter.Units = []string{u.Unit.Code}
			row.Href = p.Link(pathOverview)
		}
	}
	filter := a.rowFilter(analytics.Filter{AsReported: a.hasMergers(analytics.Units)}, analytics.ByUnit, analytics.Key{Unit: u.Unit})
	for _, m := range u.Months {
		cell := coverageCell{Text: m.Count.Display(a.Lang), Href: a.reportsLink(m.Count, analytics.WrittenReports, analytics.Range{From: m.Month, To: m.Month}, filter)}
		switch {
		case m.Count.Bound() == nil:
			cell = coverageCell{Text: "–", Reason: m.Count.Display(a.Lang)}
		case m.Missing:
			cell = coverageCell{Text: words.CoverageMissing.In(a.Lang), Missing: true, Open: m.Count.Status == analytics.Partial}
		case !m.Expected && u.Unit != nil && *m.Count.Bound() == 0:
			cell = coverageCell{Text: "–", Reason: words.CoverageIdle.In(a.Lang)}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// coveragePresets are the spans that are asked for most.
func (a *asked) coveragePresets(months analytics.Range) []link {
	var links []link
	covered := *a.settings.Covered
	for _, n := range []int{coverageUsual, coverageMost} {
		span := analytics.Range{From: max(covered.From, covered.To.Add(1-n)), To: covered.To}
		links = append(links, link{Text: words.CoverageLast.In(a.Lang, n), Href: a.withPeriod(span).Link(pathData), Current: span == months})
		if span.From == covered.From { // there is no more
			break
		}
	}
	return links
}

// coverageSteps are the addresses of the months before and after, as many as are shown, as far as there is data.
func (a *asked) coverageSteps(months analytics.Range) (older, newer string) {
	covered, n := *a.settings.Covered, months.Len()
	if covered.From < months.From {
		to := min(months.From.Add(-1), covered.To)
		older = a.withPeriod(analytics.Range{From: max(covered.From, to.Add(1-n)), To: to}).Link(pathData)
	}
	if covered.To > months.To {
		from := max(months.To.Add(1), covered.From)
		newer = a.withPeriod(analytics.Range{From: from, To: min(covered.To, from.Add(n-1))}).Link(pathData)
	}
	return older, newer
}
