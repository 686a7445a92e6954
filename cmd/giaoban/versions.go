package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"text/tabwriter"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

type versionsCmd struct {
	ledgerFlags
}

// Run lists the data versions, newest first.
func (c *versionsCmd) Run(ctx context.Context, t terminal) (err error) {
	door, err := c.door(ctx, t)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, door.close()) }()
	history, err := door.history(ctx)
	if err != nil {
		return err
	}
	if len(history) == 0 {
		t.say(words.ServeEmpty)
		return nil
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, words.VersionsHeader.In(t.lang))
	for _, h := range history {
		state := words.VersionInForce
		if !h.InForce {
			state = words.VersionUndone
		}
		through := "-"
		if h.Through != nil {
			through = h.Through.String()
		}
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", h.Version, h.At.Format("2006-01-02 15:04 UTC"), state.In(t.lang),
			whatOf(h.Commit, t.lang), through, h.Taken, h.Source)
	}
	return table.Flush()
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

type undoCmd struct {
	ledgerFlags
	Version uint64 `arg:"" help:"The data version to take out of force, as giaoban versions lists it."`
}

// Run undoes one data version.
func (c *undoCmd) Run(ctx context.Context, t terminal) (err error) {
	door, err := c.door(ctx, t)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, door.close()) }()
	commit, err := door.undo(ctx, c.Version)
	if err != nil {
		return err
	}
	t.say(words.UndoDone, strconv.FormatUint(c.Version, 10), strconv.FormatUint(commit.Version, 10), len(commit.Months))
	return nil
}
