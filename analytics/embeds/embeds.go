// Package embeds keeps the signed links of charts: whoever has such a link sees that one chart, in that state, until it
// expires or is revoked. The file holds the keys that links are signed with, and what each link shows.
package embeds

import (
	"crypto/rand"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/keyfile"
	"giaoban/analytics/words"
)

// The names of the files in a data directory: keys and links, and when each link was used last.
const (
	FileName = "embeds.json"
	usesName = "embeds-used.json"
)

// Path is the place of errors about a link that somebody shows: all of it.
const Path = "signature"

const maxNote = 200 // characters

// Link is what is kept of a signed link.
type Link struct {
	ID      string     `json:"id"`
	Chart   string     `json:"chart"`
	Query   string     `json:"query"`          // what the chart shows, as it is signed
	Role    string     `json:"role"`           // whose rights it has
	Note    string     `json:"note,omitempty"` // of whoever made it
	Key     string     `json:"key"`            // that it is signed with
	Created time.Time  `json:"created"`
	Expires string     `json:"expires"` // the first day on which it does not hold
	Revoked *time.Time `json:"revoked,omitempty"`

	Used *time.Time `json:"-"` // when it was last used; nil = never, as far as is known
}

// Expired tells whether the link holds no more.
func (l Link) Expired(now time.Time) bool {
	day, err := analytics.ParseDate(l.Expires)
	return err != nil || analytics.DateOf(now) >= day // what cannot be read does not let anybody in
}

// key signs links.
type key struct {
	ID      string    `json:"id"`
	Secret  []byte    `json:"secret"`
	Created time.Time `json:"created"`
}

// kept is the content of the file. The last key signs; the others hold for the links that they have signed.
type kept struct {
	Keys  []key  `json:"keys"`
	Links []Link `json:"links"`
}

func (k kept) clone() kept { return kept{slices.Clone(k.Keys), slices.Clone(k.Links)} }

// File is a file of signed links. It is read again whenever it has changed. It is safe for concurrent use.
type File struct {
	file *keyfile.File[kept]
	uses *keyfile.File[uses]
	now  func() time.Time

	mu   sync.Mutex
	seen uses // uses that are not in the file yet
}

// Open names a file of signed links, which need not be there. The days of now are those on which links expire.
func Open(path string, now func() time.Time) *File {
	told := keyfile.Told{Trouble: words.EmbedFile, Open: words.EmbedFileOpen}
	return &File{file: keyfile.Open[kept](path, told), uses: keyfile.Open[uses](usesPath(path), told), now: now, seen: uses{}}
}

// Make makes a link of a chart with its parameters, which all are signed, and gives it with its signature. Whoever has the
// link sees what access sees of the chart; an access that may not ask makes none. With a day that is over, or a note that is
// too long, it is Invalid.
func (f *File) Make(access analytics.Access, chart string, parameters url.Values, expires analytics.Date, note string) (Shown, error) {
	if err := access.MayAsk(); err != nil {
		return Shown{}, err
	}
	l := Link{ID: random(5), Chart: chart, Query: written(parameters), Role: analytics.RoleRead, Note: strings.TrimSpace(note), Created: f.now().UTC().Truncate(time.Second), Expires: expires.String()}
	if l.Expired(f.now()) {
		return Shown{}, &analytics.Error{Kind: analytics.Invalid, Path: "expires", Phrase: words.EmbedExpires, Args: []any{l.Expires}}
	}
	if len([]rune(l.Note)) > maxNote || strings.ContainsFunc(l.Note, func(r rune) bool { return r < ' ' }) {
		return Shown{}, &analytics.Error{Kind: analytics.Invalid, Path: "note", Phrase: words.EmbedNote, Args: []any{strconv.Itoa(maxNote)}}
	}
	var shown Shown
	return shown, f.file.Change(func(content kept) (kept, error) {
		content = content.clone()
		if len(content.Keys) == 0 {
			content.Keys = append(content.Keys, f.newKey())
		}
		for slices.ContainsFunc(content.Links, func(x Link) bool { return x.ID == l.ID }) {
			l.ID = random(5)
		}
		signing := content.Keys[len(content.Keys)-1]
		l.Key = signing.ID
		shown = Shown{Chart: chart, Parameters: parameters, Link: l.ID, Key: l.Key, Expires: l.Expires}
		shown.Signature = signing.sign(shown)
		content.Links = append(content.Links, l)
		return content, nil
	})
}

// Revoke takes a link away; it stays in the list. An unknown one is NotFound; one that is revoked already stays so.
func (f *File) Revoke(id string) (Link, error) {
	var revoked Link
	return revoked, f.file.Change(func(content kept) (kept, error) {
		content = content.clone()
		i := slices.IndexFunc(content.Links, func(x Link) bool { return x.ID == id })
		if i < 0 {
			return content, &analytics.Error{Kind: analytics.NotFound, Path: "id", Phrase: words.EmbedLinkUnknown, Args: []any{id}}
		}
		if now := f.now().UTC().Truncate(time.Second); content.Links[i].Revoked == nil {
			content.Links[i].Revoked = &now
		}
		revoked = content.Links[i]
		return content, nil
	})
}

// Rotate makes a key that signs from now on, and gives its id. Links of older keys hold on, unless end is true: then those
// keys are thrown away, and every link that they have signed is revoked.
func (f *File) Rotate(end bool) (id string, err error) {
	return id, f.file.Change(func(content kept) (kept, error) {
		content = content.clone()
		fresh := f.newKey()
		if end {
			content.Keys = nil
			now := f.now().UTC().Truncate(time.Second)
			for i := range content.Links {
				if content.Links[i].Revoked == nil {
					content.Links[i].Revoked = &now
				}
			}
		}
		content.Keys, id = append(content.Keys, fresh), fresh.ID
		return content, nil
	})
}

// Now is the moment by which links expire.
func (f *File) Now() time.Time { return f.now() }

// List gives all links in the order in which they were made, with their last use as far as it is written down, or known to
// this process.
func (f *File) List() ([]Link, error) {
	content, err := f.file.Read()
	if err != nil {
		return nil, err
	}
	all := slices.Clone(content.Links)
	used, err := f.uses.Read()
	if err != nil {
		return all, err
	}
	f.mu.Lock()
	used = later(used, f.seen)
	f.mu.Unlock()
	for i := range all {
		if at, is := used[all[i].ID]; is {
			all[i].Used = &at
		}
	}
	return all, nil
}

func (f *File) newKey() key {
	secret := make([]byte, 32)
	_, _ = rand.Read(secret) // never fails
	return key{ID: random(3), Secret: secret, Created: f.now().UTC().Truncate(time.Second)}
}

// random is a name of n random bytes.
func random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// written are parameters as a list shows them: a comma needs no escape in a query.
func written(parameters url.Values) string {
	return strings.ReplaceAll(parameters.Encode(), "%2C", ",")
}
