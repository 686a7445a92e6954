package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"giaoban/analytics/browsertest"
)

// lighthouse is the part of Lighthouse's report that is asserted or told.
type lighthouse struct {
	Categories map[string]struct{ Score float64 }
	Audits     map[string]struct {
		Score        *float64
		Title        string
		DisplayValue string
	}
}

// TestLighthouse asks Lighthouse about the overview of a running server. Its speeds are told and not asserted: they are
// those of a slow telephone, simulated on a machine that is doing other things.
func TestLighthouse(t *testing.T) {
	s := startServer(t, t.TempDir(), "--sample")
	report := askLighthouse(t, s.url+"/")
	for _, name := range []string{"accessibility", "best-practices"} {
		c, asked := report.Categories[name]
		t.Logf("%s: %.0f", name, 100*c.Score)
		if !asked || c.Score < 0.95 {
			t.Errorf("%s is %.0f, not 95 or more", name, 100*c.Score)
		}
	}
	t.Logf("performance: %.0f", 100*report.Categories["performance"].Score)
	for _, name := range []string{"first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"} {
		t.Logf("%s: %s", report.Audits[name].Title, report.Audits[name].DisplayValue)
	}
	for name, audit := range report.Audits {
		if audit.Score != nil && *audit.Score < 0.5 {
			t.Logf("could be better: %s %s", name, audit.DisplayValue)
		}
	}
}

func askLighthouse(t *testing.T, address string) (report lighthouse) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "report.json")
	cmd := exec.CommandContext(t.Context(), "node", filepath.Join(root, "node_modules/lighthouse/cli/index.js"), address,
		"--output=json", "--output-path="+file, "--quiet", "--no-enable-error-reporting", "--only-categories=accessibility,best-practices,performance",
		"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+browsertest.Path(t))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("lighthouse: %v\n%s", err, out)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatal(err)
	}
	return report
}
