package graph

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// GraphiQL works in a browser: it runs recipes of the cookbook under its own policy, complains of nothing, and asks nobody
// but this server.
func TestGraphiQLInBrowser(t *testing.T) {
	page := bundled(t)
	mux := http.NewServeMux()
	mux.Handle("/graphql", New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil))))
	mux.Handle("/graphiql", page)
	mux.Handle("/graphiql/", page)
	server := httptest.NewServer(mux)
	defer server.Close()

	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	err := chromedp.Do(tab, chromedp.EmulateViewport(1500, 950), chromedp.Navigate(server.URL+"/graphiql"),
		chromedp.WaitVisible(chromedp.CSS(".graphiql-query-editor .view-line")))
	if err != nil {
		t.Fatal(err)
	}
	for i, field := range []string{"keyFigures", "reportCounts", "compare", "topicTrends"} {
		result := fmt.Sprintf(`document.querySelector('.result-window .view-lines').textContent.includes('"%s"')`, field)
		show := chromedp.Click(chromedp.CSS(fmt.Sprintf(".graphiql-tab:nth-of-type(%d) button", i+1)))
		if i == 3 { // the first three open by themselves
			show = openRecipe(i + 1)
		}
		err := chromedp.Do(tab, show,
			chromedp.Sleep(time.Second), // GraphiQL reads the operations of a tab a moment after it is shown
			chromedp.Click(chromedp.CSS(".graphiql-execute-button")))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := chromedp.Run(tab, chromedp.Poll[bool](result, chromedp.WithPollingTimeout(15*time.Second))); err != nil {
			t.Errorf("tab %d shows no %s: %v", i+1, field, err)
		}
		tab.Picture(t, fmt.Sprintf("graphiql-%d", i+1))
	}
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}

// openRecipe takes a recipe out of the cookbook beside the editor.
func openRecipe(number int) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(
		chromedp.Click(chromedp.CSS(`button[aria-label="Show Cookbook"]`)),
		chromedp.Click(chromedp.CSS(fmt.Sprintf(".cookbook li:nth-of-type(%d) button", number))),
	)
}
