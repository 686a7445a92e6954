package main

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"giaoban/analytics/words"
	"giaoban/graph"
)

// isLoopback tells whether an address can be reached from this machine alone.
func isLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || (err == nil && ip.IsLoopback())
}

// protect refuses what a browser could be tricked into: requests under a foreign host name (DNS rebinding, which
// reaches loopback too) and changes sent by other sites.
func (c *serveCmd) protect(e embedding, next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { deny(w, r, http.StatusForbidden, words.CrossOrigin) }))
	sameOrigin := origin.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !c.allowsHost(r.Host, e.host()) {
			deny(w, r, http.StatusMisdirectedRequest, words.HostRefused)
			return
		}
		resource := "same-origin"
		if e.mayShow(r) {
			resource = "cross-origin"
		} else if forPrograms(r.URL.Path) && inOtherSite(r) {
			deny(w, r, http.StatusForbidden, words.CrossOrigin)
			return
		}
		w.Header().Set("Cross-Origin-Resource-Policy", resource)
		sameOrigin.ServeHTTP(w, r)
	})
}

// inOtherSite tells whether a page of another site has a browser fetch something. It could not read the answer, but it could
// keep the engine busy. A link that somebody follows is no such thing.
func inOtherSite(r *http.Request) bool {
	return r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

// deny refuses a request in words for a person, or in JSON where programs ask.
func deny(w http.ResponseWriter, r *http.Request, status int, phrase words.Phrase) {
	if forPrograms(r.URL.Path) {
		graph.Forbid(w, r, status, phrase)
		return
	}
	plain(w, status, phrase.En)
}

// forPrograms tells whether an address is for programs, which read errors as JSON.
func forPrograms(path string) bool {
	return path == "/graphql" || path == "/uploads" || path == "/events" || path == "/oembed" || strings.HasPrefix(path, "/uploads/") || strings.HasPrefix(path, "/charts/") ||
		strings.HasPrefix(path, "/tables/") || (strings.HasPrefix(path, "/data/") && strings.Contains(path, "."))
}

// allowsHost accepts IP addresses, which no name server can point elsewhere, localhost, and the names it was told, that of
// --base-url among them.
func (c *serveCmd) allowsHost(hostport, base string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	host = strings.TrimSuffix(host, ".")
	return host == "localhost" || (base != "" && host == base) || slices.ContainsFunc(c.AllowHost, func(name string) bool { return strings.EqualFold(name, host) })
}
