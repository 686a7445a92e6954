package dashboards

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// pathOEmbed tells programs how a chart's page is put into theirs, as https://oembed.com says.
const pathOEmbed = "/oembed"

// What is answered where the program that asks has no bounds.
const (
	oembedWidth = 900
	oembedKept  = 300 // seconds for which the answer may be kept: a link may be revoked
)

// oembedAnswer is an answer of type rich, with the names of the specification.
type oembedAnswer struct {
	Type            string `json:"type"`
	Version         string `json:"version"`
	Title           string `json:"title"`
	ProviderName    string `json:"provider_name"`
	ProviderURL     string `json:"provider_url"`
	CacheAge        int    `json:"cache_age"`
	HTML            string `json:"html"`
	Width           int    `json:"width"`
	Height          int    `json:"height"`
	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
}

// oembed answers /oembed?url=…: the frame of a chart and a picture of it, within maxwidth and maxheight. Whoever asks needs the
// rights that the address needs; a signed one brings its own.
func (h *handler) oembed(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if format := q.Get("format"); format != "" && format != formJSON {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(http.StatusNotImplemented) // as the specification says
		_ = json.NewEncoder(w).Encode(map[string]string{"error": words.OEmbedFormat.In(lookOf(r).Lang, format)})
		return
	}
	inner, err := h.embedAsked(r, q.Get("url"))
	if err != nil {
		h.failFile(w, r, &asked{Params: lookOf(r)}, err)
		return
	}
	a := &asked{Params: lookOf(inner)}
	entered, err := h.enter(inner)
	if err == nil {
		a, err = h.ask(entered)
	}
	if err == nil && a.empty() {
		err = errNoData
	}
	var out *oembedAnswer
	if err == nil {
		out, err = h.oembedOf(entered, a, q)
	}
	if err != nil {
		h.failFile(w, r, a, err)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	_ = json.NewEncoder(w).Encode(out) // the reader has gone away
}

// embedAsked is the request for a chart's page that an address stands for.
func (h *handler) embedAsked(r *http.Request, address string) (*http.Request, error) {
	example := h.origin(r) + pathEmbed + drawingMonths
	if address == "" {
		return nil, &paramError{"url", "", words.OEmbedNoURL, []any{example}}
	}
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && (strings.EqualFold(u.Host, r.Host) || u.Scheme+"://"+strings.ToLower(u.Host) == h.origin(r)) {
		if name, is := strings.CutPrefix(u.Path, pathEmbed); is && drawings[name] != nil {
			inner := r.Clone(r.Context())
			inner.URL = &url.URL{Path: u.Path, RawQuery: u.RawQuery}
			inner.SetPathValue("name", name)
			return inner, nil
		}
	}
	return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.OEmbedURL, Args: []any{address, example}}
}

func (h *handler) oembedOf(r *http.Request, a *asked, q url.Values) (*oembedAnswer, error) {
	const unbounded = 1 << 20
	most, tall := unbounded, unbounded
	for name, bound := range map[string]*int{"maxwidth": &most, "maxheight": &tall} {
		n, err := bounded(q, name, unbounded, 1, unbounded)
		if err != nil {
			return nil, &paramError{name, q.Get(name), words.OEmbedNumber, nil}
		}
		*bound = n
	}
	p, err := h.embed(r, a)
	if err != nil {
		return nil, err
	}
	if p.Card == nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.PageNothingToShow}
	}
	name, width := r.PathValue("name"), min(oembedWidth, most)
	out := &oembedAnswer{Type: "rich", Version: "1.0", Title: p.Card.Title, ProviderName: p.Card.Site, ProviderURL: a.origin + pathOverview, CacheAge: oembedKept,
		Width: width, Height: min(p.Embed.height(width), tall)}
	out.HTML = frameCode(a.origin+a.Link(pathEmbed+name), p.Card.Title, width, out.Height)
	thumb := min(cardWidth, most, tall*cardWidth/cardHeight)
	if thumb >= minWidth {
		out.ThumbnailWidth, out.ThumbnailHeight = thumb, thumb*cardHeight/cardWidth
		out.ThumbnailURL = a.origin + a.cardImage(name, out.ThumbnailWidth, out.ThumbnailHeight)
	}
	return out, nil
}
