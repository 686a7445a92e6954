package main

import (
	"context"
	"errors"
	"fmt"

	"giaoban/analytics/intake"
	"giaoban/analytics/words"
)

// mapCmd proposes a map for a file.
type mapCmd struct {
	tableFlags
	File string `arg:"" help:"File with columns of its own; - is standard input."`
}

// Run prints the map on standard output, so that it can be sent to a file and edited.
func (c *mapCmd) Run(_ context.Context, t terminal) (err error) {
	src, err := openSource(c.File, t.in)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, src.discard()) }()
	look, err := intake.LookAt(src.Source, c.options(), t.lang)
	if err != nil {
		return err
	}
	if look.Own {
		fmt.Fprintln(t.err, words.MapNotNeeded.In(t.lang, src.Name))
		return nil
	}
	fmt.Fprint(t.out, look.Map)
	return nil
}
