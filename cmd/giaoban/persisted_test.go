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
	s.monthsAsPages(t)
	if status, body := s.get(t, "/graphql?query={__typename}", "", nil); status != 403 || !strings.Contains(body, "FORBIDDEN") {
		t.Errorf("another document: %d %s", status, body)
	}
}

// monthsAsPages compares the operations by month with the files of the charts by month.
func (s *server) monthsAsPages(t *testing.T) {
	t.Helper()
	type count struct{ Value *int64 }
	type point struct {
		Month string
		Count count
	}
	const query, period = "?measure=written-reports&from=2020-04&to=2020-05", `"period": {"from": "2018-06", "to": "2020-05"}` // two years, as charts show
	var months struct {
		Data struct {
			ReportCounts struct {
				Edges []struct {
					Node struct {
						Month          string
						WrittenReports count
					}
				}
			}
		}
	}
	s.persisted(t, "Months", `{`+period+`}`, &months)
	got := map[string]string{}
	for _, e := range months.Data.ReportCounts.Edges {
		got[e.Node.Month] = whole(e.Node.WrittenReports.Value)
	}
	for _, line := range s.csv(t, "/charts/months.csv"+query)[1:] {
		if got[line[0]] != line[1] {
			t.Errorf("%v, in the file %v", got[line[0]], line)
		}
	}
	var trends struct {
		Data struct {
			TopicTrends struct {
				Rows []struct {
					Topic  *struct{ Code string }
					Series []point
				}
			}
		}
	}
	s.persisted(t, "TopicTrends", `{`+period+`, "measure": "WRITTEN_REPORTS", "top": 50}`, &trends)
	for _, r := range trends.Data.TopicTrends.Rows {
		for _, p := range r.Series {
			code := "" // of reports without a topic
			if r.Topic != nil {
				code = r.Topic.Code
			}
			got[code+" "+p.Month] = whole(p.Count.Value)
		}
	}
	lines := s.csv(t, "/charts/trends.csv"+query)[1:] // of the topics that are large in the two months
	for _, line := range lines {
		if n, ok := got[line[0]+" "+line[2]]; !ok || n != line[3] {
			t.Errorf("%v, in the file %v", n, line)
		}
	}
	if len(lines) < 72 || len(months.Data.ReportCounts.Edges) != 24 {
		t.Errorf("%d lines, %d months", len(lines), len(months.Data.ReportCounts.Edges))
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
	lines, err := csv.NewReader(strings.NewReader(body)).ReadAll()
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
