package graph

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// When a client goes away, what it asked is cancelled in the engine, and nobody is alarmed.
func TestClientLeaves(t *testing.T) {
	name, writer, reader := enginetest.Database(t)
	store := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	intaketest.Import(t, store, "many.csv", manyTopics(), intake.Options{OnUnknown: intake.Add})
	var log lockedBuffer
	address := serveAPI(t, New(store, slog.New(slog.NewTextHandler(&log, nil))))
	number := func(query string) (n uint64) {
		t.Helper()
		if err := writer.QueryRow(t.Context(), query).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	flush := func() {
		if err := writer.Exec(t.Context(), "SYSTEM FLUSH LOGS"); err != nil {
			t.Fatal(err)
		}
	}
	flush()
	running := "SELECT count() FROM system.processes WHERE current_database = '" + name + "' AND query NOT LIKE '%system.processes%' AND query NOT LIKE 'SYSTEM%'"
	cancelled := "SELECT count() FROM system.query_log WHERE current_database = '" + name + "' AND type = 'ExceptionWhileProcessing' AND exception_code IN (394, 735)" // QUERY_WAS_CANCELLED, QUERY_WAS_CANCELLED_BY_CLIENT

	// A question over and over, each time left while the engine works on it, until one was caught at work.
	for deadline := time.Now().Add(time.Minute); number(cancelled) == 0; {
		if time.Now().After(deadline) {
			t.Fatal("no statement was cancelled")
		}
		ctx, leave := context.WithCancel(t.Context())
		left := make(chan error, 1)
		go func() { left <- askAll(ctx, address) }()
		for number(running) == 0 && len(left) == 0 {
		}
		leave()
		if err := <-left; err == nil {
			t.Log("answered before the client left")
		}
		for gone := time.Now().Add(10 * time.Second); number(running) > 0; {
			if time.Now().After(gone) {
				t.Fatal("the engine still works for a client that has left")
			}
		}
		flush()
	}
	if said := log.String(); strings.Contains(said, "level=ERROR") || strings.Contains(said, "level=WARN") {
		t.Errorf("the server says: %s", said)
	}
}

// askAll asks three questions, each over every combination of months, topics and units.
func askAll(ctx context.Context, address string) error {
	query := "{" + repeat(3, func(i int) string {
		return fmt.Sprintf(`a%d: reportCounts(period: {from: "1990-01", to: "2020-05"}, groupBy: [MONTH, TOPIC, UNIT, CHANNEL], topicLevel: ALL, first: %d) {pageInfo {endCursor}} `, i, i+1)
	}) + "}"
	body := `{"query":"` + strings.ReplaceAll(query, `"`, `\"`) + `"}`
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", typeJSON)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}

// manyTopics is a file whose counts have as many cells as it has rows.
func manyTopics() []byte {
	var csv bytes.Buffer
	csv.WriteString("id,received,kind,unit,topics\n")
	for i := range 60_000 {
		fmt.Fprintf(&csv, "r%d,20%02d-%02d-10,WRITTEN,u%d,t%d;t%d\n", i, i%20, i%12+1, i%97, i%89, i%83+100)
	}
	return csv.Bytes()
}
