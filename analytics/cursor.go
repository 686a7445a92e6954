package analytics

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"giaoban/analytics/words"
)

// pageCursor names the last row of a page by its place in the order, with the question and the data version it
// belongs to: paging can neither skip nor repeat rows, whatever is committed between two pages.
type pageCursor struct {
	Version  uint64
	Question []byte
	Place    json.RawMessage
}

// fingerprint tells questions apart; the caller has taken page length and cursor out.
func fingerprint(question any) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%T%s", question, jsonText(question)))
	return sum[:8]
}

// cursorMark begins a cursor: a dash, which base64 may begin with, would be taken for a formula by a spreadsheet.
const cursorMark = "c"

// checksumLength is how many bytes of a cursor tell whether the rest of it is as it was written.
const checksumLength = 8

func writeCursor(version uint64, question, place any) string {
	text := jsonText(pageCursor{version, fingerprint(question), jsonText(place)})
	sum := sha256.Sum256(text)
	return cursorMark + base64.RawURLEncoding.EncodeToString(append(sum[:checksumLength], text...))
}

// readCursor reads the place of the last row before the page; nil at the beginning. A cursor of another question or
// version is Invalid.
func readCursor[T any](text string, version uint64, question any) (*T, error) {
	if text == "" {
		return nil, nil
	}
	var place T
	c, err := parseCursor(text)
	if err == nil {
		err = json.Unmarshal(c.Place, &place)
	}
	if err != nil || c.Version != version || !slices.Equal(c.Question, fingerprint(question)) {
		return nil, invalid("after", words.BadCursor)
	}
	return &place, nil
}

func parseCursor(text string) (c pageCursor, err error) {
	body, marked := strings.CutPrefix(text, cursorMark)
	plain, err := base64.RawURLEncoding.DecodeString(body)
	if err != nil || !marked || len(plain) < checksumLength {
		return c, errors.New("not a cursor")
	}
	sum := sha256.Sum256(plain[checksumLength:])
	if !bytes.Equal(sum[:checksumLength], plain[:checksumLength]) {
		return c, errors.New("not as it was written")
	}
	return c, json.Unmarshal(plain[checksumLength:], &c)
}

// jsonText writes what holds nothing but texts, numbers and lists of them, which always succeeds.
func jsonText(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}

// CursorVersion reads the data version out of a cursor, so that the next page can be asked for at the version of
// the first; 0 where the cursor cannot be read.
func CursorVersion(cursor string) int64 {
	c, err := parseCursor(cursor)
	if err != nil {
		return 0
	}
	return int64(c.Version)
}
