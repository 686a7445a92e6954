// Command giaoban takes in public-opinion reports, keeps them in ClickHouse, and serves their counts and trends as
// GraphQL and as pages of charts.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // reporting months need time zones, also on a machine that has none installed

	"giaoban/analytics"
	"giaoban/analytics/engine"
	"giaoban/analytics/words"

	"github.com/alecthomas/kong"
)

// The exit statuses that scripts can rely on.
const (
	exitDone    = 0
	exitRefused = 1 // it could not be done, and said why
	exitUsage   = 2 // the command line makes no sense
)

// cli is the whole command line: one field per subcommand, one file per subcommand.
type cli struct {
	Lang string `help:"Language of messages: vi or en." env:"GIAOBAN_LANG,LC_ALL,LC_MESSAGES,LANG" default:"en" placeholder:"LANG"`

	Serve      serveCmd      `cmd:"" help:"Serve the dashboard, GraphQL and GraphiQL."`
	Import     importCmd     `cmd:"" help:"Take in files of reports, of tallies, or of topics, units and channels."`
	Map        mapCmd        `cmd:"" help:"Propose a map for a file with columns of its own."`
	Versions   versionsCmd   `cmd:"" help:"List data versions, or compare two of them."`
	Undo       undoCmd       `cmd:"" help:"Take a data version out of force; the undo can itself be undone."`
	Pin        pinCmd        `cmd:"" help:"Name a data version, and keep it from being collected."`
	Unpin      unpinCmd      `cmd:"" help:"Take a data version's name away."`
	Collect    collectCmd    `cmd:"" help:"Remove the counts of old data versions, pinned ones excepted."`
	Coverage   coverageCmd   `cmd:"" help:"List by month the units that sent no written report."`
	Registries registriesCmd `cmd:"" help:"Print topics, units and channels as CSV, to be edited and imported again."`
	Query      queryCmd      `cmd:"" help:"Answer a GraphQL query, as JSON or as a table: CSV, Excel or Parquet."`
	Deck       deckCmd       `cmd:"" help:"Write the slides, the report, the workbook or the text of a briefing."`
	Packs      packsCmd      `cmd:"" help:"List the packs that were made and kept, make one, or deliver one."`
	Backup     backupCmd     `cmd:"" help:"Back the data up into a directory, incrementally after the first time, also while a server runs."`
	Restore    restoreCmd    `cmd:"" help:"Restore the data from a directory of backups, or list what it holds."`
	Embed      embedCmd      `cmd:"" help:"Make a signed link of a chart, which shows that chart to whoever has it."`
	Embeds     embedsCmd     `cmd:"" help:"List the signed links of charts, revoke one, or change the key that signs them."`
	Token      tokenCmd      `cmd:"" help:"Make, list and revoke access tokens."`

	Version kong.VersionFlag `help:"Print the version of giaoban."`
}

// terminal is where a command speaks to the person who runs it.
type terminal struct {
	lang     words.Lang
	in       io.Reader
	out, err io.Writer
}

func (t terminal) say(p words.Phrase, args ...any) { fmt.Fprintln(t.out, p.In(t.lang, args...)) }

// errRefused ends a command whose reasons have been printed already.
var errRefused = errors.New("refused")

func main() {
	engine.RunIfChild() // never returns in the process that is the engine
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	status := run(ctx, os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(status)
}

func run(ctx context.Context, args []string, t terminal) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c, kong.Name("giaoban"), kong.Vars{"version": "giaoban " + version()}, kong.Writers(t.out, t.err), kong.Exit(func(code int) { exited = code }),
		kong.Description("Counts and topic trends of public-opinion reports (dư luận xã hội) by month: GraphQL and charts over ClickHouse."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(t.err, "giaoban:", err)
		return exitUsage
	}
	command, err := parser.Parse(args)
	if exited >= 0 { // --help was printed
		return exitDone
	}
	if err != nil {
		var wrong *kong.ParseError
		if errors.As(err, &wrong) {
			_ = wrong.Context.PrintUsage(true) // the error below tells what matters
		}
		parser.Errorf("%s", err)
		return exitUsage
	}
	lang, ok := words.ParseLang(c.Lang)
	if !ok {
		lang = words.En
	}
	t.lang = lang
	command.BindTo(ctx, (*context.Context)(nil))
	switch err := command.Run(t); {
	case err == nil:
		return exitDone
	case !errors.Is(err, errRefused):
		fmt.Fprintln(t.err, "giaoban:", inLanguage(err, lang))
		var known *analytics.Error
		if errors.As(err, &known) && known.Err != nil {
			fmt.Fprintln(t.err, " ", known.Err) // the cause, for whoever looks after the machine
		}
	}
	return exitRefused
}

// inLanguage is an error's text for a person: what giaoban itself has to say is in the catalogue.
func inLanguage(err error, lang words.Lang) string {
	var spoken interface{ In(words.Lang) string }
	if errors.As(err, &spoken) {
		return spoken.In(lang)
	}
	return err.Error()
}
