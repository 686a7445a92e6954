package dashboards

import (
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The menu of a chart has the texts that put it into other pages, ready to be copied, and right as they are: each address in
// them answers, those of pictures at the data version of the page.
func TestCopies(t *testing.T) {
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler), WithParents(wiki))
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	chromium := browsertest.Start(t)
	for _, screen := range []browsertest.Screen{{Width: 360}, {Width: 1280}, {Width: 1280, Dark: true}} {
		lang, done := "vi", "Đã chép"
		if screen.Width == 1280 {
			lang, done = "en", "Copied"
		}
		t.Run(fmt.Sprintf("%d-%v", screen.Width, screen.Dark), func(t *testing.T) {
			tab := browsertest.Open(t, chromium, server.URL)
			tab.On(t, screen)
			tab.Go(t, "/?measure=messages&topic=moi-truong&lang="+lang)
			tab.Click(t, ".reuse summary")
			tab.Picture(t, fmt.Sprintf("copies-%d-%v", screen.Width, screen.Dark))
			fields := browsertest.Eval[[]string](t, tab, `[...document.querySelector('.reuse').querySelectorAll('.reuse-text input')].map((e) => e.value)`)
			if len(fields) != 4 || !strings.HasPrefix(fields[0], "<iframe ") || !strings.HasPrefix(fields[1], server.URL+"/charts/") || !strings.HasPrefix(fields[2], "[![") || !strings.HasPrefix(fields[3], "<table ") {
				t.Fatalf("%q", fields)
			}
			for i, field := range fields {
				for _, link := range regexp.MustCompile(`http://[^\s")]+`).FindAllString(field, -1) {
					link = html.UnescapeString(link)
					picture := strings.Contains(link, "/charts/")
					if !strings.HasPrefix(link, server.URL+"/") || !strings.Contains(link, "from=2020-04&to=2020-05&measure=messages&topic=moi-truong") || picture != strings.Contains(link, "version=2") {
						t.Errorf("%d: the address %s", i, link)
					}
					if w := get(t, pages, strings.TrimPrefix(link, server.URL)); w.Code != http.StatusOK {
						t.Errorf("%s: status %d", link, w.Code)
					}
				}
			}
			if mail := fields[3]; strings.Contains(mail, "<script") || strings.Contains(mail, "class=") || !strings.Contains(mail, `alt="`) || !strings.Contains(mail, `style="`) {
				t.Error(mail)
			}
			// With the keyboard: each button copies what stands beside it, says so aloud, and is itself again.
			for i := range fields {
				browsertest.Eval[bool](t, tab, fmt.Sprintf(`(document.querySelector('.reuse').querySelectorAll('.copy')[%d].focus(), true)`, i))
				if err := chromedp.Do(tab, chromedp.KeyEvent(kb.Enter)); err != nil {
					t.Fatal(err)
				}
				tab.Until(t, fmt.Sprintf(`document.querySelector('[role=status].hidden-label').textContent.startsWith('%s: ') && document.querySelector('.reuse').querySelectorAll('.copy')[%d].textContent === '%s'`, done, i, done))
				if i == 0 {
					tab.Picture(t, fmt.Sprintf("copied-%d-%v", screen.Width, screen.Dark))
				}
				if !browsertest.Eval[bool](t, tab, fmt.Sprintf(`document.activeElement === document.querySelector('.reuse').querySelectorAll('.copy')[%d]`, i)) {
					t.Errorf("button %d lost the focus", i)
				}
				if pasted := clipboard(t, tab); pasted != fields[i] {
					t.Errorf("copied %q, not %q", pasted, fields[i])
				}
				tab.Until(t, fmt.Sprintf(`document.querySelector('.reuse').querySelectorAll('.copy')[%d].textContent !== '%s'`, i, done))
			}
			if html := browsertest.Eval[string](t, tab, `navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())`); !strings.Contains(html, "<img") || !strings.Contains(html, "font-weight") {
				t.Errorf("a mail would hold %q", html)
			}
			if !browsertest.Eval[bool](t, tab, `document.querySelector('.reuse .copy span.hidden-label') !== null`) {
				t.Error("the button's name is another one than before")
			}
			for _, complaint := range tab.Complaints() {
				t.Error(complaint)
			}
		})
	}
}

// clipboard is the text that was copied last.
func clipboard(t *testing.T, tab *browsertest.Tab) string {
	t.Helper()
	allow := browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: "clipboard-read"}, Setting: browser.PermissionSettingGranted}
	if _, err := chromedp.CallBrowser(tab, browser.SetPermission, allow); err != nil {
		t.Fatal(err)
	}
	return browsertest.Eval[string](t, tab, `navigator.clipboard.readText()`)
}

// A mail looks like the chart's page, without a style sheet.
func TestMail(t *testing.T) {
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	var mail string
	mux := http.NewServeMux()
	mux.HandleFunc("/mail", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><title>Mail</title><link rel="icon" href="data:,"><p>Kính gửi các đồng chí,</p>`+mail)
	})
	reader := httptest.NewServer(mux)
	t.Cleanup(reader.Close)
	tab := browsertest.Open(t, browsertest.Start(t), "http://127.0.0.1")
	tab.On(t, browsertest.Screen{Width: 700})
	tab.Go(t, server.URL+"/topics?from=2020-04&to=2020-05")
	mail = browsertest.Eval[string](t, tab, `document.querySelector('input[data-rich]').value`)
	tab.Go(t, reader.URL+"/mail")
	if wide := browsertest.Eval[int](t, tab, `document.querySelector('img').decode().then(() => document.querySelector('img').naturalWidth)`); wide != 1200 {
		t.Errorf("the picture is %d pixels wide", wide)
	}
	tab.Picture(t, "mail")
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}
