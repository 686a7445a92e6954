package main

import (
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"giaoban/analytics/embeds"
	"giaoban/dashboards"
)

// embeddingFlags say how charts come into other pages.
type embeddingFlags struct {
	EmbedParent []string `help:"A site that may show charts in frames, such as https://wiki.example.vn, or self for this server; may be given several times (none)." env:"GIAOBAN_EMBED_PARENT" placeholder:"ORIGIN"`
	BaseURL     string   `name:"base-url" help:"Where people reach this server, such as https://giaoban.example.vn: in links that leave it (as each request says)." env:"GIAOBAN_BASE_URL" placeholder:"ORIGIN"`
	Embeds      string   `help:"File of the signed links of charts (embeds.json in the data directory); to be named with --clickhouse." env:"GIAOBAN_EMBEDS" type:"path" placeholder:"FILE"`
}

// embedding is what the flags mean.
type embedding struct {
	parents []string
	base    string
	links   *embeds.File // nil: there are none
}

func (f embeddingFlags) embedding(ledger ledgerFlags) (e embedding, err error) {
	if e.parents, err = parents(f.EmbedParent); err != nil {
		return e, err
	}
	if f.BaseURL != "" {
		if e.base, err = origin("base-url", f.BaseURL); err != nil {
			return e, err
		}
	}
	file := f.Embeds
	if file == "" && ledger.ClickHouse == "" {
		file = filepath.Join(ledger.Data, embeds.FileName)
	}
	if file != "" {
		e.links = embeds.Open(file, time.Now)
		_, err = e.links.List() // a file that cannot be read is told at the start
	}
	return e, err
}

// options are those of the pages.
func (e embedding) options() []dashboards.Option {
	options := []dashboards.Option{dashboards.WithParents(e.parents...), dashboards.WithBase(e.base)}
	if e.links != nil {
		options = append(options, dashboards.WithLinks(e.links))
	}
	return options
}

// host is the name under which people reach the server, where it is known.
func (e embedding) host() string {
	u, err := url.Parse(e.base)
	if err != nil { // it was read above
		return ""
	}
	return u.Hostname()
}

// mayShow tells whether a page of another site may show what is asked for: a picture whose address is signed, which says that
// whoever has it may see it, or one that a page of an allowed site asks for.
func (e embedding) mayShow(r *http.Request) bool {
	isPicture := strings.HasSuffix(r.URL.Path, ".svg") || strings.HasSuffix(r.URL.Path, ".png")
	if !isPicture || !strings.HasPrefix(r.URL.Path, "/charts/") {
		return false
	}
	if dashboards.IsSigned(r.URL) {
		return true
	}
	from, err := url.Parse(r.Header.Get("Referer"))
	return err == nil && slices.Contains(e.parents, strings.ToLower(from.Scheme+"://"+from.Host))
}
