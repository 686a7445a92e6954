package graph

import (
	"bytes"
	"encoding/json"
	"flag"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

var update = flag.Bool("update", false, "write the answers into testdata")

// TestAPI plays the files of testdata. Their parts are taken in order:
//
//	store cutoff=15          before all others: the store's cut-off day
//	NAME.csv [through=DATE] [sample]  is imported
//	NAME.graphql             a query, with NAME.variables.json before it where it has variables
//	NAME.json                the exact answer to the query of that name, indented
func TestAPI(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			play(t, archive)
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func play(t *testing.T, archive *txtar.Archive) {
	var cutoff int
	if first := archive.Files[0].Name; strings.HasPrefix(first, "store ") {
		cutoff, _ = strconv.Atoi(strings.TrimPrefix(first, "store cutoff="))
		archive.Files[0].Data = nil
	}
	store := intaketest.Open(t, "", cutoff)
	h := New(store, slog.New(slog.NewTextHandler(t.Output(), nil)))
	answers := map[string][]byte{}
	variables := json.RawMessage("null")
	for i, part := range archive.Files {
		name, options, _ := strings.Cut(part.Name, " ")
		base, kind, _ := strings.Cut(name, ".")
		switch kind {
		case "csv":
			intaketest.Import(t, store, name, part.Data, importOptions(t, options))
		case "variables.json":
			variables = part.Data
		case "graphql":
			answers[base] = ask(t, h, string(part.Data), variables)
			variables = json.RawMessage("null")
			if *update && (i+1 == len(archive.Files) || archive.Files[i+1].Name != base+".json") {
				t.Fatalf("%s has no %s.json behind it to write into", part.Name, base)
			}
		case "json":
			if *update {
				archive.Files[i].Data = answers[base]
			} else if !bytes.Equal(answers[base], part.Data) {
				t.Errorf("%s: got\n%s\nwant\n%s", name, answers[base], part.Data)
			}
		case "":
		default:
			t.Fatalf("what is %s?", part.Name)
		}
	}
}

func importOptions(t *testing.T, text string) (o intake.Options) {
	t.Helper()
	for option := range strings.FieldsSeq(text) {
		if option == "sample" {
			o.Sample = true
			continue
		}
		date, err := analytics.ParseDate(strings.TrimPrefix(option, "through="))
		if err != nil {
			t.Fatal(err)
		}
		o.Through = &date
	}
	return o
}

func ask(t *testing.T, h http.Handler, query string, variables json.RawMessage) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	w := post(t, h, string(body))
	var indented bytes.Buffer
	if err := json.Indent(&indented, withoutCost(w.Body.Bytes()), "", "  "); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return innermost.ReplaceAllFunc(indented.Bytes(), func(b []byte) []byte { return lineBreak.ReplaceAll(b, []byte(" ")) })
}

// withoutCost takes the cost off an answer: it changes with every field that is added to a question.
func withoutCost(answer []byte) []byte {
	return told.ReplaceAll(answer, []byte("}\n"))
}

var told = regexp.MustCompile(`,"extensions":\{"cost":\{"requested":\d+,"limit":\d+\}\}\}\n$`)

// An object or list that holds no other stands on one line: the files are read by people.
var (
	innermost = regexp.MustCompile(`[{\[]\n[^{}\[\]]*[}\]]`)
	lineBreak = regexp.MustCompile(`\n *`)
)
