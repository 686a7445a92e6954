package dashboards

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// versionsShown is how many versions a page of the list has.
const versionsShown = 20

// versionsPage is a page of the list of versions, newest first, and what chooses two of them to compare.
type versionsPage struct {
	Title, Lead  string
	List         versionList
	Zone         string
	Older, First string            // addresses
	Files        map[string]string // addresses by format
	Compare      *compareForm
}

// versionList is a table of versions.
type versionList struct {
	Text  map[string]string
	Label string // of the box that it scrolls in
	Rows  []versionRow
}

// versionRow is a version as the lists and its own page tell it.
type versionRow struct {
	Number, Href              string
	Pin                       string
	What                      string
	Source                    string
	At, Moment                string // for people, and for machines
	Rows                      bool   // it came from a file, and these are its rows
	Taken, Rejected, Repeated string
	Months, MonthsMore        string
	Through                   string
	InForce                   bool
	UndoneBy                  *link
	Collected                 bool
	States                    []tag

	View, WithPrevious, WithNewest string // addresses; empty where there is nothing to see
}

// tag is one word on the state of a version.
type tag struct {
	Text string
	By   *link // the version that undid it
	On   bool
}

func (a *asked) versionsPage(history []analytics.History, before uint64) *versionsPage {
	v := &versionsPage{Files: fileLinks(pathVersions, a.withoutMonths().withTheme("").Link), Title: words.VersionsTitle.In(a.Lang), Lead: words.VersionsLead.In(a.Lang), Zone: words.VersionsZone.In(a.Lang, a.settings.TimeZone)}
	shown := history
	if before != 0 {
		shown = slices.DeleteFunc(slices.Clone(history), func(h analytics.History) bool { return h.Version >= before })
		v.First = a.Link(pathData) + "#versions"
	}
	if len(shown) > versionsShown {
		shown = shown[:versionsShown]
		v.Older = beside(a.Link(pathData), paramBefore, shown[versionsShown-1].Cursor()) + "#versions"
	}
	v.List = a.versionList(v.Title, shown, history)
	answering := slices.DeleteFunc(slices.Clone(history), func(h analytics.History) bool { return h.Collected })
	if len(answering) > 1 {
		v.Compare = a.compareForm(answering[1].Cursor(), answering[0].Cursor())
	}
	return v
}

func (a *asked) versionList(title string, shown, history []analytics.History) versionList {
	list := versionList{Text: a.dataText(), Label: words.PageTableOf.In(a.Lang, title)}
	for _, h := range shown {
		list.Rows = append(list.Rows, a.versionRow(h, history))
	}
	return list
}

// versionRow describes a version; history is all of them, newest first.
func (a *asked) versionRow(h analytics.History, history []analytics.History) versionRow {
	lang := a.Lang
	row := versionRow{
		Number: h.Cursor(), Href: a.versionLink(h.Version), Pin: h.Pin, What: a.whatOf(h), Source: h.Source,
		At: a.when(h.At), Moment: h.At.UTC().Format(time.RFC3339), Rows: h.What != analytics.Undone,
		Taken: words.Number(lang, int64(h.Taken)), Rejected: words.Number(lang, int64(h.Rejected)), Repeated: words.Number(lang, int64(h.Repeated)),
		InForce: h.InForce, Collected: h.Collected,
	}
	if row.Months, row.MonthsMore = spanOf(lang, h.Months); h.Through != nil {
		row.Through = dateText(lang, *h.Through)
	}
	if h.UndoneBy != 0 {
		row.UndoneBy = &link{Text: strconv.FormatUint(h.UndoneBy, 10), Href: a.versionLink(h.UndoneBy)}
	}
	row.States = row.states(lang, h.Sample)
	if h.Collected {
		return row
	}
	at := a.Params
	at.Version = int64(h.Version)
	row.View = at.Link(pathOverview)
	for _, other := range history {
		switch {
		case other.Collected:
		case other.Version > h.Version && row.WithNewest == "":
			row.WithNewest = a.diffLink(pathDiff, h.Cursor(), other.Cursor())
		case other.Version < h.Version && row.WithPrevious == "":
			row.WithPrevious = a.diffLink(pathDiff, other.Cursor(), h.Cursor())
		}
	}
	return row
}

func (r versionRow) states(lang words.Lang, sample bool) []tag {
	var all []tag
	switch {
	case r.InForce:
		all = append(all, tag{Text: words.VersionIsIn.In(lang), On: true})
	case r.UndoneBy != nil:
		all = append(all, tag{Text: words.VersionIsOut.In(lang), By: r.UndoneBy})
	}
	if r.Collected {
		all = append(all, tag{Text: words.VersionGone.In(lang)})
	}
	if sample {
		all = append(all, tag{Text: words.VersionSample.In(lang)})
	}
	return all
}

// whatOf says what a change did.
func (a *asked) whatOf(h analytics.History) string {
	if h.What == analytics.Undone {
		return words.VersionUndo.In(a.Lang, strconv.FormatUint(h.Undoes, 10))
	}
	if phrase, ok := changeWords[h.What]; ok {
		return phrase.In(a.Lang)
	}
	return string(h.What)
}

var changeWords = map[analytics.ChangeKind]words.Phrase{
	analytics.ImportedReports: words.VersionReports, analytics.ImportedRegistry: words.VersionRegistry, analytics.ImportedTallies: words.VersionTallies,
}

// when writes a moment on the clock of the ledger's time zone.
func (a *asked) when(at time.Time) string {
	at = at.In(a.zone())
	if a.Lang == words.En {
		return at.Format("2 Jan 2006, 15:04")
	}
	return at.Format("2/1/2006, 15:04")
}

// zone is the ledger's time zone; the ledger was opened with its name.
func (a *asked) zone() *time.Location {
	if zone, err := time.LoadLocation(a.settings.TimeZone); err == nil {
		return zone
	}
	return time.UTC
}

// spanOf names months by their first and last one, and says how many there are where some in between are not among them.
func spanOf(lang words.Lang, months []analytics.Month) (span, more string) {
	if len(months) == 0 {
		return "", ""
	}
	r := analytics.Range{From: months[0], To: months[len(months)-1]}
	if r.Len() > len(months) {
		more = words.DataMonthsWithin.In(lang, len(months))
	}
	return unbroken(r.Label(lang)), more
}

// runsOf names months in full: "Tháng 3/2019; tháng 1–5/2020".
func runsOf(lang words.Lang, months []analytics.Month) string {
	var runs []string
	for i := 0; i < len(months); {
		last := i
		for last+1 < len(months) && months[last+1] == months[last].Add(1) {
			last++
		}
		label := analytics.Range{From: months[i], To: months[last]}.Label(lang)
		if len(runs) > 0 {
			label = within(lang, label)
		}
		runs, i = append(runs, unbroken(label)), last+1
	}
	return strings.Join(runs, "; ")
}
