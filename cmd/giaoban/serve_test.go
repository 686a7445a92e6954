package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// get asks the server under a host name and with headers of one's own.
func (s *server) get(t *testing.T, path, host string, header map[string]string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	for k, v := range header {
		r.Header.Set(k, v)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.Body.Close() != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func TestServe(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, dir, "--allow-host", "briefing.example")
	for _, c := range []struct {
		path, host string
		status     int
	}{
		{"/healthz", "", 200},
		{"/readyz", "", 200},
		{"/", "", 200},
		{"/graphiql", "", 200},
		{"/", "localhost:8080", 200},
		{"/", "127.0.0.1", 200},
		{"/", "[::1]:8080", 200},
		{"/", "Briefing.Example", 200},
		{"/", "evil.example", 421}, // a name that an attacker can point at this machine
		{"/graphql?query={settings{latestVersion}}", "evil.example:8080", 421},
		{"/nowhere", "", 404},
	} {
		if status, body := s.get(t, c.path, c.host, nil); status != c.status {
			t.Errorf("GET %s as %q: status %d, not %d: %s", c.path, c.host, status, c.status, body)
		}
	}
	if _, body := s.get(t, "/graphql?query={__typename}", "evil.example", nil); !strings.Contains(body, `"extensions":{"code":"FORBIDDEN"}`) {
		t.Errorf("the API under another name: %s", body)
	}
	if status, _ := s.get(t, "/graphql?query={settings{latestVersion}}", "", map[string]string{"Sec-Fetch-Site": "cross-site"}); status != 403 {
		t.Errorf("a query by another site: status %d, not 403", status)
	}
	s.stop(t, syscall.SIGTERM)
	if code := s.cmd.ProcessState.ExitCode(); code != exitDone {
		t.Errorf("SIGTERM ended it with status %d: %s", code, s.log)
	}
	if _, err := os.Stat(filepath.Join(dir, socketName)); err == nil {
		t.Error("the socket is left behind")
	}
}

// The sample fills an empty store once; a second start keeps the data, and a store with own data is left alone.
func TestSample(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for range 2 {
		s := startServer(t, dir, "--sample")
		var data struct {
			Settings struct {
				LatestVersion int64
				Sample        bool
			}
		}
		if err := s.query("{ settings { latestVersion sample } }", &data); err != nil {
			t.Fatal(err)
		}
		if data.Settings.LatestVersion != 2 || !data.Settings.Sample {
			t.Fatalf("settings %+v", data.Settings)
		}
		s.stop(t, syscall.SIGTERM)
	}
	own := t.TempDir()
	status, out := giaoban(t, goodReports, "import", "--data", own, "--through", "2020-05-31", "-")
	wants(t, status, out, exitDone)
	s := startServer(t, own, "--sample")
	if counts, err := s.monthCounts(); err != nil || len(counts) != 1 || counts["2020-04"] != 1 {
		t.Errorf("own data became %v, %v", counts, err)
	}
	if strings.Contains(s.log.String(), "ERROR") {
		t.Error(s.log)
	}
}

// With --read-only nothing comes in over the web, while the command line still works.
func TestServeReadOnly(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := startServer(t, dir, "--read-only")
	resp, err := http.Post(s.url+"/uploads?name=a.csv", "text/csv", strings.NewReader(goodReports))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.Body.Close() != nil || resp.StatusCode != http.StatusForbidden || !strings.Contains(string(text), "FORBIDDEN") {
		t.Errorf("%d %s %v", resp.StatusCode, text, err)
	}
	if status, body := s.get(t, "/import?lang=en", "", nil); status != http.StatusOK || !strings.Contains(body, "Here data can only be read") {
		t.Errorf("%d %s", status, body)
	}
	status, out := giaoban(t, goodReports, "import", "--data", dir, "--through", "2020-05-31", "-")
	wants(t, status, out, exitDone)
}
