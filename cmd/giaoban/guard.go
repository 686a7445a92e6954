package main

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"giaoban/analytics/words"
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
func (c *serveCmd) protect(next http.Handler) http.Handler {
	sameOrigin := http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !c.allowsHost(r.Host) {
			plain(w, http.StatusMisdirectedRequest, words.HostRefused.En)
			return
		}
		sameOrigin.ServeHTTP(w, r)
	})
}

// allowsHost accepts IP addresses, which no name server can point elsewhere, localhost, and the names it was told.
func (c *serveCmd) allowsHost(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	host = strings.TrimSuffix(host, ".")
	return host == "localhost" || slices.ContainsFunc(c.AllowHost, func(name string) bool { return strings.EqualFold(name, host) })
}
