package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// caller sends requests as somebody.
type caller struct {
	t      *testing.T
	url    string
	client *http.Client
}

// reply is what came back.
type reply struct {
	path   string // that was asked for
	status int
	header http.Header
	text   string
}

func (c caller) send(method, path, body string, header ...string) *reply {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.url+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := c.client.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.Body.Close() != nil {
		c.t.Fatal(err)
	}
	return &reply{path, resp.StatusCode, resp.Header, string(text)}
}

// createToken makes a token from the command line.
func createToken(t *testing.T, dir, name, role string) string {
	t.Helper()
	cmd := command(t.Context(), "token", "create", "--data", dir, "--name", name, "--role", role)
	out, err := cmd.Output() // the token alone
	if err != nil || strings.Count(string(out), "\n") != 1 || !strings.HasPrefix(string(out), "gb_") {
		t.Fatalf("%q %v", out, err)
	}
	return strings.TrimSpace(string(out))
}

const settingsBody = `{"query":"{settings{latestVersion minCell}}"}`

// Tokens are made and revoked while the server runs, shown in every way that there is, and never seen again.
func TestTokensOverHTTP(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, dir, "--sample", "--anonymous", "none")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	api := caller{t, s.url, &http.Client{}}
	browser := caller{t, s.url, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	is := func(what string, r *reply, status int) string {
		t.Helper()
		if r.status != status {
			t.Errorf("%s: status %d, not %d: %s", what, r.status, status, r.text)
		}
		return r.text
	}
	// Without a token.
	for path, status := range map[string]int{"/": 401, "/topics": 401, "/data": 401, "/import": 401, "/charts/months.json": 401, "/charts/months.csv": 401,
		"/data/coverage.csv": 401, "/tables/months.csv": 401, "/uploads/x": 401, "/graphql?query={settings{sample}}": 401, "/nowhere": 401,
		"/healthz": 200, "/readyz": 200, "/graphiql": 200} {
		r := api.send("GET", path, "")
		text := is(path, r, status)
		if at, _, _ := strings.Cut(path, "?"); status == 401 && (!strings.Contains(r.header.Get("WWW-Authenticate"), "Bearer") ||
			forPrograms(at) != strings.Contains(text, `"code":"UNAUTHENTICATED"`)) {
			t.Errorf("%s: %v %s", path, r.header, text)
		}
	}
	page := is("page", api.send("GET", "/?lang=en", ""), 401)
	if !strings.Contains(page, "An access token is needed") || !strings.Contains(page, "/?token=TOKEN") || !strings.Contains(page, `lang="en"`) {
		t.Error(page)
	}
	if text := is("graphql", api.send("POST", "/graphql", settingsBody), 401); !strings.Contains(text, "UNAUTHENTICATED") {
		t.Error(text)
	}
	// With one that is made now.
	token := createToken(t, dir, "excel", "full")
	bearer := "Bearer " + token
	for _, r := range []*reply{
		api.send("POST", "/graphql", settingsBody, "Authorization", bearer),
		api.send("GET", "/graphql?query={settings{latestVersion}}&token="+token, ""),
		api.send("GET", "/tables/months.csv?token="+token, ""),
		api.send("GET", "/topics?lang=en&token="+token, ""),
		api.send("GET", "/charts/months.csv?lang=en", "", "Authorization", bearer),
	} {
		if text := is(r.path, r, 200); strings.Contains(text, token) || !strings.Contains(r.header.Get("Cache-Control"), "no-store") && !strings.HasPrefix(r.header.Get("Cache-Control"), "private") {
			t.Errorf("%s: %v %s", r.path, r.header, text)
		}
	}
	for path, status := range map[string]int{"/tables/months.csv?from=2020-05": 403, "/charts/months.csv": 403, "/": 200} {
		is(path+" fetched by a page of another site", api.send("GET", path, "", "Authorization", bearer, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"), status)
	}
	is("a link to a file", api.send("GET", "/tables/months.csv?from=2020-05", "", "Authorization", bearer, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"), 200)
	is("a number that nothing holds", api.send("GET", "/graphql?query={table(name:MONTHS,dataVersion:99999999999999999999){meta{sample}}}", "", "Authorization", bearer, "Accept", "application/graphql-response+json"), 400)
	is("a token in the address of a POST", api.send("POST", "/graphql?token="+token, settingsBody), 401)
	is("another scheme", api.send("GET", "/topics", "", "Authorization", "Basic "+token), 401)
	is("a wrong token", api.send("GET", "/topics", "", "Authorization", bearer+"x"), 401)
	// A browser.
	r := browser.send("GET", "/?lang=en&token="+token, "")
	cookie := r.header.Get("Set-Cookie")
	if is("entering", r, 303); r.header.Get("Location") != "/?lang=en" || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") || strings.Contains(cookie, "Secure") {
		t.Error(r.header)
	}
	r = browser.send("GET", "/?lang=en&token="+token, "", "Sec-Fetch-Site", "cross-site", "X-Forwarded-Proto", "https")
	if is("entering from a mail", r, 200); r.header.Get("Refresh") != "0; url=/?lang=en" || !strings.Contains(r.header.Get("Set-Cookie"), "Secure") {
		t.Error(r.header)
	}
	if r = browser.send("GET", "/?token=gb_wrong", ""); r.status != http.StatusUnauthorized || r.header.Get("Location") != "" {
		t.Error(r.status, r.header)
	}
	browser.send("GET", "/?token="+token, "")
	if text := is("the page", browser.send("GET", "/?lang=en", ""), 200); strings.Contains(text, token) || !strings.Contains(text, "Public opinion") {
		t.Error(text)
	}
	is("a change by another site", browser.send("POST", "/import/undo", "version=2", "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "cross-site"), 403)
	is("a change by the page", browser.send("POST", "/data/versions/2/pin", "name=x", "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin"), 303)
	// Revoked.
	status, out := giaoban(t, "", "token", "list", "--data", dir)
	wants(t, status, out, exitDone, "excel", "full", "never", "holds")
	status, out = giaoban(t, "", "token", "revoke", "--data", dir, "excel")
	wants(t, status, out, exitDone, "revoked")
	if text := is("revoked", api.send("GET", "/topics?lang=en", "", "Authorization", bearer), 401); !strings.Contains(text, "wrong or was revoked") {
		t.Error(text)
	}
	r = browser.send("GET", "/", "")
	if is("revoked", r, 401); !strings.Contains(r.header.Get("Set-Cookie"), "Max-Age=0") {
		t.Error(r.header)
	}
	status, out = giaoban(t, "", "token", "list", "--data", dir)
	wants(t, status, out, exitDone, "no access tokens")
	expired := createToken(t, dir, "old", "read")
	expire(t, filepath.Join(dir, "tokens.json"))
	if text := is("expired", api.send("GET", "/topics?lang=en", "", "Authorization", "Bearer "+expired), 401); !strings.Contains(text, "expired on 2020-01-01") {
		t.Error(text)
	}
	for _, secret := range []string{token, expired} {
		if strings.Contains(s.log.String(), secret) {
			t.Error("a token stands in the log")
		}
	}
}

// expire makes all tokens of a file hold no more.
func expire(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text = []byte(strings.Replace(string(text), `"role"`, `"expires": "2020-01-01", "role"`, 1))
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A token without the right to small cells reads tables of pinned versions, small cells hidden, and nothing else.
func TestTablesRole(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, dir, "--sample", "--anonymous", "read", "--min-cell", "5")
	c, all := caller{t, s.url, &http.Client{}}, caller{t, s.url, &http.Client{}}
	token := createToken(t, dir, "powerbi", "tables")
	as := []string{"Authorization", "Bearer " + token}
	if r := c.send("GET", "/tables/months.csv", "", as...); r.status != http.StatusConflict || !strings.Contains(r.text, "giaoban pin") {
		t.Error(r.status)
	}
	status, out := giaoban(t, "", "pin", "--data", dir, "2", "Tháng 5")
	wants(t, status, out, exitDone)
	for _, path := range []string{"/", "/topics", "/data", "/data/versions/2", "/data/diff?from=1", "/data/diff.csv?from=1", "/data/coverage.csv", "/import",
		"/charts/months.json", "/charts/months.csv", "/charts/topics.csv", "/charts/ranking.csv", "/charts/trends.csv", "/charts/units.csv", "/charts/channels.json",
		"/uploads/x", "/uploads/x/rejects.csv", "/nowhere"} {
		if r := c.send("GET", path, "", as...); r.status != http.StatusForbidden || !strings.Contains(r.text, "/tables/months.csv") {
			t.Errorf("GET %s: %d", path, r.status)
		}
	}
	for _, path := range []string{"/import/undo", "/data/versions/2/pin", "/data/versions/2/unpin", "/data/versions/2/undo", "/uploads?name=a.csv"} {
		if r := c.send("POST", path, "", as...); r.status != http.StatusForbidden {
			t.Errorf("POST %s: %d", path, r.status)
		}
	}
	r := c.send("POST", "/graphql", `{"query":"{settings{minCell} table(name: MONTH_BY_UNIT, from: \"2020-05\") {suppressedCells rows {count(measure: WRITTEN_REPORTS) {status value}}}}"}`, as...)
	var answer struct {
		Data struct {
			Settings struct{ MinCell int }
			Table    struct {
				SuppressedCells int
				Rows            []struct{ Count count }
			}
		}
	}
	if err := json.Unmarshal([]byte(r.text), &answer); err != nil || answer.Data.Settings.MinCell != 5 || answer.Data.Table.SuppressedCells == 0 {
		t.Fatalf("%+v %v", answer, err)
	}
	shown, hidden := unitCells(t, c, as...)
	seen, none := unitCells(t, all)
	if len(shown) != len(seen) || hidden == 0 || none != 0 {
		t.Errorf("%d cells, %d of them hidden; %d, %d without the token", len(shown), hidden, len(seen), none)
	}
	small := 0
	for cell, value := range seen {
		n, err := strconv.Atoi(value)
		if err != nil {
			t.Fatal(cell, value)
		}
		switch named := !strings.Contains(cell, " ? "); {
		case named && n > 0 && n < 5:
			if small++; shown[cell] != "" {
				t.Errorf("%s counts %d and is shown", cell, n)
			}
		case shown[cell] != "" && shown[cell] != value:
			t.Errorf("%s is %s with a token and %s without", cell, shown[cell], value)
		}
	}
	if small == 0 {
		t.Error("no cell is small")
	}
}

// unitCells reads the table of units.
func unitCells(t *testing.T, c caller, header ...string) (cells map[string]string, hidden int) {
	t.Helper()
	r := c.send("GET", "/tables/month-by-unit.csv", "", header...)
	lines, err := csv.NewReader(strings.NewReader(r.text)).ReadAll()
	if err != nil || r.status != http.StatusOK {
		t.Fatal(r.status, err)
	}
	cells = map[string]string{}
	for _, line := range lines[1:] { // month, month_label, code, name, measure, measure_name, value, lower, status
		code := line[2]
		if code == "" {
			code = "?"
		}
		cells[line[0]+" "+code+" "+line[4]] = line[6]
		if line[8] == "SUPPRESSED" {
			hidden++
		}
	}
	return cells, hidden
}

func TestServeFlagsOfAccess(t *testing.T) {
	t.Parallel()
	open := func(c serveCmd) bool { return c.checkAddr() == nil }
	for _, anonymous := range []string{"full", "read", "tables", "none"} {
		closed := anonymous == "tables" || anonymous == "none"
		flags := accessFlags{Anonymous: anonymous}
		if open(serveCmd{Addr: "0.0.0.0:80", accessFlags: flags}) != closed || !open(serveCmd{Addr: "127.0.0.1:80", accessFlags: flags}) ||
			!open(serveCmd{Addr: "0.0.0.0:80", NoLogin: true, accessFlags: flags}) {
			t.Errorf("--anonymous %s", anonymous)
		}
	}
	for _, args := range [][]string{{"--min-cell", "1"}, {"--min-cell=-2"}, {"--anonymous", "none", "--clickhouse", "clickhouse://127.0.0.1:1/x"}} {
		if status, out := giaoban(t, "", append([]string{"serve", "--addr", "127.0.0.1:0", "--data", t.TempDir()}, args...)...); status != exitRefused {
			t.Errorf("%v: %d %s", args, status, out)
		}
	}
	for _, args := range [][]string{{"create", "--name", "a"}, {"create", "--name", "a", "--role", "none"}, {"revoke"}} {
		if status, out := giaoban(t, "", append([]string{"token"}, args...)...); status != exitUsage {
			t.Errorf("%v: %d %s", args, status, out)
		}
	}
	status, out := giaoban(t, "", "token", "create", "--name", "a", "--role", "read", "--data", filepath.Join(t.TempDir(), "none"))
	wants(t, status, out, exitRefused, "There is no data directory")
}
