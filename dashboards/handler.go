// Package dashboards makes the pages that leaders read: it fetches through package analytics, then draws. Pages are
// complete without script; with it, charts are drawn from the same values that the tables hold.
package dashboards

import (
	"context"
	"log/slog"
	"net/http"
	"sync"

	"giaoban/analytics"
	"giaoban/analytics/embeds"
	"giaoban/analytics/export"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards/assets"
	"giaoban/dashboards/render"
	"giaoban/dashboards/render/pptx"
)

// The addresses of the pages.
const (
	pathOverview = "/"
	pathTopics   = "/topics"
	pathCompare  = "/compare"
	pathUnits    = "/units"
	pathHeat     = "/heat"
	pathBriefing = "/briefing"
	pathImport   = "/import"
	pathUndo     = "/import/undo"
	pathCharts   = "/charts/" // the name and the form stand behind
)

type handler struct {
	store  *analytics.Store
	log    *slog.Logger
	assets *assets.Assets

	renderer *render.Renderer
	pictures *render.Cache

	authorize func(*http.Request) (analytics.Access, error)
	links     *embeds.File    // nil: there are none
	parents   []string        // sites that may show charts in frames
	base      string          // where the server is reached; empty = as each request says
	maxUpload int64           // bytes
	end       context.Context // of what would go on for ever
	listeners listeners
	pack      PackOptions
	packs     *packs.Archive // nil: none are kept
	scheduled bool           // packs are made by themselves
	stories   bool
}

// Option says what New serves beside reading.
type Option func(*handler)

// WithAccess bounds what every request may see and change; without it and WithAuthorize everything.
func WithAccess(access analytics.Access) Option {
	return WithAuthorize(func(*http.Request) (analytics.Access, error) { return access, nil })
}

// WithAuthorize bounds what a request may see and change. An error is the answer; of kind Unauthenticated where the request
// does not say well enough whose it is.
func WithAuthorize(authorize func(*http.Request) (analytics.Access, error)) Option {
	return func(h *handler) { h.authorize = authorize }
}

// WithMaxUpload tells the page of imports how many bytes a file may have; without it the page does not look.
func WithMaxUpload(bytes int64) Option { return func(h *handler) { h.maxUpload = bytes } }

// WithEnd ends with ctx what would otherwise keep the server from ending: the streams that open pages listen to.
func WithEnd(ctx context.Context) Option { return func(h *handler) { h.end = ctx } }

// WithRenderer says what makes the pictures; without it all handlers share one.
func WithRenderer(r *render.Renderer) Option { return func(h *handler) { h.renderer = r } }

var sharedRenderer = sync.OnceValue(func() *render.Renderer { return render.New(render.Options{}) })

// New serves the pages, their charts and their files. The page of imports talks to /graphql and /uploads on the same
// server.
func New(store *analytics.Store, log *slog.Logger, options ...Option) http.Handler {
	files, err := assets.Load()
	if err != nil {
		log.Error("pages will have no style and no charts", "error", err)
	}
	h := newHandler(store, log, options...)
	h.assets = files
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", h.page(h.overview))
	mux.Handle("GET "+pathTopics, h.page(h.topics))
	mux.Handle("GET "+pathCompare, h.page(h.compared))
	mux.Handle("GET "+pathUnits, h.page(h.units))
	mux.Handle("GET "+pathHeat, h.page(h.heat))
	mux.Handle("GET "+pathReports, h.page(h.reports))
	for _, f := range export.Formats() {
		mux.Handle("GET "+pathReports+"."+string(f), h.file(func(w http.ResponseWriter, r *http.Request) { h.reportsFile(w, r, f) }))
	}
	h.briefingRoutes(mux)
	h.dataRoutes(mux)
	h.linkRoutes(mux)
	h.storyRoutes(mux)
	mux.Handle("GET "+pathImport, h.secured(h.importing))
	mux.Handle("POST "+pathUndo, h.secured(h.undo))
	mux.Handle("GET "+pathCharts+"{file}", h.file(h.charts))
	mux.Handle("GET "+pathEmbed+"{name}", h.page(h.embed))
	mux.Handle("GET "+pathOEmbed, h.contained(h.oembed))
	mux.Handle("GET "+pathEvents, h.file(h.events))
	mux.Handle("GET /assets/", h.contained(files.ServeHTTP))
	mux.Handle("/", h.secured(h.notFound))
	return mux
}

func newHandler(store *analytics.Store, log *slog.Logger, options ...Option) *handler {
	h := &handler{store: store, log: log, pictures: render.NewCache(pictureBytes), pack: PackOptions{Theme: pptx.Plain}, end: context.Background()}
	WithAccess(analytics.FullAccess())(h)
	for _, option := range options {
		option(h)
	}
	if h.renderer == nil {
		h.renderer = sharedRenderer()
	}
	return h
}

// contentPolicy lets a page load its own files and nothing else; there is no inline script or style.
// Who may show it in a frame is said behind.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "

// contained keeps what is answered from doing harm in a browser.
func (h *handler) contained(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", contentPolicy+h.framers(r))
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		next(w, r)
	})
}

type accessKey struct{}

// access is what a request may see and change.
func access(r *http.Request) analytics.Access {
	a, _ := r.Context().Value(accessKey{}).(analytics.Access)
	return a
}

// secured lets those in who may ask any question: all that is served here is made of such. Others see a page.
func (h *handler) secured(next http.HandlerFunc) http.Handler { return h.allowed(next, h.fail) }

// file is secured for what programs fetch: others get an error in JSON.
func (h *handler) file(next http.HandlerFunc) http.Handler { return h.allowed(next, h.failFile) }

func (h *handler) allowed(next http.HandlerFunc, refuse func(http.ResponseWriter, *http.Request, *asked, error)) http.Handler {
	return h.contained(func(w http.ResponseWriter, r *http.Request) {
		entered, err := h.enter(r)
		if err != nil {
			refuse(w, r, &asked{Params: lookOf(r)}, err)
			return
		}
		next(w, entered)
	})
}

// lookOf is the language and the theme that a request asks for, whatever else may be wrong with it.
func lookOf(r *http.Request) Params {
	p := Params{Lang: words.Vi}
	if r.URL.Query().Get(paramLang) == string(words.En) {
		p.Lang = words.En
	}
	if theme := r.URL.Query().Get(paramTheme); theme == themeLight || theme == themeDark {
		p.Theme = theme
	}
	return p
}

// page answers with a page, or says in a page why not.
func (h *handler) page(build func(*http.Request, *asked) (*page, error)) http.Handler {
	return h.secured(func(w http.ResponseWriter, r *http.Request) {
		a, err := h.ask(r)
		if err == nil && fromForm(r) {
			// The form's fields become the one query string that everything else takes.
			http.Redirect(w, r, a.Link(r.URL.Path), http.StatusSeeOther)
			return
		}
		if err == nil && a.empty() {
			h.write(w, r, http.StatusOK, h.emptyPage(r, a))
			return
		}
		var p *page
		if err == nil {
			p, err = build(r, a)
		}
		if err != nil {
			h.fail(w, r, a, err)
			return
		}
		h.write(w, r, http.StatusOK, p)
	})
}

// fromForm tells whether the query comes from the form, which has fields of its own for one parameter.
func fromForm(r *http.Request) bool {
	q := r.URL.Query()
	return q.Has(paramCustomFrom) || q.Has(paramCustomTo) || len(q[paramVs]) > 1
}
