package analytics

import (
	"context"
	"errors"
	"io"
	"net"

	"giaoban/analytics/words"

	"github.com/ClickHouse/clickhouse-go/v2"
)

// Kind is the kind of an error; the outer layers map it to GraphQL codes and HTTP statuses.
type Kind uint8

// The kinds of errors. An error of any other kind is Internal: it is logged, and shown as "internal error".
const (
	Internal     Kind = iota
	Invalid           // the question or the input is wrong
	NotFound          // it names something that is not there
	Conflict          // it does not fit what is there now
	Forbidden         // the caller may not
	Unavailable       // the engine does not answer now; trying again may help
	TooExpensive      // it asks for more than the limits allow
	Collected         // the data version that it asks for was collected and no longer answers

	Unauthenticated // the caller does not say who it is, or says it with a token that does not hold
)

// Error is an error that a person can act on: what, where, and what to do.
type Error struct {
	Kind   Kind
	Path   string // the argument or place at fault, such as "filter.topics"; may be empty
	Phrase words.Phrase
	Args   []any
	Err    error // the cause, for the log
}

// In is the message in a language.
func (e *Error) In(lang words.Lang) string { return e.Phrase.In(lang, e.Args...) }

// Error is the message in English, with its cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.In(words.En) + ": " + e.Err.Error()
	}
	return e.In(words.En)
}

func (e *Error) Unwrap() error { return e.Err }

// At gives an error another place at fault, for callers that have another name for it.
func At(err error, path string) error {
	var known *Error
	if !errors.As(err, &known) {
		return err
	}
	moved := *known
	moved.Path = path
	return &moved
}

// KindOf is the kind of an error: that of the Error in its chain, else Internal.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

func invalid(path string, p words.Phrase, args ...any) *Error {
	return &Error{Kind: Invalid, Path: path, Phrase: p, Args: args}
}

func notFound(path string, p words.Phrase, args ...any) *Error {
	return &Error{Kind: NotFound, Path: path, Phrase: p, Args: args}
}

// ClickHouse error codes, https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp.
const (
	codeTimeout       = 159
	codeTooManyRows   = 158
	codeTooManyBytes  = 307
	codeMemoryLimit   = 241
	codeTooManyAtOnce = 202
)

// engineError gives an error of the engine its kind: what a client may try again is Unavailable, what ran into
// a limit is TooExpensive, the rest stays Internal.
func engineError(ctx context.Context, err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if cause := ctx.Err(); errors.Is(cause, context.Canceled) {
		return cause
	} else if cause != nil || errors.Is(err, context.DeadlineExceeded) {
		return &Error{Kind: TooExpensive, Phrase: words.TookTooLong, Err: err}
	}
	var ex *clickhouse.Exception
	if errors.As(err, &ex) {
		switch ex.Code {
		case codeTimeout, codeTooManyRows, codeTooManyBytes, codeMemoryLimit:
			return &Error{Kind: TooExpensive, Phrase: words.TookTooLong, Err: err}
		case codeTooManyAtOnce:
			return &Error{Kind: Unavailable, Phrase: words.EngineBusy, Err: err}
		}
		return err
	}
	if errors.Is(err, clickhouse.ErrAcquireConnTimeout) { // every connection is at work
		return &Error{Kind: Unavailable, Phrase: words.EngineBusy, Err: err}
	}
	var network net.Error
	if errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, clickhouse.ErrAcquireConnNoAddress) ||
		errors.Is(err, clickhouse.ErrConnectionClosed) {
		return &Error{Kind: Unavailable, Phrase: words.EngineDown, Err: err}
	}
	return err
}

// changeError is engineError for what a change does: its limits are not those of a question.
func changeError(ctx context.Context, err error) error {
	err = engineError(ctx, err)
	var known *Error
	if errors.As(err, &known) && known.Kind == TooExpensive {
		return &Error{Kind: TooExpensive, Phrase: words.ChangeTooLarge, Err: known.Err}
	}
	return err
}
