package main

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards"
)

// hostNames are host names and IPv4 addresses; a policy of the browser knows no others.
var hostNames = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)

// origin reads the address of a site: scheme, host and perhaps port, and nothing behind. It is written as browsers write it.
// An error names the flag.
func origin(flag, text string) (string, error) {
	wrong := &analytics.Error{Kind: analytics.Invalid, Path: flag, Phrase: words.BadOrigin, Args: []any{"--" + flag, text}}
	u, err := url.Parse(strings.ToLower(strings.TrimSpace(text)))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || !hostNames.MatchString(u.Hostname()) || strings.HasSuffix(u.Host, ":") || *u != (url.URL{Scheme: u.Scheme, Host: u.Host}) {
		return "", wrong
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return "", wrong
		}
		if port == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
			u.Host = u.Hostname()
		}
	}
	return u.String(), nil
}

// parents reads the sites that may show charts in frames. "self" is this server.
func parents(texts []string) ([]string, error) {
	var all []string
	for _, text := range texts {
		if text == "self" || text == dashboards.ParentSelf {
			all = append(all, dashboards.ParentSelf)
			continue
		}
		site, err := origin("embed-parent", text)
		if err != nil {
			return nil, err
		}
		all = append(all, site)
	}
	return all, nil
}
