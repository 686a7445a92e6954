package engine

import "giaoban/analytics/words"

// Error is a failure of the engine that a person can read in either language.
type Error struct {
	Phrase words.Phrase
	Args   []any
	Err    error // the cause, or nil
}

// Error writes the failure in English, with its cause.
func (e *Error) Error() string { return e.In(words.En) }

// In writes the failure in a language, with its cause as the system words it.
func (e *Error) In(lang words.Lang) string {
	text := e.Phrase.In(lang, e.Args...)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func fail(cause error, phrase words.Phrase, args ...any) *Error {
	return &Error{Phrase: phrase, Args: args, Err: cause}
}
