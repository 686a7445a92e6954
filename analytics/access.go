package analytics

import "giaoban/analytics/words"

// Access says what the caller of a Store call may see and change. Every question and every change takes one, so that
// rights are decided in one place.
type Access struct {
	everything bool
	readOnly   bool
}

// FullAccess may see and change everything.
func FullAccess() Access { return Access{everything: true} }

// ReadAccess may see everything and change nothing.
func ReadAccess() Access { return Access{everything: true, readOnly: true} }

// MayChange is nil where the caller may change something, else an error of kind Forbidden.
func (a Access) MayChange() error {
	if a.readOnly {
		return &Error{Kind: Forbidden, Phrase: words.ReadOnly}
	}
	return a.check()
}

func (a Access) check() error {
	if !a.everything {
		return &Error{Kind: Forbidden, Phrase: words.AccessForbidden}
	}
	return nil
}
