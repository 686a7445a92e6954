package delivery

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/packs"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

var made = time.Date(2020, time.June, 1, 1, 0, 0, 0, time.UTC)

// clock is a clock that a test sets.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func poolOf(c *x509.Certificate) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(c)
	return pool
}

func isFinal(err error) bool {
	var failure *Failure
	return errors.As(err, &failure) && failure.Final
}

// kept is an archive with one pack, of made-up files with every byte in them.
func kept(t *testing.T, deliveries ...packs.Delivery) (*packs.Archive, packs.Pack) {
	t.Helper()
	return keptIn(t, filepath.Join(t.TempDir(), packs.DirName), deliveries...)
}

func keptIn(t *testing.T, dir string, deliveries ...packs.Delivery) (*packs.Archive, packs.Pack) {
	t.Helper()
	store := intaketest.Office{Topics: []string{"A"}, Months: analytics.Range{From: 202001, To: 202005}, EachMonth: 3}.Store(t)
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	p := packs.Pack{ID: packs.NewID(made), Made: made, Why: packs.MonthCompleted, Occasion: "2020-05", Title: "Giao ban công tác dư luận xã hội – Tháng 4–5/2020", Lang: "vi",
		Lead: "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt 46 lượt báo cáo.", Source: "Nguồn: giaoban.", Notices: []string{"Số liệu mẫu."}, Query: "from=2020-04&to=2020-05&version=2", Version: 2,
		Period: analytics.Range{From: 202004, To: 202005}, Deliveries: deliveries,
		Files: []packs.File{{Name: "giaoban-v2.pptx", Type: "application/vnd.openxmlformats-officedocument.presentationml.presentation"}, {Name: "giaoban-v2.md", Type: "text/markdown; charset=utf-8"}}}
	archive := packs.Open(dir)
	p, fresh, err := archive.Keep(t.Context(), store, p, [][]byte{bytes.Repeat(every, 300), []byte("# Giao ban\n\nĐủ chữ.\n")})
	if err != nil || !fresh {
		t.Fatal(err)
	}
	return archive, p
}

func contentsOf(t *testing.T, archive *packs.Archive, p packs.Pack) (all [][]byte) {
	t.Helper()
	for _, f := range p.Files {
		content, err := archive.Content(p, f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, content)
	}
	return all
}

// hookServer is a real server that answers with the statuses that it is told, then 204.
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

// The signature is GitHub's: this is the example of its documentation.
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

// A mail server that is busy, cuts the connection and is busy again gets the mail in the end, once the time has come: also by
// another process.
func TestRetried(t *testing.T) {
	clock := &clock{at: made}
	server, hooks := startMail(t, false, "bí mật", "421", "cut", "451", "cut data"), startHook(t, 503, 429, 500)
	destinations := []Destination{server.mailbox("y@example.vn"), hooks.hook(clock.now)}
	courier := func() *Courier {
		return New(nil, destinations, clock.now, slog.New(slog.DiscardHandler))
	}
	archive, p := kept(t, courier().Deliveries()...)
	log := slog.New(slog.DiscardHandler)
	round := func() time.Duration { return New(archive, destinations, clock.now, log).round(t.Context()) } // each a process of its own
	state := func(way packs.Way, to string, want packs.State, attempts int) packs.Delivery {
		t.Helper()
		p, err := archive.Get(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		d := p.Delivery(way, to)
		if d == nil || d.State != want || len(d.Attempts) != attempts {
			t.Fatalf("%+v", d)
		}
		return *d
	}
	round()
	first := state(packs.Mail, "y@example.vn", packs.Waiting, 1)
	if wait := first.Next.Sub(made); !strings.Contains(first.LastError(), "too busy") || wait < 48*time.Second || wait > 72*time.Second {
		t.Errorf("%+v", first)
	}
	if d := state(packs.Webhook, hooks.URL+"/hook?key=hidden", packs.Waiting, 1); d.Next.Sub(made) != 2*time.Hour {
		t.Errorf("it is tried again at %v although the server wants to be left alone", d.Next)
	}
	if wait := round(); wait <= 0 || wait > 72*time.Second {
		t.Errorf("it looks again after %v", wait)
	}
	state(packs.Mail, "y@example.vn", packs.Waiting, 1) // it was not due
	for i := 2; i <= 5; i++ {
		clock.pass(48 * time.Hour)
		round()
		state(packs.Mail, "y@example.vn", map[bool]packs.State{true: packs.Delivered, false: packs.Waiting}[i == 5], i)
	}
	state(packs.Webhook, hooks.URL+"/hook?key=hidden", packs.Delivered, 4)
	clock.pass(48 * time.Hour)
	if wait := round(); wait != lookAgain || len(server.got()) != 1 || len(hooks.bodies) != 4 {
		t.Errorf("%v, %d mails, %d calls", wait, len(server.got()), len(hooks.bodies))
	}
}

// What is final is not tried again by itself, and what fails too often is given up; a person can ask again.
func TestGivenUp(t *testing.T) {
	clock := &clock{at: made}
	hooks := startHook(t, 404, 500, 500, 500, 500, 500, 500, 500, 500)
	hook := hooks.hook(clock.now)
	archive, p := kept(t, packs.Delivery{Way: packs.Webhook, To: hook.URL, State: packs.Waiting, Next: made}, packs.Delivery{Way: packs.Mail, To: "gone@example.vn", State: packs.Waiting, Next: made})
	c := New(archive, []Destination{hook}, clock.now, slog.New(slog.DiscardHandler))
	c.round(t.Context())
	now, err := archive.Get(p.ID)
	if err != nil || now.Deliveries[0].State != packs.Failed || now.Deliveries[0].LastError() != "HTTP 404 Not Found" || now.Deliveries[1].State != packs.Failed {
		t.Fatalf("%+v %v", now.Deliveries, err)
	}
	if now, err = c.Again(t.Context(), p.ID); err != nil || now.Deliveries[0].State != packs.Waiting || now.Deliveries[0].Tries != 1 {
		t.Fatalf("%+v %v", now.Deliveries, err)
	}
	for range 20 {
		clock.pass(48 * time.Hour)
		c.round(t.Context())
	}
	if now, err = archive.Get(p.ID); err != nil || now.Deliveries[0].State != packs.Failed || now.Deliveries[0].Tries != maxTries || len(hooks.bodies) != 1+maxTries {
		t.Fatalf("%+v %v", now.Deliveries, err)
	}
	if now, err = c.Again(t.Context(), p.ID); err != nil || now.Deliveries[0].State != packs.Delivered {
		t.Fatalf("%+v %v", now.Deliveries, err)
	}
	if _, err := c.Again(t.Context(), "20200601-00000000"); analytics.KindOf(err) != analytics.NotFound {
		t.Error(err)
	}
}

// A courier delivers what it is woken for, and ends while a destination keeps it waiting; that attempt is none.
func TestRun(t *testing.T) {
	came := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		came <- struct{}{}
		<-r.Context().Done()
	}))
	defer slow.Close()
	hook := &Hook{URL: slow.URL, Client: slow.Client(), Now: time.Now}
	archive, p := kept(t)
	c := New(archive, []Destination{hook}, time.Now, slog.New(slog.DiscardHandler))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); c.Run(ctx) }()
	if _, err := archive.Change(p.ID, func(p *packs.Pack) { p.Deliveries = c.Deliveries() }); err != nil {
		t.Fatal(err)
	}
	c.Wake()
	<-came
	stop()
	<-ended
	if now, err := archive.Get(p.ID); err != nil || now.Deliveries[0].State != packs.Waiting || len(now.Deliveries[0].Attempts) != 0 {
		t.Errorf("%+v %v", now.Deliveries, err)
	}
}

// However many are due, few are under way at once.
func TestFewAtOnce(t *testing.T) {
	var mu sync.Mutex
	under, most := 0, 0
	arrived := make(chan struct{}, 100)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		under++
		most = max(most, under)
		mu.Unlock()
		arrived <- struct{}{}
		for len(arrived) < together { // until as many are here as may be
			time.Sleep(time.Millisecond)
		}
		mu.Lock()
		under--
		mu.Unlock()
	}))
	defer server.Close()
	var destinations []Destination
	for i := range 12 {
		destinations = append(destinations, &Hook{URL: server.URL + "/" + string(rune('a'+i)), Client: server.Client(), Now: time.Now})
	}
	archive, p := kept(t, New(nil, destinations, func() time.Time { return made }, nil).Deliveries()...)
	New(archive, destinations, time.Now, slog.New(slog.DiscardHandler)).round(t.Context())
	now, err := archive.Get(p.ID)
	if err != nil || most != together || now.Deliveries[11].State != packs.Delivered || len(arrived) != 12 {
		t.Errorf("%d at once, %+v %v", most, now.Deliveries, err)
	}
}

// Where the attempt cannot be written down nothing is sent: it would be sent again and again.
func TestUnwritable(t *testing.T) {
	hooks := startHook(t)
	hook := hooks.hook(time.Now)
	dir := t.TempDir()
	archive, _ := keptIn(t, dir, packs.Delivery{Way: packs.Webhook, To: hook.URL, State: packs.Waiting, Next: made})
	c := New(archive, []Destination{hook}, time.Now, slog.New(slog.DiscardHandler))
	lock := filepath.Join(dir, "lock")
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(lock, 0o700); err != nil { // even root cannot write to it
		t.Fatal(err)
	}
	if wait := c.round(t.Context()); wait != firstPause || len(hooks.bodies) != 0 {
		t.Error(wait, len(hooks.bodies))
	}
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	if wait := c.round(t.Context()); wait != lookAgain || len(hooks.bodies) != 1 {
		t.Error(wait, len(hooks.bodies))
	}
}

// Of several processes one makes an attempt.
func TestSeveralCouriers(t *testing.T) {
	hooks := startHook(t)
	hook := hooks.hook(time.Now)
	archive, _ := kept(t, packs.Delivery{Way: packs.Webhook, To: hook.URL, State: packs.Waiting, Next: made})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { New(archive, []Destination{hook}, time.Now, slog.New(slog.DiscardHandler)).round(t.Context()) })
	}
	all.Wait()
	if len(hooks.bodies) != 1 {
		t.Errorf("it was sent %d times", len(hooks.bodies))
	}
}
