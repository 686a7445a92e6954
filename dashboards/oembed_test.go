package dashboards

import (
	"encoding/json"
	"html"
	"image/png"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

var metaTag = regexp.MustCompile(`<meta (?:property|name)="([^"]+)" content="([^"]*)">`)

// crawled is what a crawler reads in a page.
func crawled(t *testing.T, h http.Handler, path string) (tags map[string]string, oembed string) {
	t.Helper()
	w := get(t, h, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d", path, w.Code)
	}
	tags = map[string]string{}
	for _, m := range metaTag.FindAllStringSubmatch(w.Body.String(), -1) {
		tags[m[1]] = html.UnescapeString(m[2])
	}
	m := regexp.MustCompile(`<link rel="alternate" type="application/json\+oembed" href="([^"]+)"`).FindStringSubmatch(w.Body.String())
	if m == nil {
		t.Fatal(w.Body)
	}
	return tags, html.UnescapeString(m[1])
}

// A pasted link becomes a picture: a crawler without a token reads what a link is and fetches its picture, which the link's
// signature covers, and a program that knows oEmbed gets the frame.
func TestCard(t *testing.T) {
	store := intaketest.Sample(t)
	signed := newSigning(t, store, WithBase("https://giaoban.example.vn"))
	_, path := signed.link(t, "months", "from=2020-04&to=2020-05&measure=messages")
	for name, at := range map[string]struct {
		pages  http.Handler
		origin string
		path   string
	}{
		"signed":  {signed.pages, "https://giaoban.example.vn", path},
		"open":    {New(store, slog.New(slog.DiscardHandler)), "http://example.com", "/embed/months?from=2020-04&to=2020-05&measure=messages"},
		"english": {New(store, slog.New(slog.DiscardHandler)), "http://example.com", "/embed/topics?from=2020-04&to=2020-05&lang=en&theme=dark"},
	} {
		t.Run(name, func(t *testing.T) {
			tags, oembed := crawled(t, at.pages, at.path)
			for _, tag := range []string{"og:title", "og:description", "og:image", "og:image:alt", "og:url", "og:site_name", "og:locale", "twitter:title", "twitter:description", "twitter:image"} {
				if tags[tag] == "" {
					t.Errorf("%s is empty in %v", tag, tags)
				}
			}
			if tags["og:image:width"] != "1200" || tags["og:image:height"] != "630" || tags["twitter:card"] != "summary_large_image" || !strings.HasPrefix(tags["og:url"], at.origin+"/embed/") {
				t.Error(tags)
			}
			if name != "english" && (!strings.Contains(tags["og:description"], "tin nhắn") || !strings.Contains(tags["og:title"], "4–5/2020") || tags["og:locale"] != "vi_VN") {
				t.Error(tags)
			}
			picture, inside := strings.CutPrefix(tags["og:image"], at.origin)
			w := get(t, at.pages, picture)
			browsertest.Keep(t, "card-"+name+".png", w.Body.Bytes())
			size, err := png.DecodeConfig(w.Body)
			if !inside || err != nil || size.Width != cardWidth || size.Height != cardHeight {
				t.Fatalf("%s: %d %v %v", tags["og:image"], w.Code, size, err)
			}
			ask, inside := strings.CutPrefix(oembed, at.origin)
			answer := oembedFields(t, at.pages, ask, http.StatusOK)
			if !inside || answer["title"] != tags["og:title"] {
				t.Error(oembed, answer)
			}
		})
	}
}

func oembedFields(t *testing.T, h http.Handler, path string, status int) map[string]any {
	t.Helper()
	w := get(t, h, path)
	var fields map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &fields); err != nil || w.Code != status || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		t.Fatalf("%s: %d, not %d: %s %v", path, w.Code, status, w.Body, err)
	}
	return fields
}

func TestOEmbed(t *testing.T) {
	s := newSigning(t, intaketest.Sample(t))
	_, path := s.link(t, "topics", "from=2020-04&to=2020-05")
	ask := func(address, more string) string { return "/oembed?url=" + url.QueryEscape(address) + more }
	const origin = "http://example.com" // that of httptest
	got := oembedFields(t, s.pages, ask(origin+path, "&format=json"), http.StatusOK)
	for name, want := range map[string]any{"type": "rich", "version": "1.0", "provider_url": origin + "/", "width": 900.0, "thumbnail_width": 1200.0, "thumbnail_height": 630.0, "cache_age": 300.0} {
		if got[name] != want {
			t.Errorf("%s is %v, not %v", name, got[name], want)
		}
	}
	frame := got["html"].(string)
	src := html.UnescapeString(regexp.MustCompile(`src="([^"]+)"`).FindStringSubmatch(frame)[1])
	if src != origin+path || !strings.Contains(frame, `width="900"`) || got["height"].(float64) < 300 || got["title"] == "" || got["provider_name"] == "" {
		t.Error(got)
	}
	if w := get(t, s.pages, strings.TrimPrefix(src, origin)); w.Code != http.StatusOK {
		t.Error(src, w.Code)
	}
	small := oembedFields(t, s.pages, ask(origin+path, "&maxwidth=400&maxheight=300"), http.StatusOK)
	if small["width"] != 400.0 || small["height"] != 300.0 || small["thumbnail_width"] != 400.0 || small["thumbnail_height"].(float64) > 300 {
		t.Error(small)
	}
	if w := get(t, s.pages, strings.TrimPrefix(small["thumbnail_url"].(string), origin)); w.Code != http.StatusOK {
		t.Error(w.Code, w.Body)
	}
	if tiny := oembedFields(t, s.pages, ask(origin+path, "&maxwidth=100"), http.StatusOK); tiny["width"] != 100.0 || tiny["thumbnail_url"] != nil {
		t.Error(tiny)
	}
	for target, status := range map[string]int{
		ask(origin+path, "&format=xml"):                          501,
		ask(origin+path, "&maxwidth=x"):                          400,
		ask(origin+path, "&maxheight=0"):                         400,
		"/oembed":                                                400,
		ask("https://evil.example"+path, ""):                     404,
		ask("javascript:alert(1)", ""):                           404,
		ask(origin+"/topics", ""):                                404,
		ask(origin+"/embed/nothing", ""):                         404,
		ask(origin+path+"&topic=covid-19", ""):                   403,
		ask(origin+"/embed/topics", ""):                          401,
		ask(origin+"/embed/topics?utm_source=x", ""):             401,
		ask(origin+strings.ReplaceAll(path, "2020", "2019"), ""): 403,
	} {
		if fields := oembedFields(t, s.pages, target, status); len(fields) != 1 {
			t.Errorf("%s: %v", target, fields)
		}
	}
}
