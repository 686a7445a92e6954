package analytics

import "net/http"

// Codes are the names of the kinds of errors, which programs may rely on.
var Codes = map[Kind]string{
	Internal:     "INTERNAL",
	Invalid:      "INVALID",
	NotFound:     "NOT_FOUND",
	Conflict:     "CONFLICT",
	Forbidden:    "FORBIDDEN",
	Unavailable:  "UNAVAILABLE",
	TooExpensive: "TOO_EXPENSIVE",
	Collected:    "VERSION_COLLECTED",

	Unauthenticated: "UNAUTHENTICATED",
}

// Statuses are the HTTP statuses of the kinds that a person can act on.
var Statuses = map[Kind]int{
	Invalid:      http.StatusBadRequest,
	NotFound:     http.StatusNotFound,
	Conflict:     http.StatusConflict,
	Forbidden:    http.StatusForbidden,
	Unavailable:  http.StatusServiceUnavailable,
	TooExpensive: http.StatusUnprocessableEntity,
	Collected:    http.StatusGone,

	Unauthenticated: http.StatusUnauthorized,
}
