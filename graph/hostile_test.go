package graph

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/intake/intaketest"
)

// hostile is a request that wants to keep the server busy, at any size.
type hostile struct {
	name          string
	n             int                // the size at which it is sent
	body          func(n int) string // the request
	code, message string             // of the first error
	argument      string
}

const (
	oneMonth = `reportCounts(period: {from: \"2020-04\", to: \"2020-04\"}, `
	ofTopics = oneMonth + `groupBy: [TOPIC]`
)

// query makes a request of a document without quotes.
func query(document string) string { return `{"query":"` + document + `"}` }

func with(document, variables string) string {
	return `{"query":"` + document + `","variables":` + variables + `}`
}

func repeat(n int, one func(i int) string) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(one(i))
	}
	return all.String()
}

// nested is two spreads of the next fragment in each, so that n fragments stand for 2^n fields.
func nested(n int, on string) string {
	return repeat(n, func(i int) string { return fmt.Sprintf("fragment F%d on %s {...F%d ...F%d} ", i, on, i+1, i+1) })
}

func hostileRequests() []hostile {
	const tooLarge, unfit, tooMuch, invalid = "QUERY_TOO_LARGE", "GRAPHQL_VALIDATION_FAILED", "TOO_EXPENSIVE", "INVALID"
	aliased := func(i int) string { return fmt.Sprintf("a%d:settings{maxTop} ", i) }
	return []hostile{
		{"repeated fields", 20_000, func(n int) string { return query("{" + strings.Repeat("maxTop ", n) + "}") }, tooLarge, "131,072 bytes", ""},
		{"repeated fields in fewer bytes", 20_000, func(n int) string { return query("{" + strings.Repeat("a ", n) + "}") }, tooLarge, "1,000 tokens", ""},
		{"as many repeated fields as tokens allow", 990, func(n int) string { return query("{" + strings.Repeat("__typename ", n) + "}") }, tooLarge, "990 fields at its root", ""},
		{"repeated fields below another", 480, func(n int) string { return query("{settings{" + strings.Repeat("maxTop ", n) + "}}") }, tooLarge, "asked for 480 times", ""},
		{"fields in conflict", 72, func(n int) string {
			return query("{" + repeat(n, func(i int) string { return fmt.Sprintf("a:topics(at:%d){code} ", i) }) + "}")
		}, tooLarge, "fields at its root", ""},
		{"aliases", 1000, func(n int) string { return query("{" + repeat(n, aliased) + "}") }, tooLarge, "1,000 tokens", ""},
		{"fewer aliases", 150, func(n int) string { return query("{" + repeat(n, aliased) + "}") }, tooLarge, "150 fields at its root", ""},
		{"aliases in a fragment", 150, func(n int) string { return query("{...A} fragment A on Query {" + repeat(n, aliased) + "}") }, tooLarge, "150 fields at its root", ""},
		{"nested fragments", 26, func(n int) string {
			return query("{...F0} " + nested(n, "Query") + fmt.Sprintf("fragment F%d on Query {__typename}", n))
		}, tooLarge, "fields at its root", ""},
		{"nested fragments below a field", 26, func(n int) string {
			return query("{settings {...F0}} " + nested(n, "Settings") + fmt.Sprintf("fragment F%d on Settings {maxTop}", n))
		}, tooLarge, "when its fragments are spread", ""},
		{"many fragments", 120, func(n int) string {
			return query("{...F0}" + repeat(n, func(i int) string { return fmt.Sprintf("fragment F%d on Query{...F%d} ", i, (i+1)%n) }))
		}, tooLarge, "120 fragments", ""},
		{"circular fragments", 48, func(n int) string {
			return query("{...F0}" + repeat(n, func(i int) string { return fmt.Sprintf("fragment F%d on Query{...F%d} ", i, (i+1)%n) }))
		}, unfit, "Cannot spread fragment", ""},
		{"depth", 50, func(n int) string {
			return query("{topics {" + strings.Repeat("parent {", n-2) + "code" + strings.Repeat("}", n))
		}, tooLarge, "nested 50 levels", ""},
		{"braces without end", 20_000, func(n int) string { return query(strings.Repeat("{a", n)) }, tooLarge, "1,000 tokens", ""},
		{"directives", 100_000, func(n int) string { return query("{__typename " + strings.Repeat("@a", n) + "}") }, tooLarge, "131,072 bytes", ""},
		{"directives in fewer bytes", 60_000, func(n int) string { return query("{__typename " + strings.Repeat("@a", n) + "}") }, tooLarge, "1,000 tokens", ""},
		{"fewer directives", 400, func(n int) string { return query("{__typename " + strings.Repeat("@a", n) + "}") }, unfit, "Unknown directive", ""},
		{"operations", 10_000, func(n int) string {
			return query(repeat(n, func(i int) string { return fmt.Sprintf("query Q%d{__typename}", i) }))
		}, tooLarge, "131,072 bytes", ""},
		{"operations in fewer bytes", 10_000, func(n int) string { return query(strings.Repeat("{a}", n)) }, tooLarge, "1,000 tokens", ""},
		{"fewer operations", 120, func(n int) string {
			return query(repeat(n, func(i int) string { return fmt.Sprintf("query Q%d{__typename}", i) }))
		}, unfit, "several operations", ""},
		{"definitions of variables", 200, func(n int) string {
			return query("query(" + repeat(n, func(i int) string { return fmt.Sprintf("$v%d:Int ", i) }) + "){__typename}")
		}, unfit, "never used", ""},
		{"a batch", 4000, func(n int) string { return "[" + strings.Repeat(`{"query":"{__typename}"},`, n) + "{}]" }, invalid, "not a GraphQL request", ""},
		{"a long body", 20 << 20, func(n int) string { return query(strings.Repeat("a ", n/2)) }, tooLarge, "131,072 bytes", ""},
		{"a huge page", 1_000_000, func(n int) string {
			return query(fmt.Sprintf("{%s, first: %d) {edges {node {topic {code}}}}}", ofTopics, n))
		}, invalid, "outside 1 to 1,000", "first"},
		{"a huge page that no Int holds", 64, func(n int) string {
			return query("{" + ofTopics + ", first: " + strings.Repeat("9", n) + ") {edges {node {topic {code}}}}}")
		}, unfit, "64 bits", "first"},
		{"a large top over many months", 480, func(n int) string {
			return query(fmt.Sprintf(`{topicTrends(measure: MESSAGES, period: {from: \"%04d-01\", to: \"2020-12\"}, top: 200) {rows {series {count {value}}}}}`, 2021-n/12))
		}, tooMuch, "at most 50,000", "top"},
		{"baselines", 100, func(n int) string {
			return query(`{compare(measure: MESSAGES, by: UNIT, current: {from: \"2020-01\", to: \"2020-01\"}, top: 200, baselines: [` + strings.Repeat("{kind: PREVIOUS},", n) + `]) {rows {count {value}}}}`)
		}, invalid, "at most 6", "baselines"},
		{"a huge page of reports", 1_000_000, func(n int) string {
			return query(fmt.Sprintf(`{reports(period: {from: \"2020-01\", to: \"2020-01\"}, first: %d) {edges {node {id}}}}`, n))
		}, invalid, "outside 1 to 1,000", "first"},
		{"lists in reports", 1000, func(n int) string {
			return query(fmt.Sprintf(`{reports(period: {from: \"2020-01\", to: \"2020-01\"}, first: %d) {edges {node {topics {code name} issues {code topic {code}}}}}}`, n))
		}, tooMuch, "at most 50,000", "first"},
		{"expected counts of many months", 480, func(n int) string {
			return query(fmt.Sprintf(`{topicTrends(measure: MESSAGES, period: {from: \"%04d-01\", to: \"2020-12\"}, top: 60) {rows {series {expected {lower}}}}}`, 2021-n/12))
		}, tooMuch, "at most 50,000", "period"},
		{"a fixed table of many months", 480, func(n int) string {
			return query(fmt.Sprintf(`{table(name: MONTH_BY_UNIT, from: \"%04d-01\", to: \"2020-12\") {rows {month unit {code}}}}`, 2021-n/12))
		}, tooMuch, "at most 50,000", "from"},
		{"introspection in circles", 6, func(n int) string {
			return query("{__schema {types " + strings.Repeat("{fields {type ", n) + "{name}" + strings.Repeat("}}", n) + "}}")
		}, unfit, "introspection depth", ""},
		{"nested lists", 400, func(n int) string {
			return query("{" + oneMonth + "groupBy: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "){edges{cursor}}}")
		}, unfit, "Dimension", "groupBy[0]"},
		{"nested objects", 200, func(n int) string {
			return query("{" + oneMonth + "groupBy: [], filter: " + strings.Repeat("{topics:", n) + "1" + strings.Repeat("}", n) + "){edges{cursor}}}")
		}, unfit, "is not defined by type", ""},
		{"a long list", 800, func(n int) string {
			return query("{" + oneMonth + "groupBy: [" + strings.Repeat("TOPIC ", n) + "]){edges{cursor}}}")
		}, invalid, "named twice", "groupBy[1]"},
		{"unknown fields of an object", 300, func(n int) string {
			return query("{" + oneMonth + "groupBy: [], filter: {" + repeat(n, func(i int) string { return fmt.Sprintf("x%d:1 ", i) }) + "}){edges{cursor}}}")
		}, unfit, "is not defined by type", ""},
		{"a long string", 120_000, func(n int) string {
			return query("{" + ofTopics + `, after: \"` + strings.Repeat("a", n) + `\"){edges{cursor}}}`)
		}, invalid, "cursor", "after"},
		{"a long block string", 100_000, func(n int) string {
			return query("{" + ofTopics + `, after: \"\"\"` + strings.Repeat(`\n a`, n/4) + `\"\"\"){edges{cursor}}}`)
		}, invalid, "cursor", "after"},
		{"a long number", 120_000, func(n int) string {
			return query("{" + ofTopics + ", first: " + strings.Repeat("9", n) + "){edges{cursor}}}")
		}, unfit, "64 bits", "first"},
		{"a long number of 64 bits", 120_000, func(n int) string {
			return query("{table(name: MONTHS, dataVersion: " + strings.Repeat("9", n) + "){meta{sample}}}")
		}, unfit, "64 bits", "dataVersion"},
		{"a number in a directive", 1000, func(n int) string {
			return query("{settings @include(if: 1e" + strings.Repeat("9", n) + "){maxTop}}")
		}, unfit, "64 bits", "if"},
		{"a long name", 120_000, func(n int) string { return query("{" + strings.Repeat("a", n) + "}") }, unfit, "Cannot query field", ""},
		{"a long list in variables", 100_000, func(n int) string {
			return with("query($d:[Dimension!]!){"+oneMonth+"groupBy:$d){edges{cursor}}}", "{\"d\":["+strings.Repeat("0,", n)+"0]}")
		}, tooLarge, "131,072 bytes", ""},
		{"a shorter list in variables", 60_000, func(n int) string {
			return with("query($d:[Dimension!]!){"+oneMonth+"groupBy:$d){edges{cursor}}}", "{\"d\":["+strings.Repeat("0,", n)+"0]}")
		}, unfit, "0 is not a valid Dimension", "$d[0]"},
		{"a list of the right type", 16_000, func(n int) string {
			return with("query($d:[Dimension!]!){"+oneMonth+"groupBy:$d){edges{cursor}}}", "{\"d\":["+strings.Repeat(`"UNIT",`, n)+`"UNIT"]}`)
		}, invalid, "named twice", "groupBy[1]"},
		{"a filter of many codes", 16_000, func(n int) string {
			return with("query($f:Filter){"+ofTopics+",filter:$f){edges{cursor}}}", `{"f":{"topics":[`+strings.Repeat(`"a",`, n)+`"a"]}}`)
		}, invalid, "at most 500", "filter.topics"},
		{"nested variables", 60_000, func(n int) string {
			return with("{__typename}", `{"a":`+strings.Repeat("[", n)+strings.Repeat("]", n)+"}")
		}, invalid, "not a GraphQL request", ""},
		{"nested variables in use", 4000, func(n int) string {
			return with("query($d:[Dimension!]!){"+oneMonth+"groupBy:$d){edges{cursor}}}", `{"d":`+strings.Repeat("[", n)+strings.Repeat("]", n)+"}")
		}, unfit, "$d[0]", "$d[0]"},
		{"a long number in variables", 100_000, func(n int) string {
			return with("query($n:Int!){"+ofTopics+",first:$n){edges{cursor}}}", `{"n":`+strings.Repeat("9", n)+"}")
		}, unfit, "$n", "$n"},
		{"a large exponent in variables", 1000, func(n int) string {
			return with("query($n:Int!){"+ofTopics+",first:$n){edges{cursor}}}", `{"n":1e`+strings.Repeat("9", n)+"}")
		}, unfit, "$n", "$n"},
	}
}

// Every request that wants to keep the server busy is refused with a code that says why, for work that grows no faster
// than the request, and without leaving memory behind.
func TestHostileRequests(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	fresh := func() http.Handler { return New(store, slog.New(slog.DiscardHandler)) } // without documents that were parsed before
	before := heap()
	for _, c := range hostileRequests() {
		t.Run(c.name, func(t *testing.T) {
			body := c.body(c.n)
			w := post(t, fresh(), body, "Accept", typeGraphQL)
			var a struct {
				Errors []struct {
					Message    string
					Extensions struct{ Code, Argument string }
				}
			}
			if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || len(a.Errors) == 0 || len(a.Errors) > maxErrors {
				t.Fatalf("%d %v %.500s", w.Code, err, w.Body)
			}
			e := a.Errors[0]
			if e.Extensions.Code != c.code || e.Extensions.Argument != c.argument || !strings.Contains(e.Message, c.message) {
				t.Errorf("%s of %q: %q, want %s of %q: %q", e.Extensions.Code, e.Extensions.Argument, e.Message, c.code, c.argument, c.message)
			}
			if w.Body.Len() > 8<<10 {
				t.Errorf("the refusal of %d bytes has %d bytes", len(body), w.Body.Len())
			}
			checkGrowth(t, c, fresh)
		})
	}
	if after := heap(); after > before+16<<20 {
		t.Errorf("the heap grew from %d to %d bytes", before, after)
	}
}

// What any request may take: below it, work is not compared.
const (
	littleTime   = 3 * time.Millisecond
	littleMemory = 1 << 20
)

// checkGrowth doubles a request up to its size. Whatever else the machine does can add to one measurement, but what takes
// the square of the size does so every time: a growth counts where it is found in each of several tries.
func checkGrowth(t *testing.T, c hostile, fresh func() http.Handler) {
	const tries = 5
	var last work
	for n := max(c.n/8, 1); n <= c.n; n *= 2 {
		now := workOf(t, fresh, c.body(n))
		for try := 1; now.cpu > 3*max(last.cpu, littleTime); try++ {
			if try == tries {
				t.Errorf("size %d takes %v of CPU time, half of it %v", n, now.cpu, last.cpu)
				break
			}
			last.cpu, now.cpu = workOf(t, fresh, c.body(n/2)).cpu, workOf(t, fresh, c.body(n)).cpu
		}
		if float64(now.allocated) > 2.5*float64(max(last.allocated, littleMemory)) {
			t.Errorf("size %d takes %d bytes, half of it %d", n, now.allocated, last.allocated)
		}
		last = now
	}
	if last.allocated > 16<<20 {
		t.Errorf("it takes %d bytes in all", last.allocated)
	}
}

func heap() uint64 {
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return memory.HeapInuse
}
