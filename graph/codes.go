package graph

import "giaoban/analytics"

// codes are the values of extensions.code for errors of questions and changes. Clients may rely on them.
var codes = map[analytics.Kind]string{
	analytics.Internal:     "INTERNAL",
	analytics.Invalid:      "INVALID",
	analytics.NotFound:     "NOT_FOUND",
	analytics.Conflict:     "CONFLICT",
	analytics.Forbidden:    "FORBIDDEN",
	analytics.Unavailable:  "UNAVAILABLE",
	analytics.TooExpensive: "TOO_EXPENSIVE",
	analytics.Collected:    "VERSION_COLLECTED",
}

// The codes of a request that never became a question.
const (
	codeUnparsed      = "GRAPHQL_PARSE_FAILED"
	codeInvalidQuery  = "GRAPHQL_VALIDATION_FAILED"
	codeQueryTooLarge = "QUERY_TOO_LARGE"
)

// requestCodes and codes are all that there are; the header of schema.graphqls says what each means.
var requestCodes = []string{codeUnparsed, codeInvalidQuery, codeQueryTooLarge}

// The names of what an error carries beside its message.
const (
	extensionCode     = "code"
	extensionArgument = "argument" // the argument or variable at fault, such as "filter.topics[2]" or "$n"
)
