package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

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

func (r *remote) importFile(ctx context.Context, src intake.Source, o importOptions, progress func(intake.Progress), rejects io.Writer) (_ *intake.Result, err error) {
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
	end, err := r.call(ctx, http.MethodPost, "/import?"+query.Encode(), io.NopCloser(file), func(e socketEvent) error {
		if e.Rejects != nil {
			_, err := rejects.Write(e.Rejects)
			return err
		}
		progress(*e.Progress)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return end.Result, nil
}

func (r *remote) undo(ctx context.Context, version uint64) (*analytics.Commit, error) {
	end, err := r.call(ctx, http.MethodPost, "/undo?version="+strconv.FormatUint(version, 10), http.NoBody, nil)
	if err != nil {
		return nil, err
	}
	return end.Commit, nil
}

func (r *remote) history(ctx context.Context) ([]analytics.History, error) {
	end, err := r.call(ctx, http.MethodGet, "/history", http.NoBody, nil)
	if err != nil {
		return nil, err
	}
	return end.History, nil
}

func (*remote) close() error { return nil }

// call asks the server and reads its answer to the end.
func (r *remote) call(ctx context.Context, method, path string, body io.Reader, goesOn func(socketEvent) error) (end socketEvent, err error) {
	request, err := http.NewRequestWithContext(ctx, method, "http://giaoban"+path, body)
	if err != nil {
		return end, err
	}
	response, err := r.client.Do(request)
	if err != nil {
		return end, gone(err)
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	lines := bufio.NewReader(response.Body)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return end, gone(err)
		}
		var e socketEvent
		switch err := json.Unmarshal(line, &e); {
		case err != nil:
			return end, gone(err)
		case e.Error != nil:
			return end, e.Error
		case !e.goesOn():
			return e, nil
		}
		if err := goesOn(e); err != nil {
			return end, err
		}
	}
}

func gone(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.ServerGone, Err: err}
}
