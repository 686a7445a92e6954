package dashboards

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// The shortest turn, so that tests need not wait long.
const onWall = "?measure=messages&kiosk=5"

// pauseWall stops the pages, or lets them go on.
const pauseWall = `document.querySelector('.turn button').click(), true`

// cutOff lists what does not fit on the screen: the page, a card, a chart, the first rows of a table, the first changes.
const cutOff = `(() => {
  const over = document.scrollingElement.scrollHeight - innerHeight;
  const cut = [...document.querySelectorAll('h1, .lead, .figure, .plot picture img, tbody tr:nth-child(-n+10), .changed-list li:nth-child(-n+3), .notice summary')].filter((e) => {
    if (!e.checkVisibility()) return false;
    const box = e.getBoundingClientRect(), part = (e.closest('.part') ?? document.body).getBoundingClientRect();
    return box.bottom > part.bottom + 1 || box.right > part.right + 1 || box.height < 8;
  });
  return [...(over > 0 ? [over + ' pixels of the page'] : []), ...cut.map((e) => e.outerHTML.slice(0, 100))];
})()`

func TestKiosk(t *testing.T) {
	browser := browsertest.Start(t)
	store := intaketest.Sample(t)
	pages := New(store, slog.New(slog.DiscardHandler))
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	open := func(t *testing.T, path string) *browsertest.Tab {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, browsertest.Screen{Width: 1920})
		tab.Go(t, path)
		return tab
	}
	at := func(path string) string { return `location.pathname + location.search === '` + path + onWall + `'` }
	press := func(t *testing.T, tab *browsertest.Tab, key string) {
		t.Helper()
		if err := chromedp.Do(tab, chromedp.KeyEvent(key)); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("round and round", func(t *testing.T) {
		tab := open(t, kioskPages[0]+onWall)
		if err := chromedp.Do(tab, chromedp.EmulateViewport(1920, 1080, chromedp.EmulateScale(1))); err != nil {
			t.Fatal(err)
		}
		for i := range kioskPages {
			next := kioskPages[(i+1)%len(kioskPages)]
			tab.Until(t, `!document.querySelector('.turn button').hidden`)
			browsertest.Eval[bool](t, tab, pauseWall)
			tab.Until(t, `[...document.querySelectorAll('.plot picture img')].every((img) => img.complete)`)
			tab.Fits(t)
			tab.Picture(t, fmt.Sprintf("kiosk-%d", i+1))
			for _, cut := range browsertest.Eval[[]string](t, tab, cutOff) {
				t.Errorf("%s does not fit: %s", kioskPages[i], cut)
			}
			browsertest.Eval[bool](t, tab, pauseWall)
			if browsertest.Eval[bool](t, tab, `document.querySelector('.nav, .filter, .langs').checkVisibility()`) {
				t.Error("there is something to choose on a wall")
			}
			tab.Until(t, at(next))
		}
		for _, complaint := range tab.Complaints() {
			t.Error(complaint)
		}
	})
	t.Run("keys", func(t *testing.T) {
		tab := open(t, "/"+onWall)
		press(t, tab, " ")
		tab.Until(t, `document.querySelector('.turn button').textContent === 'Chiếu tiếp'`)
		time.Sleep(7 * time.Second)
		if !browsertest.Eval[bool](t, tab, at("/")) {
			t.Fatal("the pages turn although they are stopped")
		}
		press(t, tab, kb.ArrowRight)
		tab.Until(t, at(kioskPages[1]))
		press(t, tab, kb.ArrowLeft)
		tab.Until(t, at("/")+` && !document.querySelector('.turn button').hidden`)
		press(t, tab, kb.Escape)
		tab.Until(t, `location.search === '?measure=messages' && !document.querySelector('.turn')`)
	})
	t.Run("the pointer holds the page", func(t *testing.T) {
		tab := open(t, "/"+onWall)
		if err := chromedp.Do(tab, chromedp.MouseEvent("mouseMoved", 400, 400)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(8 * time.Second)
		if !browsertest.Eval[bool](t, tab, at("/")) {
			t.Error("the page turns away from somebody who points at it")
		}
		tab.Until(t, at(kioskPages[1])) // he has gone
	})
	t.Run("no script", func(t *testing.T) {
		tab := browsertest.Open(t, browser, server.URL)
		if _, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			t.Fatal(err)
		}
		tab.Go(t, "/"+onWall)
		for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(200 * time.Millisecond) {
			url, err := chromedp.Run(tab, chromedp.Location())
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(url, kioskPages[1]+onWall) {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("the browser stays at %s", url)
			}
		}
	})
	t.Run("new data", func(t *testing.T) {
		tab := open(t, "/?kiosk=3600")
		intaketest.Import(t, store, "more.csv", oneReport("r1"), intake.Options{})
		tab.Until(t, `document.querySelector('.data-line')?.textContent.includes('Phiên bản số liệu 3')`)
	})
	t.Run("a wrong turn", func(t *testing.T) {
		for _, bad := range []string{"4", "3601", "x", "5&kiosk=6"} {
			if w := get(t, pages, "/?kiosk="+bad); w.Code != http.StatusBadRequest {
				t.Errorf("kiosk=%s: status %d", bad, w.Code)
			}
		}
		if page := get(t, pages, "/data?kiosk=77").Body.String(); strings.Contains(page, `class="turn"`) || strings.Contains(page, "kiosk=77") {
			t.Error("a page that is not for walls takes turns")
		}
	})
}

// A wall goes on by itself when the server comes back, whether it was away while the page stood or when it was to turn.
func TestKioskWakes(t *testing.T) {
	pages := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	var config net.ListenConfig
	serve := func(address string) (*http.Server, string) {
		listener, err := config.Listen(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		server := &http.Server{Handler: pages}
		go func() { _ = server.Serve(listener) }() // it ends when it is closed
		return server, listener.Addr().String()
	}
	server, address := serve("127.0.0.1:0")
	tab := browsertest.Open(t, browsertest.Start(t), "http://"+address)
	tab.On(t, browsertest.Screen{Width: 1920})
	tab.Go(t, "/"+onWall)
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	tab.Until(t, `document.querySelector('.turn-said').textContent.includes('Đang chờ máy chủ')`)
	tab.Picture(t, "kiosk-waiting")
	server, _ = serve(address)
	t.Cleanup(func() { _ = server.Close() }) // nobody asks it any more
	tab.Until(t, `location.pathname === '`+kioskPages[1]+`'`)
}
