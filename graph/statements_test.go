package graph

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/intake/sample"
)

// counted is an API over a database of its own, whose statements the engine logs.
type counted struct {
	http.Handler
	store      *analytics.Store
	statements func() uint64 // that the engine began since the database was made
}

func countStatements(t *testing.T) counted {
	t.Helper()
	name, writer, reader := enginetest.Database(t)
	store := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	return counted{New(store, slog.New(slog.NewTextHandler(t.Output(), nil))), store, func() uint64 {
		if err := writer.Exec(t.Context(), "SYSTEM FLUSH LOGS"); err != nil {
			t.Fatal(err)
		}
		var n uint64
		row := writer.QueryRow(t.Context(), "SELECT count() FROM system.query_log WHERE type = 'QueryStart' AND current_database = '"+name+"'"+
			" AND query NOT LIKE '%system.query_log%' AND query NOT LIKE 'SYSTEM%'")
		if err := row.Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}}
}

// of is how many statements a query runs, and its answer.
func (c counted) of(t *testing.T, query string) (uint64, []byte) {
	t.Helper()
	before := c.statements()
	answer := post(t, c, queryBody(t, query)).Body.Bytes()
	return c.statements() - before, answer
}

// A question runs as many statements over all reports of an office as over two, and each further alias
// as many as the first.
func TestStatementsDoNotGrow(t *testing.T) {
	small, large := countStatements(t), countStatements(t)
	for _, id := range []string{"a", "b"} { // two data versions, as the other has
		intaketest.Import(t, small.store, id+".csv", written(id), addUnits)
	}
	for _, file := range []func(io.Writer) error{sample.Registries, sample.Reports} {
		var csv bytes.Buffer
		if err := file(&csv); err != nil {
			t.Fatal(err)
		}
		intaketest.Import(t, large.store, "sample.csv", csv.Bytes(), intake.Options{Sample: true})
	}
	asked := uint64(0)
	for _, field := range parsedSchema.Query.Fields {
		if field.Name == "upload" || strings.HasPrefix(field.Name, "__") { // files are not in the database
			continue
		}
		t.Run(field.Name, func(t *testing.T) {
			one := exampleOf(t, field, 6)
			for _, c := range []counted{small, large} {
				post(t, c, queryBody(t, "{"+one+"}")) // reads the data versions, once for all questions
			}
			few, answer := small.of(t, "{"+one+"}")
			many, larger := large.of(t, "{"+one+"}")
			for _, a := range [][]byte{answer, larger} {
				if bytes.Contains(a, []byte(`"errors"`)) {
					t.Fatalf("%s: %.500s", one, a)
				}
			}
			if many > few {
				t.Errorf("%d statements for two reports, %d for many (answers of %d and %d bytes)", few, many, len(answer), len(larger))
			}
			if twice, _ := large.of(t, "{a: "+one+" b: "+one+"}"); twice != 2*many {
				t.Errorf("%d statements for two of them, %d for one", twice, many)
			}
			asked += many
		})
	}
	if asked < 6 {
		t.Errorf("only %d statements were seen: does this test still count them?", asked)
	}
	t.Run("aliases share a data version", func(t *testing.T) {
		loads := map[string]uint64{}
		for i, query := range []string{"{a: settings {maxTop}}", "{" + repeat(20, func(i int) string { return fmt.Sprintf("a%d: settings {maxTop} ", i) }) + "}"} {
			intaketest.Import(t, small.store, "again.csv", written(fmt.Sprint("c", i)), addUnits) // so that it is read anew
			loads[query], _ = small.of(t, query)
		}
		for query, n := range loads {
			if n != loads["{a: settings {maxTop}}"] {
				t.Errorf("%d statements for %s, %d for one field of it", n, query, loads["{a: settings {maxTop}}"])
			}
		}
	})
}

// examples are values of the types of arguments.
var examples = map[string]string{
	"PeriodInput!": `{from: "2020-04", to: "2020-05"}`, "[BaselineInput!]!": "[{kind: PREVIOUS}, {kind: SAME_MONTHS_LAST_YEAR}]",
	"[Dimension!]!": "[TOPIC, UNIT]", "Measure!": "MESSAGES", "Dimension!": "TOPIC", "Long!": "1", "TableName!": "MONTH_BY_UNIT",
}

// exampleOf makes a question of a field, with all that can be asked below it down to a depth.
func exampleOf(t *testing.T, field *ast.FieldDefinition, depth int, above ...string) string {
	t.Helper()
	arguments := []string{}
	for _, a := range field.Arguments {
		switch {
		case a.Name == "first" || a.Name == "top":
			arguments = append(arguments, a.Name+": 20")
		case (a.Name == "from" || a.Name == "to") && a.Type.Name() == "YearMonth": // a table of a year would cost too much
			arguments = append(arguments, a.Name+`: "2020-04"`)
		case a.Type.NonNull && a.DefaultValue == nil && examples[a.Type.String()] == "":
			t.Fatalf("%s(%s): there is no example of %s", field.Name, a.Name, a.Type)
		case a.Type.NonNull && a.DefaultValue == nil:
			arguments = append(arguments, a.Name+": "+examples[a.Type.String()])
		}
	}
	text := field.Name
	if len(arguments) > 0 {
		text += "(" + strings.Join(arguments, ", ") + ")"
	}
	of := parsedSchema.Types[field.Type.Name()]
	if of.Kind != ast.Object {
		return text
	}
	below := []string{}
	for _, f := range of.Fields {
		kind := f.Type.Name()
		if parsedSchema.Types[kind].Kind != ast.Object || (depth > 1 && !slices.Contains(above, kind)) {
			below = append(below, exampleOf(t, f, depth-1, append(above, of.Name)...))
		}
	}
	return text + " {" + strings.Join(below, " ") + "}"
}
