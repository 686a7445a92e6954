package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/text/language"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

type langKey struct{}

var spoken = language.NewMatcher([]language.Tag{language.English, language.Vietnamese})

// withLang remembers the language of error messages: English, unless the client prefers Vietnamese.
func withLang(ctx context.Context, acceptLanguage string) context.Context {
	lang := words.En
	if _, index := language.MatchStrings(spoken, acceptLanguage); index == 1 {
		lang = words.Vi
	}
	return context.WithValue(ctx, langKey{}, lang)
}

func langOf(ctx context.Context) words.Lang {
	lang, _ := ctx.Value(langKey{}).(words.Lang)
	return lang
}

// refusal is an error about the request itself.
func refusal(ctx context.Context, code string, phrase words.Phrase, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: phrase.In(langOf(ctx), args...), Extensions: map[string]any{extensionCode: code}}
}

// present turns any error into what a client sees. What is not meant for clients is logged instead.
func (h *handler) present(ctx context.Context, err error) *gqlerror.Error {
	shown := *graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions[extensionCode] != nil { // of the parser, of validation, or a refusal
		return phrased(ctx, shown)
	}
	argument := splitArgument(ctx, &shown)
	var known *analytics.Error
	message := ""
	switch {
	case errors.As(err, &known) && known.Kind != analytics.Internal:
		if known.Path != "" {
			argument = known.Path
		}
		if known.Err != nil {
			h.log.WarnContext(ctx, "graphql", "code", codes[known.Kind], "path", shown.Path.String(), "error", known)
		}
	case argument != "": // gqlgen could not read it; its message says why
		known, message = &analytics.Error{Kind: analytics.Invalid}, shown.Message
	case errors.Is(err, context.DeadlineExceeded):
		known = &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.TookTooLong}
	default:
		known = &analytics.Error{Kind: analytics.Internal, Phrase: words.InternalError}
		if ctx.Err() == nil || !errors.Is(err, context.Canceled) { // else the client has left
			h.log.ErrorContext(ctx, "graphql", "path", shown.Path.String(), "error", err)
		}
	}
	if message == "" {
		message = known.In(langOf(ctx))
	}
	extensions := map[string]any{extensionCode: codes[known.Kind]}
	if argument != "" {
		extensions[extensionArgument] = argument
	}
	return &gqlerror.Error{Message: message, Path: shown.Path, Locations: shown.Locations, Extensions: extensions}
}

// splitArgument takes the argument off the path of an error: gqlgen appends the one that it could not read, but the
// path of an error is a place in the answer.
func splitArgument(ctx context.Context, e *gqlerror.Error) (argument string) {
	field := graphql.GetFieldContext(ctx)
	if field == nil {
		return ""
	}
	if e.Locations == nil && field.Field.Position != nil {
		e.Locations = []gqlerror.Location{{Line: field.Field.Position.Line, Column: field.Field.Position.Column}}
	}
	path := field.Path()
	if len(e.Path) > len(path) {
		argument = e.Path[len(path):].String()
	}
	e.Path = path
	return argument
}

// recover answers where a library gave up before the question was asked; later, recovered does.
func (h *handler) recover(ctx context.Context, w http.ResponseWriter) {
	if panicked := recover(); panicked != nil {
		h.fail(ctx, w, recovered(ctx, panicked))
	}
}

// ofVersion names the argument of a data version that does not answer where it is not dataVersion.
func ofVersion(err error, argument string) error {
	var known *analytics.Error
	if errors.As(err, &known) && known.Path == "dataVersion" {
		return analytics.At(err, argument)
	}
	return err
}

// recovered makes an error of a panic; it is logged like any other.
func recovered(_ context.Context, panicked any) error {
	return fmt.Errorf("panic: %v\n%s", panicked, debug.Stack())
}
