package main

import (
	"context"
	"strconv"
	"strings"

	"giaoban/analytics/words"
)

type collectCmd struct {
	ledgerFlags
	Keep   int  `help:"How many of the newest data versions keep answering, beside the pinned ones (default: ${default})." default:"10" placeholder:"N"`
	DryRun bool `help:"Tell what would be removed, remove nothing."`
}

// Run removes the counts of old data versions.
func (c *collectCmd) Run(ctx context.Context, t terminal) error {
	return c.visit(ctx, t, func(d door) error {
		done, err := d.collect(ctx, c.Keep, c.DryRun)
		if err != nil {
			return err
		}
		if len(done.Versions) == 0 && done.Rows == 0 {
			t.say(words.CollectNothing)
			return nil
		}
		versions := make([]string, len(done.Versions))
		for i, v := range done.Versions {
			versions[i] = strconv.FormatUint(v, 10)
		}
		say := words.CollectDone
		if c.DryRun {
			say = words.CollectWould
		}
		t.say(say, len(versions), orDash(strings.Join(versions, ", ")), int64(done.Rows), words.Decimal(t.lang, float64(done.Bytes)/1e6, 1))
		return nil
	})
}
