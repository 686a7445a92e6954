package dashboards

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
	"giaoban/dashboards/charts"
)

// svgTexts are the texts of a picture, which must be well formed.
func svgTexts(t *testing.T, svg []byte) (all []string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for within := ""; ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			within = token.Name.Local
		case xml.EndElement:
			within = ""
		case xml.CharData:
			if within == "text" {
				all = append(all, string(token))
			}
		}
	}
}

func TestPictures(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	svg := func(t *testing.T, address string) string {
		t.Helper()
		w := get(t, h, address)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != typeSVG {
			t.Fatalf("%s: %d %s %.300s", address, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		return w.Body.String()
	}
	t.Run("what stands around a chart", func(t *testing.T) {
		framed := svg(t, "/charts/topics.svg?measure=messages&from=2020-04&to=2020-05&topic=moi-truong,covid-19")
		said := strings.Join(svgTexts(t, []byte(framed)), " ")
		for _, want := range []string{"Tin nhắn theo lĩnh vực", "Tháng 4–5/2020, so với", "kỳ trước", "Môi trường", "Nguồn: giaoban.", "Phiên bản số liệu 2.", "Số liệu mẫu"} {
			if !strings.Contains(strings.ReplaceAll(said, "\u2060", ""), want) {
				t.Errorf("%q is missing in %s", want, said)
			}
		}
		bare := svg(t, "/charts/topics.svg?measure=messages&from=2020-04&to=2020-05&topic=moi-truong,covid-19&frame=0")
		if said := strings.Join(svgTexts(t, []byte(bare)), " "); strings.Contains(said, "Nguồn") || !strings.Contains(bare, "<title id=\"title\">Tin nhắn theo lĩnh vực</title>") {
			t.Errorf("without its frame a picture says %s", said)
		}
	})
	t.Run("themes", func(t *testing.T) {
		for theme, want := range map[string]charts.Theme{"": charts.Light, "&theme=light": charts.Light, "&theme=dark": charts.Dark, "&theme=print": charts.Print} {
			if drawn := svg(t, "/charts/months.svg?measure=messages"+theme); !strings.Contains(drawn, `height="100%" fill="`+want.Card+`"`) || !strings.Contains(drawn, `fill="`+want.Ink+`"`) {
				t.Errorf("%q has not the colours of %s", theme, want.Name)
			}
		}
	})
	t.Run("sizes", func(t *testing.T) {
		for query, want := range map[string]string{
			"width=1920&height=1080": `width="1920" height="1080"`, "width=3840&height=2160": `width="3840" height="2160" viewBox="0 0 1920 1080"`,
			"width=240&height=240": `width="240" height="240"`, "width=320&height=333&frame=0": `width="320" height="333"`,
		} {
			if drawn := svg(t, "/charts/topics.svg?measure=messages&"+query); !strings.Contains(drawn, want) {
				t.Errorf("%s gives %.200s", query, drawn)
			}
		}
		for query, size := range map[string]image.Point{"width=400&height=300": {400, 300}, "width=400&height=300&scale=3": {1200, 900}, "width=3840&height=2160": {3840, 2160}, "width=320&height=300&frame=0": {320, 300}} {
			w := get(t, h, "/charts/months.png?measure=messages&"+query)
			painted, err := png.Decode(w.Body)
			if err != nil {
				t.Fatalf("%s: %d %v", query, w.Code, err)
			}
			if painted.Bounds().Size() != size {
				t.Errorf("%s gives %v", query, painted.Bounds().Size())
			}
		}
	})
	t.Run("what is refused", func(t *testing.T) {
		for address, argument := range map[string]string{
			"months.svg?width=239": paramWidth, "months.svg?width=4097": paramWidth, "months.svg?width=1e3": paramWidth, "months.svg?width=300&width=400": paramWidth,
			"months.png?height=79": paramHeight, "months.png?height=20000": paramHeight, "months.svg?width=4096&height=120": paramHeight,
			"months.png?scale=5": paramScale, "months.png?scale=0": paramScale, "months.png?width=4096&height=4096&scale=2": paramScale,
			"months.svg?frame=2": paramFrame, "months.svg?theme=pink": paramTheme, "months.svg?colour=red": "colour",
		} {
			w := get(t, h, "/charts/"+address)
			if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), `"argument":"`+argument+`"`) {
				t.Errorf("%s: %d %.300s", address, w.Code, w.Body)
			}
		}
		for _, address := range []string{"/charts/nothing.svg", "/charts/months.gif", "/charts/months.svg?from=1990-01&to=1990-02&vs=none"} {
			if w := get(t, h, address); w.Code != http.StatusNotFound {
				t.Errorf("%s: %d %.300s", address, w.Code, w.Body)
			}
		}
		if w := get(t, h, "/?theme=print"); w.Code != http.StatusBadRequest {
			t.Errorf("a page for paper: %d", w.Code)
		}
		closed := New(intaketest.Sample(t), slog.New(slog.DiscardHandler), WithAuthorize(func(*http.Request) (analytics.Access, error) {
			return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated}
		}))
		if w := get(t, closed, "/charts/months.svg"); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "<svg") {
			t.Errorf("without a token: %d", w.Code)
		}
	})
	t.Run("asking again", func(t *testing.T) {
		ask := func(method, address, known string) *httptest.ResponseRecorder {
			r := httptest.NewRequestWithContext(t.Context(), method, address, http.NoBody)
			if known != "" {
				r.Header.Set("If-None-Match", known)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			return w
		}
		const open, pinned = "/charts/months.svg?measure=messages", "/charts/months.svg?measure=messages&version=2"
		first := ask(http.MethodGet, open, "")
		tag := first.Header().Get("ETag")
		if first.Header().Get("Cache-Control") != "no-cache" || !regexp.MustCompile(`^W/"[0-9a-f]{24}"$`).MatchString(tag) {
			t.Errorf("%v", first.Header())
		}
		for name, want := range map[string]string{"Content-Security-Policy": picturePolicy, "X-Content-Type-Options": "nosniff"} {
			if got := first.Header().Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
		for known, code := range map[string]int{tag: 304, strings.TrimPrefix(tag, "W/"): 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200} {
			if w := ask(http.MethodGet, open, known); w.Code != code || (code == 304) != (w.Body.Len() == 0) || w.Header().Get("ETag") != tag {
				t.Errorf("who knows %s gets %d and %d bytes", known, w.Code, w.Body.Len())
			}
		}
		if w := ask(http.MethodHead, open, ""); w.Code != 200 || w.Body.Len() != 0 || w.Header().Get("Content-Length") != first.Header().Get("Content-Length") {
			t.Errorf("HEAD: %d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
		}
		if w := ask(http.MethodGet, pinned, ""); w.Header().Get("Cache-Control") != "private, max-age=86400, immutable" || w.Header().Get("ETag") != tag {
			t.Errorf("pinned: %v", w.Header())
		}
	})
}

func TestPicturesOfHostileNames(t *testing.T) {
	h := New(hostileStore(t), slog.New(slog.DiscardHandler))
	for _, name := range []string{drawingTopics, drawingTrends} {
		w := get(t, h, "/charts/"+name+".svg?measure=messages&topic=t0,t1,t2,t3,t4,t5,t6")
		said := strings.ReplaceAll(strings.Join(svgTexts(t, w.Body.Bytes()), " "), "\u2060", "")
		for _, want := range hostileNames[:5] {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is missing in %s", name, want, said)
			}
		}
		if drawn := w.Body.String(); strings.Contains(drawn, "<script") || strings.Contains(drawn, "href") {
			t.Errorf("%s: a name became markup", name)
		}
		if _, err := png.Decode(get(t, h, "/charts/"+name+".png?measure=messages").Body); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
