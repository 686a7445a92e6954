package main

import (
	"context"
	"strconv"

	"giaoban/analytics/words"
)

type undoCmd struct {
	ledgerFlags
	Version string `arg:"" help:"The data version to take out of force: its number, or the name that it is pinned under."`
	Force   bool   `help:"Undo it although reports in force lose the names of their codes."`
}

// Run undoes one data version.
func (c *undoCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		version, err := findVersion(ctx, d, c.Version)
		if err != nil {
			return err
		}
		commit, err := d.undo(ctx, version, c.Force)
		if err != nil {
			return err
		}
		t.say(words.UndoDone, strconv.FormatUint(version, 10), strconv.FormatUint(commit.Version, 10), len(commit.Months))
		return nil
	})
}
