package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

type importCmd struct {
	ledgerFlags
	tableFlags
	Map          string           `help:"Map of a file with columns of its own, in YAML; giaoban map FILE proposes one." placeholder:"MAP.yaml" type:"path"`
	Through      string           `help:"Day to which the data is complete with this file, such as 2020-05-31 (default: today)." placeholder:"DATE"`
	OnUnknown    intake.OnUnknown `help:"What to do with a code that its registry does not hold: reject or add (default: as the map says, else reject)." enum:"reject,add," default:"" placeholder:"reject|add"`
	AllowRejects string           `help:"Take the good rows in though so many others are rejected: a number, or a part such as 0.5% (default: 0)." placeholder:"N|N%"`
	Rejects      string           `help:"Write the rejected rows with the reasons to this CSV file; mend them there and import it with the same options." placeholder:"FILE" type:"path"`
	DryRun       bool             `help:"Check the files and list every problem, change nothing."`
	Again        bool             `help:"Take a file that is already in force once more."`
	Files        []string         `arg:"" name:"file" help:"Files, taken in this order; - is standard input."`
}

// tableFlags say how files are to be read, where that is not to be found out from them.
type tableFlags struct {
	Format    table.Format `help:"Format of the file: csv, tsv, jsonl, xlsx or parquet, also compressed with gzip or zstd (default: found from the file)." placeholder:"FORMAT"`
	Delimiter string       `help:"Character between the columns of a CSV file, or tab (default: found from the file)." placeholder:"CHAR"`
	Encoding  string       `help:"Encoding of a text file that is not UTF-8, such as windows-1258 or utf-16le." placeholder:"NAME"`
	Sheet     string       `help:"Name or number of the sheet of an XLSX file (default: the first)." placeholder:"SHEET"`
}

func (f tableFlags) options() table.Options {
	return table.Options{Format: f.Format, Delimiter: f.Delimiter, Encoding: f.Encoding, Sheet: f.Sheet}
}

// importOptions are the options of an import as a person gives them.
type importOptions struct {
	Table        table.Options    `json:"table"`
	Map          string           `json:"map,omitempty"` // the map itself
	Through      string           `json:"through,omitempty"`
	OnUnknown    intake.OnUnknown `json:"onUnknown,omitempty"`
	AllowRejects string           `json:"allowRejects,omitempty"`
	Rejects      bool             `json:"rejects,omitempty"` // copies of the rejected rows are wanted
	Lang         words.Lang       `json:"lang,omitempty"`
	DryRun       bool             `json:"dryRun,omitempty"`
	Again        bool             `json:"again,omitempty"`
	Timezone     string           `json:"timezone,omitempty"`  // must be the ledger's
	CutoffDay    int              `json:"cutoffDay,omitempty"` // likewise
}

func (o importOptions) intake(today analytics.Date) (options intake.Options, err error) {
	options = intake.Options{Table: o.Table, Today: today, OnUnknown: o.OnUnknown, Lang: o.Lang, DryRun: o.DryRun, Again: o.Again}
	if o.Through != "" {
		through, err := analytics.ParseDate(o.Through)
		if err != nil {
			return options, &analytics.Error{Kind: analytics.Invalid, Path: "through", Phrase: words.BadThrough, Args: []any{o.Through}}
		}
		options.Through = &through
	}
	if o.Map != "" {
		if options.Map, err = intake.ParseMap([]byte(o.Map)); err != nil {
			return options, err
		}
	}
	options.AllowRejects, err = intake.ParseAllowance(o.AllowRejects)
	return options, err
}

// Run takes the files in one after the other and stops at the first that is refused.
func (c *importCmd) Run(ctx context.Context, t terminal) (err error) {
	sources, err := openSources(c.Files, t.in) // before the ledger is opened: a wrong name must not create one
	if err != nil {
		return err
	}
	defer func() {
		for _, src := range sources {
			err = errors.Join(err, src.discard())
		}
	}()
	options, err := c.asked(t)
	if err != nil {
		return err
	}
	door, err := c.door(ctx, t)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, door.close()) }()
	rejects := &rejectsFile{name: c.Rejects}
	defer func() { err = errors.Join(err, rejects.close(t)) }()
	for i, src := range sources {
		if err := c.take(ctx, t, door, src, options, rejects); err != nil {
			if rest := len(sources) - i - 1; rest > 0 {
				t.say(words.FilesNotTried, rest)
			}
			return err
		}
	}
	return nil
}

// asked reads what the flags name.
func (c *importCmd) asked(t terminal) (o importOptions, err error) {
	o = importOptions{Table: c.options(), Through: c.Through, OnUnknown: c.OnUnknown, AllowRejects: c.AllowRejects, Rejects: c.Rejects != "",
		Lang: t.lang, DryRun: c.DryRun, Again: c.Again, Timezone: c.Timezone, CutoffDay: c.CutoffDay}
	if c.Map != "" {
		text, err := os.ReadFile(c.Map)
		if err != nil {
			return o, &analytics.Error{Kind: analytics.Invalid, Phrase: words.FileUnreadable, Args: []any{c.Map, reason(err)}}
		}
		o.Map = string(text)
	}
	if _, err := o.intake(0); err != nil { // before anything is opened or sent
		return o, err
	}
	if c.Rejects != "" && len(c.Files) > 1 {
		return o, &analytics.Error{Kind: analytics.Invalid, Phrase: words.RejectsOneFile}
	}
	return o, nil
}

func (c *importCmd) take(ctx context.Context, t terminal, door door, src fileSource, o importOptions, rejects *rejectsFile) error {
	meter := newMeter(t, src.Name)
	result, err := door.importFile(ctx, src.Source, o, meter.show, rejects)
	meter.end()
	if errors.Is(err, context.Canceled) {
		err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.Interrupted}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", src.Name, err)
	}
	printResult(t, result)
	if result.Refused {
		return errRefused
	}
	return nil
}

func openSources(names []string, stdin io.Reader) (sources []fileSource, err error) {
	for _, name := range names {
		src, err := openSource(name, stdin)
		if err != nil {
			for _, opened := range sources {
				err = errors.Join(err, opened.discard())
			}
			return nil, err
		}
		sources = append(sources, src)
	}
	return sources, nil
}

// fileSource is a source with something to clean up.
type fileSource struct {
	intake.Source
	discard func() error
}

// openSource makes a named file a source. What can be read only once goes to a temporary file first.
func openSource(name string, stdin io.Reader) (fileSource, error) {
	if name == "-" {
		return spoolSource("standard input", stdin)
	}
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		err = errors.New("it is a directory")
	}
	if err != nil {
		return fileSource{}, &analytics.Error{Kind: analytics.Invalid, Phrase: words.FileUnreadable, Args: []any{name, reason(err)}}
	}
	if !info.Mode().IsRegular() { // a pipe, say
		stream, err := os.Open(name)
		if err != nil {
			return fileSource{}, err
		}
		src, err := spoolSource(name, stream)
		return src, errors.Join(err, stream.Close())
	}
	open := func() (io.ReadCloser, error) { return os.Open(name) }
	return fileSource{intake.Source{Name: name, Size: info.Size(), Open: open}, func() error { return nil }}, nil
}

// reason is an error without the file's name, which stands beside it already.
func reason(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// spoolSource makes a stream a source that can be read twice.
func spoolSource(name string, r io.Reader) (fileSource, error) {
	spooled, err := intake.Spool(name, r)
	if err != nil {
		return fileSource{}, err
	}
	return fileSource{spooled.Source, spooled.Close}, nil
}
