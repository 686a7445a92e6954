// Package words is the one catalogue of everything giaoban says to a person, Vietnamese and English side by side.
//
// A phrase is a Go variable, so a missing one does not compile. Its text is a format of
// golang.org/x/text/message: %d and %.1f print numbers the way the language writes them
// (1.234,5 in Vietnamese). Pass years, months, line numbers and codes as strings (%s), or
// 2020 becomes "2.020".
package words

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Lang is a language giaoban speaks.
type Lang string

// The languages of the catalogue; Vietnamese is the first and the default.
const (
	Vi Lang = "vi"
	En Lang = "en"
)

// ParseLang reads a language tag ("vi", "en-GB", "vi_VN.UTF-8") and returns the language to speak,
// or false where giaoban does not speak it.
func ParseLang(tag string) (Lang, bool) {
	tag = strings.ToLower(tag)
	base, _, _ := strings.Cut(tag, ".")
	base, _, _ = strings.Cut(base, "_")
	base, _, _ = strings.Cut(base, "-")
	switch Lang(base) {
	case Vi:
		return Vi, true
	case En:
		return En, true
	}
	return "", false
}

// Phrase is one text in both languages.
type Phrase struct {
	Vi, En string
}

var printers = map[Lang]*message.Printer{
	Vi: message.NewPrinter(language.Vietnamese),
	En: message.NewPrinter(language.English),
}

// In writes the phrase in a language, with its arguments filled in; an unknown language is Vietnamese.
// An argument that is itself a Phrase is written in the same language.
func (p Phrase) In(lang Lang, args ...any) string {
	text := p.Vi
	if lang == En {
		text = p.En
	}
	if len(args) == 0 {
		return text
	}
	filled := make([]any, len(args))
	for i, a := range args {
		switch inner := a.(type) {
		case Phrase:
			a = inner.In(lang)
		case Filled:
			a = inner.Phrase.In(lang, inner.Args...)
		}
		filled[i] = a
	}
	return printer(lang).Sprintf(text, filled...)
}

// Filled is a phrase with what fills it: an argument of another phrase.
type Filled struct {
	Phrase Phrase
	Args   []any
}

// Number writes a whole number the way the language does: 1.234 or 1,234.
func Number(lang Lang, n int64) string { return printer(lang).Sprintf("%d", n) }

// Decimal writes a number with the given count of decimals: 1,5 or 1.5.
func Decimal(lang Lang, x float64, decimals int) string {
	return printer(lang).Sprintf("%.*f", decimals, x)
}

func printer(lang Lang) *message.Printer {
	if p, ok := printers[lang]; ok {
		return p
	}
	return printers[Vi]
}
