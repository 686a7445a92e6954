package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/embeds"
	"giaoban/analytics/words"
	"giaoban/dashboards"
)

type embedCmd struct {
	ledgerFlags
	Embeds string `help:"File of the signed links (embeds.json in the data directory); to be named with --clickhouse." env:"GIAOBAN_EMBEDS" type:"path" placeholder:"FILE"`
	Name   string `arg:"" help:"The chart, named as in /embed/NAME, such as months or topics." placeholder:"NAME"`

	parameterFlags
	By     string `help:"Of compare: topic, unit, channel or kind." placeholder:"NAME"`
	View   string `help:"Of compare: bars or slope." placeholder:"NAME"`
	Months string `help:"Of heat: 12, 24, 36, 60 or 120 months." placeholder:"N"`

	Theme   string `help:"light or dark; not signed (as the reader's device)." placeholder:"NAME"`
	Expires string `help:"For how many days the link holds, or the first day on which it does not (default: ${default})." default:"90d" placeholder:"90d|DATE"`
	Note    string `help:"What the link is for, such as \"wiki of the city office\": shown by giaoban embeds." placeholder:"TEXT"`
	BaseURL string `name:"base-url" help:"Where people reach the server, such as https://giaoban.example.vn." env:"GIAOBAN_BASE_URL" placeholder:"ORIGIN"`
}

// Help is shown below the options.
func (*embedCmd) Help() string {
	return `Example: written reports of April and May 2020 by month, for 90 days.

  giaoban embed months --from 2020-04 --to 2020-05 --note "wiki of the city office"

The link goes to standard output. Whoever has it sees this chart, with small counts, without an access token, until it
expires or is revoked; after any change of what it shows it opens nothing. A frame also needs serve --embed-parent.`
}

// parameters are the flags as the parameters that they stand for.
func (c *embedCmd) parameters() url.Values {
	return c.values(map[string]string{"by": c.By, "view": c.View, "months": c.Months, "theme": c.Theme})
}

// Run makes a link and prints it alone on standard output; what it is goes to standard error.
func (c *embedCmd) Run(ctx context.Context, t terminal) error {
	links, err := openLinks(c.Data, c.Embeds, c.ClickHouse)
	if err != nil {
		return err
	}
	expires, err := expiry(c.Expires, time.Now())
	if err != nil {
		return err
	}
	base := ""
	if c.BaseURL != "" {
		if base, err = origin("base-url", c.BaseURL); err != nil {
			return err
		}
	}
	if err := c.checkCodes(ctx, t); err != nil {
		return err
	}
	// Whoever may open the data directory may do everything.
	link, path, err := dashboards.SignLink(links, analytics.FullAccess(), c.Name, c.parameters().Encode(), expires, c.Note)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.err, words.EmbedMade.In(t.lang, link.Link, link.Expires, link.Link))
	if base == "" {
		fmt.Fprintln(t.err, words.EmbedNoBase.In(t.lang))
	}
	fmt.Fprintln(t.out, base+path)
	return nil
}

// checkCodes finds codes that were mistyped: a link of one would open nothing.
func (c *embedCmd) checkCodes(ctx context.Context, t terminal) error {
	asked := map[analytics.Registry][]string{analytics.Topics: c.Topic, analytics.Units: c.Unit, analytics.Channels: c.Channel}
	if len(c.Topic)+len(c.Unit)+len(c.Channel) == 0 {
		return nil
	}
	return c.visit(ctx, t, func(d door) error {
		rows, err := d.registries(ctx)
		if err != nil {
			return err
		}
		for _, r := range []struct {
			flag     string
			registry analytics.Registry
		}{{"topic", analytics.Topics}, {"unit", analytics.Units}, {"channel", analytics.Channels}} {
			for _, code := range asked[r.registry] {
				known := func(row analytics.RegistryRow) bool { return row.Registry == r.registry && row.Code == code }
				if code != "-" && !slices.ContainsFunc(rows, known) {
					return &analytics.Error{Kind: analytics.NotFound, Path: r.flag, Phrase: words.EmbedCodeUnknown, Args: []any{r.flag, code}}
				}
			}
		}
		return nil
	})
}

// openLinks finds the file of signed links. It makes no directory, which may have been mistyped.
func openLinks(data, file, clickhouse string) (*embeds.File, error) {
	if file == "" && clickhouse != "" {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "embeds", Phrase: words.EmbedFileWanted}
	}
	if file == "" {
		file = filepath.Join(data, embeds.FileName)
	}
	if _, err := os.Stat(filepath.Dir(file)); err != nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.TokenDirMissing, Args: []any{filepath.Dir(file)}}
	}
	return embeds.Open(file, time.Now), nil
}

// expiry reads how long a link holds: "90d", or the first day on which it does not.
func expiry(text string, now time.Time) (analytics.Date, error) {
	if digits, isDays := strings.CutSuffix(text, "d"); isDays {
		if n, err := strconv.Atoi(digits); err == nil && n > 0 && n <= 36500 {
			return analytics.DateOf(now.AddDate(0, 0, n)), nil
		}
	}
	if day, err := analytics.ParseDate(text); err == nil {
		return day, nil
	}
	return 0, &analytics.Error{Kind: analytics.Invalid, Path: "expires", Phrase: words.EmbedExpires, Args: []any{text}}
}
