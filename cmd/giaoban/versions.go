package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

type versionsCmd struct {
	List versionsListCmd `cmd:"" default:"withargs" help:"List the data versions, newest first (the default)."`
	Diff versionsDiffCmd `cmd:"" help:"Tell what changed from one data version to another, by month and measure."`
}

type versionsListCmd struct {
	ledgerFlags
	Limit int `help:"List at most so many (default: all)." placeholder:"N"`
}

// Run lists the data versions, newest first.
func (c *versionsListCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		all, err := d.history(ctx)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			t.say(words.ServeEmpty)
			return nil
		}
		if c.Limit > 0 && c.Limit < len(all) {
			all = all[:c.Limit]
		}
		return printVersions(t, all)
	})
}

func printVersions(t terminal, all []analytics.History) error {
	table := newColumns(t.out)
	fmt.Fprintln(table, words.VersionsHeader.In(t.lang))
	for _, h := range all {
		rows := []uint64{h.Read, h.Taken, h.Repeated, h.Rejected}
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t", h.Version, h.At.Format("2006-01-02 15:04 UTC"), stateOf(h, t.lang), whatOf(h.Commit, t.lang), orDash(throughOf(h)))
		for _, n := range rows {
			if h.What == analytics.Undone {
				fmt.Fprint(table, "-\t")
			} else {
				fmt.Fprint(table, words.Number(t.lang, int64(n)), "\t")
			}
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", orDash(monthsOf(h.Months)), orDash(h.Pin), orDash(h.Source))
	}
	return table.Flush()
}

// newColumns aligns columns that are separated by tabs.
func newColumns(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 0, 0, 2, ' ', 0) }

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func stateOf(h analytics.History, lang words.Lang) string {
	state := words.VersionInForce.In(lang)
	if !h.InForce {
		state = words.VersionUndone.In(lang)
		if h.UndoneBy != 0 {
			state = words.VersionUndoneBy.In(lang, strconv.FormatUint(h.UndoneBy, 10))
		}
	}
	if h.Collected {
		state += ", " + words.VersionGone.In(lang)
	}
	return state
}

func throughOf(h analytics.History) string {
	if h.Through == nil {
		return ""
	}
	return h.Through.String()
}

// monthsOf writes the first and the last of the months that a version counted anew.
func monthsOf(months []analytics.Month) string {
	if len(months) == 0 {
		return ""
	}
	return analytics.Range{From: months[0], To: months[len(months)-1]}.String()
}

func whatOf(c *analytics.Commit, lang words.Lang) string {
	switch c.What {
	case analytics.Undone:
		return words.VersionUndo.In(lang, strconv.FormatUint(c.Undoes, 10))
	case analytics.ImportedRegistry:
		return words.VersionRegistry.In(lang)
	case analytics.ImportedTallies:
		return words.VersionTallies.In(lang)
	default:
		return words.VersionReports.In(lang)
	}
}

type versionsDiffCmd struct {
	ledgerFlags
	From string `arg:"" help:"The data version to compare from: its number, or the name that it is pinned under."`
	To   string `arg:"" optional:"" help:"The data version to compare with; without it the newest."`
}

// Run tells what changed between two data versions.
func (c *versionsDiffCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		from, err := findVersion(ctx, d, c.From)
		if err != nil {
			return err
		}
		to := uint64(0) // the newest
		if c.To != "" {
			if to, err = findVersion(ctx, d, c.To); err != nil {
				return err
			}
		}
		diff, err := d.diff(ctx, from, to)
		if err != nil {
			return err
		}
		return printDiff(t, diff)
	})
}

func printDiff(t terminal, d *analytics.VersionDiff) error {
	number := func(v uint64) string { return strconv.FormatUint(v, 10) }
	t.say(words.DiffTitle, number(d.From.Version), number(d.To.Version))
	var err error
	if len(d.Between) > 0 {
		err = printVersions(t, d.Between)
	}
	fmt.Fprintln(t.out)
	table := newColumns(t.out)
	fmt.Fprintln(table, words.DiffHeader.In(t.lang, number(d.From.Version), number(d.To.Version)))
	line := func(month string, m analytics.MeasureDiff) {
		delta := "-"
		if m.Delta != nil {
			delta = words.Number(t.lang, *m.Delta)
			if *m.Delta > 0 {
				delta = "+" + delta
			}
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", month, words.Measures[string(m.Measure)].In(t.lang), m.Then.Display(t.lang), m.Now.Display(t.lang), delta)
	}
	for _, m := range d.Months {
		line(m.Month.String(), m.MeasureDiff)
	}
	for _, m := range d.Totals {
		line(words.DiffTotal.In(t.lang), m)
	}
	err = errors.Join(err, table.Flush())
	for _, e := range d.Entries {
		if e.Added+e.Changed+e.Removed > 0 {
			t.say(words.DiffEntries, words.Registries[words.RegistryPrefix+string(e.Registry)], e.Added, e.Changed, e.Removed)
		}
	}
	return err
}

// findVersion reads a version as a person gives it: a number, or the name of a pin.
func findVersion(ctx context.Context, d door, text string) (uint64, error) {
	all, err := d.history(ctx)
	if err != nil {
		return 0, err
	}
	h, err := analytics.FindVersion(all, text)
	if err != nil {
		return 0, err
	}
	return h.Version, nil
}
