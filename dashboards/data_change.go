package dashboards

import (
	"context"
	"errors"
	"net/http"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// What the forms of a version's page do, as in their addresses.
const (
	changePin   = "pin"
	changeUnpin = "unpin"
	changeUndo  = "undo"
)

const (
	maxForm    = 4 << 10          // bytes of a form
	changeTime = 50 * time.Second // of a change, which may wait for another one; less than the server waits to answer
)

// changeVersion does what a form of a version's page asks for, and sends the browser back to the page; where it is
// refused, the page says why. Forms of other sites are kept away by the server's cross-origin protection.
func (h *handler) changeVersion(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("change")
	if name != changePin && name != changeUnpin && name != changeUndo {
		h.notFound(w, r)
		return
	}
	a, _, err := h.askVersion(r)
	if err == nil {
		err = access(r).MayChange()
	}
	if err == nil {
		err = readForm(w, r)
	}
	var p *page
	if err == nil {
		p, err = h.buildVersion(r, a, r.PathValue("version"))
	}
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	v := p.Data.Version
	err = h.change(r, name, v)
	var known *analytics.Error
	switch {
	case err == nil:
		http.Redirect(w, r, beside(v.Href, paramDone, name)+"#main", http.StatusSeeOther)
	case errors.As(err, &known) && known.Kind != analytics.Unavailable && analytics.Statuses[known.Kind] != 0:
		v.refused(a.Lang, name, known)
		h.write(w, r, analytics.Statuses[known.Kind], p)
	default:
		h.fail(w, r, a, err)
	}
}

// readForm reads a form that is no longer than any of the page's own.
func readForm(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	var tooLong *http.MaxBytesError
	switch err := r.ParseForm(); {
	case errors.As(err, &tooLong):
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.VersionTooLong, Args: []any{maxForm}}
	case err != nil:
		return &paramError{"", "", words.PageBadQuestion, nil}
	}
	return nil
}

func (h *handler) change(r *http.Request, name string, v *versionPage) error {
	// What was asked for is done also where the browser does not wait for it.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), changeTime)
	defer cancel()
	mine, version := access(r), v.number
	switch name {
	case changePin:
		v.PinName = r.PostFormValue("name") // the field keeps what was typed
		_, err := h.store.Pin(ctx, mine, version, v.PinName)
		return err
	case changeUnpin:
		_, err := h.store.Unpin(ctx, mine, version)
		return err
	}
	undo := h.store.Undo
	if r.PostFormValue("force") != "" {
		undo = h.store.UndoAnyway
	}
	_, err := undo(ctx, mine, version)
	return err
}
