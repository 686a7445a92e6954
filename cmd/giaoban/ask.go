package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/graph"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// question is a GraphQL request.
type question struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName,omitempty"`
	Variables     map[string]any `json:"variables,omitempty"`
}

// answered is the answer to one: its data, and the whole of it as it came.
type answered struct {
	Data json.RawMessage
	body []byte
}

// asker sends GraphQL requests: over the network, over a data directory's socket, or to the ledger in this process.
type asker struct {
	client     *http.Client
	url, token string
	lang       words.Lang
}

// ask sends a request. The errors of an answer are a gqlerror.List.
func (a asker) ask(ctx context.Context, q question) (_ *answered, err error) {
	body, err := json.Marshal(q)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url, bytes.NewReader(body))
	if err != nil {
		return nil, a.unreachable(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/graphql-response+json, application/json;q=0.9")
	request.Header.Set("Accept-Language", string(a.lang))
	if a.token != "" {
		request.Header.Set("Authorization", "Bearer "+a.token)
	}
	response, err := a.client.Do(request)
	if err != nil {
		return nil, a.unreachable(err)
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, a.unreachable(err)
	}
	var answer struct {
		Data   json.RawMessage
		Errors gqlerror.List
	}
	if err := json.Unmarshal(text, &answer); err != nil || answer.Data == nil && len(answer.Errors) == 0 {
		return nil, &analytics.Error{Kind: analytics.Unavailable, Phrase: words.QueryNoGraphQL, Args: []any{a.url, response.Status}}
	}
	if len(answer.Errors) > 0 {
		return nil, answer.Errors
	}
	return &answered{answer.Data, text}, nil
}

func (a asker) unreachable(err error) error {
	if errors.Is(err, context.Canceled) {
		return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.Interrupted}
	}
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.QueryUnreachable, Args: []any{a.url}, Err: err}
}

// questions is GraphQL that changes nothing.
func (l *ledger) questions(log *slog.Logger) http.Handler {
	return graph.New(l.store, log, graph.WithAccess(analytics.ReadAccess()))
}

func (l *ledger) api() *http.Client {
	return &http.Client{Transport: inProcess{l.questions(slog.New(slog.DiscardHandler))}}
}

func (r *remote) api() *http.Client { return r.client }

// inProcess sends requests to a handler without a network.
type inProcess struct{ http.Handler }

// RoundTrip answers a request.
func (h inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	w := &memory{status: http.StatusOK, header: http.Header{}}
	h.ServeHTTP(w, r)
	return &http.Response{StatusCode: w.status, Status: http.StatusText(w.status), Header: w.header, Body: io.NopCloser(&w.body), Request: r}, nil
}

// memory keeps an answer.
type memory struct {
	status int
	header http.Header
	body   bytes.Buffer
}

func (m *memory) Header() http.Header         { return m.header }
func (m *memory) WriteHeader(status int)      { m.status = status }
func (m *memory) Write(p []byte) (int, error) { return m.body.Write(p) }
