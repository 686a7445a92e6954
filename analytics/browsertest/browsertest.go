// Package browsertest gives tests a real browser: headless Chromium that talks to nobody by itself.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tabTime bounds what a test does in one tab.
const tabTime = 5 * time.Minute

// Start starts a browser for a test; open its tabs with Open. A machine without Chromium fails the test.
func Start(t testing.TB) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(Path(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-sync", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(browser); err != nil {
		t.Fatal(err)
	}
	return browser
}

// Path is where Chromium is on this machine.
func Path(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatal("no Chromium on the PATH; type: sudo apt-get install chromium")
	return ""
}

// Tab is a page of the browser, with what it did that no page of giaoban may do.
type Tab struct {
	context.Context
	home string

	mu   sync.Mutex
	said []string
}

// Open opens an empty tab whose pages may ask nobody but home, the address of the server under test.
func Open(t testing.TB, browser context.Context, home string) *Tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	tab := &Tab{home: home}
	if err := chromedp.Listen(ctx, tab.listen); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, tabTime)
	t.Cleanup(cancel)
	tab.Context = ctx
	if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return tab
}

func (tab *Tab) say(format string, args ...any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	tab.said = append(tab.said, fmt.Sprintf(format, args...))
}

func (tab *Tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		tab.say("exception: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			for _, arg := range e.Args {
				tab.say("console: %s %s", arg.Value, arg.Description)
			}
		}
	case *log.EventEntryAdded: // refused by the content policy, failed to load …
		if e.Entry.Level == log.EntryLevelError {
			tab.say("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, tab.home) && !strings.HasPrefix(url, "data:") {
			tab.say("request to another host: %s", url)
		}
	}
}

// Complaints lists what the tab's pages did that they may not: exceptions, errors and warnings in the console, content
// refused by the policy, requests to another host.
func (tab *Tab) Complaints() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	return append([]string(nil), tab.said...)
}

// Forget drops the complaints about the pages so far.
func (tab *Tab) Forget() {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	tab.said = nil
}

// Eval gives the value of a script in the tab's page; a promise is waited for.
func Eval[T any](t testing.TB, tab *Tab, script string) T {
	t.Helper()
	value, err := chromedp.Run(tab, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// Picture takes the whole page and keeps it as NAME.png in the package's out directory, which git ignores, for people
// to look at.
func (tab *Tab) Picture(t testing.TB, name string) {
	t.Helper()
	png, err := chromedp.Run(tab, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	Keep(t, name+".png", png)
}

// Keep writes a file into the package's out directory.
func Keep(t testing.TB, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll("out", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("out", name), content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// DrawnCharts is a script for Eval: it waits until no chart of the page is waiting for its picture, then counts those that
// have it.
const DrawnCharts = `(async () => {
  const plots = [...document.querySelectorAll('[data-chart]')];
  const waiting = (p) => !p.querySelector('picture img').complete;
  for (let i = 0; i < 600 && plots.some(waiting); i++) await new Promise((r) => setTimeout(r, 50));
  return plots.filter((p) => p.querySelector('picture img').naturalWidth > 0 && p.dataset.state !== 'failed').length;
})()`

// LiveCharts is a script for Eval: it points at every chart of the page, waits for what comes of it, and counts those with
// something on their canvas.
const LiveCharts = `(async () => {
  const plots = [...document.querySelectorAll('[data-chart]')];
  const waiting = (p) => !['live', 'failed'].includes(p.dataset.state);
  plots.forEach((p) => p.dispatchEvent(new PointerEvent('pointerenter')));
  for (let i = 0; i < 200 && plots.some(waiting); i++) await new Promise((r) => setTimeout(r, 50));
  await new Promise((r) => setTimeout(r, 100));
  return plots.filter((p) => {
    const canvas = p.querySelector('canvas');
    if (!canvas || p.dataset.state !== 'live') return false;
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 3]) colours.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    return colours.size > 3;
  }).length;
})()`
