package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

type importCmd struct {
	ledgerFlags
	Through   string           `help:"Day to which the data is complete with this file, such as 2020-05-31 (today)." placeholder:"DATE"`
	OnUnknown intake.OnUnknown `help:"What to do with a code that its registry does not hold: reject or add." enum:"reject,add" default:"reject" placeholder:"reject|add"`
	DryRun    bool             `help:"Check the files and list every problem, change nothing."`
	Again     bool             `help:"Take a file that is already in force once more."`
	Files     []string         `arg:"" name:"file" help:"CSV files, taken in this order; - is standard input."`
}

// importOptions are the options of an import as a person gives them.
type importOptions struct {
	Through   string           `json:"through,omitempty"`
	OnUnknown intake.OnUnknown `json:"onUnknown,omitempty"`
	DryRun    bool             `json:"dryRun,omitempty"`
	Again     bool             `json:"again,omitempty"`
	Timezone  string           `json:"timezone,omitempty"`  // must be the ledger's
	CutoffDay int              `json:"cutoffDay,omitempty"` // likewise
}

func (o importOptions) intake(today analytics.Date) (intake.Options, error) {
	options := intake.Options{Today: today, OnUnknown: o.OnUnknown, DryRun: o.DryRun, Again: o.Again}
	if o.Through != "" {
		through, err := analytics.ParseDate(o.Through)
		if err != nil {
			return options, &analytics.Error{Kind: analytics.Invalid, Path: "through", Phrase: words.BadThrough, Args: []any{o.Through}}
		}
		options.Through = &through
	}
	return options, nil
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
	door, err := c.door(ctx, t)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, door.close()) }()
	options := importOptions{c.Through, c.OnUnknown, c.DryRun, c.Again, c.Timezone, c.CutoffDay}
	for i, src := range sources {
		if err := c.take(ctx, t, door, src, options); err != nil {
			if rest := len(sources) - i - 1; rest > 0 {
				t.say(words.FilesNotTried, rest)
			}
			return err
		}
	}
	return nil
}

func (c *importCmd) take(ctx context.Context, t terminal, door door, src fileSource, o importOptions) error {
	meter := newMeter(t, src.Name)
	result, err := door.importFile(ctx, src.Source, o, meter.show)
	meter.end()
	if errors.Is(err, context.Canceled) {
		err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.Interrupted}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", src.Name, err)
	}
	printResult(t, result)
	if result.Refused() {
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
		return spool("standard input", stdin)
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
		src, err := spool(name, stream)
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

// spool writes a stream to a file without a name, so that it can be read twice and is gone whatever becomes of this
// process.
func spool(name string, r io.Reader) (_ fileSource, err error) {
	file, err := os.CreateTemp("", "giaoban-import-*")
	if err != nil {
		return fileSource{}, err
	}
	if err := os.Remove(file.Name()); err != nil {
		return fileSource{}, errors.Join(err, file.Close())
	}
	size, err := io.Copy(file, r)
	if err != nil {
		return fileSource{}, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(file, 0, size)), nil }
	return fileSource{intake.Source{Name: name, Size: size, Open: open}, file.Close}, nil
}

// printResult tells what became of a file.
func printResult(t terminal, r *intake.Result) {
	switch {
	case r.Same != nil:
		t.say(words.ImportSame, r.File, strconv.FormatUint(r.Same.Version, 10), r.Same.Source)
		return
	case r.Refused():
		for _, p := range r.Problems {
			fmt.Fprintln(t.err, p.In(t.lang))
		}
		if more := r.ProblemCount - len(r.Problems); more > 0 {
			fmt.Fprintln(t.err, words.MoreProblems.In(t.lang, more))
		}
		fmt.Fprintln(t.err, words.ImportRefused.In(t.lang, r.File, r.ProblemCount, r.Rows.Read))
		return
	case r.Commit == nil:
		t.say(words.ImportDryRun, r.File, r.Rows.Read, r.Rows.Repeated)
	default:
		t.say(words.ImportDone, r.File, strconv.FormatUint(r.Commit.Version, 10), r.Rows.Read, r.Rows.Taken, r.Rows.Repeated)
	}
	if r.Through != nil {
		t.say(words.ImportThrough, r.Through.String())
	}
	if r.What != analytics.ImportedRegistry && len(r.Added) > 0 {
		t.say(words.ImportAdded, len(r.Added))
	}
}
