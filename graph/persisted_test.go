package graph

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"giaoban/analytics/intake/intaketest"
)

// variablesOf are what each persisted operation is tried with.
var variablesOf = map[string]string{
	"KeyFigures":    `{"current": {"from": "2020-04", "to": "2020-05"}, "baselines": [{"kind": "PREVIOUS"}]}`,
	"Compare":       `{"measure": "WRITTEN_REPORTS", "by": "UNIT", "current": {"from": "2020-04", "to": "2020-05"}, "baselines": [{"kind": "PREVIOUS"}]}`,
	"TopicTrends":   `{"measure": "MESSAGES", "period": {"from": "2020-01", "to": "2020-05"}, "lang": "EN"}`,
	"Months":        `{"period": {"from": "2016-01", "to": "2020-05"}}`,
	"Coverage":      `{"period": {"from": "2020-01", "to": "2020-05"}}`,
	"Versions":      `{}`,
	"ImportLook":    `{"id": "none", "reading": {}, "lang": "VI"}`,
	"ImportFile":    `{"upload": "none", "lang": "VI", "dryRun": true}`,
	"ImportOutcome": `{"id": "none", "lang": "VI"}`,
}

// Every persisted operation is one operation of the schema, told what it is for, and runs by its name, by its hash and,
// where it changes nothing, by GET; also where nothing else may run.
func TestPersistedOperations(t *testing.T) {
	files, err := filepath.Glob("operations/*.graphql")
	if err != nil || len(files) == 0 || len(persisted) != 2*len(files) {
		t.Fatal(files, len(persisted), err)
	}
	h := New(intaketest.Sample(t), slog.New(slog.NewTextHandler(t.Output(), nil)), PersistedOnly())
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		document, errs := gqlparser.LoadQueryWithRules(parsedSchema, string(text), rules.NewDefaultRules())
		if len(errs) > 0 {
			t.Fatalf("%s: %v", file, errs)
		}
		if len(document.Operations) != 1 || document.Operations[0].Name != name || !strings.HasPrefix(string(text), "# ") {
			t.Errorf("%s does not hold one operation of its name, with a comment", file)
		}
		changes := strings.Contains(string(text), "mutation ")
		hash := fmt.Sprintf("sha256:%x", sha256.Sum256(text))
		answers := []string{
			post(t, h, `{"documentId":"`+name+`","variables":`+variablesOf[name]+`}`).Body.String(),
			post(t, h, `{"documentId":"`+hash+`","variables":`+variablesOf[name]+`}`).Body.String(),
		}
		if !changes {
			answers = append(answers, get(t, h, url.Values{"documentId": {hash}, "variables": {variablesOf[name]}}).Body.String())
		}
		for _, answer := range answers {
			var a answered
			if err := json.Unmarshal([]byte(answer), &a); err != nil {
				t.Fatal(err)
			}
			if code, _ := fault(a); code != "" && (!strings.HasPrefix(name, "Import") || code != "NOT_FOUND") || answer != answers[0] {
				t.Errorf("%s: %.400s", name, answer)
			}
		}
	}
}

func TestPersistedOnly(t *testing.T) {
	open, _ := withoutStore(t)
	closed := New(nil, slog.New(slog.DiscardHandler), PersistedOnly())
	for _, c := range []struct {
		h          http.Handler
		body, code string
		status     int
	}{
		{open, `{"documentId":"sha256:00"}`, codeUnknownDocument, 400},
		{open, `{"documentId":"Nothing"}`, codeUnknownDocument, 400},
		{open, `{"documentId":"Months","query":"{__typename}"}`, "INVALID", 400},
		{open, `{"query":"{__typename}"}`, "", 200},
		{closed, `{"query":"{__typename}"}`, "FORBIDDEN", 403},
		{closed, `{"query":"{__schema{types{name}}}"}`, "FORBIDDEN", 403},
		{closed, `{}`, "INVALID", 400},
		{closed, `{"documentId":"Months"}`, "GRAPHQL_VALIDATION_FAILED", 200},
	} {
		w := post(t, c.h, c.body)
		if code, _ := fault(decode(t, w)); code != c.code || w.Code != c.status {
			t.Errorf("%s: %d %s", c.body, w.Code, w.Body)
		}
	}
}
