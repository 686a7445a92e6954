package dashboards

import (
	"log/slog"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// The theme of the address wins over the device's, on every page and in every link, and paper is white in any case.
func TestTheme(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	const light, dark = "rgb(245, 246, 248)", "rgb(14, 19, 24)"
	browser := browsertest.Start(t)
	for _, c := range []struct {
		path   string
		device bool // dark
		ground string
	}{
		{"/", false, light}, {"/", true, dark},
		{"/?theme=light", true, light}, {"/?theme=dark", false, dark},
		{"/import?theme=dark", false, dark}, {"/data?theme=dark&lang=en", false, dark}, {"/nowhere?theme=dark", false, dark}, {"/?theme=dark&from=x", false, dark},
	} {
		t.Run(strings.ReplaceAll(c.path, "/", "_"), func(t *testing.T) {
			tab := browsertest.Open(t, browser, server.URL)
			tab.On(t, browsertest.Screen{Width: 360, Dark: c.device})
			tab.Go(t, c.path)
			const ground = `getComputedStyle(document.body).backgroundColor`
			if is := browsertest.Eval[string](t, tab, ground); is != c.ground {
				t.Errorf("the ground is %s, want %s", is, c.ground)
			}
			if scheme := browsertest.Eval[string](t, tab, `getComputedStyle(document.documentElement).colorScheme`); scheme != map[string]string{light: "light", dark: "dark"}[c.ground] {
				t.Errorf("form fields are drawn for %s", scheme)
			}
			tab.Fits(t)
			tab.OnPaper(t, c.device)
			if is := browsertest.Eval[string](t, tab, ground); is != "rgb(255, 255, 255)" {
				t.Errorf("on paper the ground is %s", is)
			}
		})
	}
	t.Run("links keep it", func(t *testing.T) {
		for _, path := range []string{"/?theme=dark&lang=en", "/topics?theme=dark&measure=messages", "/data?theme=dark", "/data/diff?from=1&to=2&theme=dark"} {
			page := get(t, h, path).Body.String()
			page = regexp.MustCompile(`(?s)<details class="menu">.*?</details>`).ReplaceAllString(page, "")
			for _, m := range regexp.MustCompile(`<a [^>]*href="(/[^"]*)"`).FindAllStringSubmatch(page, -1) {
				if strings.HasPrefix(m[1], "/graphiql?") {
					continue
				}
				isFile := strings.Contains(m[1], ".csv") || strings.Contains(m[1], ".xlsx")
				if isFile == strings.Contains(m[1], "theme=dark") {
					t.Errorf("%s: the link %s", path, m[1])
				}
			}
		}
	})
	t.Run("the choice", func(t *testing.T) {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, browsertest.Screen{Width: 360})
		tab.Go(t, "/?measure=messages")
		tab.Click(t, ".menu summary")
		tab.Picture(t, "theme-menu-360")
		browsertest.Eval[bool](t, tab, `dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))`)
		if browsertest.Eval[bool](t, tab, `document.querySelector('.menu').open`) {
			t.Error("Escape does not close the choice")
		}
		tab.Click(t, ".menu summary")
		tab.Click(t, ".menu nav a:nth-child(3)")
		tab.Until(t, `location.search === '?measure=messages&theme=dark' && document.querySelector('.menu [aria-current]')?.textContent === 'Nền tối'`)
	})
}
