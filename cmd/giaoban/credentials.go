package main

import (
	"net/http"
	"net/url"
	"strings"

	"giaoban/analytics/words"
)

// The places where a request can show its token beside its header.
const (
	tokenParameter = "token"
	tokenCookie    = "giaoban_token" //nolint:gosec // the name of a cookie
)

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
	//nolint:gosec // without TLS a browser would not send a secure cookie back
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

// Flush sends what there is.
func (p *private) Flush() {
	if !p.begun {
		p.WriteHeader(http.StatusOK)
	}
	_ = http.NewResponseController(p.ResponseWriter).Flush() // of a reader who has gone away
}

// Unwrap is for http.ResponseController.
func (p *private) Unwrap() http.ResponseWriter { return p.ResponseWriter }
