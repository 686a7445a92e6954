package main

import (
	"bufio"
	"net/http"
	"syscall"
	"testing"
	"time"
)

// A stream passes through all that stands before the pages, also for a request with a token; outlives the deadlines that
// the server sets to other answers; tells what a command brought in; and does not keep the server from ending.
func TestEvents(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	token := createToken(t, dir, "wall", "read")
	s := startServer(t, dir, "--anonymous", "none")
	if status, _ := s.get(t, "/events?since=0", "", nil); status != http.StatusUnauthorized {
		t.Errorf("without a token: status %d", status)
	}
	if status, _ := s.get(t, "/events?since=0", "", map[string]string{"Authorization": "Bearer " + token, "Sec-Fetch-Site": "cross-site"}); status != http.StatusForbidden {
		t.Errorf("for a page of another site: status %d", status)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/events?since=0", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	begun := time.Now()
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // the server ends it
	lines := bufio.NewScanner(response.Body)
	next := func(want string) {
		t.Helper()
		for lines.Scan() {
			if lines.Text() == want {
				return
			}
		}
		t.Fatalf("the stream ends after %s, before %q", time.Since(begun), want)
	}
	next("retry: 3000")
	if waited := time.Since(begun); waited > 10*time.Second {
		t.Errorf("the first line comes after %s", waited)
	}
	for time.Since(begun) < 65*time.Second { // reading ends after 30 s, writing after 60 s, for other requests
		next(":")
	}
	file := write(t, "reports.csv", "id,received,kind,type,unit,channel,topics,issues\nr1,2020-04-05T10:00:00+07:00,WRITTEN,,,,,\n")
	if status, said := giaoban(t, "", "import", "--data", dir, file, "--through", "2020-05-31"); status != exitDone {
		t.Fatal(said)
	}
	next("data: 1")
	begun = time.Now()
	s.stop(t, syscall.SIGTERM)
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the server ends after %s while somebody listens", took)
	}
}
