package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// MarshalYearMonth writes "2020-04".
func MarshalYearMonth(m analytics.Month) graphql.Marshaler { return quoted(m.String()) }

// UnmarshalYearMonth reads "2020-04" and nothing else.
func UnmarshalYearMonth(v any) (analytics.Month, error) {
	return parsed(v, words.NotAMonth, analytics.ParseMonth)
}

// MarshalDate writes "2020-05-31".
func MarshalDate(d analytics.Date) graphql.Marshaler { return quoted(d.String()) }

// UnmarshalDate reads "2020-05-31" and nothing else.
func UnmarshalDate(v any) (analytics.Date, error) {
	return parsed(v, words.NotADate, analytics.ParseDate)
}

// MarshalDateTime writes a moment in UTC, to the millisecond that the ledger keeps.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return quoted(t.UTC().Format("2006-01-02T15:04:05.999Z07:00"))
}

// UnmarshalDateTime reads a moment with its zone (RFC 3339).
func UnmarshalDateTime(v any) (time.Time, error) {
	return parsed(v, words.NotAMoment, func(s string) (time.Time, error) { return time.Parse(time.RFC3339Nano, s) })
}

// MarshalInt writes a JSON number.
func MarshalInt(n int) graphql.Marshaler { return graphql.MarshalInt(n) }

// UnmarshalInt reads a whole number of 32 bits, and no text of one.
func UnmarshalInt(v any) (int, error) {
	if _, isText := v.(string); !isText {
		if n, err := graphql.UnmarshalInt(v); err == nil && n == int(int32(n)) {
			return n, nil
		}
	}
	return parsed(v, words.NotAnInt, func(string) (int, error) { return 0, errors.New("a text") })
}

// MarshalLong writes a JSON number.
func MarshalLong(n int64) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.FormatInt(n, 10)) })
}

// UnmarshalLong reads a whole number, or a string of one: some clients lose the last digits of large numbers.
func UnmarshalLong(v any) (int64, error) {
	switch n := v.(type) {
	case int64: // a literal of the query
		return n, nil
	case json.Number: // a variable
		if whole, err := n.Int64(); err == nil {
			return whole, nil
		}
	}
	return parsed(v, words.NotALong, decimal)
}

// MarshalUnsigned writes a JSON number. The schema has one Long for every whole number.
func MarshalUnsigned(n uint64) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.FormatUint(n, 10)) })
}

// UnmarshalUnsigned reads a Long that is not negative.
func UnmarshalUnsigned(v any) (uint64, error) {
	n, err := UnmarshalLong(v)
	if err == nil && n < 0 {
		err = &analytics.Error{Kind: analytics.Invalid, Phrase: words.NotALong, Args: []any{fmt.Sprint(n)}}
	}
	return uint64(max(n, 0)), err
}

func decimal(s string) (int64, error) { return strconv.ParseInt(s, 10, 64) }

func quoted(s string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(s)) })
}

// parsed reads a string; an error names the value as the client wrote it.
func parsed[T any](v any, refusal words.Phrase, parse func(string) (T, error)) (T, error) {
	s, isString := v.(string)
	if isString {
		if value, err := parse(s); err == nil {
			return value, nil
		}
	}
	shown := fmt.Sprint(v)
	if isString {
		shown = strconv.Quote(s)
	}
	if len(shown) > 60 {
		shown = shown[:60] + "…"
	}
	var none T
	return none, &analytics.Error{Kind: analytics.Invalid, Phrase: refusal, Args: []any{shown}}
}
