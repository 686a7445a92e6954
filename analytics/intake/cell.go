package intake

import (
	"strconv"
	"strings"
)

// EscapeCell keeps a spreadsheet from running a text of a CSV file as a formula: one that begins like a formula gets an
// apostrophe in front. Numbers stay numbers, negative ones too. UnescapeCell undoes it.
func EscapeCell(text string) string {
	if _, err := strconv.ParseFloat(text, 64); err != nil && formula(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// UnescapeCell takes off the apostrophe that EscapeCell puts in front of a text, and that people put there by hand.
func UnescapeCell(text string) string {
	if rest, quoted := strings.CutPrefix(text, "'"); quoted && formula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return text
}

// formula tells whether a spreadsheet may take a text for a formula. It leaves blanks in front out of account.
func formula(text string) bool {
	begin := strings.TrimLeft(text, " \t\r\n")
	return strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") || (begin != "" && strings.ContainsRune("=+-@", rune(begin[0])))
}
