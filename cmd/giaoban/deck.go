package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards"

	"github.com/google/renameio/v2"
)

type deckCmd struct {
	ledgerFlags
	officeFlags
	parameterFlags
	Focus   string   `help:"Code of the topic of the thematic page, or none (the topic of most thematic syntheses)." placeholder:"CODE"`
	BaseURL string   `name:"base-url" help:"Where people reach the server, such as https://giaoban.example.vn; without it the files have no links." env:"GIAOBAN_BASE_URL" placeholder:"ORIGIN"`
	Output  []string `short:"o" help:"Files to write, by commas; their endings say what: .pptx, .docx, .xlsx, .md (slides, named after period and data version)." type:"path" placeholder:"FILE"`
}

// Help is shown below the options.
func (*deckCmd) Help() string {
	return `Example: the slides and the report of April and May 2020, both of one data version.

  giaoban deck --from 2020-04 --to 2020-05 --measure messages -o giao-ban.pptx,giao-ban.docx`
}

// query is the flags as the parameters of /briefing.
func (c *deckCmd) query() string { return c.values(map[string]string{"focus": c.Focus}).Encode() }

// packRequest is a pack to be made.
type packRequest struct {
	Query   string // of /briefing
	Forms   []string
	Options dashboards.PackOptions
	Base    string
}

// Run writes the files, all of one data version. A file that is there already is replaced in one step or not at all.
func (c *deckCmd) Run(ctx context.Context, t terminal) error {
	request := packRequest{Query: c.query()}
	var err error
	if request.Options, err = c.options(); err != nil {
		return err
	}
	if c.BaseURL != "" {
		if request.Base, err = origin("base-url", c.BaseURL); err != nil {
			return err
		}
	}
	for _, path := range c.Output {
		form := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
		if !slices.Contains(dashboards.PackForms(), form) {
			return &analytics.Error{Kind: analytics.Invalid, Path: "output", Phrase: words.DeckEnding, Args: []any{path, "." + strings.Join(dashboards.PackForms(), ", .")}}
		}
		request.Forms = append(request.Forms, form)
	}
	if len(request.Forms) == 0 {
		request.Forms = dashboards.PackForms()[:1]
	}
	return c.visit(ctx, t, func(d door) error {
		pack, err := d.pack(ctx, request)
		if err != nil {
			return err
		}
		return c.write(t, pack)
	})
}

func (c *deckCmd) write(t terminal, pack *dashboards.Pack) error {
	for i, f := range pack.Files {
		path := pack.Name + "." + f.Ending
		if i < len(c.Output) {
			path = c.Output[i]
		}
		if err := renameio.WriteFile(path, f.Content, 0o644); err != nil {
			return &analytics.Error{Kind: analytics.Invalid, Phrase: words.QueryUnwritable, Args: []any{path, reason(err)}}
		}
		t.say(words.DeckWritten, path, len(f.Content)/1024, pack.Period.Label(t.lang), pack.Version)
	}
	return nil
}

// pack makes a pack in this process.
func (l *ledger) pack(ctx context.Context, p packRequest) (*dashboards.Pack, error) {
	options := []dashboards.Option{dashboards.WithPack(p.Options), dashboards.WithBase(p.Base)}
	if l.pictures != nil {
		options = append(options, dashboards.WithRenderer(l.pictures))
	}
	return dashboards.NewPacker(l.store, l.log, options...).Make(ctx, analytics.FullAccess(), p.Query, p.Forms...)
}

// readLogo reads the picture of an office.
func readLogo(path string) ([]byte, error) {
	const most = 1 << 20
	about, err := os.Stat(path)
	if err == nil && about.Size() > most {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "deck-logo", Phrase: words.DeckLogoLarge, Args: []any{path, about.Size() / 1024, most / 1024}}
	}
	logo, err := os.ReadFile(path)
	if err != nil {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "deck-logo", Phrase: words.FileUnreadable, Args: []any{path, reason(err)}}
	}
	if err := dashboards.CheckLogo(logo); err != nil {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "deck-logo", Phrase: words.DeckLogo, Args: []any{path}, Err: err}
	}
	return logo, nil
}
