package dashboards

import (
	"embed"
	"encoding/json"
	"net/url"
	"strings"

	"giaoban/analytics"
)

//go:embed queries/*.graphql
var queryFiles embed.FS

// question is what the GraphQL API is asked for the numbers of a drawing.
type question struct {
	Document  string
	Variables map[string]any
}

// questions make the question of each drawing by its name. They ask for all rows that the API gives at once, of which a
// chart may have no room for some.
var questions = map[string]func(*asked) question{
	drawingMonths:    (*asked).askMonths,
	drawingTopics:    askCompare(analytics.ByTopic),
	drawingRanking:   askCompare(analytics.ByTopic),
	drawingTrends:    (*asked).askTrends,
	drawingSubtopics: (*asked).askSubtopics,
	drawingUnits:     askCompare(analytics.ByUnit),
	drawingChannels:  askCompare(analytics.ByChannel),
	drawingCompare:   (*asked).askCompared,

	drawingUnitRanking: askCompare(analytics.ByUnit),

	drawingKinds:         (*asked).askKinds,
	drawingChannelMonths: askSeries("channels_by_month", analytics.ByChannel),
	drawingHeat:          askSeries("heat", analytics.ByTopic),
	drawingUnitMultiples: (*asked).askMultiples,
	drawingSlope:         askCompare(analytics.ByTopic),
	drawingTreemap:       (*asked).askTreemap,

	drawingSubtopicMonths: (*asked).askSubtopicMonths,
}

// questionLink is the address of GraphiQL with the question of a drawing in it.
func (a *asked) questionLink(name string) string { return questions[name](a).link() }

// link is the address of GraphiQL with the question in it.
func (q question) link() string {
	variables, err := json.MarshalIndent(q.Variables, "", "  ")
	if err != nil { // maps of texts and numbers always marshal
		panic(err)
	}
	// A plus sign would become five letters in a page.
	return "/graphiql?" + strings.ReplaceAll(url.Values{"query": {q.Document}, "variables": {string(variables)}}.Encode(), "+", "%20")
}

// question fills in what every question names: the reports, what of them is counted, and the data version.
func (a *asked) question(file string, filter analytics.Filter, variables map[string]any) question {
	text, err := queryFiles.ReadFile("queries/" + file + ".graphql")
	if err != nil { // the file is part of the program
		panic(err)
	}
	variables["measure"], variables["dataVersion"] = a.Measure, a.snap.Meta().DataVersion
	if f := filterInput(filter); len(f) > 0 {
		variables["filter"] = f
	}
	return question{string(text), variables}
}

// askFigures asks for the totals of all measures.
func (a *asked) askFigures() question {
	q := a.question("key_figures", a.Filter, map[string]any{"current": periodInput(a.current), "baselines": a.baselineInputs(), "lang": a.langInput()})
	delete(q.Variables, "measure") // all of them
	return q
}

func (a *asked) askMonths() question {
	return a.question("months", a.Filter, map[string]any{"period": periodInput(a.months())})
}

func (a *asked) askTrends() question {
	const values = 9 // of a month
	months := a.months()
	return a.question("trends", a.Filter, map[string]any{"period": periodInput(months), "lang": a.langInput(), "expected": a.oneTopic(),
		"top": min(a.mostRows(analytics.ByTopic), largestAnswer/(values*months.Len()))})
}

func askCompare(by analytics.Dimension) func(*asked) question {
	return func(a *asked) question { return a.askCompare("compare", by, a.Filter) }
}

func (a *asked) askSubtopics() question {
	filter, err := a.subtopics()
	if err != nil { // the drawing has said so
		filter = a.Filter
	}
	return a.askCompare("compare", analytics.ByTopic, filter)
}

// askCompared asks for a comparison by what its address asks for, with what each change rests on.
func (a *asked) askCompared() question {
	if a.by() != analytics.ByKind {
		return a.askCompare("compared", a.by(), a.Filter)
	}
	q := a.question("compared_kinds", a.Filter, map[string]any{"current": periodInput(a.current), "baselines": a.baselineInputs(), "lang": a.langInput()})
	delete(q.Variables, "measure") // each kind has its own
	return q
}

func (a *asked) baselineInputs() []map[string]any {
	baselines := []map[string]any{}
	for _, b := range a.baselines {
		input := map[string]any{"kind": b.Kind}
		if b.Custom != nil {
			input["custom"] = periodInput(*b.Custom)
		}
		baselines = append(baselines, input)
	}
	return baselines
}

func (a *asked) askCompare(file string, by analytics.Dimension, filter analytics.Filter) question {
	q := a.question(file, filter, map[string]any{"by": by, "current": periodInput(a.current), "baselines": a.baselineInputs(),
		"top": a.mostRows(by), "lang": a.langInput()})
	key := map[analytics.Dimension]string{analytics.ByTopic: "topic", analytics.ByUnit: "unit", analytics.ByChannel: "channel"}[by]
	if key != "" { // a kind has no code and no name
		q.Document = strings.Replace(q.Document, "\n      kind\n", "\n      "+key+" { code name(lang: $lang) }\n", 1)
	}
	return q
}

// largestAnswer is how many values the API may be asked for at once; its own limit is a little larger.
const largestAnswer = 45_000

// mostRows is how many rows an answer by a dimension can have: one for each entry of its registry, and the unknown one.
func (a *asked) mostRows(by analytics.Dimension) int {
	if by == analytics.ByKind {
		return len(analytics.Kinds())
	}
	registry := map[analytics.Dimension]analytics.Registry{analytics.ByTopic: analytics.Topics, analytics.ByUnit: analytics.Units, analytics.ByChannel: analytics.Channels}[by]
	return min(len(a.snap.Entries(registry, nil))+1, analytics.MaxTop)
}

func (a *asked) langInput() string { return strings.ToUpper(string(a.Lang)) }

func periodInput(r analytics.Range) map[string]string {
	return map[string]string{"from": r.From.String(), "to": r.To.String()}
}

// filterInput is a filter as the API takes it, without what restricts nothing.
func filterInput(f analytics.Filter) map[string]any {
	input := map[string]any{}
	for name, codes := range map[string][]string{"topics": f.Topics, "units": f.Units, "channels": f.Channels} {
		if len(codes) > 0 {
			input[name] = codes
		}
	}
	if len(f.Kinds) > 0 {
		input["kinds"] = f.Kinds
	}
	if len(f.Unknown) > 0 {
		input["unknown"] = f.Unknown
	}
	for name, set := range map[string]bool{"excludeSubtopics": f.ExcludeSubtopics, "excludeSubunits": f.ExcludeSubunits,
		"excludeSubchannels": f.ExcludeSubchannels, "asReported": f.AsReported} {
		if set {
			input[name] = true
		}
	}
	return input
}
