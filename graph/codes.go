package graph

import (
	"context"
	"net/http"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// codes are the values of extensions.code for errors of questions and changes. Clients may rely on them.
var codes = analytics.Codes

// The codes of a request that never became a question.
const (
	codeUnparsed        = "GRAPHQL_PARSE_FAILED"
	codeInvalidQuery    = "GRAPHQL_VALIDATION_FAILED"
	codeQueryTooLarge   = "QUERY_TOO_LARGE"
	codeUnknownDocument = "PERSISTED_QUERY_NOT_FOUND"
)

// requestCodes and codes are all that there are; the header of schema.graphqls says what each means.
var requestCodes = []string{codeUnparsed, codeInvalidQuery, codeQueryTooLarge, codeUnknownDocument}

// The names of what an error carries beside its message.
const (
	extensionCode     = "code"
	extensionArgument = "argument" // the argument or variable at fault, such as "filter.topics[2]" or "$n"
)

// Forbid refuses a request before it reaches the API, in the form that clients of the API expect.
func Forbid(w http.ResponseWriter, r *http.Request, status int, phrase words.Phrase) {
	ctx := withLang(r.Context(), r.Header.Get("Accept-Language"))
	w.Header().Set("Content-Type", typeJSON+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	answer(w, status, failure{Errors: gqlerror.List{refusal(ctx, codes[analytics.Forbidden], phrase)}})
}

// fail answers with an error alone, in the form of GraphQL's.
func (h *handler) fail(ctx context.Context, w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", typeJSON)
	failed(w, gqlerror.List{h.present(ctx, err)})
}

// failed answers with errors under the status of the first one.
func failed(w http.ResponseWriter, errs gqlerror.List) {
	status := http.StatusBadRequest // of a request that never became a question
	for kind, code := range codes {
		if errs[0].Extensions[extensionCode] == code {
			status = analytics.Refuse(w.Header(), kind)
		}
	}
	answer(w, status, failure{Errors: errs})
}
