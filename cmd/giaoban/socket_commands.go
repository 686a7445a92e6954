package main

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

// socketCommands are the commands whose question is a few parameters and whose answer is one line.
func (l *ledger) socketCommands(mux *http.ServeMux) {
	answer := func(pattern string, run func(context.Context, parameters) (socketEvent, error)) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			e, err := run(r.Context(), parameters{r.URL.Query()})
			sendOnce(w, e, err)
		})
	}
	answer("POST /undo", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Commit, err = l.undo(ctx, p.number("version"), p.flag("force"))
		return e, err
	})
	answer("GET /history", func(ctx context.Context, _ parameters) (e socketEvent, err error) {
		e.History, err = l.history(ctx)
		return e, err
	})
	answer("GET /diff", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Diff, err = l.diff(ctx, p.number("from"), p.number("to"))
		return e, err
	})
	answer("POST /pin", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Version, err = l.pin(ctx, p.number("version"), p.Get("name"))
		return e, err
	})
	answer("POST /unpin", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Version, err = l.unpin(ctx, p.number("version"))
		return e, err
	})
	answer("POST /collect", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Collection, err = l.collect(ctx, int(p.number("keep")), p.flag("dryRun"))
		return e, err
	})
	answer("POST /packs/deliver", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Kept, err = l.deliverPack(ctx, p.Get("id"))
		return e, err
	})
	answer("GET /registries", func(ctx context.Context, _ parameters) (e socketEvent, err error) {
		e.Registries, err = l.registries(ctx)
		return e, err
	})
	answer("GET /coverage", func(ctx context.Context, p parameters) (e socketEvent, err error) {
		e.Coverage, err = l.coverage(ctx, p.Get("period"))
		return e, err
	})
}

// parameters are those of a request. They were written by this very program; what cannot be read is 0, which nothing has
// for its number.
type parameters struct{ url.Values }

func (p parameters) number(name string) uint64 {
	n, _ := strconv.ParseUint(p.Get(name), 10, 63)
	return n
}

func (p parameters) flag(name string) bool { return p.Get(name) == "true" }
