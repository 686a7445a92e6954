package dashboards

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// pathEvents is a stream of server-sent events that tells an open page of each newer data version.
const (
	pathEvents = "/events"
	paramSince = "since" // the data version that the page shows, 0 where there is none
)

const (
	maxListeners = 1000             // at once; each holds a connection and a goroutine
	heartbeat    = 20 * time.Second // proxies close what is silent for a minute, and who has gone is noticed by writing to him
	writeWithin  = 10 * time.Second
	streamLife   = 15 * time.Minute // then the browser connects anew, and is asked anew who it is
	reconnect    = 3 * time.Second
)

// listeners counts the streams that are open.
type listeners struct{ open atomic.Int64 }

// enter lets one more in, where there is room.
func (l *listeners) enter() (leave func(), err error) {
	leave = func() { l.open.Add(-1) }
	if l.open.Add(1) > maxListeners {
		leave()
		return nil, &analytics.Error{Kind: analytics.Unavailable, Phrase: words.EventsFull, Args: []any{maxListeners}}
	}
	return leave, nil
}

// events tells who listens of each data version that is committed, by whichever process, until he goes away or the server
// ends.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	since, err := sinceOf(r)
	var leave func()
	if err == nil {
		leave, err = h.listeners.enter()
	}
	if err != nil {
		h.failFile(w, r, &asked{Params: lookOf(r)}, err)
		return
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), streamLife)
	defer cancel()
	defer context.AfterFunc(h.end, cancel)()
	s := stream{w, http.NewResponseController(w)}
	if err := s.open(); err != nil {
		h.log.WarnContext(ctx, "events", "error", err)
		return
	}
	for {
		wait, done := context.WithTimeout(ctx, heartbeat)
		version, err := h.store.Changed(wait, access(r), since)
		done()
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			since = version
			err = s.send("id: %d\nevent: version\ndata: %d\n\n", version, version)
		default:
			err = s.send(":\n\n")
		}
		if err != nil {
			return // the reader has gone away
		}
	}
}

// sinceOf is the version that is known already: what was told last, where the browser connects anew.
func sinceOf(r *http.Request) (int64, error) {
	name, text := "Last-Event-ID", r.Header.Get("Last-Event-ID")
	if text == "" {
		name, text = paramSince, r.URL.Query().Get(paramSince)
	}
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil || version < 0 {
		return 0, &paramError{name, text, words.EventsBadSince, nil}
	}
	return version, nil
}

// stream is an answer that goes on for longer than the server's timeouts allow others.
type stream struct {
	http.ResponseWriter
	control *http.ResponseController
}

func (s stream) open() error {
	head := s.Header()
	head.Set("Content-Type", "text/event-stream")
	head.Set("Cache-Control", "no-store")
	head.Set("X-Accel-Buffering", "no") // nginx would keep events until there are many
	// The server reads on, to notice who goes away; the request's own deadline would end that.
	if err := s.control.SetReadDeadline(time.Time{}); err != nil {
		return err
	}
	return s.send("retry: %d\n\n", reconnect.Milliseconds())
}

func (s stream) send(format string, args ...any) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(s, format, args...); err != nil {
		return err
	}
	return s.control.Flush()
}

// news is how a page hears that its numbers are no longer the newest.
type news struct {
	Events string // the address of the stream
}

func (a *asked) news() *news {
	if a.Version != 0 { // the page shows one version on purpose
		return nil
	}
	return &news{Events: pathEvents + "?" + paramSince + "=" + strconv.FormatInt(a.snap.Meta().DataVersion, 10)}
}
