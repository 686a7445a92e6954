package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/analytics/words"
)

const reportsQuestion = `query ($measure: Measure!, $current: PeriodInput!, $filter: Filter, $first: Int!, $lang: Lang!) {
	reports(period: $current, measure: $measure, filter: $filter, first: $first) {
		edges { node { id received unit { name(lang: $lang) } channel { name(lang: $lang) } topics { name(lang: $lang) } version } }
		total
	}
}`

// readReports is a script that reads the rows of a list: id, day, unit, channel, topics and data version.
const readReports = `[...document.querySelectorAll('.reports tbody tr')].map((r) => {
	const [id, , , unit, channel, topics, ...more] = [...r.cells].map((c) => c.textContent.trim());
	return [id, r.querySelector('time').dateTime, unit, channel, topics, more.at(-1)];
})`

// TestReportsAreThose reads the list of reports from its page and compares it with the API's answer to the same question:
// how many there are, and of each which it is, when it came, from whom, how, about what, and in which data version.
func TestReportsAreThose(t *testing.T) {
	s := startServer(t, t.TempDir(), "--sample")
	tab := browsertest.Open(t, browsertest.Start(t), s.url)
	tab.On(t, browsertest.Screen{Width: 1280})
	for path, variables := range map[string]map[string]any{
		"/reports": {"measure": "WRITTEN_REPORTS", "current": months("2020-04", "2020-05")},
		"/reports?measure=messages&topic=moi-truong":         {"measure": "MESSAGES", "current": months("2020-04", "2020-05"), "filter": map[string]any{"topics": []any{"moi-truong"}}},
		"/reports?measure=syntheses&from=2019-01&to=2019-12": {"measure": "SYNTHESES", "current": months("2019-01", "2019-12")},
	} {
		for _, lang := range []words.Lang{words.Vi, words.En} {
			t.Run(string(lang)+" "+path, func(t *testing.T) {
				variables["lang"], variables["first"] = strings.ToUpper(string(lang)), 50
				query, err := json.Marshal(map[string]any{"query": reportsQuestion, "variables": variables})
				if err != nil {
					t.Fatal(err)
				}
				type named struct{ Name string }
				type report struct {
					ID, Received  string
					Unit, Channel *named
					Topics        []named
					Version       int64
				}
				var answer struct {
					Data struct {
						Reports struct {
							Edges []struct{ Node report }
							Total int64
						}
					}
				}
				status, text := s.post(t, "/graphql", "application/json", query)
				if err := json.Unmarshal([]byte(text), &answer); err != nil || status != 200 {
					t.Fatalf("%d %s %v", status, text, err)
				}
				separator := map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")]
				tab.Go(t, path+separator+"lang="+string(lang))
				title := browsertest.Eval[string](t, tab, `document.getElementById('reports').textContent`)
				list := answer.Data.Reports
				if !strings.HasPrefix(title, words.Number(lang, list.Total)+" ") {
					t.Errorf("the page says %q, the API %d", title, list.Total)
				}
				rows := browsertest.Eval[[][]string](t, tab, readReports)
				if len(rows) != len(list.Edges) || len(rows) == 0 {
					t.Fatalf("the page lists %d reports, the API %d", len(rows), len(list.Edges))
				}
				nameOf := func(n *named) string {
					if n == nil {
						return words.UnknownRow.In(lang)
					}
					return n.Name
				}
				for i, edge := range list.Edges {
					node := edge.Node
					var topics []string
					for _, topic := range node.Topics {
						topics = append(topics, topic.Name)
					}
					if len(topics) == 0 {
						topics = []string{words.UnknownRow.In(lang)}
					}
					want := []string{node.ID, node.Received, nameOf(node.Unit), nameOf(node.Channel), strings.Join(topics, "; "), strconv.FormatInt(node.Version, 10)}
					if !slices.EqualFunc(rows[i], want, func(shown, told string) bool { return unset(shown) == unset(told) }) {
						t.Errorf("row %d: the page says %q, the API %q", i+1, rows[i], want)
					}
				}
			})
		}
	}
}
