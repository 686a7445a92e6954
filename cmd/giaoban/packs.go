package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
	"giaoban/dashboards"
	"giaoban/dashboards/schedule"
)

type packsCmd struct {
	List    packsListCmd    `cmd:"" default:"withargs" help:"List the packs that are kept, with their files and deliveries."`
	Make    packsMakeCmd    `cmd:"" help:"Make a pack now, and keep it."`
	Deliver packsDeliverCmd `cmd:"" help:"Deliver a pack to all who do not have it, now and whatever became of it before."`
}

type packsListCmd struct {
	Data  string `help:"Data directory (default: ${default})." env:"GIAOBAN_DATA" default:"data" type:"path" placeholder:"DIR"`
	Packs string `help:"Directory of the packs that were made (packs in the data directory)." env:"GIAOBAN_PACKS" type:"path" placeholder:"DIR"`
}

// Run lists the packs, the newest first.
func (c *packsListCmd) Run(t terminal) error {
	if _, err := os.Stat(c.Data); err != nil && c.Packs == "" { // it may have been mistyped
		return &analytics.Error{Kind: analytics.NotFound, Phrase: words.TokenDirMissing, Args: []any{c.Data}}
	}
	all, err := packs.Open(keptFlags{Packs: c.Packs}.dir(c.Data, "")).List()
	if len(all) == 0 && err == nil {
		t.say(words.PacksListNone)
	}
	for _, p := range all {
		tellPack(t, p)
	}
	return err
}

const minuteUTC = "2006-01-02 15:04 UTC"

// tellPack tells all about a pack, a delivery a line.
func tellPack(t terminal, p packs.Pack) {
	t.say(words.PackLine, p.ID, p.Made.UTC().Format(minuteUTC), words.PackWhys[string(p.Why)], p.Period.Label(t.lang), strconv.FormatInt(p.Version, 10))
	for _, f := range p.Files {
		fmt.Fprintf(t.out, "  %s  %d KB\n", f.Name, (f.Size+1023)/1024)
	}
	for _, d := range p.Deliveries {
		to := d.To
		if d.Way == packs.Webhook {
			to = hostOf(to)
		}
		said := words.PackDelivered
		args := []any{words.PackWays[string(d.Way)], to, len(d.Attempts)}
		switch d.State {
		case packs.Delivered:
			args = append(args, d.Attempts[len(d.Attempts)-1].At.UTC().Format(minuteUTC))
		case packs.Waiting:
			said, args = words.PackWaits, append(args, d.Next.UTC().Format(minuteUTC), orDash(d.LastError()))
		case packs.Failed:
			said, args = words.PackFailed, append(args, orDash(d.LastError()))
		}
		fmt.Fprintln(t.out, "  "+said.In(t.lang, args...))
	}
}

// hostOf is the site of an address: what is behind may be a secret.
func hostOf(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, "?")
	return scheme + "://" + host[strings.LastIndexByte(host, '@')+1:]
}

// packOrder is a pack to be made and kept.
type packOrder struct {
	Query, Lang string
	Forms       []string
	Deliver     bool
}

type packsMakeCmd struct {
	ledgerFlags
	officeFlags
	keptFlags
	deliveryFlags
	BaseURL string   `name:"base-url" help:"Where people reach the server, such as https://giaoban.example.vn: in links of the files." env:"GIAOBAN_BASE_URL" placeholder:"ORIGIN"`
	Query   string   `help:"What it is about: parameters of /briefing, such as from=2020-04&to=2020-05&measure=messages (the last two complete months of the newest data version)." placeholder:"QUERY"`
	In      string   `help:"Language of the files, vi or en (default: ${default})." enum:"vi,en" default:"vi" placeholder:"LANG"`
	Forms   []string `help:"Its files: pptx, docx, xlsx, md, by commas (default: ${default})." default:"pptx,docx,xlsx" placeholder:"FORM"`
	Deliver bool     `help:"Deliver it, too, as packs that are made by themselves."`
}

// Help is shown below the options.
func (*packsMakeCmd) Help() string {
	return `Where a server runs on the data directory it makes the pack: with its office, its --packs and its destinations.`
}

// Run makes a pack and tells of it.
func (c *packsMakeCmd) Run(ctx context.Context, t terminal) error {
	if err := checkForms("forms", c.Forms); err != nil {
		return err
	}
	return c.visit(ctx, t, func(d door) error {
		if err := c.equip(d, t, c.keptFlags, c.deliveryFlags, c.officeFlags, c.BaseURL); err != nil {
			return err
		}
		p, err := d.keepPack(ctx, packOrder{c.Query, c.In, c.Forms, c.Deliver})
		if err != nil {
			return err
		}
		tellPack(t, *p)
		if c.Deliver && len(p.Deliveries) == 0 {
			t.say(words.PackNobody)
		}
		return nil
	})
}

type packsDeliverCmd struct {
	ledgerFlags
	keptFlags
	deliveryFlags
	BaseURL string `name:"base-url" help:"Where people reach the server, such as https://giaoban.example.vn: in links of what is sent." env:"GIAOBAN_BASE_URL" placeholder:"ORIGIN"`
	ID      string `arg:"" help:"The pack's id, as giaoban packs shows it."`
}

// Help is shown below the options.
func (*packsDeliverCmd) Help() string {
	return `Where a server runs on the data directory it delivers the pack, to its own destinations.`
}

// Run delivers a pack and tells what became of it; not delivered to everybody is refused.
func (c *packsDeliverCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		if err := c.equip(d, t, c.keptFlags, c.deliveryFlags, officeFlags{}, c.BaseURL); err != nil {
			return err
		}
		p, err := d.deliverPack(ctx, c.ID)
		if err != nil {
			return err
		}
		tellPack(t, *p)
		if len(p.Deliveries) == 0 {
			t.say(words.PackNobody)
		}
		for _, x := range p.Deliveries {
			if x.State != packs.Delivered {
				return errRefused
			}
		}
		return nil
	})
}

// equip gives a ledger of this process what makes packs and delivers them; a server has its own.
func (f ledgerFlags) equip(d door, t terminal, kept keptFlags, to deliveryFlags, office officeFlags, base string) error {
	l, own := d.(*ledger)
	if !own {
		return nil
	}
	if base != "" {
		var err error
		if base, err = origin("base-url", base); err != nil {
			return err
		}
	}
	o, err := office.options()
	if err != nil {
		return err
	}
	p := packing{} // which keeps all: how many are kept is for the server to say
	if p.destinations, err = to.everyone(base); err != nil {
		return err
	}
	dir := kept.dir(f.Data, f.ClickHouse)
	if dir == "" {
		return packsWanted()
	}
	p.archive = packs.Open(dir)
	l.maker = p.maker(l, slog.New(slog.NewTextHandler(t.err, &slog.HandlerOptions{Level: slog.LevelWarn})), []dashboards.Option{dashboards.WithPack(o), dashboards.WithBase(base)})
	return nil
}

// keepPack makes a pack in this process.
func (l *ledger) keepPack(ctx context.Context, o packOrder) (*packs.Pack, error) {
	if l.maker == nil {
		return nil, packsWanted()
	}
	p, err := l.maker.Make(ctx, schedule.Order{Why: packs.ByHand, Query: o.Query, Lang: o.Lang, Forms: o.Forms})
	if err == nil && o.Deliver {
		p, err = l.maker.Courier.Again(ctx, p.ID)
	}
	return &p, err
}

// deliverPack delivers a pack from this process.
func (l *ledger) deliverPack(ctx context.Context, id string) (*packs.Pack, error) {
	if l.maker == nil {
		return nil, packsWanted()
	}
	p, err := l.maker.Courier.Again(ctx, id)
	return &p, err
}
