package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
	"giaoban/dashboards"
	"giaoban/dashboards/render"
	"giaoban/graph"

	"github.com/klauspost/compress/gzhttp"
)

type serveCmd struct {
	ledgerFlags
	Addr          string   `help:"Address to serve on; loopback unless --anonymous is none or tables, or --no-login is given (default: ${default})." env:"GIAOBAN_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Sample        bool     `help:"Fill an empty store with the sample office." env:"GIAOBAN_SAMPLE"`
	NoLogin       bool     `help:"Serve beyond this machine although no token is asked for: everyone who can reach the address sees the data and, without --read-only, imports and undoes." env:"GIAOBAN_NO_LOGIN"`
	ReadOnly      bool     `help:"Short for --anonymous read: without a token nothing is taken in over the web and nothing undone; giaoban import on this machine still works." env:"GIAOBAN_READ_ONLY"`
	PersistedOnly bool     `help:"Run only the GraphQL operations that giaoban brings along; GraphiQL does not work then." env:"GIAOBAN_PERSISTED_ONLY"`
	Stories       bool     `help:"Serve /storybook, which shows what the pages are made of, from fixed data: for those who make pages." env:"GIAOBAN_STORIES"`
	AllowHost     []string `help:"Host names under which browsers may reach the server, beside localhost and IP addresses." env:"GIAOBAN_ALLOW_HOST" placeholder:"NAME"`
	accessFlags
	embeddingFlags
	officeFlags
	packFlags
}

// Run serves until ctx ends.
func (c *serveCmd) Run(ctx context.Context, t terminal) (err error) {
	if err := c.checkAddr(); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(t.err, nil))
	gate, err := c.gate(c.ledgerFlags, c.ReadOnly, log)
	if err != nil {
		return err
	}
	embedded, err := c.embedding(c.ledgerFlags)
	if err != nil {
		return err
	}
	pack, err := c.options()
	if err != nil {
		return err
	}
	packing, err := c.readPacking(c.ledgerFlags, embedded.base)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Addr) // first, so that a taken port is told before anything is started
	if err != nil {
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.ServeAddr, Args: []any{c.Addr, reason(err)}}
	}
	defer func() { _ = listener.Close() }() // the server closes it too
	l, err := c.open(ctx, log, func(o *analytics.Options) { o.MinCell = c.MinCell })
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	l.pictures = c.renderer(l)
	defer l.pictures.Close()
	if c.Sample {
		if err := fillSample(ctx, t, l); err != nil {
			return err
		}
	}
	pages := slices.Concat(c.pageOptions(l.pictures, pack), embedded.options(), packing.options())
	if packing.archive != nil {
		l.maker = packing.maker(l, log, pages)
	}
	ctx, stop := context.WithCancel(ctx) // where serving fails, the socket ends too
	defer stop()
	packed, err := packing.start(ctx, l) // before anybody can import
	if err != nil {
		return err
	}
	defer func() { stop(); packed() }()
	if l.engine.Embedded() {
		wait, err := l.serveSocket(ctx, c.Data, log)
		if err != nil {
			return err
		}
		defer func() { stop(); wait() }()
	}
	uploads := intake.NewUploads(intake.DefaultUploadLimits(), time.Now)
	kept := make(chan error, 1)
	go func() { kept <- uploads.Keep(ctx) }()
	defer func() { stop(); err = errors.Join(err, <-kept) }()
	if embedded.links != nil {
		used := make(chan error, 1)
		go func() {
			used <- embedded.links.Keep(ctx, func(err error) { log.Warn("last uses of signed links", "err", err) })
		}()
		defer func() { stop(); err = errors.Join(err, <-used) }()
	}
	server := &http.Server{
		Handler:           c.protect(embedded, gate.guard(l.routes(ctx, log, uploads, c.apiOptions(), pages))),
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	wait := serveUntil(ctx, server, listener, log)
	if l.store.IsEmpty() {
		t.say(words.ServeEmpty)
	}
	t.say(words.ServeReady, listener.Addr().String())
	wait()
	return nil
}

// checkAddr refuses an address beyond this machine where a request without a token would see more than tables.
func (c *serveCmd) checkAddr() error {
	if c.NoLogin || isLoopback(c.Addr) || c.closed() {
		return nil
	}
	return &analytics.Error{Kind: analytics.Invalid, Phrase: words.ServeOpen, Args: []any{c.Addr}}
}

const (
	readHeaderTimeout = 5 * time.Second
	drainTimeout      = 10 * time.Second
)

// serveUntil serves in the background until ctx ends; wait returns when the requests under way have been answered.
func serveUntil(ctx context.Context, server *http.Server, listener net.Listener, log *slog.Logger) (wait func()) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("server stopped", "address", listener.Addr().String(), "err", err)
		}
	}()
	return func() {
		select {
		case <-ctx.Done():
		case <-ended:
		}
		drain, cancel := context.WithTimeout(context.Background(), drainTimeout)
		defer cancel()
		if err := server.Shutdown(drain); err != nil {
			log.Warn("requests cut off", "err", err)
		}
	}
}

// apiOptions is how the API is served.
func (c *serveCmd) apiOptions() (options []graph.Option) {
	if c.PersistedOnly {
		options = append(options, graph.PersistedOnly())
	}
	return options
}

// pageOptions is what the pages show beside the data.
func (c *serveCmd) pageOptions(pictures *render.Renderer, pack dashboards.PackOptions) []dashboards.Option {
	options := []dashboards.Option{dashboards.WithRenderer(pictures), dashboards.WithPack(pack)}
	if c.Stories {
		options = append(options, dashboards.WithStories())
	}
	return options
}

// cacheDir is the part of a data directory that may be removed at any time: what is in it is made again.
const cacheDir = "cache"

// renderer makes the pictures of charts. What it compiles is kept with the data, where there is a place for that.
func (c *serveCmd) renderer(l *ledger) *render.Renderer {
	if l.engine.Embedded() {
		return render.New(render.Options{Dir: filepath.Join(c.Data, cacheDir)})
	}
	return render.New(render.Options{})
}

// routes is every address that the server answers. What goes on for longer than a request ends with ctx.
func (l *ledger) routes(ctx context.Context, log *slog.Logger, uploads *intake.Uploads, api []graph.Option, pages []dashboards.Option) http.Handler {
	mux := http.NewServeMux()
	graphiql, metrics := graph.GraphiQL(), l.metrics()
	mux.Handle("GET /metrics", metrics)
	mux.Handle("/graphql", graph.New(l.store, log, append(api, graph.WithAuthorize(granted), graph.WithUploads(uploads), graph.WithObserver(metrics.observe))...))
	files := graph.Uploads(uploads, granted, log)
	mux.Handle("/uploads", files)
	mux.Handle("/uploads/", files)
	mux.Handle("/tables/", graph.Tables(l.store, granted, log))
	mux.Handle("/graphiql", graphiql)
	mux.Handle("/graphiql/", graphiql)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if err := l.engine.Ready(); err != nil {
			log.Warn("not ready", "err", err)
			plain(w, http.StatusServiceUnavailable, "the engine does not answer")
			return
		}
		plain(w, http.StatusOK, "ok")
	})
	mux.Handle("/", dashboards.New(l.store, log, append(pages, dashboards.WithAuthorize(granted), dashboards.WithMaxUpload(uploads.MaxFile()), dashboards.WithEnd(ctx))...))
	return compressed(metrics.measured(mux))
}

// compressed compresses what is worth it. A stream of events is not: each is short, and a compressor for each reader would
// take more memory than all else.
func compressed(next http.Handler) http.HandlerFunc {
	wrap, err := gzhttp.NewWrapper(gzhttp.ContentTypeFilter(func(kind string) bool {
		return !strings.HasPrefix(kind, "text/event-stream") && gzhttp.DefaultContentTypeFilter(kind)
	}))
	if err != nil { // the options are constants
		panic(err)
	}
	return wrap(next)
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // a client that has gone needs no answer
}
