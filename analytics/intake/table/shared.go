package table

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"giaoban/analytics/words"
)

// sharedTexts are the texts that the cells of a workbook name by number.
type sharedTexts struct {
	texts []string
	size  int // bytes of memory
}

func (s *sharedTexts) add(text string) error {
	const header = 32 // bytes that a text takes besides its own, about
	if s.size += len(text) + header; s.size > maxShared {
		return &Error{Reason: words.PartTooLarge, Args: []string{"sharedStrings.xml"}}
	}
	s.texts = append(s.texts, text)
	return nil
}

func (s *sharedTexts) text(i int) (string, bool) {
	if i < 0 || i >= len(s.texts) {
		return "", false
	}
	return s.texts[i], true
}

func (b *workbook) readShared(part string) error {
	return b.each(part, maxSheet, func(x xml.StartElement, e *elements) error {
		if x.Name.Local != "si" {
			return nil
		}
		text, err := e.richText()
		if err != nil {
			return err
		}
		return b.shared.add(unescape(text))
	})
}

var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape reads what XML cannot hold and Excel writes as _x000D_.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escape.ReplaceAllStringFunc(text, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 16) // the pattern has four hexadecimal digits
		if utf16.IsSurrogate(rune(n)) {
			return e
		}
		return string(rune(n))
	})
}
