// Package graph is the GraphQL API: schema.graphqls at the root of the repository, resolvers of one call each, and
// the HTTP around them.
package graph

//go:generate go tool gqlgen generate --config gqlgen.yml
//go:generate go run ./apidoc

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"giaoban/analytics"
	"giaoban/analytics/intake"
)

// What one request may take. An answer that needs more is refused before anything is asked of the engine.
const (
	maxBody      = 128 << 10 // bytes of a POST
	maxAddress   = 8 << 10   // bytes of a GET's query string
	maxTokens    = 1000      // tokens of a query document
	maxDepth     = 16        // levels; the introspection query of GraphiQL has 13
	maxAtOnce    = 2         // fields at the root that run at once: a request shall not take the connections of all others
	heavyCost    = maxValues / 10
	maxHeavy     = 2                // operations of that cost and more that run at once
	maxQueued    = 10 * time.Second // that one waits for its turn
	maxRoots     = 20               // fields at the root
	maxFields    = 500              // fields with every fragment spread
	maxRepeats   = 20               // fields of one selection with the same name in the answer
	maxFragments = 50               // fragments in a document
	maxErrors    = 10               // errors told of a document that does not fit the schema
	maxValues    = 50_000           // values in the answer, see costs
	maxCached    = 128 << 10        // bytes of query documents that are kept parsed
	maxDuration  = 10 * time.Second
	maxWait      = 50 * time.Second // that a change waits for another one and then takes, but for an import
	maxChange    = 12 * time.Hour   // that a connection is kept for an operation that changes something
)

// Limits are those of a request, as data that a client can read.
type Limits struct {
	MaxCost, MaxDepth, MaxFields, MaxRoots, MaxFragments, MaxTokens, MaxBody int
}

var limitsOfRequests = Limits{
	MaxCost: maxValues, MaxDepth: maxDepth, MaxFields: maxFields, MaxRoots: maxRoots, MaxFragments: maxFragments,
	MaxTokens: maxTokens, MaxBody: maxBody,
}

// Settings are the limits of questions and of requests, and what the data covers.
type Settings struct {
	analytics.Settings
	Limits
}

// handler serves GraphQL over HTTP.
type handler struct {
	store    *analytics.Store
	access   Authorize
	uploads  *intake.Uploads
	log      *slog.Logger
	executor *executor.Executor
	heavy    chan struct{} // operations at work that cost much
	origin   *http.CrossOriginProtection

	persistedOnly bool
	observe       func(cost int, codes []string)
}

// Option says what New serves beside questions.
type Option func(*handler)

// WithUploads lets files be taken in that are kept in uploads; see Uploads for how they come there.
func WithUploads(uploads *intake.Uploads) Option { return func(h *handler) { h.uploads = uploads } }

// Authorize says what a request may see and change. An error is the answer; of kind Unauthenticated where the request does
// not say well enough whose it is.
type Authorize func(*http.Request) (analytics.Access, error)

// Always lets every request do the same.
func Always(access analytics.Access) Authorize {
	return func(*http.Request) (analytics.Access, error) { return access, nil }
}

// WithAccess bounds what every request may see and change; without it and WithAuthorize everything.
func WithAccess(access analytics.Access) Option { return WithAuthorize(Always(access)) }

// WithAuthorize bounds what a request may see and change.
func WithAuthorize(authorize Authorize) Option { return func(h *handler) { h.access = authorize } }

// WithObserver tells of every answer to a request that could be read: its cost, 0 where that is not known, and the codes of
// its errors.
func WithObserver(observe func(cost int, codes []string)) Option {
	return func(h *handler) { h.observe = observe }
}

// New serves the API over a store: GET and POST, in the wire format of
// https://graphql.github.io/graphql-over-http/draft/.
func New(store *analytics.Store, log *slog.Logger, options ...Option) http.Handler {
	schema := NewExecutableSchema(Config{Resolvers: &Resolver{}, Complexity: costs()})
	h := &handler{store: store, access: Always(analytics.FullAccess()), log: log, executor: executor.New(schema), heavy: make(chan struct{}, maxHeavy), origin: http.NewCrossOriginProtection()}
	for _, option := range options {
		option(h)
	}
	h.executor.SetErrorPresenter(h.present)
	h.executor.SetRecoverFunc(recovered)
	h.executor.SetParserTokenLimit(maxTokens)
	cache := &queryCache{room: maxCached}
	h.executor.SetQueryCache(cache)
	h.executor.SetDisableSuggestion(true)
	h.executor.SetDefaultRulesFn(rulesWithoutSuggestions)
	h.executor.Use(limits{schema, cache})
	h.executor.AroundRootFields(waitAWhile)
	h.executor.AroundRootFields(inTurn)
	return h
}

// rulesWithoutSuggestions replaces the rules that answer a misspelling with a search through the whole schema. The
// executor does the same for two more.
func rulesWithoutSuggestions() *rules.Rules {
	all := rules.NewDefaultRules()
	all.ReplaceRule(rules.KnownArgumentNamesRule.Name, rules.KnownArgumentNamesRuleWithoutSuggestions.RuleFunc)
	all.ReplaceRule(rules.KnownTypeNamesRule.Name, rules.KnownTypeNamesRuleWithoutSuggestions.RuleFunc)
	all.ReplaceRule(rules.ValuesOfCorrectTypeRule.Name, rules.ValuesOfCorrectTypeRuleWithoutSuggestions.RuleFunc)
	return all
}

// operationContext gives an operation what its resolvers read from.
func (h *handler) operationContext(ctx context.Context, access analytics.Access) context.Context {
	return withReading(ctx, &reading{turns: make(chan struct{}, maxAtOnce), store: h.store, access: access, uploads: h.uploads})
}

// inTurn lets a few fields at the root of a request run at once. One that gets no turn in time fails like any other that
// takes too long.
func inTurn(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	turns := readingOf(ctx).turns
	select {
	case turns <- struct{}{}:
		defer func() { <-turns }()
	case <-ctx.Done():
	}
	return next(ctx)
}

// waitAWhile bounds how long a change waits for another one, and then takes; an import takes as long as it takes.
func waitAWhile(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	if field := graphql.GetRootFieldContext(ctx).Field; field.ObjectDefinition.Name == "Mutation" && field.Name != "importFile" {
		ctx, cancel := context.WithTimeout(ctx, maxWait)
		defer cancel()
		return next(ctx)
	}
	return next(ctx)
}
