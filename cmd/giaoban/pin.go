package main

import (
	"context"
	"strconv"

	"giaoban/analytics/words"
)

type pinCmd struct {
	ledgerFlags
	Version string `arg:"" help:"The data version: its number, or the name that it is pinned under now."`
	Name    string `arg:"" help:"Its name, such as 'Giao ban tháng 5/2020'; at most 120 characters."`
}

// Run names a data version.
func (c *pinCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		version, err := findVersion(ctx, d, c.Version)
		if err != nil {
			return err
		}
		h, err := d.pin(ctx, version, c.Name)
		if err != nil {
			return err
		}
		t.say(words.PinDone, strconv.FormatUint(h.Version, 10), h.Pin)
		return nil
	})
}

type unpinCmd struct {
	ledgerFlags
	Version string `arg:"" help:"The data version: its number, or the name that it is pinned under."`
}

// Run takes a data version's name away.
func (c *unpinCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		version, err := findVersion(ctx, d, c.Version)
		if err != nil {
			return err
		}
		h, err := d.unpin(ctx, version)
		if err != nil {
			return err
		}
		t.say(words.UnpinDone, strconv.FormatUint(h.Version, 10))
		return nil
	})
}
