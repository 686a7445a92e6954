package dashboards

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"giaoban/analytics/browsertest"
)

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
		tab.Fits(t)
		tab.Picture(t, "data-name-taken-"+v.title())
		if err := chromedp.Do(tab, chromedp.Navigate(server.URL+"/data/versions/1"), chromedp.Click(chromedp.CSS(".data-sure summary"))); err != nil {
			t.Fatal(err)
		}
		tab.Picture(t, "data-sure-"+v.title())
		send(".data-sure button", "báo cáo còn hiệu lực đang dùng những mã")
		tab.Fits(t)
		tab.Picture(t, "data-codes-in-use-"+v.title())
	}
}
