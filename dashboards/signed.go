package dashboards

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/embeds"
	"giaoban/analytics/words"
)

// The parameters of a signed link, beside those of its chart.
const (
	paramLink, paramKey = "link", "key" // ids
	paramExpires        = "expires"
	paramSignature      = "signature"
	paramShown          = "shown" // of its pictures: the data version that the page showed, and its seal
)

var linkNames = []string{paramLink, paramKey, paramExpires, paramSignature}

// unsignedNames say how a chart looks, not what it shows: whoever has a signed link may choose them.
var unsignedNames = []string{paramLang, paramTheme, paramWidth, paramHeight, paramScale, paramFrame}

// trackerNames are hung on links that people send each other, and mean nothing here.
var trackerNames = []string{"fbclid", "gclid", "zarsrc"}

// signedNames are all other parameters that pages, pictures and files know. A new one is signed without anybody thinking of it.
func signedNames() []string {
	return slices.DeleteFunc(slices.Concat(paramNames, otherNames), func(name string) bool {
		return slices.Contains(unsignedNames, name) || slices.Contains(trackerNames, name)
	})
}

// WithLinks takes signed links, which let whoever has one see one chart, and shows to others what WithAuthorize says.
func WithLinks(links *embeds.File) Option { return func(h *handler) { h.links = links } }

// signedLink is a signed link that was checked.
type signedLink struct {
	shown embeds.Shown
	query string // that signs the chart
	seal  func(version int64) string
	at    int64 // the data version that the page of a picture showed; 0 = the newest
}

type signedKey struct{}

// signedBy is the signed link that a request shows; nil where it shows none.
func signedBy(r *http.Request) *signedLink {
	l, _ := r.Context().Value(signedKey{}).(*signedLink)
	return l
}

// IsSigned tells whether a request shows a signed link of a chart. Then its signature alone decides, whoever sends it.
func IsSigned(u *url.URL) bool {
	if !strings.HasPrefix(u.Path, pathEmbed) && !strings.HasPrefix(u.Path, pathCharts) {
		return false
	}
	values := u.Query()
	return slices.ContainsFunc(linkNames, values.Has)
}

// enter finds what a request may see: by its signed link if it shows one, else as WithAuthorize says.
func (h *handler) enter(r *http.Request) (*http.Request, error) {
	if !IsSigned(r.URL) {
		a, err := h.authorize(r)
		if err == nil {
			err = a.MayAsk()
		}
		return r.WithContext(context.WithValue(r.Context(), accessKey{}, a)), err
	}
	l, a, err := h.checkLink(r.URL)
	if err != nil {
		if analytics.KindOf(err) != analytics.Forbidden { // whoever asks need not know where the file is
			h.log.ErrorContext(r.Context(), "signed links", "err", err)
			err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.EmbedsDown}
		}
		return r, err
	}
	ctx := context.WithValue(context.WithValue(r.Context(), accessKey{}, a), signedKey{}, l)
	r = r.Clone(ctx)
	r.URL.RawQuery = onlyKnown(r.URL.Query())
	return r, a.MayAsk()
}

// checkLink checks a signed link.
func (h *handler) checkLink(u *url.URL) (*signedLink, analytics.Access, error) {
	changed := &analytics.Error{Kind: analytics.Forbidden, Path: embeds.Path, Phrase: words.EmbedChanged}
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil || h.links == nil || len(u.RawQuery) > maxQuery {
		return nil, analytics.Access{}, changed
	}
	for _, name := range linkNames {
		if len(values[name]) != 1 {
			return nil, analytics.Access{}, changed
		}
	}
	name, form := chartOf(u.Path)
	shown := embeds.Shown{Chart: name, Parameters: url.Values{}, Link: values.Get(paramLink), Key: values.Get(paramKey), Expires: values.Get(paramExpires), Signature: values.Get(paramSignature)}
	for _, name := range signedNames() {
		if list, has := values[name]; has {
			shown.Parameters[name] = list
		}
	}
	a, err := h.links.Check(shown)
	if err != nil {
		return nil, a, err
	}
	if form != "" && form != formJSON && !isPicture(form) {
		return nil, a, &analytics.Error{Kind: analytics.Forbidden, Path: embeds.Path, Phrase: words.EmbedForms, Args: []any{form}}
	}
	l := &signedLink{shown: shown, query: signedQuery(shown)}
	l.seal = func(version int64) string {
		seal, err := h.links.Seal(shown, version)
		if err != nil { // it was revoked just now, which the next request tells
			return ""
		}
		return strconv.FormatInt(version, 10) + "." + seal
	}
	if l.at, err = h.sealedVersion(shown, values[paramShown]); err != nil {
		return nil, a, err
	}
	return l, a, nil
}

// sealedVersion is the data version that the page of a picture showed.
func (h *handler) sealedVersion(shown embeds.Shown, values []string) (int64, error) {
	if len(values) == 0 {
		return 0, nil
	}
	number, seal, _ := strings.Cut(values[0], ".")
	version, err := strconv.ParseInt(number, 10, 64)
	if err != nil || len(values) > 1 || !h.links.Sealed(shown, version, seal) {
		return 0, &analytics.Error{Kind: analytics.Forbidden, Path: embeds.Path, Phrase: words.EmbedChanged}
	}
	return version, nil
}

// chartOf is the chart of an address, and the form that it is asked for in; empty = a page.
func chartOf(path string) (name, form string) {
	if name, is := strings.CutPrefix(path, pathEmbed); is {
		return name, ""
	}
	name, form, _ = strings.Cut(strings.TrimPrefix(path, pathCharts), ".")
	return name, form
}

// onlyKnown leaves out what a signed link does not know: its filter is signed, so nothing misspelt can be meant.
func onlyKnown(values url.Values) string {
	known := append(signedNames(), unsignedNames...)
	for name := range values {
		if !slices.Contains(known, name) {
			delete(values, name)
		}
	}
	return values.Encode()
}

// signedQuery is the part of an address that is signed, with its signature.
func signedQuery(s embeds.Shown) string {
	var parts []string
	if len(s.Parameters) > 0 {
		parts = append(parts, readable(s.Parameters.Encode()))
	}
	for _, p := range [][2]string{{paramLink, s.Link}, {paramKey, s.Key}, {paramExpires, s.Expires}, {paramSignature, s.Signature}} {
		parts = append(parts, p[0]+"="+url.QueryEscape(p[1]))
	}
	return strings.Join(parts, "&")
}

// readable takes the escape of commas back, which a query does not need: addresses are read by people.
func readable(query string) string { return strings.ReplaceAll(query, "%2C", ",") }

// covers tells whether a signed link opens a path.
func (l *signedLink) covers(path string) bool {
	return l != nil && (strings.HasPrefix(path, pathEmbed) || strings.HasPrefix(path, pathCharts))
}

// link is the address of the chart of a signed link in one of its forms, in the look of a state. Where the state names a
// data version, so does the address.
func (l *signedLink) link(path string, p Params) string {
	address := path + "?" + l.query
	if p.Version != 0 && strings.HasPrefix(path, pathCharts) {
		address = beside(address, paramShown, l.seal(p.Version))
	}
	if p.Lang == words.En {
		address = beside(address, paramLang, string(p.Lang))
	}
	if p.Theme != "" {
		address = beside(address, paramTheme, p.Theme)
	}
	return address
}

// SignLink makes a signed link of a chart in the state that a query string says, and gives its path with all parameters. It
// looks as the query says, which is not signed. A chart that is not there is NotFound; a parameter that is wrong, too many
// or unknown is an error that says so in words.
func SignLink(links *embeds.File, access analytics.Access, chart, query string, expires analytics.Date, note string) (embeds.Shown, string, error) {
	if drawings[chart] == nil {
		return embeds.Shown{}, "", &analytics.Error{Kind: analytics.NotFound, Path: "name", Phrase: words.EmbedUnknown, Args: []any{chart, strings.Join(drawingNames(), ", ")}}
	}
	p, err := ParseParams(query)
	if err != nil {
		return embeds.Shown{}, "", err
	}
	path := pathEmbed + chart
	values, err := url.ParseQuery(p.bareLook().onPath(path).Query())
	if err != nil { // it is our own
		return embeds.Shown{}, "", err
	}
	shown, err := links.Make(access, chart, values, expires, note)
	if err != nil {
		return shown, "", err
	}
	p.Version = 0 // which is signed
	return shown, (&signedLink{query: signedQuery(shown)}).link(path, p), nil
}

// bareLook is the state without how it looks.
func (p Params) bareLook() Params { return p.withLang(words.Vi).withTheme("") }
