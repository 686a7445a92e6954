package graph

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/sample"
)

// GraphiQL works in a browser: it runs its three examples under its own policy, complains of nothing, and asks nobody
// but this server. With GIAOBAN_SCREENSHOTS=DIR it leaves a picture of each.
func TestGraphiQLInBrowser(t *testing.T) {
	installed := func(name string) bool { _, err := exec.LookPath(name); return err == nil }
	if testing.Short() || !slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome"}, installed) {
		t.Skip("needs Chromium")
	}
	page := bundled(t)
	mux := http.NewServeMux()
	mux.Handle("/graphql", New(sampleStore(t), slog.New(slog.NewTextHandler(t.Output(), nil))))
	mux.Handle("/graphiql", page)
	mux.Handle("/graphiql/", page)
	server := httptest.NewServer(mux)
	defer server.Close()

	tab := openTab(t)
	console := chromedp.Console(tab)
	asked := requests(tab, t)
	err := chromedp.Do(tab, chromedp.Navigate(server.URL+"/graphiql"), chromedp.WaitVisible(chromedp.CSS(".graphiql-query-editor .view-line")))
	if err != nil {
		t.Fatal(err)
	}
	for i, field := range []string{"keyFigures", "compare", "topicTrends"} {
		result := fmt.Sprintf(`document.querySelector('.result-window .view-lines').textContent.includes('"%s"')`, field)
		err := chromedp.Do(tab,
			chromedp.Click(chromedp.CSS(fmt.Sprintf(".graphiql-tab:nth-of-type(%d) button", i+1))),
			chromedp.Sleep(time.Second), // GraphiQL reads the operations of a tab a moment after it is shown
			chromedp.Click(chromedp.CSS(".graphiql-execute-button")))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Run(tab, chromedp.Poll[bool](result, chromedp.WithPollingTimeout(15*time.Second))); err != nil {
			t.Errorf("tab %d shows no %s: %v", i+1, field, err)
		}
		if dir := os.Getenv("GIAOBAN_SCREENSHOTS"); dir != "" {
			picture(tab, t, filepath.Join(dir, fmt.Sprintf("graphiql-%d.png", i+1)))
		}
	}
	for _, url := range asked() {
		if !strings.HasPrefix(url, server.URL+"/") && !strings.HasPrefix(url, "data:") {
			t.Errorf("asked for %s", url)
		}
	}
	if err := chromedp.Do(tab, chromedp.Evaluate[chromedp.Void](`console.log("the end")`)); err != nil {
		t.Fatal(err)
	}
	for message, err := range console {
		if err != nil {
			t.Fatal(err)
		}
		if message.Text == "the end" {
			break
		}
		t.Errorf("console: %s: %s", message.Type, message.Text)
	}
}

func sampleStore(t *testing.T) *analytics.Store {
	t.Helper()
	store := openStore(t, 0)
	for _, write := range []func(io.Writer) error{sample.Registries, sample.Reports} {
		var csv bytes.Buffer
		if err := write(&csv); err != nil {
			t.Fatal(err)
		}
		importCSV(t, store, "sample.csv", csv.Bytes(), intake.Options{Sample: true})
	}
	return store
}

func openTab(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1500, 950))
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	tab, cancel = context.WithTimeout(tab, time.Minute)
	t.Cleanup(cancel)
	return tab
}

// requests collects the addresses that the tab asks for.
func requests(tab context.Context, t *testing.T) func() []string {
	t.Helper()
	var mu sync.Mutex
	var urls []string
	err := chromedp.Listen(tab, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			defer mu.Unlock()
			urls = append(urls, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return urls
	}
}

func picture(tab context.Context, t *testing.T, file string) {
	t.Helper()
	time.Sleep(time.Second) // until the editor has coloured its lines
	png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o600); err != nil {
		t.Fatal(err)
	}
}
