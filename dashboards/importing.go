package dashboards

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// paramUndone names the version that an undo became, so that the page to which the browser is sent can say so.
const paramUndone = "undone"

// importPage is where files are taken in, by its script, and undone, by forms.
type importPage struct {
	Words     map[string]string
	Script    string // the words of the script, as JSON
	ReadOnly  bool
	First     bool   // nothing has been imported yet
	Today     string // the latest day to which data can be complete
	MaxUpload int64  // bytes; 0 = not known
	Said      string // what became of an undo
	Instead   string // the version's own page, where it can be undone all the same
	Failed    bool   // it was refused
	UndoTo    string // where the forms go
	Overview  string
	History   []committed
	Older     string
}

// committed is one line of the history.
type committed struct {
	Version, What, File, When, Rows, Through string
	InForce, IsUndo                          bool
	Undo                                     string // on the button
}

// historyShown is how many changes the page lists.
const historyShown = 20

// askNewest reads the request for a page that always shows the newest data version.
func (h *handler) askNewest(r *http.Request) (*asked, error) {
	p, err := ParseParams(r.URL.RawQuery)
	a := &asked{Params: p, path: pathImport}
	if err != nil {
		return a, err
	}
	if a.snap, err = h.store.Snapshot(r.Context(), access(r), 0); err == nil {
		a.settings = a.snap.Settings()
	}
	return a, err
}

func (h *handler) importing(w http.ResponseWriter, r *http.Request) {
	a, err := h.askNewest(r)
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	said := ""
	for _, c := range a.snap.History() {
		if c.What == analytics.Undone && strconv.FormatUint(c.Version, 10) == r.URL.Query().Get(paramUndone) {
			said = words.ImportUndone.In(a.Lang, strconv.FormatUint(c.Undoes, 10), strconv.FormatUint(c.Version, 10))
		}
	}
	h.writeImport(w, r, a, http.StatusOK, said)
}

// undo takes a data version out of force and goes back to the page. It is a plain form, kept from other sites by the
// server's cross-origin protection.
func (h *handler) undo(w http.ResponseWriter, r *http.Request) {
	const maxForm = 4 << 10 // bytes
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	a, err := h.askNewest(r)
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	version, err := strconv.ParseUint(r.PostFormValue("version"), 10, 64)
	if err != nil {
		h.writeImport(w, r, a, http.StatusBadRequest, words.ImportBadUndo.In(a.Lang))
		return
	}
	// What was asked for is done, also where the browser does not wait for it.
	commit, err := h.store.Undo(context.WithoutCancel(r.Context()), access(r), version)
	var known *analytics.Error
	switch {
	case err == nil:
		to := a.Link(pathImport)
		join := "?"
		if a.Query() != "" {
			join = "&"
		}
		http.Redirect(w, r, to+join+paramUndone+"="+strconv.FormatUint(commit.Version, 10), http.StatusSeeOther)
	case errors.As(err, &known) && known.Kind != analytics.Unavailable && analytics.Statuses[known.Kind] != 0:
		h.writeImport(w, r, a, analytics.Statuses[known.Kind], known.In(a.Lang))
	default:
		h.fail(w, r, a, err)
	}
}

// writeImport writes the page; said is what became of an undo, by the status.
func (h *handler) writeImport(w http.ResponseWriter, r *http.Request, a *asked, status int, said string) {
	script := map[string]string{}
	for key, phrase := range words.ImportScript {
		script[key] = phrase.In(a.Lang)
	}
	text, err := json.Marshal(script)
	if err != nil { // a map of texts always marshals
		panic(err)
	}
	history := a.snap.History()
	p := a.newPage("import", words.ImportTitle.In(a.Lang))
	p.News = nil // what it imports it tells by itself
	p.Import = &importPage{
		Words: map[string]string{}, Script: string(text), ReadOnly: access(r).MayChange() != nil, First: len(history) == 0,
		Today: h.store.Today().String(), MaxUpload: h.maxUpload, Said: said, Failed: status != http.StatusOK,
		Instead: a.insteadOf(status, r.PostFormValue("version")), UndoTo: a.Link(pathUndo), Overview: a.Params.withTopics().Link(pathOverview),
	}
	for key, phrase := range words.ImportPage {
		p.Import.Words[key] = phrase.In(a.Lang)
	}
	for _, c := range history[:min(len(history), historyShown)] {
		p.Import.History = append(p.Import.History, a.committed(c))
	}
	if older := len(history) - historyShown; older > 0 {
		p.Import.Older = words.ImportOlder.In(a.Lang, older)
	}
	h.write(w, r, status, p)
}

// insteadOf is where an undo that was refused can be done all the same.
func (a *asked) insteadOf(status int, version string) string {
	if status != http.StatusConflict {
		return ""
	}
	return a.Link(pathVersion + version)
}

func (a *asked) committed(c analytics.History) committed {
	version := strconv.FormatUint(c.Version, 10)
	line := committed{Version: version, File: c.Source, When: a.moment(c.At), InForce: c.InForce, IsUndo: c.What == analytics.Undone,
		Undo: words.ImportUndo.In(a.Lang, version)}
	switch {
	case line.IsUndo:
		line.What = words.VersionUndo.In(a.Lang, strconv.FormatUint(c.Undoes, 10))
	case c.What == analytics.ImportedRegistry:
		line.What = words.VersionRegistry.In(a.Lang)
	case c.What == analytics.ImportedTallies:
		line.What = words.VersionTallies.In(a.Lang)
	default:
		line.What = words.VersionReports.In(a.Lang)
	}
	if c.Sample {
		line.What += ", " + words.ImportOfSample.In(a.Lang)
	}
	if !line.IsUndo {
		line.Rows = words.ImportRows.In(a.Lang, c.Read, c.Taken, c.Rejected, c.Repeated)
	}
	if c.Through != nil {
		line.Through = words.ImportThroughOf.In(a.Lang, dateText(a.Lang, *c.Through))
	}
	return line
}

// moment writes a moment in the ledger's time zone.
func (a *asked) moment(t time.Time) string {
	if a.Lang == words.En {
		return t.In(a.zone()).Format("2 January 2006, 15:04")
	}
	return t.In(a.zone()).Format("15:04 ngày 2/1/2006")
}
