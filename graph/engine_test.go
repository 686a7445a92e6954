package graph

import (
	"bytes"
	"io"
	"log/slog"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// committed is the moment of all changes in tests.
var committed = time.Date(2020, 6, 1, 1, 30, 0, 0, time.UTC)

// openStore opens an empty ledger on the real engine.
func openStore(t *testing.T, cutoffDay int) *analytics.Store {
	t.Helper()
	_, writer, reader := enginetest.Database(t)
	return openOn(t, analytics.Options{Writer: writer, Reader: reader, CutoffDay: cutoffDay})
}

func openOn(t *testing.T, o analytics.Options) *analytics.Store {
	t.Helper()
	o.Holder, o.Now, o.Log = "test", func() time.Time { return committed }, slog.New(slog.DiscardHandler)
	store, err := analytics.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// importCSV brings a file in; the day to which its data is complete is 31 May 2020 unless it is given.
func importCSV(t *testing.T, store *analytics.Store, name string, data []byte, o intake.Options) {
	t.Helper()
	o.Today = analytics.NewDate(2020, 5, 31)
	src := intake.Source{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
	result, err := intake.Import(t.Context(), store, analytics.FullAccess(), src, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if result.Commit == nil {
		t.Fatalf("%s was not taken in: %+v", name, result)
	}
}
