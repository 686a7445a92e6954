package main

import (
	"context"
	"log/slog"
	"net/http"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/tokens"
	"giaoban/analytics/words"
)

// anonymousNone is what requests without a token may do where they may do nothing.
const anonymousNone = "none"

// accessFlags say who may do what over the web.
type accessFlags struct {
	Anonymous string `help:"What a request without an access token may do: full, read, tables (the fixed tables of pinned data versions) or none (default: ${default})." enum:"full,read,tables,none" env:"GIAOBAN_ANONYMOUS" default:"full" placeholder:"ROLE"`
	Tokens    string `help:"File of access tokens (tokens.json in the data directory); to be named with --clickhouse." env:"GIAOBAN_TOKENS" type:"path" placeholder:"FILE"`
	MinCell   int64  `help:"Hide counts of a unit from 1 to N-1 from those who may see tables only, and whatever would tell them; 0: none (default: ${default})." env:"GIAOBAN_MIN_CELL" default:"0" placeholder:"N"`
}

// closed tells whether a request without a token sees no more than tables, so that the address may be open to others.
func (f accessFlags) closed() bool {
	return f.Anonymous == anonymousNone || f.Anonymous == analytics.RoleTables
}

// gate finds what each request may do, by its access token.
type gate struct {
	tokens    *tokens.File // nil: there are none
	log       *slog.Logger
	anonymous analytics.Access // of a request without a token; the zero one: it needs one
}

func (f accessFlags) gate(ledger ledgerFlags, readOnly bool, log *slog.Logger) (*gate, error) {
	if f.MinCell < 0 || f.MinCell == 1 {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.BadMinCell, Args: []any{strconv.FormatInt(f.MinCell, 10)}}
	}
	g := &gate{log: log}
	g.anonymous, _ = analytics.AccessOf(f.Anonymous)
	if readOnly && g.anonymous == analytics.FullAccess() {
		g.anonymous = analytics.ReadAccess()
	}
	file := f.Tokens
	if file == "" && ledger.ClickHouse == "" {
		file = filepath.Join(ledger.Data, tokens.FileName)
	}
	if file == "" {
		if f.closed() {
			return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.TokenFileWanted}
		}
		return g, nil
	}
	g.tokens = tokens.Open(file, time.Now)
	_, err := g.tokens.List() // a file that cannot be read is told at the start
	return g, err
}

// grant is what a request may do, or why it may do nothing.
type grant struct {
	access analytics.Access
	err    error
}

type grantKey struct{}

// granted is what the gate found for a request.
func granted(r *http.Request) (analytics.Access, error) {
	g, _ := r.Context().Value(grantKey{}).(grant)
	return g.access, g.err
}

// guard finds for each request what it may do, which those that answer read with granted. It takes the token out of the
// address, so that nothing behind it can write it into a link or a log.
func (g *gate) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isOpen(path.Clean(r.URL.Path)) { // as it is written it may lead elsewhere
			next.ServeHTTP(w, r)
			return
		}
		r = r.Clone(r.Context())
		inAddress := takeToken(r.URL)
		r.RequestURI = r.URL.RequestURI()
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			inAddress = ""
		}
		token := bearer(r)
		if token == "" {
			token = inAddress
		}
		cookie, _ := r.Cookie(tokenCookie) // an error is that there is none
		fromCookie := token == "" && cookie != nil
		if fromCookie {
			token = cookie.Value
		}
		access, err := g.access(token)
		if token != "" {
			w = &private{ResponseWriter: w}
		}
		if fromCookie && analytics.KindOf(err) == analytics.Unauthenticated { // the next request is without it
			setCookie(w, r, "", -1)
		}
		if inAddress != "" && err == nil && r.URL.Path == "/" {
			enter(w, r, inAddress)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), grantKey{}, grant{access, err})))
	})
}

// isOpen tells what needs no token: it shows nothing of the data.
func isOpen(path string) bool {
	return path == "/healthz" || path == "/readyz" || path == "/graphiql" || strings.HasPrefix(path, "/graphiql/") || strings.HasPrefix(path, "/assets/")
}

func (g *gate) access(token string) (analytics.Access, error) {
	switch {
	case token == "" && g.anonymous == analytics.Access{}:
		return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenMissing}
	case token == "":
		return g.anonymous, nil
	case g.tokens == nil:
		return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenWrong}
	}
	access, err := g.tokens.Access(token)
	if analytics.KindOf(err) != analytics.Unauthenticated && err != nil { // whoever asks need not know where the file is
		g.log.Error("access tokens", "err", err)
		err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.TokensDown}
	}
	return access, err
}
