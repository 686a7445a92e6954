package analytics

import (
	"cmp"
	"net/http"
	"strconv"
)

// Codes are the names of the kinds of errors, which programs may rely on.
var Codes = map[Kind]string{
	Internal:        "INTERNAL",
	Invalid:         "INVALID",
	NotFound:        "NOT_FOUND",
	Conflict:        "CONFLICT",
	Forbidden:       "FORBIDDEN",
	Unavailable:     "UNAVAILABLE",
	TooExpensive:    "TOO_EXPENSIVE",
	Collected:       "VERSION_COLLECTED",
	Unauthenticated: "UNAUTHENTICATED",
}

// Statuses are the HTTP statuses of the kinds that a person can act on.
var Statuses = map[Kind]int{
	Invalid:         http.StatusBadRequest,
	NotFound:        http.StatusNotFound,
	Conflict:        http.StatusConflict,
	Forbidden:       http.StatusForbidden,
	Unavailable:     http.StatusServiceUnavailable,
	TooExpensive:    http.StatusUnprocessableEntity,
	Collected:       http.StatusGone,
	Unauthenticated: http.StatusUnauthorized,
}

// RetrySeconds is when to try again where the engine did not answer.
const RetrySeconds = 10

// Refuse prepares the headers of an HTTP answer to an error of a kind, and gives its status.
func Refuse(header http.Header, kind Kind) (status int) {
	switch kind {
	case Unavailable:
		header.Set("Retry-After", strconv.Itoa(RetrySeconds))
	case Unauthenticated:
		header.Set("WWW-Authenticate", "Bearer")
	}
	return cmp.Or(Statuses[kind], http.StatusInternalServerError)
}
