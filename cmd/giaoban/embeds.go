package main

import (
	"fmt"
	"time"

	"giaoban/analytics/embeds"
	"giaoban/analytics/words"
)

type embedsCmd struct {
	List   embedsListCmd   `cmd:"" default:"withargs" help:"List the signed links, with their last use (at most a minute old)."`
	Revoke embedsRevokeCmd `cmd:"" help:"Take a signed link away; a running server refuses it at once."`
	Rotate embedsRotateCmd `cmd:"" help:"Sign new links with a new key."`
}

// embedsFlags say where the links are kept.
type embedsFlags struct {
	Data   string `help:"Data directory (default: ${default})." env:"GIAOBAN_DATA" default:"data" type:"path" placeholder:"DIR"`
	Embeds string `help:"File of the signed links (embeds.json in the data directory)." env:"GIAOBAN_EMBEDS" type:"path" placeholder:"FILE"`
}

func (f embedsFlags) open() (*embeds.File, error) { return openLinks(f.Data, f.Embeds, "") }

type embedsListCmd struct{ embedsFlags }

// Run lists the links, in the order in which they were made.
func (c *embedsListCmd) Run(t terminal) error {
	links, err := c.open()
	if err != nil {
		return err
	}
	all, err := links.List()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		t.say(words.EmbedNone)
		return nil
	}
	const minute = "2006-01-02 15:04 UTC"
	table := newColumns(t.out)
	fmt.Fprintln(table, words.EmbedHeader.In(t.lang))
	for _, l := range all {
		used, state := "-", words.EmbedHolds
		if l.Used != nil {
			used = l.Used.UTC().Format(minute)
		}
		if l.Expired(time.Now()) {
			state = words.EmbedOver
		}
		if l.Revoked != nil {
			state = words.EmbedGone
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", l.ID, l.Chart, orDash(l.Query), l.Created.Format(minute), l.Expires, used, state.In(t.lang), orDash(l.Note))
	}
	return table.Flush()
}

type embedsRevokeCmd struct {
	embedsFlags
	ID string `arg:"" help:"The link's id, as giaoban embeds shows it."`
}

// Run takes a link away.
func (c *embedsRevokeCmd) Run(t terminal) error {
	links, err := c.open()
	if err != nil {
		return err
	}
	l, err := links.Revoke(c.ID)
	if err != nil {
		return err
	}
	t.say(words.EmbedTaken, l.ID, l.Chart)
	return nil
}

type embedsRotateCmd struct {
	embedsFlags
	End bool `help:"Throw the older keys away: all links up to now are revoked."`
}

// Run makes a new key.
func (c *embedsRotateCmd) Run(t terminal) error {
	links, err := c.open()
	if err != nil {
		return err
	}
	id, err := links.Rotate(c.End)
	if err != nil {
		return err
	}
	if c.End {
		t.say(words.EmbedEnded, id)
		return nil
	}
	t.say(words.EmbedRotated, id)
	return nil
}
