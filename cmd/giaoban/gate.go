package main

import (
	"context"
	"net/http"
	"net/url"
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
	tokens    *tokens.File     // nil: there are none
	anonymous analytics.Access // of a request without a token; the zero one: it needs one
}

func (f accessFlags) gate(ledger ledgerFlags, readOnly bool) (*gate, error) {
	if f.MinCell < 0 || f.MinCell == 1 {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.BadMinCell, Args: []any{strconv.FormatInt(f.MinCell, 10)}}
	}
	g := &gate{}
	g.anonymous, _ = analytics.AccessOf(f.Anonymous)
	if readOnly && g.anonymous == analytics.FullAccess() {
		g.anonymous = analytics.ReadAccess()
	}
	path := f.Tokens
	if path == "" && ledger.ClickHouse == "" {
		path = filepath.Join(ledger.Data, tokens.FileName)
	}
	if path == "" {
		if f.closed() {
			return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.TokenFileWanted}
		}
		return g, nil
	}
	g.tokens = tokens.Open(path, time.Now)
	_, err := g.tokens.List() // a file that cannot be read is told at the start
	return g, err
}

// The places where a request can show its token beside its header.
const (
	tokenParameter = "token"
	tokenCookie    = "giaoban_token"
)

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
		if isOpen(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		r = r.Clone(r.Context())
		inAddress := takeToken(r.URL)
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
	return g.tokens.Access(token)
}

// bearer reads the token of the header; other schemes are a proxy's business.
func bearer(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// takeToken takes the token out of an address, and leaves the rest as it is written.
func takeToken(u *url.URL) (token string) {
	var rest []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, value, _ := strings.Cut(part, "=")
		if decoded, err := url.QueryUnescape(name); err != nil || decoded != tokenParameter {
			rest = append(rest, part)
		} else if value, err = url.QueryUnescape(value); err == nil {
			token = value
		}
	}
	u.RawQuery = strings.Join(rest, "&")
	return token
}

// enter keeps a browser's token in a cookie, and sends it to the page without the token in its address.
func enter(w http.ResponseWriter, r *http.Request, token string) {
	setCookie(w, r, token, 0)
	w.Header().Set("Referrer-Policy", "no-referrer")
	to := "/"
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	if fetch := r.Header.Get("Sec-Fetch-Site"); fetch == "cross-site" || fetch == "same-site" {
		// Behind a link on another site, a mail say, a browser would not send the cookie along with a redirect.
		w.Header().Set("Refresh", "0; url="+to)
		plain(w, http.StatusOK, words.TokenEntered.Vi+" / "+words.TokenEntered.En)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// setCookie sets the cookie of a token for as long as the browser runs, or with a negative age removes it.
func setCookie(w http.ResponseWriter, r *http.Request, token string, age int) {
	http.SetCookie(w, &http.Cookie{Name: tokenCookie, Value: token, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"})
}

// private keeps answers to whoever showed a token out of caches that others share.
type private struct {
	http.ResponseWriter
	begun bool
}

// WriteHeader begins the answer.
func (p *private) WriteHeader(status int) {
	if kept := p.Header().Get("Cache-Control"); !p.begun && !strings.Contains(kept, "private") && !strings.Contains(kept, "no-store") {
		p.Header().Set("Cache-Control", "private, no-store")
	}
	p.begun = p.begun || status >= http.StatusOK
	p.ResponseWriter.WriteHeader(status)
}

// Write goes on with the answer.
func (p *private) Write(text []byte) (int, error) {
	if !p.begun {
		p.WriteHeader(http.StatusOK)
	}
	return p.ResponseWriter.Write(text)
}

// Unwrap is for http.ResponseController.
func (p *private) Unwrap() http.ResponseWriter { return p.ResponseWriter }
