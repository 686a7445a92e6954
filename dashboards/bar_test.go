package dashboards

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
)

// fields reads what a browser would send of a page's form if nobody touched it.
func fields(t *testing.T, page string) url.Values {
	t.Helper()
	_, form, found := strings.Cut(page, "<form action=")
	form, _, closed := strings.Cut(form, "</form>")
	if !found || !closed {
		t.Fatal("the page has no form")
	}
	sent := url.Values{}
	attribute := func(tag, name string) string {
		m := regexp.MustCompile(` ` + name + `="([^"]*)"`).FindStringSubmatch(tag)
		if m == nil {
			return ""
		}
		return html.UnescapeString(m[1])
	}
	for _, m := range regexp.MustCompile(`(?s)<input[^>]*>|<select.*?</select>`).FindAllString(form, -1) {
		name := attribute(m, "name")
		if strings.HasPrefix(m, "<input") {
			if strings.Contains(m, `type="hidden"`) || strings.Contains(m, " checked") {
				sent.Add(name, attribute(m, "value"))
			}
			continue
		}
		options := regexp.MustCompile(`<option[^>]*>`).FindAllString(m, -1)
		chosen := options[0]
		for _, o := range options {
			if strings.Contains(o, " selected") {
				chosen = o
			}
		}
		sent.Add(name, attribute(chosen, "value"))
	}
	return sent
}

// A form that is sent as it stands leads to the page that it stands on, whatever that page is about; so what the form shows
// is what the page is about.
func TestFormRoundTrip(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	for _, address := range []string{
		"/?from=2020-04&to=2020-05",
		"/?from=2020-03&to=2020-05&vs=none&measure=messages&lang=en",
		"/?from=2020-04&to=2020-05&vs=last-year,2019-01..2019-02,2018-06..2018-06&topic=moi-truong&unit=le-chan&channel=zalo&kind=message",
		"/?from=2020-04&to=2020-05&topic=y-te,giao-duc,-&unit=-&kind=written,message&theme=dark&version=2",
		"/?from=2012-01&to=2012-02&unit=le-chan&own=unit&merged=no",
		"/topics?from=2020-04&to=2020-05&measure=messages&topic=rac-thai",
		"/reports?from=2020-04&to=2020-05&vs=previous&measure=issues&channel=-",
		"/reports?from=2020-04&to=2020-05&vs=none",
		"/compare?from=2020-04&to=2020-05&vs=previous,2019-12..2020-01&by=unit&view=slope&lang=en",
		"/heat?from=2020-04&to=2020-05&topic=-&months=36",
	} {
		w := get(t, h, address)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, w.Code)
			continue
		}
		path, _, _ := strings.Cut(address, "?")
		sent := path + "?" + fields(t, w.Body.String()).Encode()
		back := get(t, h, sent)
		if got := back.Header().Get("Location"); back.Code != http.StatusSeeOther || got != address {
			t.Errorf("%s is sent as %s and leads to %d %q", address, sent, back.Code, got)
		}
	}
}

// Presets are whole runs of the calendar that data covers, and each is the current one on its own page.
func TestPresets(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	preset := regexp.MustCompile(`<a class="choice" href="([^"]*)"( aria-current="true")?>([^<]*)</a>`)
	list := func(page string) [][]string {
		_, nav, _ := strings.Cut(page, `class="choices presets"`)
		nav, _, _ = strings.Cut(nav, "</nav>")
		return preset.FindAllStringSubmatch(nav, -1)
	}
	want := map[string]string{
		"Tháng 5/2020": "2020-05..2020-05", "Tháng 4–5/2020": "2020-04..2020-05", "Quý I/2020": "2020-01..2020-03",
		"6 tháng cuối năm 2019": "2019-07..2019-12", "Cả năm 2019": "2019-01..2019-12", "Như kỳ này năm trước": "2019-04..2019-05",
	}
	links := list(get(t, h, "/?measure=messages&unit=le-chan").Body.String())
	if len(links) != len(want) {
		t.Fatalf("presets: %q", links)
	}
	for _, l := range links {
		u, err := url.Parse(html.UnescapeString(l[1]))
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		if got := q.Get("from") + ".." + q.Get("to"); got != want[l[3]] || q.Get("unit") != "le-chan" || q.Get("measure") != "messages" {
			t.Errorf("%s leads to %s", l[3], u)
		}
		marked := 0
		for _, other := range list(get(t, h, u.String()).Body.String()) {
			if other[2] != "" {
				marked++
				if l[3] != "Như kỳ này năm trước" && other[3] != l[3] {
					t.Errorf("on the page of %s, %s is marked", l[3], other[3])
				}
			}
		}
		if marked != 1 && l[3] != "Như kỳ này năm trước" {
			t.Errorf("on the page of %s %d presets are marked", l[3], marked)
		}
	}
}

// The arrows move by as many months as the page has, and stop where data does.
func TestSteps(t *testing.T) {
	h := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	step := func(address, rel string) string {
		m := regexp.MustCompile(`class="bar-step" href="([^"]*)" rel="` + rel + `"`).FindStringSubmatch(get(t, h, address).Body.String())
		if m == nil {
			return ""
		}
		return html.UnescapeString(m[1])
	}
	for address, want := range map[string][2]string{
		"/?from=2020-04&to=2020-05":                          {"/?from=2020-02&to=2020-03", ""},
		"/?from=2020-01&to=2020-03&vs=none&measure=messages": {"/?from=2019-10&to=2019-12&vs=none&measure=messages", "/?from=2020-04&to=2020-06&vs=none&measure=messages"},
		"/reports?from=2015-01&to=2015-01":                   {"", "/reports?from=2015-02&to=2015-02"},
	} {
		if got := [2]string{step(address, "prev"), step(address, "next")}; got != want {
			t.Errorf("%s leads to %q, want %q", address, got, want)
		}
	}
}

// TestBar uses the bar as readers do: with the keyboard, with the back button, without script.
func TestBar(t *testing.T) {
	browser := browsertest.Start(t)
	server := httptest.NewServer(New(intaketest.Sample(t), slog.New(slog.DiscardHandler)))
	t.Cleanup(server.Close)
	for _, screen := range []browsertest.Screen{{Width: 1280}, {Width: 360, Dark: true}, {Width: 768}} {
		tab := browsertest.Open(t, browser, server.URL)
		tab.On(t, screen)
		tab.Go(t, "/?measure=messages&topic=moi-truong&unit=-")
		tab.Click(t, ".filter summary")
		tab.Until(t, `document.querySelector('.filter select[name="topic"]').offsetWidth > 0`)
		// The form lies over the page, so what is under it is no part of what is looked at.
		browsertest.Eval[bool](t, tab, `document.querySelectorAll('.bar ~ *').forEach((e) => { e.style.visibility = 'hidden' }), true`)
		tab.Fits(t)
		browsertest.Eval[bool](t, tab, `document.querySelectorAll('.bar ~ *').forEach((e) => { e.style.visibility = '' }), true`)
		tab.Picture(t, "bar-open-"+map[bool]string{true: "dark", false: "light"}[screen.Dark]+"-"+strconv.FormatInt(screen.Width, 10))
		browsertest.Eval[bool](t, tab, `document.querySelector('.filter select[name="topic"]').value = 'y-te', document.querySelector('.filter form').requestSubmit(), true`)
		tab.Until(t, `location.search === '?from=2020-04&to=2020-05&measure=messages&topic=y-te&unit=-'`)
		browsertest.Eval[bool](t, tab, `history.back(), true`)
		tab.Until(t, `location.search === '?measure=messages&topic=moi-truong&unit=-' && document.querySelector('.filter summary')`)
		browsertest.Eval[bool](t, tab, `document.querySelector('.filter').open = true, document.querySelector('.filter select').focus(), dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})), true`)
		if browsertest.Eval[bool](t, tab, `document.querySelector('.filter').open`) {
			t.Error("Escape leaves the form open")
		}
		if focus := browsertest.Eval[string](t, tab, `document.activeElement.tagName`); focus != "SUMMARY" {
			t.Errorf("after Escape the focus is on %s", focus)
		}
		if screen.Width == 1280 {
			browsertest.Eval[bool](t, tab, `document.querySelector('button.copy').click(), true`)
			tab.Until(t, `['Đã chép liên kết', 'Không chép được; hãy chép từ thanh địa chỉ'].includes(document.querySelector('button.copy').textContent)`)
			tab.Go(t, "/?measure=messages") // without a filter the bar has one line, and stays in sight
			browsertest.Eval[bool](t, tab, `scrollTo(0, 900), true`)
			if top := browsertest.Eval[int](t, tab, `Math.round(document.querySelector('.bar').getBoundingClientRect().top)`); top != 0 {
				t.Errorf("the bar is at %d, not at the top", top)
			}
		}
		for _, complaint := range tab.Complaints() {
			t.Error(complaint)
		}
	}
}
