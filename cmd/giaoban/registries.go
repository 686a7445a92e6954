package main

import (
	"context"

	"giaoban/analytics/intake"
)

type registriesCmd struct {
	ledgerFlags
}

// Run prints every topic, unit and channel as a file that the import takes.
func (c *registriesCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		rows, err := d.registries(ctx)
		if err != nil {
			return err
		}
		return intake.WriteRegistries(t.out, rows)
	})
}
