package graph

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"giaoban/analytics/words"
)

// phrased is an error of the parser or of validation in the client's language, with the argument or variable at fault.
// A refusal of our own has its words already.
func phrased(ctx context.Context, e gqlerror.Error) *gqlerror.Error {
	lang := langOf(ctx)
	switch {
	case len(e.Path) > 1 && e.Path[0] == ast.PathName("variable"): // the library's way to name one
		variable := "$" + e.Path[1:].String()
		e.Extensions[extensionArgument], e.Path = variable, nil
		e.Message = variableFault(e.Message).In(lang, variable, shortened(e.Message))
	case e.Rule != "":
		phrase, known := words.Rules[strings.TrimSuffix(e.Rule, "WithoutSuggestions")]
		if !known {
			phrase = words.InvalidQuery
		}
		e.Message = phrase.In(lang, shortened(e.Message))
		if argument := argumentOf(ctx, e.Locations); argument != "" {
			e.Extensions[extensionArgument] = argument
		}
	case e.Extensions[extensionCode] == codeUnparsed:
		e.Message = words.Unparsed.In(lang, shortened(e.Message))
	}
	return &e
}

// variableFault is what is wrong with a variable.
func variableFault(message string) words.Phrase {
	switch message {
	case "must be defined":
		return words.VariableMissing
	case "cannot be null":
		return words.VariableNull
	case "unknown field":
		return words.VariableUnknownField
	}
	return words.VariableWrong
}

// argumentOf is the argument whose value stands where an error is.
func argumentOf(ctx context.Context, locations []gqlerror.Location) string {
	if len(locations) == 0 || !graphql.HasOperationContext(ctx) {
		return ""
	}
	document, _ := graphql.GetOperationContext(ctx).Stats.GetExtension(statDocument).(*ast.QueryDocument)
	if document == nil {
		return ""
	}
	return argumentAt(document, locations[0])
}

// maxQuoted bounds what an error repeats of a request.
const maxQuoted = 200

// shortened cuts a text of the request to what a person can read.
func shortened(text string) string {
	if len(text) <= maxQuoted {
		return text
	}
	cut := maxQuoted
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
