package analytics

import (
	"context"
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/ClickHouse/clickhouse-go/v2"
)

//go:embed sql/*.sql
var sqlFiles embed.FS

//go:embed migrations/*.sql
var migrationFiles embed.FS

// statement is the text of sql/<name>.sql. A missing file is a programming error, found by any test that starts.
func statement(name string) string {
	text, err := sqlFiles.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// params are the values of a statement's {name:Type} placeholders, in ClickHouse's text form.
type params = clickhouse.Parameters

func withParams(ctx context.Context, p params) context.Context {
	return clickhouse.Context(ctx, clickhouse.WithParameters(p))
}

// array writes a ClickHouse array of values that need no quotes: numbers, or tuples already written.
func array[T any](values []T) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, v := range values {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprint(&b, v)
	}
	b.WriteByte(']')
	return b.String()
}

var quoter = strings.NewReplacer(`\`, `\\`, `'`, `\'`)

func quote(s string) string { return "'" + quoter.Replace(s) + "'" }

// quoted writes a ClickHouse array of strings. Free text always goes this way: a String parameter that stands
// alone would have its backslashes taken for escapes.
func quoted[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = quote(string(v))
	}
	return array(texts)
}

func number[T ~uint32 | ~uint64 | ~int](n T) string { return strconv.FormatUint(uint64(n), 10) }

func flag(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
