package main

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"giaoban/analytics/browsertest"
)

// signLink makes a link from the command line, and gives its id and its path.
func signLink(t *testing.T, dir string, args ...string) (id, path string) {
	t.Helper()
	cmd := command(t.Context(), append([]string{"embed", "--data", dir}, args...)...)
	out, err := cmd.Output() // the link alone
	if err != nil || strings.Count(string(out), "\n") != 1 {
		t.Fatalf("%q %v", out, err)
	}
	path = strings.TrimSpace(string(out))
	u, err := url.Parse(path)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("link"), u.RequestURI()
}

// A link that is made while the server runs opens one chart to whoever has it, and no other; it is listed with its last use, and
// ends when it is revoked.
func TestSignedLinkOverHTTP(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, dir, "--sample", "--anonymous", "none", "--embed-parent", "https://wiki.example.vn", "--embed-parent", "self", "--base-url", "https://giaoban.example.vn")
	c := caller{t, s.url, &http.Client{}}
	is := func(path string, status int, header ...string) string {
		t.Helper()
		r := c.send("GET", path, "", header...)
		if r.status != status {
			t.Errorf("%s: status %d, not %d: %.300s", path, r.status, status, r.text)
		}
		return r.text
	}
	id, path := signLink(t, dir, "topics", "--from", "2020-04", "--to", "2020-05", "--unit", "le-chan", "--note", "wiki of the office", "--base-url", "https://giaoban.example.vn")
	page := is(path, 200)
	for _, want := range []string{`content="https://giaoban.example.vn/charts/topics.png?`, `data-parents="https://wiki.example.vn &#39;self&#39;"`, `href="https://giaoban.example.vn/oembed?`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	is("/embed/topics?from=2020-04&to=2020-05&unit=le-chan", 401)
	is(strings.Replace(path, "le-chan", "ngo-quyen", 1), 403)
	is(path+"&topic=covid-19", 403)
	is(path+"&utm_source=mail", 200)
	is(path, 200, "Authorization", "Bearer gb_wrong") // the signature alone decides
	picture := strings.Replace(path, "/embed/topics", "/charts/topics.png", 1)
	// Pages of other sites show the picture of a signed link, and no other.
	if r := c.send("GET", picture, "", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"); r.status != 200 || r.header.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
		t.Error(r.status, r.header)
	}
	if r := c.send("GET", strings.Replace(picture, ".png", ".json", 1), "", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"); r.status != 403 {
		t.Error(r.status, r.header)
	}
	if r := c.send("GET", strings.Replace(picture, "2020-04", "2020-03", 1), "", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"); r.status != 403 || !strings.Contains(r.text, "FORBIDDEN") {
		t.Error(r.status, r.text)
	}
	is("/charts/topics.png", 403, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors")
	is("/charts/topics.png", 401, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Referer", "https://wiki.example.vn/")
	is("/charts/topics.png", 403, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Referer", "https://wiki.example.vn.evil.example/")
	var answer struct{ HTML, Type string }
	if err := json.Unmarshal([]byte(is("/oembed?url="+url.QueryEscape("https://giaoban.example.vn"+path), 200)), &answer); err != nil || answer.Type != "rich" || !strings.Contains(html.UnescapeString(answer.HTML), "https://giaoban.example.vn"+path) {
		t.Error(answer, err)
	}
	// The list, and the end.
	other, kept := signLink(t, dir, "heat", "--expires", "2099-01-01", "--in", "en", "--theme", "dark")
	if !strings.HasSuffix(kept, "&lang=en&theme=dark") {
		t.Error(kept)
	}
	s.stop(t, syscall.SIGTERM) // which writes down what was used
	status, out := giaoban(t, "", "embeds", "--data", dir)
	wants(t, status, out, exitDone, id, other, "from=2020-04&to=2020-05&unit=le-chan", "wiki of the office", "2099-01-01", "holds")
	for _, line := range strings.Split(out, "\n") {
		if used := strings.Count(line, " UTC") == 2; strings.Contains(line, " UTC") && used != strings.HasPrefix(line, id) {
			t.Errorf("the last use in %q", line)
		}
	}
	s = startServer(t, dir, "--anonymous", "none")
	c.url = s.url
	is(path, 200)
	is(kept, 200)
	status, out = giaoban(t, "", "embeds", "revoke", "--data", dir, id)
	wants(t, status, out, exitDone, id, "topics", "revoked")
	if text := is(path+"&lang=en", 403); !strings.Contains(text, "The link was revoked") {
		t.Error(text)
	}
	is(picture, 403)
	is(kept, 200)
	status, out = giaoban(t, "", "embeds", "rotate", "--data", dir)
	wants(t, status, out, exitDone, "hold on")
	is(kept, 200)
	_, fresh := signLink(t, dir, "months")
	is(fresh, 200)
	status, out = giaoban(t, "", "embeds", "rotate", "--end", "--data", dir)
	wants(t, status, out, exitDone, "revoked")
	is(kept, 403)
	is(fresh, 403)
	status, out = giaoban(t, "", "embeds", "list", "--data", dir)
	wants(t, status, out, exitDone, "revoked")
	for _, name := range []string{"embeds.json", "embeds-used.json"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Error(name, err)
		}
	}
	if strings.Contains(s.log.String(), "signature=") {
		t.Errorf("a link stands in the log: %s", s.log)
	}
}

// A link is refused where it is made, not where it is opened.
func TestEmbedRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	startServer(t, dir, "--sample")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"month"}, "the charts there are: channels"},
		{[]string{"months", "--from", "2020-04"}, "to="},
		{[]string{"months", "--from", "2020-13", "--to", "2020-14"}, "from=2020-13"},
		{[]string{"months", "--topic", "covid"}, `--topic: there is no code "covid"`},
		{[]string{"months", "--measure", "reports"}, "written-reports"},
		{[]string{"months", "--expires", "0d"}, "90d"},
		{[]string{"months", "--expires", "2020-01-01"}, "90d"},
		{[]string{"months", "--note", strings.Repeat("a", 201)}, "200 characters"},
		{[]string{"months", "--base-url", "giaoban"}, "--base-url"},
		{[]string{"months", "--data", filepath.Join(dir, "no")}, "no data directory"},
		{[]string{"months", "--clickhouse", "clickhouse://x"}, "--embeds"},
	} {
		status, out := giaoban(t, "", append([]string{"embed", "--data", dir}, c.args...)...)
		wants(t, status, out, exitRefused, c.want)
	}
	status, out := giaoban(t, "", "embeds", "--data", dir)
	wants(t, status, out, exitDone, "no signed links")
	status, out = giaoban(t, "", "embeds", "revoke", "x", "--data", dir)
	wants(t, status, out, exitRefused, "giaoban embeds")
	for command, words := range map[string][]string{
		"embed":         {"--from", "--to", "--vs", "--measure", "--topic", "--unit", "--channel", "--kind", "--own", "--merged", "--expires", "--note", "--data-version", "Example"},
		"embeds":        {"list", "revoke", "rotate"},
		"serve":         {"--embed-parent", "--base-url", "--embeds"},
		"embeds revoke": {"--data", "--embeds"},
	} {
		status, out := giaoban(t, "", append(strings.Fields(command), "--help")...)
		wants(t, status, out, exitDone, words...)
	}
}

func TestOrigins(t *testing.T) {
	for text, want := range map[string]string{"https://wiki.example.vn": "https://wiki.example.vn", "HTTP://Wiki:8090": "http://wiki:8090", "https://wiki:443": "https://wiki", "http://10.0.0.7": "http://10.0.0.7",
		"https://xn--b-bga.vn": "https://xn--b-bga.vn", "self": "'self'", "'self'": "'self'"} {
		if got, err := parents([]string{text}); err != nil || got[0] != want {
			t.Errorf("%s: %v %v", text, got, err)
		}
	}
	for _, text := range []string{"", "wiki.example.vn", "//wiki", "ftp://wiki", "https://", "https://wiki/", "https://wiki/x", "https://wiki?x", "https://wiki?", "https://wiki#x", "https://u@wiki", "https://*.example.vn", "*", "https:",
		"https://wiki:0", "https://wiki:70000", "https://wiki:", "https://wiki;script-src *", "https://a b", "https://wiki, https://evil", "https://hải-phòng.vn", "https://[::1]", "'none'", "data:", "https://-a.vn", "https://wiki.example.vn."} {
		if got, err := parents([]string{text}); err == nil || !strings.Contains(err.Error(), "--embed-parent") {
			t.Errorf("%q is %v %v", text, got, err)
		}
	}
}

// In a real browser, on a site under another name, which is allowed: the picture of a signed link, and the frame.
func TestSignedLinkInOtherSite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var body string
	wiki := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><title>Wiki</title><link rel="icon" href="data:,">`+body+`<script>addEventListener('message', (e) => { window.heard = {origin: e.origin, ...e.data}; });</script>`)
	}))
	t.Cleanup(wiki.Close)
	site := strings.Replace(wiki.URL, "127.0.0.1", "localhost", 1) // another site than the server's, for the browser
	s := startServer(t, dir, "--sample", "--anonymous", "none", "--embed-parent", site)
	_, path := signLink(t, dir, "months", "--from", "2020-04", "--to", "2020-05", "--measure", "messages")
	body = fmt.Sprintf(`<h1>Wiki</h1><iframe title="chart" width="900" height="760" src="%s"></iframe><img width="600" src="%s">`,
		html.EscapeString(s.url+path), html.EscapeString(s.url+strings.Replace(path, "/embed/months", "/charts/months.png", 1)))
	tab := browsertest.Open(t, browsertest.Start(t), "http://")
	tab.On(t, browsertest.Screen{Width: 1280})
	tab.Go(t, site)
	tab.Until(t, `document.querySelector('img').naturalWidth === 1200`)
	tab.Until(t, `window.heard?.type === 'giaoban-embed' && window.heard.height > 400`)
	if from := browsertest.Eval[string](t, tab, `window.heard.origin`); from != s.url {
		t.Error(from)
	}
	tab.Picture(t, "embed-other-site")
	for _, complaint := range tab.Complaints() {
		t.Error(complaint)
	}
}
