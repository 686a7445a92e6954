package dashboards

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// The addresses of the pages about the data itself: what there is, where it came from, who is missing.
const (
	pathData     = "/data"
	pathCoverage = "/data/coverage"  // and the ending of a file
	pathDiff     = "/data/diff"      // a page, and files
	pathVersions = "/data/versions"  // and the ending of a file
	pathVersion  = "/data/versions/" // and the number of a version
)

// The parameters of these pages alone. The versions of a difference stand in from and to, as its address promises, so
// that page has no months.
const (
	paramBefore = "before" // the list of versions goes on below this one
	paramDone   = "done"   // what has just been done to a version
)

func (h *handler) dataRoutes(mux *http.ServeMux) {
	mux.Handle("GET "+pathData, h.secured(h.data))
	mux.Handle("GET "+pathDiff, h.secured(h.diff))
	mux.Handle("GET "+pathVersion+"{version}", h.secured(h.version))
	mux.Handle("POST "+pathVersion+"{version}/{change}", h.secured(h.changeVersion))
	for path, serve := range map[string]func(http.ResponseWriter, *http.Request, export.Format){
		pathCoverage: h.coverageFile, pathDiff: h.diffFile, pathVersions: h.versionsFile,
	} {
		for _, f := range export.Formats() {
			mux.Handle("GET "+path+"."+string(f), h.file(func(w http.ResponseWriter, r *http.Request) { serve(w, r, f) }))
		}
	}
}

// dataPage is what the templates of these pages write: one of its parts, under a head.
type dataPage struct {
	Text     map[string]string
	Title    string
	Crumbs   []link
	Facts    []fact
	ToNewest string // where the page shows an older version than the newest

	Coverage *coveragePage
	Versions *versionsPage
	Version  *versionPage
	Diff     *diffPage
	Links    *linksPage
}

// askData reads a request, whose own parameters stand beside those of every page, and opens its data version. path is
// where the links of the page lead back to.
func (h *handler) askData(r *http.Request, path string, own ...string) (*asked, map[string]string, error) {
	query, extra := r.URL.RawQuery, map[string]string{}
	var wrong error
	if values, err := url.ParseQuery(query); err == nil && len(query) <= maxQuery {
		for _, name := range own {
			if extra[name], err = one(values, name); err != nil {
				wrong = err
			}
			values.Del(name)
		}
		query = values.Encode()
	}
	p, err := ParseParams(query)
	a := &asked{Params: p.onPath(path), path: path}
	if err == nil {
		err = wrong
	}
	if err != nil {
		return a, extra, err
	}
	if a.snap, err = h.store.Snapshot(r.Context(), access(r), p.Version); err != nil {
		return a, extra, err
	}
	a.settings = a.snap.Settings()
	return a, extra, nil
}

// newDataPage is the frame of these pages.
func (a *asked) newDataPage(title string) (*page, *dataPage) {
	p := a.newPage("data", title)
	p.Data = &dataPage{Text: a.dataText(), Title: title}
	return p, p.Data
}

// dataText is the fixed words of these pages.
func (a *asked) dataText() map[string]string {
	text := make(map[string]string, len(words.DataPage))
	for key, phrase := range words.DataPage {
		text[key] = phrase.In(a.Lang)
	}
	return text
}

// crumbs lead back from the pages below.
func (a *asked) crumbs() []link {
	return []link{{Text: words.DataNav.In(a.Lang), Href: a.Link(pathData)}}
}

// versionNumber reads the number of a version from a parameter.
func versionNumber(name, text string) (uint64, error) {
	n, err := strconv.ParseUint(text, 10, 63)
	if err != nil || n == 0 {
		return 0, &paramError{name, text, words.PageBadVersion, nil}
	}
	return n, nil
}

// beside adds a parameter of the page's own to an address.
func beside(address, name, value string) string {
	join := "?"
	if strings.Contains(address, "?") {
		join = "&"
	}
	return address + join + name + "=" + url.QueryEscape(value)
}
