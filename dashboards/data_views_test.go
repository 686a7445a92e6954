package dashboards

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

func TestDataBrowser(t *testing.T) {
	browser := browsertest.Start(t)
	quiet := slog.New(slog.DiscardHandler)
	sample := httptest.NewServer(New(intaketest.Sample(t), quiet))
	t.Cleanup(sample.Close)
	storied := httptest.NewServer(New(storiedStore(t), quiet))
	t.Cleanup(storied.Close)
	tallied := httptest.NewServer(New(talliesStore(t, intake.Options{}), quiet))
	t.Cleanup(tallied.Close)
	pages := []struct{ name, home, path string }{
		{"data-tallies", tallied.URL, "/data"},
		{"data-diff-tallies", tallied.URL, "/data/diff?from=1"},
		{"data-sample", sample.URL, "/data"},
		{"data", storied.URL, "/data"},
		{"data-en", storied.URL, "/data?lang=en&before=24"},
		{"data-year", sample.URL, "/data?from=2019-06&to=2020-05"},
		{"data-version", storied.URL, "/data/versions/24?done=pin"},
		{"data-undone", storied.URL, "/data/versions/3"},
		{"data-collected", storied.URL, "/data/versions/6"},
		{"data-diff", storied.URL, "/data/diff?from=2&to=25"},
		{"data-diff-sample", sample.URL, "/data/diff?from=1&to=2&lang=en"},
		{"data-bad", storied.URL, "/data?before=x"},
	}
	for _, p := range pages {
		for _, width := range []int64{1280, 360} {
			for _, dark := range []bool{false, true} {
				v := view{name: p.name, path: p.path, width: width, dark: dark}
				t.Run(v.title(), func(t *testing.T) { v.check(t, browser, p.home) })
			}
		}
	}
}

// TestDataForms uses the forms as a reader does.
func TestDataForms(t *testing.T) {
	browser := browsertest.Start(t)
	server := httptest.NewServer(New(storiedStore(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	for _, width := range []int64{1280, 360} {
		tab := browsertest.Open(t, browser, server.URL)
		v := view{name: "data-forms", path: "/data/versions/25", width: width, dark: width == 360}
		v.open(t, tab, server.URL)
		send := func(click, says string) {
			t.Helper()
			if err := chromedp.Do(tab, chromedp.Click(chromedp.CSS(click)), chromedp.WaitVisible(chromedp.CSS(".data-said"))); err != nil {
				t.Fatal(err)
			}
			if said := browsertest.Eval[string](t, tab, `document.querySelector('.data-said').textContent`); !strings.Contains(said, says) {
				t.Errorf("the page says %q, want %q", said, says)
			}
		}
		if err := chromedp.Do(tab, chromedp.Navigate(server.URL+"/data/versions/23"), chromedp.SendKeys(chromedp.CSS("input[name=name]"), "giao ban tháng 5/2020")); err != nil {
			t.Fatal(err)
		}
		send("#pin-form button", "đã thuộc về phiên bản số liệu 2")
		accessible(t, tab)
		tab.Picture(t, "data-name-taken-"+v.title())
		if err := chromedp.Do(tab, chromedp.Navigate(server.URL+"/data/versions/1"), chromedp.Click(chromedp.CSS(".data-sure summary"))); err != nil {
			t.Fatal(err)
		}
		tab.Picture(t, "data-sure-"+v.title())
		send(".data-sure button", "báo cáo còn hiệu lực đang dùng những mã")
		accessible(t, tab)
		tab.Picture(t, "data-codes-in-use-"+v.title())
	}
}
