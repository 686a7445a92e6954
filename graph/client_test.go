package graph

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics/intake/intaketest"
)

// A client in TypeScript as other people write them: its operations are typed by GraphQL Code Generator, checked by the
// compiler, and run by urql against the server.
func TestTypedClient(t *testing.T) {
	t.Parallel()
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	address := serveAPI(t, h)
	if err := os.MkdirAll("clienttest/out", 0o750); err != nil {
		t.Fatal(err)
	}
	runNode(t, "clienttest/generate.mjs", "../schema.graphqls", "clienttest/operations.graphql", "clienttest/out/operations.ts")
	if out, err := node(t, "../node_modules/typescript/bin/tsc", "--project", "clienttest").CombinedOutput(); err != nil {
		t.Fatalf("the client does not pass the type check: %s", out)
	}
	runNode(t, "../node_modules/esbuild/bin/esbuild", "clienttest/client.ts", "--bundle", "--platform=node", "--format=esm", "--outfile=clienttest/out/client.mjs", "--log-level=warning")
	client := node(t, "clienttest/out/client.mjs")
	client.Env = append(os.Environ(), "API="+address)
	out, err := client.CombinedOutput()
	if err != nil {
		t.Fatalf("%s", out)
	}
	if !regexp.MustCompile(`"cost":\{"requested":\d+,"limit":50000\}`).Match(out) {
		t.Errorf("urql does not see the cost: %s", out)
	}

	t.Run("wrong operation", func(t *testing.T) {
		out, err := node(t, "clienttest/generate.mjs", "../schema.graphqls", "clienttest/wrong.graphql", filepath.Join(t.TempDir(), "wrong.ts")).CombinedOutput()
		if err == nil || !bytes.Contains(out, []byte(`Cannot query field "nothing" on type "Settings"`)) {
			t.Errorf("%v: %s", err, out)
		}
	})
	t.Run("wrong use", func(t *testing.T) {
		text, err := os.ReadFile("clienttest/wrong.ts")
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for i, line := range strings.Split(string(text), "\n") {
			if strings.HasPrefix(line, "export const") {
				want = append(want, fmt.Sprintf("wrong.ts(%d", i+1))
			}
		}
		out, _ := node(t, "../node_modules/typescript/bin/tsc", "--project", "clienttest/wrong.json").CombinedOutput() // fails, which is looked at below
		lines := slices.Compact(regexp.MustCompile(`wrong\.ts\(\d+`).FindAllString(string(out), -1))
		if !slices.Equal(lines, want) {
			t.Errorf("faults at %v, want %v: %s", lines, want, out)
		}
	})
}
