package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// monthsOfTable is how many months a table has at most where the question leaves an end of them open.
const monthsOfTable = 12

// tableCost is that of every month with a row for every entry.
func tableCost(row int, name analytics.TableName, from, to *analytics.Month, _ *int64) int {
	months, rows := monthsOfTable, 1
	if from != nil && to != nil {
		months = max(0, to.Sub(*from)+1)
	}
	if name != analytics.TableMonths {
		rows = rowsOfRegistry
	}
	return times(row, times(rows, months)) + scan(months, 2) // what is small is found by unit, whatever the rows are
}

// tableFiles are the fixed tables by their address, without the ending that names the format.
var tableFiles = map[string]analytics.TableName{
	"months": analytics.TableMonths, "month-by-unit": analytics.TableMonthByUnit,
	"month-by-topic": analytics.TableMonthByTopic, "month-by-channel": analytics.TableMonthByChannel,
}

// Tables serves the fixed tables for Excel, Power BI and Grafana: GET /tables/NAME.csv, .xlsx and .parquet.
func Tables(store *analytics.Store, access Authorize, log *slog.Logger) http.Handler {
	h := &handler{store: store, access: access, log: log}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /tables/{file}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "private, no-cache")
		if err := h.serveTable(w, r); err != nil {
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Del("ETag")
			h.fail(withLang(r.Context(), r.Header.Get("Accept-Language")), w, err)
		}
	})
	return mux
}

func (h *handler) serveTable(w http.ResponseWriter, r *http.Request) error {
	ctx, cancel := context.WithTimeout(r.Context(), maxDuration)
	defer cancel()
	access, err := h.access(r)
	if err != nil {
		return err
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil { // r.URL.Query would leave out what it cannot read, and a month that is left out shows all
		return &analytics.Error{Kind: analytics.Invalid, Phrase: words.ParametersUnreadable}
	}
	q, err := readTable(r.PathValue("file"), query)
	if err != nil {
		return err
	}
	seen, err := h.store.Published(ctx, access, q.version)
	if err != nil {
		return err
	}
	settings, meta := seen.Settings(), seen.Meta()
	tag := tagOf(fmt.Sprint(meta.DataVersion, meta.CommittedAt(), build(), access.Role(), settings.MinCell, q.format, q.lang, q.bom))
	w.Header().Set("ETag", tag)
	w.Header().Add("Vary", "Authorization, Cookie")
	if slices.Contains(strings.Split(strings.ReplaceAll(r.Header.Get("If-None-Match"), " ", ""), ","), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	table, err := seen.Table(ctx, q.TableQuery)
	if err != nil {
		return err
	}
	extend(w, 10*time.Minute)
	file := tableFile(table, q.lang)
	file.Name, file.BOM = fmt.Sprintf("giaoban-%s-v%d", q.file, meta.DataVersion), q.bom
	return export.Serve(w, q.format, file)
}

// tagOf names an answer. The same data version has the same numbers, but another ledger can have a version of that number,
// another role or minCell sees other cells, and another program may write them in another way. It is weak, because the
// answer may be compressed on its way.
func tagOf(answer string) string {
	sum := sha256.Sum256([]byte(answer))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// build tells this program from others.
var build = sync.OnceValue(func() string {
	info, _ := debug.ReadBuildInfo()
	return fmt.Sprint(info)
})

// tableRequest is a fixed table as an address asks for it.
type tableRequest struct {
	analytics.TableQuery
	file    string
	format  export.Format
	version int64
	lang    words.Lang
	bom     bool
}

// readTable reads an address. What it does not know it refuses: a misspelt month must not show all of them.
func readTable(file string, query url.Values) (q tableRequest, err error) {
	name, ending, _ := strings.Cut(file, ".")
	format, ok := export.ParseFormat(ending)
	if q.Name, q.file, q.format = tableFiles[name], name, format; q.Name == "" || !ok {
		return q, &analytics.Error{Kind: analytics.NotFound, Phrase: words.TableUnknown, Args: []any{file, listed(tableFiles), "csv, xlsx, parquet"}}
	}
	q.lang = words.Vi
	month := func(into **analytics.Month) func(string) bool {
		return func(text string) bool {
			m, err := analytics.ParseMonth(text)
			*into = &m
			return err == nil
		}
	}
	known := map[string]struct {
		allowed string
		read    func(text string) bool
	}{
		"from": {"2020-04", month(&q.From)},
		"to":   {"2020-05", month(&q.To)},
		"version": {"1, 2, 3…", func(text string) (ok bool) {
			n, err := strconv.ParseInt(text, 10, 64)
			q.version = n
			return err == nil && n > 0
		}},
		"lang": {"vi, en", func(text string) bool {
			q.lang = words.Lang(text)
			return q.lang == words.Vi || q.lang == words.En
		}},
		"bom": {"0, 1", func(text string) bool {
			q.bom = text == "1"
			return q.bom || text == "0"
		}},
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		values := query[name]
		parameter, ok := known[name]
		switch {
		case !ok:
			return q, wrongParameter(name, words.TableParameters, name, listed(known))
		case len(values) > 1:
			return q, wrongParameter(name, words.TableParameter, name, strings.Join(values, ", "), words.ParameterRepeated)
		case !parameter.read(values[0]):
			return q, wrongParameter(name, words.TableParameter, name, values[0], parameter.allowed)
		}
	}
	return q, nil
}

func wrongParameter(name string, p words.Phrase, args ...any) error {
	return &analytics.Error{Kind: analytics.Invalid, Path: name, Phrase: p, Args: args}
}

func listed[V any](names map[string]V) string {
	return strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}
