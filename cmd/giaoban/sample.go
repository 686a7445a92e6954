package main

import (
	"context"
	"io"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/sample"
	"giaoban/analytics/words"
)

// fillSample brings the sample office into a store that holds nothing else, through the same door as any file.
func fillSample(ctx context.Context, t terminal, l *ledger) error {
	if l.store.HasOwnData() {
		t.say(words.SampleNotAdded)
		return nil
	}
	through, err := analytics.ParseDate(sample.Through)
	if err != nil {
		return err
	}
	files := []struct {
		name  string
		write func(io.Writer) error
	}{{"sample registries", sample.Registries}, {"sample reports", sample.Reports}}
	for _, f := range files {
		o := intake.Options{Through: &through, Today: l.today(), Sample: true}
		r, err := intake.Import(ctx, l.store, analytics.FullAccess(), generated(f.name, f.write), o, nil)
		if err != nil {
			return err
		}
		if r.Refused {
			printResult(t, r)
			return errRefused
		}
		if r.Same == nil {
			t.say(words.SampleAdded, f.name, r.Rows.Taken)
		}
	}
	return nil
}

// generated is a source that is written anew, and alike, each time it is opened.
func generated(name string, write func(io.Writer) error) intake.Source {
	return intake.Source{Name: name, Open: func() (io.ReadCloser, error) {
		r, w := io.Pipe()
		go func() { w.CloseWithError(write(w)) }()
		return r, nil
	}}
}
