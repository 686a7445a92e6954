package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

const (
	typeJSON    = "application/json"
	typeGraphQL = "application/graphql-response+json"
)

const methods = "GET, POST, OPTIONS"

// failure is an answer without data.
type failure struct {
	Errors     gqlerror.List  `json:"errors"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

// ServeHTTP answers one request. There are three ways to fail: as HTTP (4xx), as a GraphQL request that cannot be run
// (4xx, but 200 where the client speaks the older application/json), and in a field (200, with the place in errors).
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := withLang(r.Context(), r.Header.Get("Accept-Language"))
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Vary", "Accept, Accept-Language")
	mediaType := mediaType(r)
	header.Set("Content-Type", errorType(mediaType)+"; charset=utf-8")

	if r.Method == http.MethodOptions {
		header.Set("Allow", methods)
		w.WriteHeader(http.StatusNoContent)
		return
	}
	defer h.recover(ctx, w)
	params, refused := h.read(w, r, mediaType)
	if refused != nil {
		if refused.status == http.StatusMethodNotAllowed {
			header.Set("Allow", methods)
		}
		answer(w, refused.status, failure{Errors: gqlerror.List{refusal(ctx, refused.code, refused.phrase, refused.args...)}})
		return
	}
	access, err := h.access(r)
	if err != nil {
		h.fail(ctx, w, err)
		return
	}
	h.run(ctx, w, r.Method, mediaType, params, access)
}

// run answers a request that could be read.
func (h *handler) run(ctx context.Context, w http.ResponseWriter, method, mediaType string, params *graphql.RawParams, access analytics.Access) {
	whole := graphql.StartOperationTrace(ctx)
	ctx, cancel := context.WithTimeout(whole, maxDuration)
	defer cancel()
	op, errs := h.executor.CreateOperationContext(ctx, params)
	var sheet *Sheet
	format := tableFormat(mediaType)
	if errs == nil && format != "" {
		var err error
		if sheet, err = asTable(ctx, op, params); err != nil {
			errs = gqlerror.List{h.present(ctx, err)}
		}
	}
	changes := errs == nil && op.Operation.Operation == ast.Mutation
	switch {
	case method == http.MethodGet && notAQuery(op, errs):
		w.Header().Set("Allow", "POST")
		e := refusal(ctx, codes[analytics.Invalid], words.OnlyQueriesByGet)
		answer(w, http.StatusMethodNotAllowed, failure{Errors: gqlerror.List{e}})
	case errs != nil:
		h.refuse(ctx, w, mediaType, op, errs)
	case changes && access.MayChange() != nil:
		h.refuse(ctx, w, mediaType, op, gqlerror.List{h.present(ctx, access.MayChange())})
	default:
		leave, err := h.enter(whole, op)
		if err != nil {
			h.refuse(ctx, w, mediaType, op, gqlerror.List{h.present(ctx, err)})
			return
		}
		defer leave()
		ctx, cancel := context.WithTimeout(whole, maxDuration)
		defer cancel()
		if changes { // takes as long as it takes
			ctx = whole
			extend(w, maxChange)
		}
		respond, ctx := h.executor.DispatchOperation(h.operationContext(ctx, access), op)
		response := respond(ctx)
		if response == nil { // the time was over before it began
			e := refusal(ctx, codes[analytics.TooExpensive], words.TookTooLong)
			response = &graphql.Response{Errors: gqlerror.List{e}}
		}
		// Fields fail in any order; the same request is to have the same answer.
		response.Extensions = extensionsOf(op)
		slices.SortStableFunc(response.Errors, func(a, b *gqlerror.Error) int { return strings.Compare(a.Path.String(), b.Path.String()) })
		h.tell(op, response.Errors)
		switch {
		case sheet == nil:
			answer(w, http.StatusOK, response)
		case len(response.Errors) > 0:
			failed(w, response.Errors)
		default:
			h.table(ctx, w, format, sheet, response)
		}
	}
}

// enter lets an operation run. Of those that cost much a few run at a time: all at once, none would be done in time.
func (h *handler) enter(ctx context.Context, op *graphql.OperationContext) (leave func(), err error) {
	if cost, _ := costOf(op); cost.Requested < heavyCost {
		return func() {}, nil
	}
	timeout := time.NewTimer(maxQueued)
	defer timeout.Stop()
	select {
	case h.heavy <- struct{}{}:
		return func() { <-h.heavy }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-timeout.C:
		return nil, &analytics.Error{Kind: analytics.Unavailable, Phrase: words.ServerBusy}
	}
}

// refuse answers a request that is not run.
func (h *handler) refuse(ctx context.Context, w http.ResponseWriter, mediaType string, op *graphql.OperationContext, errs gqlerror.List) {
	status := http.StatusBadRequest
	if mediaType == typeJSON {
		status = http.StatusOK
	}
	errs = errs[:min(len(errs), maxErrors)] // a document of 1 KB can be wrong in thousands of ways
	presented := h.executor.DispatchError(graphql.WithOperationContext(ctx, op), errs)
	h.tell(op, presented.Errors)
	if tableFormat(mediaType) != "" {
		failed(w, presented.Errors)
		return
	}
	answer(w, status, failure{presented.Errors, extensionsOf(op)})
}

// tell tells the observer of an answer.
func (h *handler) tell(op *graphql.OperationContext, errs gqlerror.List) {
	if h.observe == nil {
		return
	}
	var told []string
	for _, e := range errs {
		code, _ := e.Extensions[extensionCode].(string)
		told = append(told, code)
	}
	cost, _ := costOf(op)
	h.observe(cost.Requested, told)
}

// extensionsOf is what an answer tells beside data and errors.
func extensionsOf(op *graphql.OperationContext) map[string]any {
	if cost, known := costOf(op); known {
		return map[string]any{extensionCost: cost}
	}
	return nil
}

// notAQuery tells whether an operation would change something, also where the schema has no such operations.
func notAQuery(op *graphql.OperationContext, errs gqlerror.List) bool {
	for _, e := range errs {
		if e.Rule == rules.KnownRootTypeRule.Name {
			return true
		}
	}
	return op.Operation != nil && op.Operation.Operation != ast.Query
}

// extend gives a request more time than the server gives others. Where the connection has no deadlines, as in a test,
// there is nothing to extend.
func extend(w http.ResponseWriter, by time.Duration) {
	control, until := http.NewResponseController(w), time.Now().Add(by)
	_ = control.SetReadDeadline(until) // when it passes, net/http takes the client for gone
	_ = control.SetWriteDeadline(until)
}

func answer(w http.ResponseWriter, status int, body any) {
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a client that has left cannot be told
}
