package intake

import (
	"encoding/csv"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"giaoban/analytics/words"
)

// maxProblems bounds how many problems of a file are kept; all of them are counted.
const maxProblems = 1000

// Problem is a place in a file that does not pass.
type Problem struct {
	File   string
	Line   int    // from 1, the header included
	Column string // name; empty where the row as a whole is meant
	Value  string // as it stands in the file, shortened
	Reason words.Phrase
	Args   []string // texts, so that a problem can be sent on as JSON
}

// In writes the problem in a language: place first, then value and reason.
func (p Problem) In(lang words.Lang) string {
	place := words.PlaceLine.In(lang, p.File, strconv.Itoa(p.Line))
	if p.Column != "" {
		place += ", " + words.PlaceColumn.In(lang, p.Column)
	}
	if p.Value != "" {
		place += ", " + words.PlaceValue.In(lang, p.Value)
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = a
		if name, ok := words.Registries[a]; ok {
			args[i] = name
		}
	}
	return place + ": " + p.Reason.In(lang, args...)
}

type problems struct {
	file  string
	first []Problem
	count int
}

func (ps *problems) add(p Problem) {
	ps.count++
	if len(ps.first) < maxProblems {
		p.File, p.Value = ps.file, shorten(p.Value)
		ps.first = append(ps.first, p)
	}
}

// shorten keeps an error readable, and keeps what else may stand in a wrong field out of it.
func shorten(s string) string {
	const most = 60
	s = strings.ToValidUTF8(s, "\uFFFD")
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	quoted := strconv.Quote(s) // control characters are shown, not sent to a terminal
	return quoted[1 : len(quoted)-1]
}

// ofParser turns an error of the CSV parser into a problem; false where the file could not be read at all.
func (ps *problems) ofParser(err error) (Problem, bool) {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		reason := words.QuoteBroken
		if errors.Is(err, errRecordTooLong) {
			reason = words.RecordTooLong
		}
		return Problem{Line: parse.StartLine, Reason: reason}, true
	}
	return Problem{}, false
}

// inOrder gives the problems by their place in the file.
func (ps *problems) inOrder() []Problem {
	slices.SortStableFunc(ps.first, func(a, b Problem) int { return a.Line - b.Line })
	return ps.first
}
