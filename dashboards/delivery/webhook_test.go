package delivery

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

type hookServer struct {
	*httptest.Server
	mu       sync.Mutex
	statuses []int
	bodies   [][]byte
	headers  []http.Header
}

func startHook(t *testing.T, statuses ...int) *hookServer {
	t.Helper()
	h := &hookServer{statuses: statuses}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		h.mu.Lock()
		defer h.mu.Unlock()
		h.bodies, h.headers = append(h.bodies, body), append(h.headers, r.Header)
		if len(h.statuses) == 0 {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		if h.statuses[0] == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", "7200")
		}
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(h.statuses[0])
		h.statuses = h.statuses[1:]
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *hookServer) hook(now func() time.Time) *Hook {
	return &Hook{URL: h.URL + "/hook?key=hidden", Secret: []byte("It's a Secret to Everybody"), Base: "https://giaoban.example.vn", Client: h.Client(), Now: now}
}

func TestSignature(t *testing.T) {
	if s := sign([]byte("It's a Secret to Everybody"), []byte("Hello, World!")); s != "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17" {
		t.Error(s)
	}
}

func TestHook(t *testing.T) {
	archive, p := kept(t)
	server := startHook(t)
	hook := server.hook(time.Now)
	for range 2 {
		if err := hook.Send(t.Context(), p, nil); err != nil {
			t.Fatal(err)
		}
	}
	var got struct {
		ID, Event, Pack, Why, Title, Lead, Source, Lang, Page string
		Period                                                struct{ From, To string }
		DataVersion                                           int64
		Files                                                 []struct {
			Name, Type, SHA256, URL string
			Size                    int64
		}
	}
	if err := json.Unmarshal(server.bodies[0], &got); err != nil || !bytes.Equal(server.bodies[0], server.bodies[1]) {
		t.Fatal(err)
	}
	if got.Title != p.Title || got.Lead != p.Lead || got.Period.From != "2020-04" || got.Period.To != "2020-05" || got.DataVersion != 2 || got.Pack != p.ID || got.Why != "month" ||
		got.Page != "https://giaoban.example.vn/briefing?from=2020-04&to=2020-05&version=2" || len(got.Files) != 2 || got.Files[0].SHA256 != p.Files[0].SHA256 ||
		got.Files[1].URL != "https://giaoban.example.vn/briefing/packs/"+p.ID+"/giaoban-v2.md" {
		t.Errorf("%s", server.bodies[0])
	}
	head := server.headers[0]
	if head.Get("X-Hub-Signature-256") != "sha256="+sign(hook.Secret, server.bodies[0]) || head.Get("Idempotency-Key") != got.ID || got.ID != key(p, hook) || head.Get("Content-Type") != "application/json" {
		t.Error(head)
	}
	hook.Secret, hook.Base = nil, ""
	if err := hook.Send(t.Context(), p, nil); err != nil || server.headers[2].Get("X-Hub-Signature-256") != "" || bytes.Contains(server.bodies[2], []byte("http")) {
		t.Error(err, string(server.bodies[2]))
	}
	for status, final := range map[int]bool{302: true, 400: true, 401: true, 404: true, 408: false, 410: true, 429: false, 500: false, 502: false, 503: false} {
		err := startHook(t, status).hook(time.Now).Send(t.Context(), p, nil)
		if err == nil || isFinal(err) != final {
			t.Errorf("%d: %v", status, err)
		}
	}
	gone := startHook(t)
	gone.Close()
	if err := gone.hook(time.Now).Send(t.Context(), p, nil); err == nil || isFinal(err) || strings.Contains(err.Error(), "hidden") {
		t.Error(err)
	}
	_ = archive
}

func TestPause(t *testing.T) {
	var sum time.Duration
	for tries := 1; tries < maxTries; tries++ {
		p := pause(tries, 0.5)
		if sum += p; pause(tries, 0) >= p || pause(tries, 1) <= p || pause(tries, 1) > longPause*12/10 {
			t.Error(tries, p)
		}
	}
	if pause(1, 0.5) != time.Minute || sum < 40*time.Hour || sum > 48*time.Hour {
		t.Error(sum)
	}
}
