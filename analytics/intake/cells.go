package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"

	"golang.org/x/text/unicode/norm"
)

// maxText bounds one code, id or name, in bytes.
const maxText = 500

// text gives a field's text in NFC without blanks around it, or the reason why it is not a text.
func text(s string) (string, *words.Phrase) {
	if !utf8.ValidString(s) {
		return "", &words.NotUTF8
	}
	if s = UnescapeCell(strings.TrimSpace(s)); !isPlain(s) {
		s = norm.NFC.String(s)
		if strings.ContainsFunc(s, steers) {
			return "", &words.ControlCharacter
		}
	}
	if len(s) > maxText {
		return "", &words.TextTooLong
	}
	return s, nil
}

// steers tells a character that is not read but does something: also one that turns the direction of writing around, which
// would make a page show something else than the file holds.
func steers(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }

// isPlain tells whether a text is of ASCII without control characters, as most are: NFC leaves it as it is.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// The functions below read files in giaoban's own columns, by the column's name.

// field gives a row's text of a column; empty where the file has no such column.
func (p *pass) field(rec table.Record, column string) string {
	i := slices.Index(p.names, column)
	if i < 0 {
		return ""
	}
	return p.cell(rec, i)
}

// required gives the text of a field that must not be empty.
func (p *pass) required(rec table.Record, column string) string {
	before := p.problems.count
	s := p.field(rec, column)
	if s == "" && p.problems.count == before {
		p.badField(rec, column, words.FieldEmpty)
	}
	return s
}

// parts gives the parts of a field that holds several values, each once.
func (p *pass) parts(rec table.Record, column string) []string {
	var parts []string
	for part := range strings.SplitSeq(p.field(rec, column), listSeparator) {
		if part = strings.TrimSpace(part); part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// badField notes that a field does not pass.
func (p *pass) badField(rec table.Record, column string, reason words.Phrase, args ...string) {
	if i := slices.Index(p.names, column); i >= 0 && i < len(rec.Fields) {
		p.badCell(rec, i, reason, args...)
		return
	}
	p.problems.add(Problem{Line: rec.Line, Column: column, Reason: reason, Args: args})
}
