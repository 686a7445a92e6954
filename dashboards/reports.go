package dashboards

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// pathReports is the list of the reports behind a number, and with the ending of a file its files.
const pathReports = "/reports"

// reportsShown is the number of reports on a page of the list.
const reportsShown = 50

// reportsPage is the list of the reports that a number was counted from.
type reportsPage struct {
	Text     map[string]string
	Sentence string // the number, and what it is of
	Shown    string // which of them stand here; empty = none
	Label    string
	Issues   bool // some report covers one, so they have a column
	Months   bool // a reporting month is not the calendar month of its days, so it has a column
	Rows     []reportRow
	First    string // addresses of pages; empty = there is none
	Next     string
	Files    map[string]string
	Notes    []string
}

// reportRow is a report in words.
type reportRow struct {
	ID, Month, Received, Day string
	Kind, Unit, Channel      string   // Unit and Channel are empty where unknown
	Topics                   string   // empty where unknown
	Issues                   []string // with a semicolon behind all but the last
	Version                  link
}

// reports lists what a number was counted from, at the data version that it was counted at.
func (h *handler) reports(r *http.Request, a *asked) (*page, error) {
	ctx := r.Context()
	list, err := a.snap.Reports(ctx, analytics.ReportsQuery{Period: a.current, Filter: a.Filter, Measure: a.Measure, First: reportsShown, After: a.After})
	if err != nil {
		return nil, err
	}
	counts, err := a.snap.Counts(ctx, analytics.CountsQuery{Period: a.current, Filter: a.Filter, First: 1})
	if err != nil {
		return nil, err
	}
	count := counts.Total.Count(a.Measure)
	title := words.ReportsTitle.In(a.Lang)
	p := a.newPage("report", title+" – "+a.current.Label(a.Lang))
	p.Opening = a.opening(title, a.samePlaces())
	p.Opening.Against, p.Opening.Facts, p.Choosers = "", a.facts(list.Period), []chooser{a.measureChooser()}
	p.Reports = a.reportsPage(list, count)
	return p, nil
}

func (a *asked) reportsPage(list *analytics.ReportPage, count analytics.Count) *reportsPage {
	lang := a.Lang
	out := &reportsPage{Text: map[string]string{}, Label: words.ReportsTitle.In(lang), Months: list.Meta.CutoffDay != 1,
		Sentence: a.reportsSentence(count, list.Total)}
	for key, phrase := range words.ReportsPage {
		out.Text[key] = phrase.In(lang)
	}
	for _, r := range list.Rows {
		out.Rows, out.Issues = append(out.Rows, a.reportRow(r)), out.Issues || len(r.Issues) > 0
	}
	pinned := a.pinned()
	pinned.After = ""
	if a.After != "" {
		out.First = pinned.Link(pathReports)
	}
	if list.HasNextPage {
		next := pinned
		next.After = list.EndCursor
		out.Next = next.Link(pathReports)
	}
	if n := len(list.Rows); n > 0 {
		if int64(n) < list.Total {
			out.Shown = a.daysShown(n, list.Rows[0].Received, list.Rows[n-1].Received)
		}
		out.Files = fileLinks(pathReports, pinned.Link)
		out.Notes = append(out.Notes, words.ReportsOrder.In(lang))
		if list.Total > reportsInFile {
			out.Notes = append(out.Notes, words.ReportsInFile.In(lang, words.Number(lang, reportsInFile), words.Number(lang, list.Total)))
		}
	} else if list.Total > 0 {
		out.Shown = words.ReportsNoMore.In(lang)
	}
	out.Notes = append(out.Notes, a.tallyNotes([]analytics.Count{count})...)
	return out
}

// daysShown says which reports of the list stand on this page.
func (a *asked) daysShown(n int, first, last analytics.Date) string {
	rows := words.Number(a.Lang, int64(n))
	if first == last {
		return words.ReportsOneDay.In(a.Lang, rows, dateText(a.Lang, first))
	}
	return words.ReportsShown.In(a.Lang, rows, dateText(a.Lang, first), dateText(a.Lang, last))
}

// samePlaces are the pages that count the same reports: the ways back. While no newer data has come they need not stay at
// the version of the list.
func (a *asked) samePlaces() []link {
	back := a.pinned()
	if back.Version == a.settings.LatestVersion {
		back.Version = 0
	}
	places := []link{{Text: words.Page["overview"].In(a.Lang), Href: back.Link(pathOverview)}, {Text: words.CompareTitle.In(a.Lang), Href: back.Link(pathCompare)}}
	if len(a.Filter.Topics) == 1 {
		name := a.Filter.Topics[0]
		if e, err := a.snap.Entry(analytics.Topics, name); err == nil {
			name = e.Name(a.Lang)
		}
		places = append(places, link{Text: name, Href: back.Link(pathTopics)})
	}
	return places
}

func (a *asked) reportRow(r analytics.ListedReport) reportRow {
	lang := a.Lang
	row := reportRow{ID: r.ID, Month: r.Month.Label(lang), Received: dateText(lang, r.Received), Day: r.Received.String(),
		Kind: words.ReportKinds[string(r.Kind)].In(lang), Unit: nameOrNone(lang, r.Unit), Channel: nameOrNone(lang, r.Channel),
		Version: link{Text: strconv.FormatUint(r.Version, 10), Href: a.versionLink(r.Version)}}
	if r.Type != nil {
		row.Kind += ", " + words.SynthesisTypes[string(*r.Type)].In(lang)
	}
	names := make([]string, len(r.Topics))
	for i, t := range r.Topics {
		names[i] = t.Name(lang)
	}
	row.Topics = strings.Join(names, "; ")
	for i, issue := range r.Issues {
		if i < len(r.Issues)-1 {
			issue.Code += ";"
		}
		row.Issues = append(row.Issues, issue.Code)
	}
	return row
}

// nameOrNone is an entry's name, empty where it is unknown.
func nameOrNone(lang words.Lang, e *analytics.Entry) string {
	if e == nil {
		return ""
	}
	return cmp.Or(e.Name(lang), e.Code)
}
