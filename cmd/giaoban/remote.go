package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards"
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
	}, words.ServerGone)
	if err != nil {
		return nil, err
	}
	return end.Result, nil
}

func (r *remote) undo(ctx context.Context, version uint64, force bool) (*analytics.Commit, error) {
	end, err := r.ask(ctx, http.MethodPost, "/undo", named{"version": version, "force": force})
	return end.Commit, err
}

func (r *remote) history(ctx context.Context) ([]analytics.History, error) {
	end, err := r.ask(ctx, http.MethodGet, "/history", nil)
	return end.History, err
}

func (r *remote) diff(ctx context.Context, from, to uint64) (*analytics.VersionDiff, error) {
	end, err := r.ask(ctx, http.MethodGet, "/diff", named{"from": from, "to": to})
	return end.Diff, err
}

func (r *remote) pin(ctx context.Context, version uint64, name string) (*analytics.History, error) {
	end, err := r.ask(ctx, http.MethodPost, "/pin", named{"version": version, "name": name})
	return end.Version, err
}

func (r *remote) unpin(ctx context.Context, version uint64) (*analytics.History, error) {
	end, err := r.ask(ctx, http.MethodPost, "/unpin", named{"version": version})
	return end.Version, err
}

func (r *remote) collect(ctx context.Context, keep int, dryRun bool) (*analytics.Collection, error) {
	end, err := r.ask(ctx, http.MethodPost, "/collect", named{"keep": keep, "dryRun": dryRun})
	return end.Collection, err
}

func (r *remote) registries(ctx context.Context) ([]analytics.RegistryRow, error) {
	end, err := r.ask(ctx, http.MethodGet, "/registries", nil)
	return end.Registries, err
}

func (r *remote) coverage(ctx context.Context, period string) ([]monthCoverage, error) {
	end, err := r.ask(ctx, http.MethodGet, "/coverage", named{"period": period})
	return end.Coverage, err
}

// named are the parameters of a request.
type named map[string]any

// ask sends a request without a body.
func (r *remote) ask(ctx context.Context, method, path string, parameters named) (socketEvent, error) {
	query := url.Values{}
	for name, value := range parameters {
		query.Set(name, fmt.Sprint(value))
	}
	return r.call(ctx, method, path+"?"+query.Encode(), http.NoBody, nil, words.ServerLeft)
}

func (*remote) close() error { return nil }

// call asks the server and reads its answer to the end; lost is said where that does not come.
func (r *remote) call(ctx context.Context, method, path string, body io.Reader, goesOn func(socketEvent) error, lost words.Phrase) (end socketEvent, err error) {
	request, err := http.NewRequestWithContext(ctx, method, "http://giaoban"+path, body)
	if err != nil {
		return end, err
	}
	response, err := r.client.Do(request)
	if err != nil {
		return end, gone(err, lost)
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	lines := bufio.NewReader(response.Body)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return end, gone(err, lost)
		}
		var e socketEvent
		switch err := json.Unmarshal(line, &e); {
		case err != nil:
			return end, gone(err, lost)
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

func gone(err error, lost words.Phrase) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: lost, Err: err}
}

func (r *remote) pack(ctx context.Context, p packRequest) (*dashboards.Pack, error) {
	body, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	end, err := r.call(ctx, http.MethodPost, "/pack", bytes.NewReader(body), nil, words.ServerLeft)
	return end.Pack, err
}

func (r *remote) keepPack(ctx context.Context, o packOrder) (*packs.Pack, error) {
	body, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	end, err := r.call(ctx, http.MethodPost, "/packs", bytes.NewReader(body), nil, words.ServerLeft)
	return end.Kept, err
}

func (r *remote) deliverPack(ctx context.Context, id string) (*packs.Pack, error) {
	end, err := r.ask(ctx, http.MethodPost, "/packs/deliver", named{"id": id})
	return end.Kept, err
}
