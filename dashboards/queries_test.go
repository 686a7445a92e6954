package dashboards

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/graph"
)

// The question that a chart links to gives every number of the chart's file, asked in the link's own words.
func TestQuestions(t *testing.T) {
	for name := range drawings {
		if questions[name] == nil {
			t.Errorf("the drawing %q has no question in GraphQL", name)
		}
	}
	for name := range questions {
		if drawings[name] == nil {
			t.Errorf("the question %q has no drawing", name)
		}
	}
	stores := map[string]*analytics.Store{"sample": intaketest.Sample(t), "tallies": talliesStore(t, intake.Options{}), "hostile": hostileStore(t)}
	queries := map[string][]string{
		"sample": {
			"", "measure=messages&lang=en", "measure=issues&from=2020-01&to=2020-05&vs=previous",
			"measure=messages&topic=moi-truong&vs=previous,last-year,2018-01..2018-02&theme=dark",
			"measure=messages&unit=le-chan,-&channel=zalo&kind=message&vs=2016-06", "measure=messages&from=2014-12&to=2015-01&vs=none",
			"measure=messages&topic=-&version=2", "by=kind&vs=previous,last-year,2018-01..2018-02", "measure=messages&topic=moi-truong,covid-19&own=topic",
		},
		"tallies": {"measure=messages&from=2020-04&to=2020-05&vs=previous,2020-02", "measure=messages&from=2020-05&to=2020-05&topic=covid"},
		"hostile": {"measure=messages&from=2020-04&to=2020-05&vs=previous,last-year"},
	}
	for data, store := range stores {
		h := &handler{store: store, log: slog.New(slog.DiscardHandler)}
		pages, api := New(store, h.log), graph.New(store, h.log)
		for _, query := range queries[data] {
			for name := range questions {
				if strings.HasPrefix(name, drawingSubtopics) && !strings.Contains(query, "topic=moi-truong") && !strings.Contains(query, "topic=covid") {
					continue // nothing lies below
				}
				t.Run(data+"/"+name+"/"+query, func(t *testing.T) {
					file := numbersOfFile(t, get(t, pages, "/charts/"+name+".csv?"+query))
					answer := numbersOfAnswer(t, api, linkOf(t, h, name, query))
					for _, key := range slices.Sorted(maps.Keys(file)) {
						if answer[key] != file[key] {
							t.Errorf("%s is %q in the file and %q in GraphQL", key, file[key], answer[key])
						}
					}
					if len(file) == 0 && len(answer) == 1 { // no row, in either
						return
					}
					if len(answer) != len(file) || len(file) < 3 {
						t.Errorf("the file has %d numbers, the answer %d", len(file), len(answer))
					}
				})
			}
		}
	}
}

// linkOf is the address of the question as the page has it.
func linkOf(t *testing.T, h *handler, name, query string) url.Values {
	t.Helper()
	var link string
	h.authorize = func(*http.Request) (analytics.Access, error) { return analytics.FullAccess(), nil }
	h.page(func(_ *http.Request, a *asked) (*page, error) {
		link = a.questionLink(name)
		return nil, errNoData
	}).ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/compare?"+query, http.NoBody))
	address, err := url.Parse(link)
	if err != nil || address.Path != "/graphiql" {
		t.Fatalf("%q %v", link, err)
	}
	return address.Query()
}

// numbersOfFile are the numbers of a chart's CSV by what they are of.
func numbersOfFile(t *testing.T, w *httptest.ResponseRecorder) map[string]string {
	t.Helper()
	lines, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(lines) == 0 {
		t.Fatal(w.Code, err)
	}
	head, all := lines[0], map[string]string{}
	current := ""
	for _, line := range lines[1:] {
		key, row := "", ""
		for i, text := range line {
			if key == "total" && strings.HasSuffix(head[i], "share") {
				continue // the API has none of the total, which is all of itself
			}
			switch name := head[i]; name {
			case "row":
				if text == "total" || text == "subtotal" {
					key = "total"
				}
			case "topic", "unit", "channel", "kind", "month", "measure":
				if key != "total" {
					key += name + "=" + text + " "
				}
				if name != "month" {
					row = key
				}
			case "name", "measure_name", "top_topic", "sources", "days counted", "rows_total", "sample":
			case "total", "total status", "total lower", "period", "period status", "period lower", "whole", "whole status", "whole lower": // of a row, in each of its months
				all[row+name] = plainNumber(text)
			case "data_version":
				all[name] = text
			case "expected lower", "expected upper", "aberration":
				all[key+name] = text
			case "rank":
				all[key+name] = plainNumber(text)
			case "status", "lower", "share", "count":
				all[key+current+name] = plainNumber(text)
			default: // a period, and a number that is not its count
				period, what, _ := strings.Cut(name, " ")
				if what == "sources" || what == "days counted" {
					break
				}
				if what == "" {
					what = "count"
				}
				if head[i+1] == "status" {
					current = period + " "
				}
				all[key+period+" "+what] = plainNumber(text)
			}
		}
	}
	return all
}

// plainNumber writes a number in one way, whoever wrote it.
func plainNumber(text string) string {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return fmt.Sprint(n)
	}
	return text
}

type askedCount struct {
	Value, Lower *json.Number
	Status       string
}

type askedEntry struct {
	Code   string
	Parent *askedEntry
}

type askedKey struct {
	Topic, Unit, Channel *askedEntry
	Kind                 string
}

type askedChange struct {
	Count                    askedCount
	Delta, Ratio, ShareThen  *json.Number
	RankThen, PValue, QValue *json.Number
	RatioInterval            struct{ Lower, Upper *json.Number }
	Verdict                  string
}

type askedRow struct {
	askedKey
	Count   askedCount
	Rank    *json.Number
	Share   *json.Number
	Measure analytics.Measure // of a key figure
	Changes []askedChange
	Series  []askedMonth
}

type askedMonth struct {
	Month      string
	Count      askedCount
	Expected   *struct{ Lower, Upper float64 }
	Aberration string
}

type askedAnswer struct {
	Current   struct{ From, To string }
	Baselines []struct{ From, To string }
	Rows      []askedRow
	Figures   []askedRow
	Total     askedRow
	Meta      struct{ DataVersion int }
}

// numbersOfAnswer asks the question and gives the same numbers by the same names.
func numbersOfAnswer(t *testing.T, api http.Handler, question url.Values) map[string]string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": question.Get("query"), "variables": json.RawMessage(question.Get("variables"))})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	api.ServeHTTP(w, r)
	var reply struct {
		Data   askedData
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &reply); err != nil || len(reply.Errors) > 0 {
		t.Fatalf("%v %+v of %s", err, reply.Errors, body)
	}
	all := map[string]string{}
	add := func(key string, c askedCount) {
		all[key+"count"], all[key+"lower"], all[key+"status"] = text(c.Value), text(c.Lower), c.Status
	}
	detailed := strings.Contains(question.Get("query"), "qValue")
	if c := cmp.Or(reply.Data.Compare, reply.Data.KeyFigures); c != nil && reply.Data.TopicTrends == nil {
		all["data_version"] = fmt.Sprint(c.Meta.DataVersion)
		period := func(from, to string) string {
			if from == to {
				return from + " "
			}
			return from + ".." + to + " "
		}
		row := func(key string, r askedRow, ofTotal bool) {
			now := period(c.Current.From, c.Current.To)
			add(key+now, r.Count)
			if !ofTotal {
				all[key+now+"share"] = text(r.Share)
			}
			if detailed {
				all[key+"rank"] = text(r.Rank)
			}
			for i, ch := range r.Changes {
				then := key + period(c.Baselines[i].From, c.Baselines[i].To)
				add(then, ch.Count)
				all[then+"delta"], all[then+"ratio"] = text(ch.Delta), text(ch.Ratio)
				if !ofTotal {
					all[then+"share"] = text(ch.ShareThen)
				}
				if detailed {
					all[then+"rank"], all[then+"p"], all[then+"q"], all[then+"verdict"] = text(ch.RankThen), text(ch.PValue), text(ch.QValue), ch.Verdict
					all[then+"ratio lower"], all[then+"ratio upper"] = text(ch.RatioInterval.Lower), text(ch.RatioInterval.Upper)
				}
			}
		}
		for _, r := range c.Rows {
			row(key(question, r.askedKey), r, false)
		}
		if reply.Data.Compare != nil {
			row("total", c.Total, true)
		}
		for _, f := range c.Figures {
			for kind, measure := range kindMeasures {
				if f.Measure == measure {
					row("kind="+string(kind)+" ", f, false)
				}
			}
		}
	}
	if trends := reply.Data.TopicTrends; trends != nil {
		all["data_version"] = fmt.Sprint(trends.Meta.DataVersion)
		month := func(key string, m askedMonth) {
			key += "month=" + m.Month + " "
			add(key, m.Count)
			if !strings.Contains(question.Get("query"), "aberration") {
				return
			}
			all[key+"aberration"], all[key+"expected lower"], all[key+"expected upper"] = m.Aberration, "", ""
			if e := m.Expected; e != nil {
				all[key+"expected lower"], all[key+"expected upper"] = fmt.Sprintf("%.0f", e.Lower), fmt.Sprintf("%.0f", e.Upper)
			}
		}
		for _, r := range trends.Rows {
			for _, m := range r.Series {
				month(key(question, r.askedKey), m)
			}
		}
		for _, m := range trends.Total.Series {
			month("", m)
		}
	}
	reply.Data.besides(question, all)
	return all
}

func text(n *json.Number) string {
	if n == nil {
		return ""
	}
	return plainNumber(n.String())
}

// key names a row by what the question asks for: null is the unknown one.
func key(question url.Values, k askedKey) string {
	code := func(e *askedEntry) string {
		if e == nil {
			return ""
		}
		return e.Code
	}
	for name, e := range map[string]*askedEntry{"topic": k.Topic, "unit": k.Unit, "channel": k.Channel} {
		if strings.Contains(question.Get("query"), "\n      "+name+" {") {
			return name + "=" + code(e) + " "
		}
	}
	return "kind=" + k.Kind + " "
}
