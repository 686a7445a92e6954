// Package intaketest fills stores for tests, through the same door as any file.
package intaketest

import (
	"bytes"
	"io"
	"log/slog"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/sample"
	"giaoban/analytics/words"
)

// Now is the moment at which changes of test stores are committed.
func Now() time.Time { return time.Date(2020, time.June, 1, 1, 30, 0, 0, time.UTC) }

// Open opens a store on a fresh database. An empty zone and cut-off day 0 are the defaults.
func Open(t testing.TB, zone string, cutoffDay int) *analytics.Store {
	t.Helper()
	_, writer, reader := enginetest.Database(t)
	return OpenOn(t, analytics.Options{Writer: writer, Reader: reader, TimeZone: zone, CutoffDay: cutoffDay})
}

// OpenOn opens a store with options of the test's own; holder, clock and log are filled in.
func OpenOn(t testing.TB, o analytics.Options) *analytics.Store {
	t.Helper()
	o.Holder, o.Now, o.Log = t.Name(), Now, slog.New(slog.DiscardHandler)
	store, err := analytics.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// Source makes a file of bytes.
func Source(name string, content []byte) intake.Source {
	return intake.Source{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}}
}

// Import takes a file in, or fails the test. Data is complete to 31 May 2020 unless the options say otherwise.
func Import(t testing.TB, store *analytics.Store, name string, content []byte, o intake.Options) {
	t.Helper()
	if o.Today == 0 {
		o.Today = analytics.NewDate(2020, time.May, 31)
	}
	result, err := intake.Import(t.Context(), store, analytics.FullAccess(), Source(name, content), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Problems {
		t.Error(p.In(words.En))
	}
	if result.Commit == nil {
		t.Fatalf("%s was not taken in", name)
	}
}

// Sample gives a store that holds the sample office.
func Sample(t testing.TB) *analytics.Store {
	t.Helper()
	store := Open(t, "", 0)
	FillSample(t, store)
	return store
}

// FillSample takes the sample office into an empty store.
func FillSample(t testing.TB, store *analytics.Store) {
	t.Helper()
	for _, file := range []struct {
		name  string
		write func(io.Writer) error
	}{{"registries.csv", sample.Registries}, {"reports.csv", sample.Reports}} {
		var csv bytes.Buffer
		if err := file.write(&csv); err != nil {
			t.Fatal(err)
		}
		Import(t, store, file.name, csv.Bytes(), intake.Options{Sample: true})
	}
}
