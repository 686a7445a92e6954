package dashboards

import (
	"net/http"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// versionPage tells all of one version, and has the forms that change what becomes of it.
type versionPage struct {
	versionRow
	number   uint64
	months   int
	IsUndo   bool
	RowsText string // "Đọc 46 = nhận 40 + …"
	InFull   string // every run of its months

	ReadOnly               string // said in place of the forms
	PinTo, UnpinTo, UndoTo string // where the forms go
	PinName                string // what the field holds
	PinLength              int
	UndoIt                 string // on the button

	Done      string // what has just been done
	PinError  string
	UndoError string
	OfferUndo bool // the undo was refused because names would be lost; it may be forced
}

// version is the page of one version.
func (h *handler) version(w http.ResponseWriter, r *http.Request) {
	a, own, err := h.askVersion(r)
	var p *page
	if err == nil {
		p, err = h.buildVersion(r, a, r.PathValue("version"))
	}
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	p.Data.Version.Done = p.Data.Version.done(a.Lang, own[paramDone])
	h.write(w, r, http.StatusOK, p)
}

// askVersion reads a request for the page of a version, which its links lead back to.
func (h *handler) askVersion(r *http.Request) (*asked, map[string]string, error) {
	return h.askData(r, pathVersion+r.PathValue("version"), paramDone)
}

func (h *handler) buildVersion(r *http.Request, a *asked, text string) (*page, error) {
	number, err := strconv.ParseUint(text, 10, 63)
	if err != nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.VersionNoName, Args: []any{text}}
	}
	one, err := h.store.Version(r.Context(), access(r), int64(number))
	if err != nil {
		return nil, err
	}
	newest, err := h.store.Snapshot(r.Context(), access(r), 0)
	if err != nil {
		return nil, err
	}
	p, d := a.newDataPage(words.VersionTitle.In(a.Lang, one.Cursor()))
	d.Crumbs = a.crumbs()
	v := &versionPage{versionRow: a.versionRow(*one, newest.History()), number: one.Version, months: len(one.Months), IsUndo: one.What == analytics.Undone, InFull: runsOf(a.Lang, one.Months),
		PinName: one.Pin, PinLength: analytics.MaxPinName, UndoIt: words.VersionUndoIt.In(a.Lang, one.Cursor())}
	if v.Rows {
		v.RowsText = words.ImportRows.In(a.Lang, one.Read, one.Taken, one.Rejected, one.Repeated)
	}
	change := func(name string) string { return a.Link(pathVersion + one.Cursor() + "/" + name) }
	v.PinTo, v.UnpinTo, v.UndoTo = change(changePin), change(changeUnpin), change(changeUndo)
	if access(r).MayChange() != nil {
		v.ReadOnly = words.VersionReadOnly.In(a.Lang)
	}
	d.Version = v
	return p, nil
}

// done says what a change did, as far as that is so now: an address that somebody else made says nothing untrue.
func (v *versionPage) done(lang words.Lang, change string) string {
	switch {
	case change == changePin && v.Pin != "":
		return words.PinDone.In(lang, v.Number, v.Pin)
	case change == changeUnpin && v.Pin == "":
		return words.UnpinDone.In(lang, v.Number)
	case change == changeUndo && v.UndoneBy != nil:
		return words.UndoDone.In(lang, v.Number, v.UndoneBy.Text, v.months)
	}
	return ""
}

// refused puts a change's error where it was asked for.
func (v *versionPage) refused(lang words.Lang, change string, known *analytics.Error) {
	text := known.In(lang)
	if known.Phrase == words.UndoLosesNames { // the phrase of the commands names an option
		text, v.OfferUndo = words.VersionLoses.In(lang, known.Args...), true
	}
	if change == changeUndo {
		v.UndoError = text
	} else {
		v.PinError = text
	}
}
