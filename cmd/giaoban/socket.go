package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/intake"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards"
)

// The server's own door for commands on the same data directory: HTTP over DIR/giaoban.sock, which only the directory's
// owner can open. An answer is one JSON object a line. The body of POST /import is the file.

const socketName = "giaoban.sock"

// socketEvent is one line of an answer: progress, a piece of a file, or the end.
type socketEvent struct {
	Progress *intake.Progress    `json:"progress,omitempty"`
	Rejects  []byte              `json:"rejects,omitempty"` // a piece of the file of rejects
	Result   *intake.Result      `json:"result,omitempty"`
	Commit   *analytics.Commit   `json:"commit,omitempty"`
	History  []analytics.History `json:"history,omitempty"`
	Step     *archive.Progress   `json:"step,omitempty"`
	Taken    *archive.Taken      `json:"taken,omitempty"`
	Error    *socketError        `json:"error,omitempty"`

	Version    *analytics.History      `json:"version,omitempty"`
	Diff       *analytics.VersionDiff  `json:"diff,omitempty"`
	Collection *analytics.Collection   `json:"collection,omitempty"`
	Registries []analytics.RegistryRow `json:"registries,omitempty"`
	Coverage   []monthCoverage         `json:"coverage,omitempty"`
	Pack       *dashboards.Pack        `json:"pack,omitempty"`
	Kept       *packs.Pack             `json:"kept,omitempty"`
}

// goesOn tells whether more lines follow.
func (e socketEvent) goesOn() bool { return e.Progress != nil || e.Step != nil || e.Rejects != nil }

// socketError is an error in both languages: the server does not know which one the person at the other end speaks.
type socketError struct{ Vi, En string }

func (e *socketError) Error() string { return e.En }

func (e *socketError) In(lang words.Lang) string {
	if lang == words.Vi {
		return e.Vi
	}
	return e.En
}

// withSocket calls use with the path of a directory's socket. A path longer than a socket address holds is reached
// through an open descriptor of its directory.
func withSocket(dir string, use func(path string) error) error {
	const addressHolds = 100
	path := filepath.Join(dir, socketName)
	if len(path) <= addressHolds {
		return use(path)
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(use(fmt.Sprintf("/proc/self/fd/%d/%s", d.Fd(), socketName)), d.Close())
}

// serveSocket answers on the data directory's socket until ctx ends. The caller holds the directory's lock, so a
// socket that lies there is a dead one.
func (l *ledger) serveSocket(ctx context.Context, dir string, log *slog.Logger) (wait func(), err error) {
	if err := os.Remove(filepath.Join(dir, socketName)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	var listener net.Listener
	err = withSocket(dir, func(path string) (err error) {
		if listener, err = new(net.ListenConfig).Listen(ctx, "unix", path); err != nil {
			return err
		}
		return os.Chmod(path, 0o600)
	})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /import", l.socketImport)
	l.socketCommands(mux)
	mux.HandleFunc("POST /backup", l.socketBackup)
	mux.HandleFunc("POST /pack", l.socketPack)
	mux.HandleFunc("POST /packs", l.socketKeep)
	mux.Handle("/graphql", l.questions(log))
	// An import under way ends at once when the server is told to stop: nothing of it was committed.
	server := &http.Server{Handler: mux, BaseContext: func(net.Listener) context.Context { return ctx }, ReadHeaderTimeout: readHeaderTimeout, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	return serveUntil(ctx, server, listener, log), nil
}

func (l *ledger) socketImport(w http.ResponseWriter, r *http.Request) {
	send := sender(w)
	rejects := writer(func(p []byte) { send(socketEvent{Rejects: p}) })
	result, err := l.receive(r, func(p intake.Progress) { send(socketEvent{Progress: &p}) }, rejects)
	send(outcome(socketEvent{Result: result}, err))
}

func (l *ledger) socketPack(w http.ResponseWriter, r *http.Request) {
	var p packRequest
	var e socketEvent
	err := json.NewDecoder(r.Body).Decode(&p)
	if err == nil {
		e.Pack, err = l.pack(r.Context(), p)
	}
	sendOnce(w, e, err)
}

func (l *ledger) socketKeep(w http.ResponseWriter, r *http.Request) {
	var o packOrder
	var e socketEvent
	err := json.NewDecoder(r.Body).Decode(&o)
	if err == nil {
		e.Kept, err = l.keepPack(r.Context(), o)
	}
	sendOnce(w, e, err)
}

// sender sends lines of an answer as they come.
func sender(w http.ResponseWriter) func(socketEvent) {
	answer := json.NewEncoder(w)
	flush := http.NewResponseController(w)
	return func(e socketEvent) {
		if answer.Encode(e) == nil { // a client that has gone is noticed by the request's context
			_ = flush.Flush()
		}
	}
}

// writer hands on what is written.
type writer func(p []byte)

func (w writer) Write(p []byte) (int, error) {
	w(p)
	return len(p), nil
}

// outcome is the end of an answer: the event, or the error in its place.
func outcome(e socketEvent, err error) socketEvent {
	if errors.Is(err, context.Canceled) {
		err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.Interrupted}
	}
	if err != nil {
		return socketEvent{Error: &socketError{Vi: inLanguage(err, words.Vi), En: inLanguage(err, words.En)}}
	}
	return e
}

func sendOnce(w http.ResponseWriter, e socketEvent, err error) {
	_ = json.NewEncoder(w).Encode(outcome(e, err)) // a client that has gone needs no answer
}

func (l *ledger) receive(r *http.Request, progress func(intake.Progress), rejects io.Writer) (_ *intake.Result, err error) {
	var o importOptions
	if err := json.Unmarshal([]byte(r.URL.Query().Get("options")), &o); err != nil {
		return nil, err
	}
	src, err := spoolSource(r.URL.Query().Get("name"), r.Body)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, src.discard()) }()
	return l.importFile(r.Context(), src.Source, o, progress, rejects)
}
