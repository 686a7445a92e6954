package delivery

import (
	"context"
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
	"giaoban/analytics/packs"
)

// clock is a clock that a test sets.
// kept is an archive with one pack, of made-up files with every byte in them.
// hookServer is a real server that answers with the statuses that it is told, then 204.
// The signature is GitHub's: this is the example of its documentation.
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
