package graph

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
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

// A link can bring a question along; it is the first tab, also for who was here before.
func TestGraphiQLWithQuestion(t *testing.T) {
	page := bundled(t)
	mux := http.NewServeMux()
	mux.Handle("/graphql", New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil))))
	mux.Handle("/graphiql", page)
	mux.Handle("/graphiql/", page)
	server := httptest.NewServer(mux)
	defer server.Close()
	tab := browsertest.Open(t, browsertest.Start(t), server.URL)
	tab.On(t, browsertest.Screen{Width: 1500})
	for i, month := range []string{"2020-04", "2020-05", "2020-04"} {
		link := "/graphiql?" + url.Values{
			"query":     {"# Asked from a chart\nquery OfChart($m: YearMonth!) {\n  topicTrends(measure: MESSAGES, period: {from: $m, to: $m}, top: 1) { total { count { value } } }\n}\n"},
			"variables": {`{ "m": "` + month + `" }`},
		}.Encode()
		tab.Go(t, link)
		tab.Until(t, `document.querySelector('.graphiql-query-editor .view-lines')?.textContent.includes('Asked from a chart'.replaceAll(' ', '\u00a0'))`)
		tab.Until(t, `[...document.querySelectorAll('.graphiql-editor-tool .view-lines')].some((e) => e.textContent.includes('`+month+`'))`)
		if i == 0 {
			tab.Until(t, `document.querySelector('.graphiql-tab-active')?.textContent.includes('OfChart') && document.querySelector('.graphiql-tab').classList.contains('graphiql-tab-active')`)
		}
		browsertest.Eval[bool](t, tab, `new Promise((r) => setTimeout(() => r(true), 1000))`) // GraphiQL reads the operations of a tab a moment after it is shown
		tab.Click(t, ".graphiql-execute-button")
		tab.Until(t, `document.querySelector('.result-window .view-lines').textContent.includes('`+map[string]string{"2020-04": "3240", "2020-05": "2986"}[month]+`')`)
	}
	tab.Picture(t, "graphiql-question")
	if n := browsertest.Eval[int](t, tab, `[...document.querySelectorAll('.graphiql-tab')].filter((e) => e.textContent.includes('OfChart')).length`); n != 2 {
		t.Errorf("%d tabs for two questions", n)
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
