// Package tokens keeps access tokens in a file: what a program or a person shows to be let in, and what each may do. The
// file holds only hashes, so whoever reads it cannot use it.
package tokens

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/keyfile"
	"giaoban/analytics/words"
)

// FileName is the file's name in a data directory.
const FileName = "tokens.json"

const (
	prefix  = "gb_" // by which a token is known where it should not be
	secret  = 32    // random bytes of a token
	maxName = 64    // characters
)

var names = regexp.MustCompile(`^[\p{L}\p{N}._-]+$`)

// Token is what is kept of a token.
type Token struct {
	Name    string    `json:"name"`
	Role    string    `json:"role"`
	SHA256  string    `json:"sha256"` // of the token, in hexadecimal digits
	Created time.Time `json:"created"`
	Expires string    `json:"expires,omitempty"` // the first day on which it does not hold; empty = none
}

// Expired tells whether the token holds no more.
func (t Token) Expired(now time.Time) bool {
	if t.Expires == "" {
		return false
	}
	day, err := analytics.ParseDate(t.Expires)
	return err != nil || analytics.DateOf(now) >= day // what cannot be read does not let anybody in
}

// File is a file of tokens. It is read again whenever it has changed. It is safe for concurrent use.
type File struct {
	file *keyfile.File[kept]
	now  func() time.Time
}

// kept is the content of the file.
type kept struct {
	Tokens []Token `json:"tokens"`
}

// Open names a file of tokens, which need not be there. The days of now are those on which tokens expire.
func Open(path string, now func() time.Time) *File {
	return &File{keyfile.Open[kept](path, keyfile.Told{Trouble: words.TokenFile, Open: words.TokenFileOpen}), now}
}

// Create makes a token with a role and gives it out, which happens once. With expires it does not hold from that day on. A
// name that another one has is a Conflict.
func (f *File) Create(name, role string, expires *analytics.Date) (string, error) {
	t := Token{Name: name, Role: role, Created: f.now().UTC().Truncate(time.Second)}
	if !names.MatchString(name) || len([]rune(name)) > maxName {
		return "", &analytics.Error{Kind: analytics.Invalid, Path: "name", Phrase: words.TokenName, Args: []any{strconv.Itoa(maxName)}}
	}
	if _, ok := analytics.AccessOf(role); !ok {
		return "", &analytics.Error{Kind: analytics.Invalid, Path: "role", Phrase: words.TokenRole, Args: []any{role}}
	}
	if expires != nil {
		if t.Expires = expires.String(); t.Expired(f.now()) {
			return "", &analytics.Error{Kind: analytics.Invalid, Path: "expires", Phrase: words.TokenExpires, Args: []any{t.Expires}}
		}
	}
	random := make([]byte, secret)
	_, _ = rand.Read(random) // never fails
	text := prefix + base64.RawURLEncoding.EncodeToString(random)
	t.SHA256 = hash(text)
	return text, f.change(func(all []Token) ([]Token, error) {
		if slices.ContainsFunc(all, func(x Token) bool { return strings.EqualFold(x.Name, name) }) {
			return nil, &analytics.Error{Kind: analytics.Conflict, Path: "name", Phrase: words.TokenNameTaken, Args: []any{name}}
		}
		return append(all, t), nil
	})
}

// Revoke takes a token away. An unknown name is NotFound.
func (f *File) Revoke(name string) error {
	return f.change(func(all []Token) ([]Token, error) {
		left := slices.DeleteFunc(slices.Clone(all), func(x Token) bool { return strings.EqualFold(x.Name, name) })
		if len(left) == len(all) {
			return nil, &analytics.Error{Kind: analytics.NotFound, Path: "name", Phrase: words.TokenUnknown, Args: []any{name}}
		}
		return left, nil
	})
}

// List gives all tokens in the order in which they were made.
func (f *File) List() ([]Token, error) {
	content, err := f.file.Read()
	return slices.Clone(content.Tokens), err
}

// change replaces the file by one with other tokens.
func (f *File) change(change func([]Token) ([]Token, error)) error {
	return f.file.Change(func(content kept) (kept, error) {
		all, err := change(slices.Clone(content.Tokens))
		return kept{all}, err
	})
}

// Access is what the bearer of a token may do. A token that is wrong, revoked or expired is Unauthenticated.
func (f *File) Access(text string) (analytics.Access, error) {
	all, err := f.List()
	if err != nil {
		return analytics.Access{}, err
	}
	var found *Token
	sum := []byte(hash(text))
	for i, t := range all { // all of them, so that the time taken tells nothing
		if subtle.ConstantTimeCompare(sum, []byte(t.SHA256)) == 1 {
			found = &all[i]
		}
	}
	if found == nil {
		return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenWrong}
	}
	if found.Expired(f.now()) {
		return analytics.Access{}, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenExpired, Args: []any{found.Expires}}
	}
	access, ok := analytics.AccessOf(found.Role)
	if !ok {
		return access, &analytics.Error{Kind: analytics.Unauthenticated, Phrase: words.TokenWrong}
	}
	return access, nil
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
