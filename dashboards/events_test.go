package dashboards

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// listen opens a stream and gives its lines.
func listen(ctx context.Context, t *testing.T, url string, header ...string) <-chan string {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r) //nolint:bodyclose // the goroutine that reads it closes it
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != "text/event-stream" {
		body, _ := io.ReadAll(response.Body)
		t.Fatalf("%s: %d %v %s", url, response.StatusCode, response.Header, body)
	}
	lines := make(chan string, 16)
	go func() {
		defer func() { _ = response.Body.Close() }() // it has been read to its end
		defer close(lines)
		for scan := bufio.NewScanner(response.Body); scan.Scan(); {
			lines <- scan.Text()
		}
	}()
	return lines
}

// hears waits for a line; false where the stream ends before.
func hears(t *testing.T, lines <-chan string, want string) bool {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case line, open := <-lines:
			if !open {
				return false
			}
			if line == want {
				return true
			}
		case <-late:
			t.Fatalf("no %q is heard", want)
		}
	}
}

// streams counts the streams that the server serves.
func streams() int {
	stacks := make([]byte, 8<<20)
	return strings.Count(string(stacks[:runtime.Stack(stacks, true)]), "(*handler).events(")
}

func fewer(t *testing.T, most int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); streams() > most; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d streams are served, not %d", streams(), most)
		}
	}
}

func oneReport(id string) []byte {
	return fmt.Appendf(nil, "id,received,kind,type,unit,channel,topics,issues\n%s,2020-04-05T10:00:00+07:00,WRITTEN,,,,,\n", id)
}

func TestEvents(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	ctx, end := context.WithCancel(t.Context())
	server := httptest.NewServer(New(store, slog.New(slog.DiscardHandler), WithEnd(ctx)))
	t.Cleanup(server.Close)
	const many = 200
	var all []<-chan string
	for range many {
		all = append(all, listen(t.Context(), t, server.URL+"/events?since=0"))
	}
	again := listen(t.Context(), t, server.URL+"/events?since=0", "Last-Event-ID", "1") // it was told of version 1, and connects anew
	gone, leave := context.WithCancel(t.Context())
	left := listen(gone, t, server.URL+"/events?since=0")
	hears(t, left, "retry: 3000")
	if n := streams(); n != many+2 {
		t.Errorf("%d streams are served, not %d", n, many+2)
	}
	leave()
	fewer(t, many+1)
	intaketest.Import(t, store, "reports.csv", oneReport("r1"), intake.Options{})
	for _, one := range append(all, listen(t.Context(), t, server.URL+"/events?since=0")) {
		if !hears(t, one, "event: version") || !hears(t, one, "data: 1") {
			t.Fatal("a stream has ended")
		}
	}
	if _, err := store.Undo(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Fatal(err)
	}
	for _, one := range append(all, again) {
		if !hears(t, one, "id: 2") {
			t.Fatal("a stream has ended")
		}
	}
	select {
	case line := <-again:
		if line != "event: version" {
			t.Errorf("who knew version 1 was told of it again: %q", line)
		}
	case <-time.After(10 * time.Second):
		t.Error("no event follows its id")
	}
	end()
	for _, one := range all {
		if hears(t, one, "nothing") {
			t.Error("a stream goes on when the server ends")
		}
	}
	fewer(t, 0)
}

func TestEventsRefused(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	h := New(store, slog.New(slog.DiscardHandler))
	for _, bad := range []string{"", "?since=x", "?since=-1"} {
		if w := get(t, h, "/events"+bad); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), `"argument":"since"`) {
			t.Errorf("%s: %d %s", bad, w.Code, w.Body)
		}
	}
	closed := New(store, slog.New(slog.DiscardHandler), WithAccess(analytics.TablesAccess()))
	if w := get(t, closed, "/events?since=0"); w.Code != http.StatusForbidden {
		t.Errorf("who may see tables only listens: %d %s", w.Code, w.Body)
	}
	var l listeners
	for range maxListeners {
		if _, err := l.enter(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.enter(); analytics.KindOf(err) != analytics.Unavailable {
		t.Errorf("one more than there is room for: %v", err)
	}
}

// An open page says that there are newer numbers, and shows them when it is asked to; one of a chosen version does not.
func TestNews(t *testing.T) {
	browser := browsertest.Start(t)
	store := intaketest.Open(t, "", 0)
	server := httptest.NewServer(New(store, slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	intaketest.Import(t, store, "reports.csv", oneReport("r1"), intake.Options{})
	open := func(path string) *browsertest.Tab {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, browsertest.Screen{Width: 360})
		tab.Go(t, path)
		return tab
	}
	const said = `document.querySelector('.news')?.textContent`
	pinned, page := open("/?version=1"), open("/?lang=en#main")
	if browsertest.Eval[bool](t, pinned, `Boolean(document.querySelector('.news'))`) {
		t.Error("a page of a chosen version listens for others")
	}
	tab := page
	for deadline := time.Now().Add(10 * time.Second); streams() != 1; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d streams for one page that can be seen", streams())
		}
	}
	intaketest.Import(t, store, "more.csv", oneReport("r2"), intake.Options{})
	tab.Until(t, said+`?.startsWith('New data: show')`)
	tab.Fits(t)
	tab.Picture(t, "news-360")
	fewer(t, 0) // it has been told
	tab.Click(t, ".news a")
	tab.Until(t, said+` === '' && document.body.textContent.includes('Data version 2') && location.hash === '#main'`)
	if _, err := store.Undo(t.Context(), analytics.FullAccess(), 2); err != nil {
		t.Fatal(err)
	}
	tab.Until(t, said+`?.startsWith('New data: show')`)
	tab.Click(t, ".news button")
	if browsertest.Eval[bool](t, tab, `document.querySelector('.news').checkVisibility()`) {
		t.Error("the bar does not close")
	}
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}

// The browser keeps the page for its back button, and the page that comes back hears what it missed.
func TestNewsAfterBack(t *testing.T) {
	browser := browsertest.Start(t)
	store := intaketest.Open(t, "", 0)
	server := httptest.NewServer(New(store, slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	intaketest.Import(t, store, "reports.csv", oneReport("r1"), intake.Options{})
	tab := browsertest.Open(t, browser, server.URL)
	tab.Go(t, "/")
	browsertest.Eval[bool](t, tab, `window.kept = true`)
	tab.Click(t, ".nav a[href^='/topics']")
	tab.Until(t, `location.pathname === '/topics'`)
	intaketest.Import(t, store, "more.csv", oneReport("r2"), intake.Options{})
	browsertest.Eval[bool](t, tab, `history.back(), true`)
	tab.Until(t, `location.pathname === '/' && document.querySelector('.news').textContent !== ''`)
	if !browsertest.Eval[bool](t, tab, `Boolean(window.kept)`) {
		t.Error("the browser has loaded the page anew for the back button")
	}
}
