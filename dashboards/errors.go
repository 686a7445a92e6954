package dashboards

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/embeds"
	"giaoban/analytics/words"
)

// message is a page that says one thing: an error, or that there is nothing yet.
type message struct {
	Title, Text string
	Parameter   *paramProblem
	Reload      bool
	Empty       bool
	Import      string // where files are taken in; empty where they are not
}

type paramProblem struct{ Name, Value, Allowed string }

// errNoData answers for a chart of an empty store; pages say so at more length.
var errNoData = &analytics.Error{Kind: analytics.NotFound, Phrase: words.Page["emptyTitle"]}

// fail says in a page what went wrong; of a fault of ours it tells nothing, and the log everything.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, a *asked, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody is there to read it
	}
	var wrong *paramError
	var known *analytics.Error
	status, m, title := http.StatusInternalServerError, &message{Text: words.PageInternalMore.In(a.Lang), Reload: true}, words.PageInternal
	switch {
	case errors.As(err, &wrong):
		status, title = http.StatusBadRequest, words.PageBadQuestion
		m = &message{Parameter: &paramProblem{wrong.Name, wrong.Value, wrong.Allowed.In(a.Lang, wrong.Args...)}}
	case errors.As(err, &known) && known.Kind == analytics.Unavailable:
		status, title = analytics.Refuse(w.Header(), known.Kind), words.PageDown
		m = &message{Text: words.PageDownMore.In(a.Lang, strconv.Itoa(analytics.RetrySeconds)), Reload: true}
		h.log.WarnContext(r.Context(), "engine", "path", r.URL.Path, "error", err)
	case errors.As(err, &known) && analytics.Statuses[known.Kind] != 0:
		status, title = analytics.Refuse(w.Header(), known.Kind), words.PageRefused
		if known.Kind == analytics.Collected {
			title = words.PageCollected
		}
		if known.Kind == analytics.Unauthenticated {
			title = words.PageSignIn
		}
		if known.Path == embeds.Path {
			title = words.EmbedRefused
		}
		m = &message{Text: known.In(a.Lang), Parameter: nil}
	default:
		h.log.ErrorContext(r.Context(), "page", "path", r.URL.Path, "query", r.URL.RawQuery, "error", err)
	}
	// Links of an error page keep the language and the theme alone: the rest may be what is wrong.
	p := a.bare().newPage("message", title.In(a.Lang), pathOverview)
	p.Nav[0].Current = false
	m.Title, p.Message = title.In(a.Lang), m
	if status == http.StatusServiceUnavailable && r.Method == http.MethodGet {
		p.Refresh = strconv.Itoa(analytics.RetrySeconds)
	} else if k := a.turn(r.URL.Path); k != nil { // nobody stands at a wall to go on from an error
		p.Refresh = k.Refresh()
	}
	h.write(w, r, status, p)
}

// bare is how a page looks, without anything that is asked for.
func (p Params) bare() Params {
	return Params{Lang: p.Lang, Theme: p.Theme, Measure: analytics.WrittenReports, Baselines: defaultBaselines}
}

func (h *handler) notFound(w http.ResponseWriter, r *http.Request) {
	look := lookOf(r).bare()
	lang := look.Lang
	p := look.newPage("message", words.PageNotFound.In(lang), pathOverview)
	p.Nav[0].Current = false
	p.Message = &message{Title: words.PageNotFound.In(lang), Text: words.PageNotFoundMore.In(lang)}
	h.write(w, r, http.StatusNotFound, p)
}

// emptyPage stands where nothing has been imported, and says how to.
func (h *handler) emptyPage(r *http.Request, a *asked) *page {
	p := a.newPage("message", words.Page["emptyTitle"].In(a.Lang))
	p.Message = &message{Title: words.Page["emptyTitle"].In(a.Lang), Text: words.Page["emptyLead"].In(a.Lang), Empty: true}
	if access(r).MayChange() == nil {
		p.Message.Import = a.Link(pathImport)
	}
	return p
}
