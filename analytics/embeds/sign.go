package embeds

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"maps"
	"net/url"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Shown is a link as somebody shows it. Nothing of it is to be believed before Check has.
type Shown struct {
	Chart      string
	Parameters url.Values // every one that changes what the chart shows
	Link, Key  string     // ids
	Expires    string
	Signature  string
}

// signed is what a signature is over: each text with its length in front, so that no two links are signed alike.
func (s Shown) signed() []byte {
	const kind = "giaoban embed 1" // another kind of text is never signed alike
	out := text(nil, kind, s.Chart, s.Link, s.Key, s.Expires)
	for _, name := range slices.Sorted(maps.Keys(s.Parameters)) {
		values := s.Parameters[name]
		out = text(out, name)
		out = binary.AppendUvarint(out, uint64(len(values)))
		out = text(out, values...)
	}
	return out
}

func text(out []byte, texts ...string) []byte {
	for _, t := range texts {
		out = append(binary.AppendUvarint(out, uint64(len(t))), t...)
	}
	return out
}

func (k key) sign(s Shown) string { return k.seal(s.signed()) }

func (k key) seal(message []byte) string {
	mac := hmac.New(sha256.New, k.Secret)
	mac.Write(message)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// Check gives what the bearer of a link may see of its chart, and notes the use. A link that was changed in any way, is not
// in the file, has expired or was revoked is Forbidden. Only the bearer of a link that is otherwise right learns which.
func (f *File) Check(s Shown) (analytics.Access, error) {
	l, _, err := f.find(s)
	if err == nil {
		err = f.holds(l)
	}
	if err != nil {
		return analytics.Access{}, err
	}
	access, ok := analytics.AccessOf(l.Role)
	if !ok {
		return access, refused(words.EmbedChanged)
	}
	f.note(l.ID)
	return access, nil
}

// holds is nil for a link that is neither revoked nor expired.
func (f *File) holds(l Link) error {
	if l.Revoked != nil {
		return refused(words.EmbedRevoked)
	}
	if l.Expired(f.now()) {
		return refused(words.EmbedExpired, l.Expires)
	}
	return nil
}

// Show gives a link again, with its signature, for whoever may make one. An unknown one is NotFound, one that does not hold is
// Forbidden.
func (f *File) Show(id string) (Shown, error) {
	content, err := f.file.Read()
	if err != nil {
		return Shown{}, err
	}
	i := slices.IndexFunc(content.Links, func(l Link) bool { return l.ID == id })
	if i < 0 {
		return Shown{}, &analytics.Error{Kind: analytics.NotFound, Path: "id", Phrase: words.EmbedLinkUnknown, Args: []any{id}}
	}
	l := content.Links[i]
	if err := f.holds(l); err != nil {
		return Shown{}, err
	}
	k := slices.IndexFunc(content.Keys, func(k key) bool { return k.ID == l.Key })
	parameters, err := url.ParseQuery(l.Query)
	if k < 0 || err != nil {
		return Shown{}, refused(words.EmbedChanged)
	}
	s := Shown{Chart: l.Chart, Parameters: parameters, Link: l.ID, Key: l.Key, Expires: l.Expires}
	s.Signature = content.Keys[k].sign(s)
	return s, nil
}

// find gives the link that somebody shows and its key.
func (f *File) find(s Shown) (Link, key, error) {
	content, err := f.file.Read()
	if err != nil {
		return Link{}, key{}, err
	}
	k := slices.IndexFunc(content.Keys, func(k key) bool { return k.ID == s.Key })
	l := slices.IndexFunc(content.Links, func(l Link) bool { return l.ID == s.Link })
	switch {
	case l >= 0 && k < 0 && content.Links[l].Key == s.Key && content.Links[l].Revoked != nil: // its key was thrown away
		return Link{}, key{}, refused(words.EmbedRevoked)
	case l < 0 || k < 0 || !hmac.Equal([]byte(content.Keys[k].sign(s)), []byte(s.Signature)):
		return Link{}, key{}, refused(words.EmbedChanged)
	}
	return content.Links[l], content.Keys[k], nil
}

// Seal vouches that the page of a link showed a data version, so that its pictures can be asked for at that version and no
// other.
func (f *File) Seal(s Shown, version int64) (string, error) {
	_, k, err := f.find(s)
	if err != nil {
		return "", err
	}
	return k.seal(sealed(s, version)), nil
}

// Sealed tells whether Seal gave a seal.
func (f *File) Sealed(s Shown, version int64, seal string) bool {
	_, k, err := f.find(s)
	return err == nil && hmac.Equal([]byte(k.seal(sealed(s, version))), []byte(seal))
}

func sealed(s Shown, version int64) []byte {
	return text(nil, "giaoban embed version 1", s.Signature, strconv.FormatInt(version, 10))
}

func refused(p words.Phrase, args ...any) error {
	return &analytics.Error{Kind: analytics.Forbidden, Path: Path, Phrase: p, Args: args}
}
