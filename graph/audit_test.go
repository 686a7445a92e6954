package graph

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"testing"
)

// numberOfAudits is how many there are in the version of graphql-http that package.json names.
const numberOfAudits = 61

// The GraphQL over HTTP specification, as the audits of graphql-http check it: none may so much as warn.
func TestAudits(t *testing.T) {
	h, _ := withoutStore(t)
	out := runNode(t, "clienttest/audit.mjs", serveAPI(t, h))
	var audits []struct{ ID, Name, Status, Reason string }
	if err := json.Unmarshal(out, &audits); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(audits) != numberOfAudits {
		t.Errorf("%d audits, want %d", len(audits), numberOfAudits)
	}
	for _, a := range audits {
		if a.Status != "ok" {
			t.Errorf("%s %s (%s): %s", a.ID, a.Name, a.Status, a.Reason)
		}
	}
}

// serveAPI serves a handler at /graphql on loopback and gives its address.
func serveAPI(t *testing.T, h http.Handler) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/graphql", h)
	server := httptest.NewUnstartedServer(mux)
	server.Config.ErrorLog = slog.NewLogLogger(slog.NewTextHandler(t.Output(), nil), slog.LevelWarn)
	server.Start()
	t.Cleanup(server.Close)
	return server.URL + "/graphql"
}

// runNode runs a script with Node and gives what it prints; one that fails, fails the test.
func runNode(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := node(t, args...)
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node %v: %v\n%s", args, err, out)
	}
	return out
}

// node is a run of a script with Node.
func node(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	return exec.CommandContext(t.Context(), "node", args...)
}
