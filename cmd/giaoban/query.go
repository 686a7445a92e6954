package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/graph"

	"github.com/google/renameio/v2"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/term"
)

type queryCmd struct {
	ledgerFlags
	File      string            `arg:"" help:"File with the GraphQL query; - reads standard input." placeholder:"FILE"`
	URL       string            `name:"url" help:"Ask the server at this address, such as http://127.0.0.1:8080/graphql, in place of a data directory." placeholder:"URL"`
	Token     string            `help:"Bearer token for --url." env:"GIAOBAN_TOKEN" placeholder:"TOKEN"`
	Var       map[string]string `help:"A variable of the query: text where its type is one, else JSON; may be given several times." mapsep:"none" placeholder:"NAME=VALUE"`
	Variables string            `help:"File with a JSON object of variables; --var goes before it." placeholder:"FILE"`
	Operation string            `help:"Which operation to run, where the file has several." placeholder:"NAME"`
	Format    string            `help:"json, csv, xlsx or parquet; all but json need a query with one field at its root (default: ${default})." enum:"json,csv,xlsx,parquet" default:"json" placeholder:"FORMAT"`
	Output    string            `short:"o" help:"File to write; without it standard output." placeholder:"FILE"`
	All       bool              `help:"Take all pages of a table, not only the first."`
	BOM       bool              `name:"bom" help:"Begin CSV with a byte order mark, without which Excel shows broken Vietnamese."`
}

// Help is shown below the options.
func (*queryCmd) Help() string {
	return `Example: who sent no report, as an Excel file.

  echo '{ coverage(period: {from: "2020-04", to: "2020-05"}) { units { unit { code name } months { month missing } } } }' |
    giaoban query - --format xlsx -o coverage.xlsx

The query goes to the server that has the data directory open; without one the data is opened for it. Nothing can be
changed by it. The exit status is 1 where the answer has errors: they are told with their code and place, and no file is
written. How an answer becomes a table is told in docs/export.md.`
}

// Run asks a query.
func (c *queryCmd) Run(ctx context.Context, t terminal) error {
	format, isTable := export.ParseFormat(c.Format)
	screen := c.Output == "" && isTerminal(t.out)
	switch {
	case c.All && !isTable:
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.QueryAllOfTable}
	case screen && isTable && format != export.CSV:
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.QueryToFile, Args: []any{c.Format}}
	}
	q, err := c.question(t.in)
	if err != nil {
		return t.told(err)
	}
	var file bytes.Buffer
	err = c.reach(ctx, t, func(a asker) error {
		if isTable {
			return c.table(ctx, t, a, q, format, &file)
		}
		answer, err := a.ask(ctx, q)
		if err != nil {
			return err
		}
		if file.Write(answer.body); screen {
			file.Reset()
			return json.Indent(&file, answer.body, "", "  ")
		}
		return nil
	})
	if err != nil {
		return t.told(err)
	}
	return c.save(t, file.Bytes())
}

// question reads the query and its variables.
func (c *queryCmd) question(stdin io.Reader) (q question, err error) {
	text, err := readArgument(c.File, stdin)
	if err != nil {
		return q, err
	}
	q = question{Query: string(text), OperationName: c.Operation, Variables: map[string]any{}}
	if c.Variables != "" {
		text, err := readArgument(c.Variables, stdin)
		if err != nil {
			return q, err
		}
		values := json.NewDecoder(bytes.NewReader(text))
		values.UseNumber()
		if err := values.Decode(&q.Variables); err != nil {
			return q, &analytics.Error{Kind: analytics.Invalid, Phrase: words.QueryVariables, Args: []any{c.Variables}, Err: err}
		}
	}
	if len(c.Var) == 0 {
		return q, nil
	}
	typed, err := graph.LoadVariables(q.Query, q.OperationName, c.Var)
	if err == nil {
		if q.Variables == nil { // the file holds null
			q.Variables = map[string]any{}
		}
		maps.Copy(q.Variables, typed)
	}
	return q, err
}

func readArgument(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.FileUnreadable, Args: []any{name, reason(err)}}
	}
	return text, nil
}

// reach finds whom to ask.
func (c *queryCmd) reach(ctx context.Context, t terminal, use func(asker) error) error {
	if c.URL != "" {
		return use(asker{client: &http.Client{}, url: c.URL, token: c.Token, lang: t.lang})
	}
	return c.visit(ctx, t, func(d door) error {
		return use(asker{client: d.api(), url: "http://giaoban/graphql", lang: t.lang})
	})
}

// maxCells is how many cells the table of all pages may have: it is held in memory, in a few hundred bytes each.
const maxCells = 10_000_000

// table asks page after page, and writes the table of all of them.
func (c *queryCmd) table(ctx context.Context, t terminal, a asker, q question, format export.Format, out io.Writer) error {
	sheet, err := graph.NewSheet(q.Query, q.OperationName, q.Variables, t.lang)
	if err != nil {
		return err
	}
	for {
		q.Query, q.Variables = sheet.Query()
		answer, err := a.ask(ctx, q)
		if err != nil {
			return err
		}
		next, err := sheet.Add(answer.Data)
		if err != nil {
			return err
		}
		if sheet.Cells() > maxCells {
			return &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.TableTooLarge, Args: []any{maxCells}}
		}
		if next != "" && !c.All {
			fmt.Fprintln(t.err, words.QueryMore.In(t.lang))
		}
		if next == "" || !c.All {
			break
		}
		sheet.After(next)
	}
	table, err := sheet.Table(maxCells)
	if err != nil {
		return err
	}
	table.BOM = c.BOM
	return export.Write(out, format, *table)
}

// save writes the answer where it is wanted. A file is replaced in one step or not at all.
func (c *queryCmd) save(t terminal, answer []byte) error {
	if c.Output == "" {
		_, err := t.out.Write(answer)
		return err
	}
	write := func() error { return renameio.WriteFile(c.Output, answer, 0o644) }
	if is, err := os.Stat(c.Output); err == nil && !is.Mode().IsRegular() { // a pipe or /dev/stdout cannot be replaced
		write = func() error { return os.WriteFile(c.Output, answer, 0) }
	}
	if err := write(); err != nil {
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.QueryUnwritable, Args: []any{c.Output, reason(err)}}
	}
	return nil
}

// told prints the errors of an answer, one a line, with their codes and places: "INVALID: … (reportCounts, first)".
func (t terminal) told(err error) error {
	var list gqlerror.List
	if !errors.As(err, &list) {
		return err
	}
	for _, e := range list {
		text := e.Message
		if code, ok := e.Extensions["code"].(string); ok {
			text = code + ": " + text
		}
		var places []string
		if len(e.Path) > 0 {
			places = append(places, e.Path.String())
		}
		if argument, ok := e.Extensions["argument"].(string); ok {
			places = append(places, argument)
		}
		for _, l := range e.Locations {
			places = append(places, fmt.Sprintf("%d:%d", l.Line, l.Column))
		}
		if len(places) > 0 {
			text += " (" + strings.Join(places, ", ") + ")"
		}
		fmt.Fprintln(t.err, "giaoban:", text)
	}
	return errRefused
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
