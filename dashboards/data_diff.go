package dashboards

import (
	"cmp"
	"net/http"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// betweenShown is how many of the changes between two versions are listed.
const betweenShown = 50

// diffPage is what changed from one version to another.
type diffPage struct {
	Sentence   string
	Then, Now  string // heads of columns
	Totals     []diffRow
	Months     []diffMonth
	Tall       bool
	Entries    []diffEntries
	Between    versionList
	Rest       string // of Between
	Swap       string
	Files      map[string]string // addresses by format
	Compare    *compareForm
	TotalsName string
	MonthsName string
	BetweenOf  string
	TotalsOf   string // of the boxes that the tables scroll in
	MonthsOf   string
}

// diffMonth is a month with the measures that differ in it.
type diffMonth struct {
	Name string
	Rows []diffRow
}

// diffRow is one measure at both versions.
type diffRow struct {
	Measure, Delta string
	Counts         []cell // then and now, each with the reports behind it at its version
	Same           bool
}

type diffEntries struct{ Registry, Added, Changed, Removed string }

// askedDiff is a comparison of two versions that was asked for.
type askedDiff struct {
	*asked
	from, to  string // as they were written
	then, now *analytics.Snapshot
	answer    *analytics.VersionDiff
	sample    bool // some of either is the built-in sample
}

// askDiff reads from and to, each the number or the pin of a version; without to it is the newest.
func (h *handler) askDiff(r *http.Request) (*askedDiff, error) {
	a, own, err := h.askData(r, pathDiff, paramFrom, paramTo)
	d := &askedDiff{asked: a, from: own[paramFrom], to: own[paramTo]}
	if err != nil {
		return d, err
	}
	if d.from == "" {
		return d, &paramError{paramFrom, "", words.VersionWanted, nil}
	}
	newest, err := h.store.Snapshot(r.Context(), access(r), 0)
	if err != nil {
		return d, err
	}
	history := newest.History()
	open := func(param, text string) (*analytics.Snapshot, error) {
		one, err := analytics.FindVersion(history, text)
		if err != nil {
			return nil, &analytics.Error{Kind: analytics.NotFound, Path: param, Phrase: words.VersionNoName, Args: []any{text}}
		}
		snap, err := h.store.Snapshot(r.Context(), access(r), int64(one.Version))
		if analytics.KindOf(err) == analytics.Collected {
			err = analytics.At(err, param)
		}
		return snap, err
	}
	then, err := open(paramFrom, d.from)
	if err != nil {
		return d, err
	}
	now := newest
	if d.to != "" {
		if now, err = open(paramTo, d.to); err != nil {
			return d, err
		}
	}
	d.then, d.now = then, now
	d.sample = then.Meta().Sample || now.Meta().Sample
	if a.snap = now; !now.Meta().Sample { // the page says that there is sample data where either has any
		a.snap = then
	}
	d.answer, err = then.Diff(r.Context(), now)
	return d, err
}

func (h *handler) diff(w http.ResponseWriter, r *http.Request) {
	d, err := h.askDiff(r)
	if err != nil {
		h.fail(w, r, d.asked, err)
		return
	}
	newest, err := h.store.Snapshot(r.Context(), access(r), 0)
	if err != nil {
		h.fail(w, r, d.asked, err)
		return
	}
	h.write(w, r, http.StatusOK, d.build(newest.History()))
}

func (d *askedDiff) build(history []analytics.History) *page {
	lang, answer := d.Lang, d.answer
	from, to := answer.From.Cursor(), answer.To.Cursor()
	p, out := d.newDataPage(words.DiffHeading.In(lang, nameOf(answer.To), nameOf(answer.From)))
	out.Crumbs = d.crumbs()
	p.News = nil // its versions are chosen
	p.looks(d.Params, func(p Params) string { return p.diffLink(pathDiff, d.from, cmp.Or(d.to, to)) })
	x := &diffPage{
		Then: words.DiffVersion.In(lang, from), Now: words.DiffVersion.In(lang, to),
		Swap: d.diffLink(pathDiff, to, from), Compare: d.compareForm(from, to),
		TotalsName: words.DiffTotals.In(lang), MonthsName: words.DiffByMonth.In(lang), BetweenOf: words.DiffBetween.In(lang),
		Sentence: words.DiffSame.In(lang), Tall: len(answer.Months) > 30,
	}
	x.Files = fileLinks(pathDiff, func(path string) string { return d.withTheme("").diffLink(path, from, to) })
	x.TotalsOf, x.MonthsOf = words.PageTableOf.In(lang, x.TotalsName), words.PageTableOf.In(lang, x.MonthsName)
	for _, m := range answer.Totals {
		x.Totals = append(x.Totals, d.row(m, d.then.Settings().Covered, d.now.Settings().Covered))
	}
	for _, m := range slices.Backward(answer.Months) { // the newest month is the one looked for
		name := m.Month.Label(lang)
		if n := len(x.Months); n == 0 || x.Months[n-1].Name != name {
			x.Months = append(x.Months, diffMonth{Name: name})
		}
		rows, month := &x.Months[len(x.Months)-1].Rows, analytics.Range{From: m.Month, To: m.Month}
		*rows = slices.Insert(*rows, 0, d.row(m.MeasureDiff, &month, &month)) // measures in their own order
	}
	if len(answer.Months) > 0 {
		x.Sentence = words.DiffNumbers.In(lang, len(answer.Months), len(x.Months))
	}
	for _, e := range answer.Entries {
		if e.Added+e.Changed+e.Removed > 0 {
			number := func(n int) string { return words.Number(lang, int64(n)) }
			x.Entries = append(x.Entries, diffEntries{capital(words.Registries[words.RegistryPrefix+string(e.Registry)].In(lang)),
				number(e.Added), number(e.Changed), number(e.Removed)})
		}
	}
	x.Between = d.versionList(x.BetweenOf, answer.Between[:min(betweenShown, len(answer.Between))], history)
	if rest := len(answer.Between) - len(x.Between.Rows); rest > 0 {
		x.Rest = words.DiffMoreBetween.In(lang, rest)
	}
	out.Diff = x
	return p
}

// nameOf is a version's number, with its pin.
func nameOf(h analytics.History) string {
	if h.Pin != "" {
		return h.Cursor() + " (" + h.Pin + ")"
	}
	return h.Cursor()
}

// row is a measure at both versions, over the months that each counts.
func (d *askedDiff) row(m analytics.MeasureDiff, thenMonths, nowMonths *analytics.Range) diffRow {
	row := diffRow{Measure: words.Measures[string(m.Measure)].In(d.Lang), Delta: "–", Same: true,
		Counts: []cell{d.count(d.then, m.Then, m.Measure, thenMonths), d.count(d.now, m.Now, m.Measure, nowMonths)}}
	if m.Delta != nil {
		row.Delta, row.Same = signed(d.Lang, *m.Delta), *m.Delta == 0
	}
	return row
}

// count is a count at a version, with the way to its reports there; nil months are none.
func (d *askedDiff) count(at *analytics.Snapshot, c analytics.Count, m analytics.Measure, months *analytics.Range) cell {
	out := cell{Text: c.Display(d.Lang), Reason: c.Bound() == nil}
	if months != nil {
		there := *d.asked
		there.snap = at
		out.Href = there.reportsLink(c, m, *months, analytics.Filter{})
	}
	return out
}
