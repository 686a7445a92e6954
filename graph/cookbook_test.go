package graph

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"testing"

	"giaoban/analytics/intake/intaketest"
	"giaoban/graph/cookbook"
)

// Every recipe gives the answer that is printed with it, on the sample office.
func TestCookbook(t *testing.T) {
	t.Parallel()
	recipes, err := cookbook.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	if len(recipes) < 15 {
		t.Errorf("only %d recipes", len(recipes))
	}
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)))
	for _, r := range recipes {
		got := ask(t, h, r.Query, json.RawMessage("null"))
		if bytes.Contains(got, []byte(`"errors"`)) {
			t.Errorf("%s: %s", r.Name, got)
		}
		if r.Question == "" || r.QuestionVi == "" {
			t.Errorf("%s has no question above it", r.Name)
		}
		if *update {
			if err := os.WriteFile("cookbook/"+r.Name+".json", got, 0o600); err != nil {
				t.Fatal(err)
			}
		} else if !bytes.Equal(got, r.Answer) {
			t.Errorf("%s: got\n%s\nwant\n%s", r.Name, got, r.Answer)
		}
	}
}
