package dashboards

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/embeds"
	"giaoban/analytics/intake/intaketest"
)

// Whoever may change something makes a signed link under a chart, finds it with its texts in the list, and revokes it there.
func TestLinksPage(t *testing.T) {
	store := intaketest.Sample(t)
	links := embeds.Open(filepath.Join(t.TempDir(), embeds.FileName), func() time.Time { return time.Date(2026, time.November, 1, 8, 0, 0, 0, time.UTC) })
	pages := New(store, slog.New(slog.DiscardHandler), WithLinks(links), WithParents(wiki))
	list := follow(t, pages, post(t, pages, pathLinks+"?lang=en", url.Values{"chart": {"months"}, "query": {"from=2020-04&to=2020-05&measure=messages&topic=moi-truong"}, "days": {"90"}, "note": {"Wiki <b>"}}))
	for _, want := range []string{"is made; copy it below", "Messages (months), Apr–May 2020, Environment", "30 January 2027", "not used yet", "holds"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q", want)
		}
	}
	address := regexp.MustCompile(`value="http://example.com(/embed/months\?[^"]+)"`).FindStringSubmatch(list)
	if address == nil {
		t.Fatal(list)
	}
	if w := get(t, pages, address[1]); w.Code != http.StatusOK {
		t.Errorf("%s: %d", address[1], w.Code)
	}
	all, err := links.List()
	if err != nil || len(all) != 1 || all[0].Note != "Wiki <b>" || all[0].Expires != "2027-01-30" || all[0].Query != "from=2020-04&measure=messages&to=2020-05&topic=moi-truong" {
		t.Fatal(all, err)
	}
	if list := get(t, pages, pathLinks+"?lang=en").Body.String(); strings.Contains(list, "not used yet") || !strings.Contains(list, "Wiki &lt;b&gt;") {
		t.Error(list)
	}
	for name, form := range map[string]url.Values{"30d": {"chart": {"months"}, "days": {"30d"}}, "there is no chart": {"chart": {"nothing"}, "days": {"30"}},
		"topci": {"chart": {"months"}, "days": {"30"}, "query": {"topci=x"}}, "200 characters": {"chart": {"months"}, "days": {"30"}, "note": {strings.Repeat("a", 201)}}} {
		if w := post(t, pages, pathLinks+"?lang=en", form); w.Code < 400 || w.Code >= 500 || !strings.Contains(w.Body.String(), name) {
			t.Errorf("%s: %d %.2000s", name, w.Code, w.Body)
		}
	}
	if list := follow(t, pages, post(t, pages, pathLinks+"/"+all[0].ID+"/revoke?lang=en", nil)); !strings.Contains(list, "is revoked") || strings.Contains(list, "/embed/months?") {
		t.Error(list)
	}
	if w := get(t, pages, address[1]); w.Code != http.StatusForbidden {
		t.Errorf("revoked: %d", w.Code)
	}
	if w := post(t, pages, pathLinks+"/x/revoke", nil); w.Code != http.StatusNotFound {
		t.Errorf("an unknown link: %d", w.Code)
	}
	readers := New(store, slog.New(slog.DiscardHandler), WithLinks(links), WithAccess(analytics.ReadAccess()))
	if w := get(t, readers, pathLinks); w.Code != http.StatusForbidden {
		t.Errorf("who may only read sees the links: %d", w.Code)
	}
	if w := post(t, readers, pathLinks, url.Values{"chart": {"months"}, "days": {"30"}}); w.Code != http.StatusForbidden {
		t.Errorf("who may only read makes a link: %d", w.Code)
	}
	if strings.Contains(get(t, readers, "/").Body.String(), "reuse-sign") || !strings.Contains(get(t, pages, "/").Body.String(), "reuse-sign") {
		t.Error("the menu of a chart offers a link to the wrong people")
	}
}

// The same in a browser, from the menu to the end, at the sizes that people have.
func TestLinksPageInBrowser(t *testing.T) {
	links := embeds.Open(filepath.Join(t.TempDir(), embeds.FileName), time.Now)
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler), WithLinks(links), WithParents(wiki)))
	t.Cleanup(server.Close)
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	for _, screen := range []browsertest.Screen{{Width: 360}, {Width: 1280, Dark: true}} {
		name := fmt.Sprintf("%d-%v", screen.Width, screen.Dark)
		t.Run(name, func(t *testing.T) {
			tab.On(t, screen)
			tab.Go(t, "/?measure=messages&topic=moi-truong"+map[bool]string{true: "&lang=en"}[screen.Dark])
			tab.Click(t, ".reuse summary")
			tab.Picture(t, "sign-"+name)
			browsertest.Eval[bool](t, tab, `(document.querySelector('.reuse-sign [name=note]').value = 'Trang wiki của Văn phòng', true)`)
			tab.Click(t, ".reuse-sign button")
			tab.Until(t, `location.pathname === '/data/links' && document.readyState === 'complete'`)
			tab.Fits(t)
			tab.Picture(t, "links-"+name)
			tab.Click(t, ".signed-texts .copy")
			tab.Until(t, `document.querySelector('.signed-texts .copy.copied')`)
			tab.Click(t, ".data-sure summary")
			tab.Click(t, ".data-sure button")
			tab.Until(t, `document.querySelector('.signed.over') && document.querySelector('.data-said') && document.readyState === 'complete'`)
			for _, complaint := range tab.Complaints() {
				t.Error(complaint)
			}
		})
	}
}
