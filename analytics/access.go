package analytics

import "giaoban/analytics/words"

// Access says what the caller of a Store call may see and change. Every question and every change takes one, so that
// rights are decided in one place. The zero Access may do nothing.
type Access struct{ level accessLevel }

type accessLevel uint8

const (
	tablesOnly accessLevel = iota + 1
	readOnly
	everything
)

// FullAccess may see and change everything.
func FullAccess() Access { return Access{everything} }

// ReadAccess may see everything and change nothing.
func ReadAccess() Access { return Access{readOnly} }

// TablesAccess is without the right to small cells: it may see names, settings and the fixed tables of pinned data
// versions, see Published, with small cells hidden; it can ask no other question and change nothing.
func TablesAccess() Access { return Access{tablesOnly} }

// The names of what a person or a program may do, as in tokens and options.
const (
	RoleFull   = "full"
	RoleRead   = "read"
	RoleTables = "tables"
)

// AccessOf gives what a role may do; false where there is no role of that name.
func AccessOf(role string) (Access, bool) {
	switch role {
	case RoleFull:
		return FullAccess(), true
	case RoleRead:
		return ReadAccess(), true
	case RoleTables:
		return TablesAccess(), true
	}
	return Access{}, false
}

// Role is the name of what the access may do; empty where it is nothing.
func (a Access) Role() string {
	return map[accessLevel]string{everything: RoleFull, readOnly: RoleRead, tablesOnly: RoleTables}[a.level]
}

// MayChange is nil where the caller may change something, else an error of kind Forbidden.
func (a Access) MayChange() error {
	if a.level == readOnly {
		return &Error{Kind: Forbidden, Phrase: words.ReadOnly}
	}
	return a.MayAsk()
}

// MayAsk is nil where the caller may ask any question, else an error of kind Forbidden that tells what is allowed instead.
func (a Access) MayAsk() error {
	switch a.level {
	case everything, readOnly:
		return nil
	case tablesOnly:
		return &Error{Kind: Forbidden, Phrase: words.OnlyTables}
	}
	return &Error{Kind: Forbidden, Phrase: words.AccessForbidden}
}
