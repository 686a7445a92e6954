package graph

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// written is a file of written reports with these ids, each from a unit of its own.
func written(ids ...string) []byte {
	var csv strings.Builder
	csv.WriteString("id,received,kind,unit\n")
	for _, id := range ids {
		fmt.Fprintf(&csv, "%s,2020-04-10,WRITTEN,unit-%s\n", id, id)
	}
	return []byte(csv.String())
}

var addUnits = intake.Options{OnUnknown: intake.Add}

// One operation reads one data version, also when an import commits while it runs.
func TestOneVersionPerOperation(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "a.csv", written("a"), addUnits)
	ctx := withReading(t.Context(), &reading{store: store, access: analytics.FullAccess()})
	first, err := snapshot(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	intaketest.Import(t, store, "b.csv", written("b"), addUnits)
	var fields sync.WaitGroup
	for range 8 {
		fields.Go(func() {
			if later, err := snapshot(ctx, nil); err != nil || later != first {
				t.Errorf("version %d, then %d (%v)", first.Meta().DataVersion, later.Meta().DataVersion, err)
			}
		})
	}
	fields.Wait()
	two := int64(2)
	if named, err := snapshot(ctx, &two); err != nil || named.Meta().DataVersion != 2 {
		t.Errorf("version 2 was asked for: %v %v", named, err)
	}
}

// A list that is read page by page neither repeats nor skips rows when an import commits between two pages.
func TestPages(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "a.csv", written("b", "d", "f", "h"), addUnits)
	h := New(store, slog.New(slog.NewTextHandler(t.Output(), nil)))
	const query = `query($after: String) {reportCounts(period: {from: "2020-04", to: "2020-04"}, groupBy: [UNIT], first: 3, after: $after) {
		edges {cursor node {unit {code}}} pageInfo {endCursor hasNextPage} meta {dataVersion}}}`
	var units []string
	var after *string
	for page := 1; ; page++ {
		variables, err := json.Marshal(map[string]any{"after": after})
		if err != nil {
			t.Fatal(err)
		}
		var a struct {
			Data struct {
				ReportCounts struct {
					Edges []struct {
						Cursor string
						Node   struct{ Unit struct{ Code string } }
					}
					PageInfo struct {
						EndCursor   string
						HasNextPage bool
					}
					Meta struct{ DataVersion int }
				}
			}
		}
		if err := json.Unmarshal(ask(t, h, query, variables), &a); err != nil {
			t.Fatal(err)
		}
		answer := a.Data.ReportCounts
		if answer.Meta.DataVersion != 1 {
			t.Fatalf("page %d is of version %d", page, answer.Meta.DataVersion)
		}
		for _, e := range answer.Edges {
			units = append(units, e.Node.Unit.Code)
		}
		if !answer.PageInfo.HasNextPage {
			break
		}
		if last := answer.Edges[len(answer.Edges)-1].Cursor; last != answer.PageInfo.EndCursor {
			t.Errorf("the page ends at %q, its last cell is %q", answer.PageInfo.EndCursor, last)
		}
		after = &answer.PageInfo.EndCursor
		intaketest.Import(t, store, "b.csv", written("a", "c", "z"), addUnits)
	}
	if want := []string{"unit-b", "unit-d", "unit-f", "unit-h"}; !slices.Equal(units, want) {
		t.Errorf("units %v, want %v", units, want)
	}
}

// While the engine is down the API says so, and heals by itself.
func TestEngineDown(t *testing.T) {
	engine := enginetest.Start(t, t.TempDir())
	store := intaketest.OpenOn(t, analytics.Options{Writer: engine.Writer(), Reader: engine.Reader()})
	intaketest.Import(t, store, "a.csv", written("a"), addUnits)
	var log lockedBuffer
	h := New(store, slog.New(slog.NewTextHandler(&log, nil)))
	query := queryBody(t, `{reportCounts(period: {from: "2020-04", to: "2020-04"}, groupBy: []) {totals {count(measure: WRITTEN_REPORTS) {value}}}}`)
	const healthy = `{"data":{"reportCounts":{"totals":{"count":{"value":1}}}}}` + "\n"
	if got := string(withoutCost(post(t, h, query).Body.Bytes())); got != healthy {
		t.Fatal(got)
	}
	if err := syscall.Kill(engine.PID(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	w := post(t, h, query, "Accept-Language", "vi")
	a := decode(t, w)
	if w.Code != http.StatusOK || string(a.Data) != "null" || len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "UNAVAILABLE" ||
		!strings.Contains(a.Errors[0].Message, "không trả lời") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "code=UNAVAILABLE") {
		t.Errorf("the log does not tell why: %s", log.String())
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		w := post(t, h, query)
		if string(withoutCost(w.Body.Bytes())) == healthy {
			return
		}
		if code := decode(t, w).Errors[0].Extensions["code"]; code != "UNAVAILABLE" || time.Now().After(deadline) {
			t.Fatalf("%s", w.Body)
		}
	}
}

// lockedBuffer takes log lines of several fields at once.
type lockedBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
