package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

// The server's own door for `giaoban import` on the same data directory: HTTP over DIR/giaoban.sock, which only the
// directory's owner can open. The body of POST /import is the file; the answer is one JSON object a line.

const socketName = "giaoban.sock"

// socketEvent is one line of the answer: progress, or the end of the import.
type socketEvent struct {
	Progress *intake.Progress `json:"progress,omitempty"`
	Result   *intake.Result   `json:"result,omitempty"`
	Error    *socketError     `json:"error,omitempty"`
}

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
	server := &http.Server{Handler: mux, ReadHeaderTimeout: readHeaderTimeout, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	return serveUntil(ctx, server, listener, log), nil
}

func (l *ledger) socketImport(w http.ResponseWriter, r *http.Request) {
	answer := json.NewEncoder(w)
	flush := http.NewResponseController(w)
	send := func(e socketEvent) {
		if answer.Encode(e) == nil { // a client that has gone is noticed by the request's context
			_ = flush.Flush()
		}
	}
	result, err := l.receive(r, func(p intake.Progress) { send(socketEvent{Progress: &p}) })
	if err != nil {
		send(socketEvent{Error: &socketError{Vi: inLanguage(err, words.Vi), En: inLanguage(err, words.En)}})
		return
	}
	send(socketEvent{Result: result})
}

func (l *ledger) receive(r *http.Request, progress func(intake.Progress)) (_ *intake.Result, err error) {
	var o importOptions
	if err := json.Unmarshal([]byte(r.URL.Query().Get("options")), &o); err != nil {
		return nil, err
	}
	src, err := spool(r.URL.Query().Get("name"), r.Body)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, src.discard()) }()
	return l.importFile(r.Context(), src.Source, o, progress)
}

// remote is the server that has a data directory open.
type remote struct{ client *http.Client }

// dialServer finds the server of a data directory; nil where none answers.
func dialServer(ctx context.Context, dir string) *remote {
	dial := func(ctx context.Context, _, _ string) (conn net.Conn, err error) {
		err = withSocket(dir, func(path string) (err error) {
			conn, err = new(net.Dialer).DialContext(ctx, "unix", path)
			return err
		})
		return conn, err
	}
	probe, err := dial(ctx, "", "")
	if err != nil || probe.Close() != nil {
		return nil
	}
	return &remote{&http.Client{Transport: &http.Transport{DialContext: dial}}}
}

func (r *remote) importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress)) (_ *intake.Result, err error) {
	file, err := src.Open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	options, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	query := url.Values{"name": {src.Name}, "options": {string(options)}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://giaoban/import?"+query.Encode(), io.NopCloser(file))
	if err != nil {
		return nil, err
	}
	response, err := r.client.Do(request)
	if err != nil {
		return nil, gone(err)
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	lines := bufio.NewReader(response.Body)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return nil, gone(err)
		}
		var e socketEvent
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, gone(err)
		}
		switch {
		case e.Error != nil:
			return nil, e.Error
		case e.Result != nil:
			return e.Result, nil
		case e.Progress != nil:
			progress(*e.Progress)
		}
	}
}

func gone(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.ServerGone, Err: err}
}
