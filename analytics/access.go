package analytics

import "giaoban/analytics/words"

// Access says what the caller of a Store call may see. Every question and every change takes one, so that rights
// are decided in one place.
type Access struct {
	everything bool
}

// FullAccess may see and change everything.
func FullAccess() Access { return Access{everything: true} }

func (a Access) check() error {
	if !a.everything {
		return &Error{Kind: Forbidden, Phrase: words.AccessForbidden}
	}
	return nil
}
