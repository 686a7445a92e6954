package main

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rowOf is what a row of a persisted operation and a line of a CSV file have in common.
type rowOf struct {
	Topic, Unit, Channel *struct{ Code string }
	Count                struct{ Value *int64 }
	Changes              []struct{ Count struct{ Value *int64 } }
}

// The persisted operations answer with the numbers that the pages' files hold for the same question.
func TestPersistedOperationsAsPages(t *testing.T) {
	t.Parallel()
	s := startServer(t, t.TempDir(), "--sample", "--persisted-only")
	const asked = `"current": {"from": "2020-04", "to": "2020-05"}, "baselines": [{"kind": "PREVIOUS"}, {"kind": "SAME_MONTHS_LAST_YEAR"}], "measure": "WRITTEN_REPORTS"`
	for _, c := range []struct{ operation, variables, chart string }{
		{"Compare", `{` + asked + `, "by": "TOPIC", "top": 200}`, "ranking"},
		{"Compare", `{` + asked + `, "by": "UNIT"}`, "units"},
		{"Compare", `{` + asked + `, "by": "CHANNEL", "top": 12}`, "channels"},
	} {
		var a struct {
			Data struct {
				Compare struct {
					Rows  []rowOf
					Total rowOf
				}
			}
		}
		s.persisted(t, c.operation, c.variables, &a)
		lines := s.csv(t, "/charts/"+c.chart+".csv?measure=written-reports&from=2020-04&to=2020-05&vs=previous,last-year")
		rows := slices.Concat(a.Data.Compare.Rows, []rowOf{a.Data.Compare.Total})
		if len(rows) != len(lines)-1 || len(rows) < 3 {
			t.Fatalf("%s: %d rows, %d lines", c.chart, len(rows), len(lines))
		}
		for i, r := range rows {
			code := ""
			for _, e := range []*struct{ Code string }{r.Topic, r.Unit, r.Channel} {
				if e != nil {
					code = e.Code
				}
			}
			got := []string{code, whole(r.Count.Value), whole(r.Changes[0].Count.Value), whole(r.Changes[1].Count.Value)}
			line := lines[i+1]
			if want := []string{line[1], line[3], line[6], line[11]}; !slices.Equal(got, want) {
				t.Errorf("%s line %d: %v, in the file %v", c.chart, i+1, got, want)
			}
		}
	}
	if status, body := s.get(t, "/graphql?query={__typename}", "", nil); status != 403 || !strings.Contains(body, "FORBIDDEN") {
		t.Errorf("another document: %d %s", status, body)
	}
}

// persisted asks by the name of an operation.
func (s *server) persisted(t *testing.T, operation, variables string, into any) {
	t.Helper()
	status, body := s.get(t, "/graphql?"+url.Values{"documentId": {operation}, "variables": {variables}}.Encode(), "", nil)
	if err := json.Unmarshal([]byte(body), into); err != nil || status != 200 || strings.Contains(body, `"errors"`) {
		t.Fatalf("%d %v %s", status, err, body)
	}
}

func (s *server) csv(t *testing.T, path string) [][]string {
	t.Helper()
	status, body := s.get(t, path, "", nil)
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || status != 200 {
		t.Fatalf("%d %v %s", status, err, body)
	}
	return lines
}

func whole(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
