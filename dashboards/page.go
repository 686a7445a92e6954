package dashboards

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates has one set of pages; a name that is missing in words.Page is an error, found by the page tests.
var templates = template.Must(template.New("").Option("missingkey=error").ParseFS(templateFiles, "templates/*.html"))

// page is what layout.html writes. Body names the template of its middle.
type page struct {
	Lang    string
	Text    map[string]string
	Title   string
	Home    string
	Nav     []link
	Langs   []link
	Themes  themes
	Wall    string // address of the pages on a wall
	Source  string // where the numbers come from, at the foot of each sheet of paper
	Notices []string
	Badge   string // says in a line what the notices say in full
	Styles  string
	Dark    string
	Script  string
	Fonts   []string
	Kiosk   *kiosk // nil where the page is not on a wall
	News    *news  // nil where the page shows one data version on purpose
	Refresh string // seconds after which the page loads anew

	Opening  *opening
	Figures  []figure
	Notes    []string // below the figures
	Parts    []part
	Message  *message
	Data     *dataPage
	Reports  *reportsPage
	Method   *method
	Choosers []chooser
	Import   *importPage
	Stories  *storyBook
	Embed    *embedded
	Parents  string // of a chart in a frame: the sites that may show it, as in the policy
	Card     *card  // nil where the page is nothing to be shown elsewhere
	Brief    *briefingPage
	Body     string
}

type link struct {
	Text, Href string
	More       string // beside the text
	Current    bool
	Lang       string
}

// newPage makes the frame that all pages share. It needs no store, so that errors have a page too.
func (p Params) newPage(body, title, path string) *page {
	out := &page{Lang: string(p.Lang), Text: map[string]string{}, Title: title, Home: p.withTopics().Link(pathOverview), Body: body}
	for key, phrase := range words.Page {
		out.Text[key] = phrase.In(p.Lang)
	}
	for key, phrase := range words.Viewing {
		out.Text[key] = phrase.In(p.Lang)
	}
	out.Nav = p.nav(path)
	out.Themes, out.Kiosk, out.Wall = p.themes(), p.turn(path), p.withKiosk(usualTurn).Link(path)
	if !slices.Contains(kioskPages, path) {
		out.Wall = p.withKiosk(usualTurn).Link(pathOverview)
	}
	out.looks(p, func(p Params) string { return p.Link(path) })
	return out
}

// looks are the links to the same page in each language and theme.
func (p *page) looks(state Params, address func(Params) string) {
	p.Langs = []link{
		{Text: "Tiếng Việt", Lang: "vi", Href: address(state.withLang(words.Vi)), Current: state.Lang == words.Vi},
		{Text: "English", Lang: "en", Href: address(state.withLang(words.En)), Current: state.Lang == words.En},
	}
	p.Themes.Choices = state.themeLinks(address)
}

// newPage is the frame with what is known of the data.
func (a *asked) newPage(body, title string) *page {
	p := a.Params.newPage(body, title, a.path)
	meta := a.snap.Meta()
	p.News, p.Source = a.news(), a.paperSource()
	p.Notices, p.Badge = meta.Notices(a.Lang), words.Page["sampleBadge"].In(a.Lang)
	if meta.Mixed {
		p.Badge = words.Page["mixedBadge"].In(a.Lang)
	}
	return p
}

// write renders into memory first, so that a fault in a template is an error page and not half a page.
func (h *handler) write(w http.ResponseWriter, r *http.Request, status int, p *page) {
	p.Styles, p.Dark = h.assets.URL("app.css"), h.assets.URL("dark.css")
	for _, name := range []string{"be-vietnam-pro-vietnamese-400-normal.woff2", "be-vietnam-pro-latin-400-normal.woff2"} {
		if url := h.assets.URL(name); url != "" {
			p.Fonts = append(p.Fonts, url)
		}
	}
	var out bytes.Buffer
	layout, script := "layout.html", p.script()
	if strings.HasPrefix(r.URL.Path, pathEmbed) { // errors, too
		layout, script, p.Parents = "embed.html", "embed.js", strings.Join(h.parents, " ")
	}
	p.Script = h.assets.URL(script)
	if err := templates.ExecuteTemplate(&out, layout, p); err != nil {
		h.log.ErrorContext(r.Context(), "page", "path", r.URL.Path, "error", err)
		http.Error(w, words.InternalError.In(words.Lang(p.Lang)), http.StatusInternalServerError)
		return
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Content-Language", p.Lang)
	head.Set("Cache-Control", "no-cache")
	head.Set("Content-Length", strconv.Itoa(out.Len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(out.Bytes()) // the reader has gone away
	}
}

// script is the page's script: there are charts, or a file to take in.
func (p *page) script() string {
	if p.Import != nil {
		return "import.js"
	}
	return "app.js"
}

// SparkBox is the box of the small lines, for the templates.
func (*page) SparkBox() string {
	return "0 0 " + strconv.Itoa(charts.SparkWidth) + " " + strconv.Itoa(charts.SparkHeight)
}
