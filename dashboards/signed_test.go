package dashboards

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/embeds"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// wiki is a site that may show charts in frames.
const wiki = "https://wiki.example.vn"

// signing is a server that asks everybody for a token, and the file of its signed links.
type signing struct {
	pages http.Handler
	links *embeds.File
	now   time.Time
}

func newSigning(t *testing.T, store *analytics.Store, options ...Option) *signing {
	t.Helper()
	s := &signing{now: time.Date(2026, time.November, 1, 8, 0, 0, 0, time.UTC)}
	s.links = embeds.Open(filepath.Join(t.TempDir(), embeds.FileName), func() time.Time { return s.now })
	needed := func(r *http.Request) (analytics.Access, error) {
		if r.Header.Get("Authorization") == "" {
			return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenMissing}
		}
		return analytics.FullAccess(), nil
	}
	s.pages = New(store, slog.New(slog.DiscardHandler), append([]Option{WithAuthorize(needed), WithLinks(s.links), WithParents(wiki)}, options...)...)
	return s
}

// link makes a link that holds until 2027.
func (s *signing) link(t *testing.T, chart, query string) (id, path string) {
	t.Helper()
	l, path, err := SignLink(s.links, analytics.FullAccess(), chart, query, analytics.NewDate(2027, time.January, 1), "")
	if err != nil {
		t.Fatal(err)
	}
	return l.Link, path
}

// knownValues are two values of each parameter that pages and pictures know: the one that is signed, and another.
var knownValues = map[string][2]string{
	paramFrom: {"2020-04", "2020-03"}, paramTo: {"2020-05", "2020-06"}, paramVs: {"previous,2019-01..2019-02", "2019-01..2019-02,previous"},
	paramMeasure: {"messages", "issues"}, paramTopic: {"moi-truong,covid-19", "covid-19,moi-truong"}, paramUnit: {"le-chan,ngo-quyen", "le-chan"},
	paramChannel: {"zalo", "facebook"}, paramKind: {"message", "written"}, paramOwn: {"topic", "unit"}, paramMerged: {"no", "yes"},
	paramBy: {"unit", "channel"}, paramView: {"slope", "table"}, paramMonths: {"36", "12"}, paramVersion: {"2", "1"},
	paramAfter: {"x", "y"}, paramFocus: {"covid-19", "moi-truong"}, paramKiosk: {"20", "30"}, paramBOM: {"1", "0"}, paramCustomFrom: {"2019-03", "2019-04"}, paramCustomTo: {"2019-03", "2019-04"}, paramUndone: {"1", "2"},
}

// elsewhere are parameters that a chart has no use for, so that no link is signed with them.
var elsewhere = []string{paramAfter, paramFocus, paramKiosk, paramBOM, paramCustomFrom, paramCustomTo, paramUndone}

// Whatever is done to a parameter that changes what a chart shows, the link opens nothing; whatever does not is ignored.
func TestSignedLinkChanged(t *testing.T) {
	s := newSigning(t, intaketest.Sample(t))
	full := url.Values{}
	for _, name := range signedNames() {
		if _, known := knownValues[name]; !known {
			t.Fatalf("knownValues has nothing for the parameter %s", name)
		}
		if !slices.Contains(elsewhere, name) {
			full.Set(name, knownValues[name][0])
		}
	}
	_, bare := s.link(t, "compare", "")
	_, whole := s.link(t, "compare", full.Encode())
	address := func(path string, change func(url.Values)) (embed, svg, option string) {
		u, err := url.Parse(path)
		if err != nil {
			t.Fatal(err)
		}
		values := u.Query()
		change(values)
		return u.Path + "?" + values.Encode(), "/charts/compare.svg?" + values.Encode(), "/charts/compare.json?" + values.Encode()
	}
	answers := func(what string, status int, path string, change func(url.Values)) {
		t.Helper()
		embed, svg, option := address(path, change)
		for _, target := range []string{embed, svg, option} {
			w := get(t, s.pages, target)
			if w.Code != status {
				t.Errorf("%s: %s: %d, not %d: %.300s", what, target, w.Code, status, w.Body)
			}
			if policy := w.Header().Get("Content-Security-Policy"); target == embed && !strings.Contains(policy, "frame-ancestors "+wiki) {
				t.Errorf("%s: %s", what, policy)
			}
		}
	}
	same := func(url.Values) {}
	answers("as it is", 200, bare, same)
	answers("as it is, with everything", 200, whole, same)
	for _, name := range signedNames() {
		values := knownValues[name]
		answers(name+" added", 403, bare, func(v url.Values) { v.Set(name, values[0]) })
		answers(name+" added without a value", 403, bare, func(v url.Values) { v.Set(name, "") })
		if slices.Contains(elsewhere, name) {
			answers(name+" added to everything", 403, whole, func(v url.Values) { v.Set(name, values[1]) })
			continue
		}
		answers(name+" changed", 403, whole, func(v url.Values) { v.Set(name, values[1]) })
		answers(name+" removed", 403, whole, func(v url.Values) { v.Del(name) })
		answers(name+" emptied", 403, whole, func(v url.Values) { v.Set(name, "") })
		answers(name+" repeated", 403, whole, func(v url.Values) { v.Add(name, values[0]) })
		answers(name+" apart", map[bool]int{true: 403, false: 200}[strings.Contains(values[0], ",")], whole, func(v url.Values) { v[name] = strings.Split(values[0], ",") })
	}
	for name, value := range map[string]string{paramLink: "0123456789", paramKey: "012345", paramExpires: "2028-01-01", paramSignature: strings.Repeat("A", 43)} {
		answers(name+" changed", 403, whole, func(v url.Values) { v.Set(name, value) })
		answers(name+" removed", 403, whole, func(v url.Values) { v.Del(name) })
		answers(name+" emptied", 403, whole, func(v url.Values) { v.Set(name, "") })
		answers(name+" repeated", 403, whole, func(v url.Values) { v.Add(name, v.Get(name)) })
	}
	answers("the link of another chart's state", 403, whole, func(v url.Values) { v.Set(paramSignature, mustQuery(t, bare).Get(paramSignature)) })
	answers("nothing signed", 401, bare, func(v url.Values) {
		for _, name := range linkNames {
			v.Del(name)
		}
	})
	for name, value := range map[string]string{"utm_source": "mail", "fbclid": "x", "zarsrc": "31", "page": "7", "Topic": "covid-19", "filter": "x"} {
		answers(name+" added", 200, whole, func(v url.Values) { v.Set(name, value) })
	}
	for name, value := range map[string]string{paramLang: "en", paramTheme: "dark", paramWidth: "700", paramHeight: "600", paramScale: "2", paramFrame: "0"} {
		answers(name+" chosen", 200, whole, func(v url.Values) { v.Set(name, value) })
	}
	plain := get(t, s.pages, whole).Body.String()
	if marked := get(t, s.pages, whole+"&utm_source=mail&page=7").Body.String(); marked != plain {
		t.Error("what is ignored changes the page")
	}
	for _, path := range []string{"/embed/heat", "/embed/nothing", "/embed/compare/", "/charts/heat.svg", "/charts/compare.csv", "/charts/compare.xlsx", "/charts/compare.parquet"} {
		if w := get(t, s.pages, path+"?"+mustURL(t, whole).RawQuery); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	for _, path := range []string{"/", "/compare", "/reports", "/data"} { // signed links are of charts alone
		if w := get(t, s.pages, path+"?"+mustURL(t, whole).RawQuery); w.Code != http.StatusUnauthorized {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

func mustURL(t *testing.T, path string) *url.URL {
	t.Helper()
	u, err := url.Parse(path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func mustQuery(t *testing.T, path string) url.Values { t.Helper(); return mustURL(t, path).Query() }

var pictureAddress = regexp.MustCompile(`(?:srcset|src|data-chart)="(/charts/[^"]+)"`)

// A page shows its pictures under its own signature, all at its data version, until it ends: also to a server that runs, and
// to a browser that has them.
func TestSignedLinkEnds(t *testing.T) {
	s := newSigning(t, intaketest.Sample(t))
	id, path := s.link(t, "topics", "measure=messages&theme=dark")
	text := get(t, s.pages, path).Body.String()
	var all []string
	for _, m := range pictureAddress.FindAllStringSubmatch(text, -1) {
		all = append(all, html.UnescapeString(m[1]))
	}
	if len(all) < len(frameScreens) || !strings.Contains(path, "theme=dark") {
		t.Fatal(path, all)
	}
	if strings.Contains(text, "/reports?") {
		t.Error("a reader without a token is led to the reports")
	}
	for _, address := range all {
		if !strings.Contains(address, "shown=2.") || strings.Contains(address, "from=") || strings.Contains(address, "version=") {
			t.Error(address)
		}
	}
	tag := ""
	for _, address := range []string{all[0], all[len(all)-1], all[len(all)/2]} {
		w := get(t, s.pages, address)
		if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d %v", address, w.Code, w.Header())
		}
		tag = w.Header().Get("ETag")
		for _, shown := range []string{"1." + strings.Repeat("A", 43), "", "2", "2.", "x." + strings.Repeat("A", 43)} {
			values := mustQuery(t, address)
			values.Set(paramShown, shown)
			if w := get(t, s.pages, mustURL(t, address).Path+"?"+values.Encode()); w.Code != http.StatusForbidden {
				t.Errorf("shown=%s: %d", shown, w.Code)
			}
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, http.NoBody)
	r.Header.Set("Authorization", "Bearer x")
	w := httptest.NewRecorder()
	if s.pages.ServeHTTP(w, r); !strings.Contains(w.Body.String(), "/reports?") {
		t.Error("a reader with a token is not led to the reports")
	}
	ended := func(why map[string]string) {
		t.Helper()
		for lang, reason := range why {
			w := get(t, s.pages, path+"&lang="+lang)
			if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), reason) || strings.Contains(w.Body.String(), "<figure") || strings.Contains(w.Body.String(), "masthead") {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, all[0], http.NoBody)
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		if s.pages.ServeHTTP(w, r); w.Code != http.StatusForbidden {
			t.Errorf("a picture: %d", w.Code)
		}
	}
	before := s.now
	s.now = time.Date(2026, time.December, 31, 23, 59, 59, 0, time.UTC)
	if w := get(t, s.pages, path); w.Code != http.StatusOK {
		t.Errorf("on the last day: %d", w.Code)
	}
	s.now = s.now.Add(time.Second)
	ended(map[string]string{"vi": "hết hạn ngày 2027-01-01", "en": "expired on 2027-01-01"})
	s.now = before
	if _, err := s.links.Revoke(id); err != nil {
		t.Fatal(err)
	}
	ended(map[string]string{"vi": "đã bị thu hồi", "en": "was revoked"})
}

// Every chart can be signed, and a link without months moves on with the data.
func TestSignedLinkOfEachChart(t *testing.T) {
	s := newSigning(t, intaketest.Sample(t))
	for _, name := range drawingNames() {
		_, path := s.link(t, name, "topic=moi-truong&measure=messages&lang=en")
		if w := get(t, s.pages, path); w.Code != http.StatusOK || !strings.Contains(path, "lang=en") || strings.Contains(path, "from=") {
			t.Errorf("%s: %d %.300s", path, w.Code, w.Body)
		}
	}
	for query, want := range map[string]string{"topci=x": "topci", "from=2020-13&to=2020-14": "from", "lang=fr": "lang", "signature=x": "signature"} {
		if _, _, err := SignLink(s.links, analytics.FullAccess(), "months", query, analytics.NewDate(2027, time.January, 1), ""); err == nil || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%s: %v", query, err)
		}
	}
	if _, _, err := SignLink(s.links, analytics.FullAccess(), "month", "", analytics.NewDate(2027, time.January, 1), ""); analytics.KindOf(err) != analytics.NotFound || !strings.Contains(err.Error(), "months") {
		t.Error(err)
	}
}
