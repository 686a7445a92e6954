package intake

import (
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
	return place + ": " + say(lang, p.Reason, p.Args)
}

// say writes a reason with its arguments.
func say(lang words.Lang, reason words.Phrase, texts []string) string {
	args := make([]any, len(texts))
	for i, a := range texts {
		args[i] = a
		if name, ok := words.Registries[a]; ok {
			args[i] = name
		}
	}
	return reason.In(lang, args...)
}

// ReasonCount says how often a file has a problem, for a summary.
type ReasonCount struct {
	Column string // empty where rows as a whole are meant
	Reason words.Phrase
	Args   []string // of the first one
	Count  int
	Line   int // of the first one
}

// In writes the reason in a language.
func (c ReasonCount) In(lang words.Lang) string { return say(lang, c.Reason, c.Args) }

type problems struct {
	file    string
	first   []Problem
	count   int
	reasons []ReasonCount
}

func (ps *problems) add(p Problem) {
	ps.count++
	p.File, p.Value = ps.file, shorten(p.Value)
	if ps.first = append(ps.first, p); len(ps.first) == 2*maxProblems {
		ps.first = ps.inOrder()
	}
	for i := range ps.reasons {
		if r := &ps.reasons[i]; r.Column == p.Column && r.Reason == p.Reason {
			if r.Count++; p.Line < r.Line {
				r.Line, r.Args = p.Line, p.Args
			}
			return
		}
	}
	ps.reasons = append(ps.reasons, ReasonCount{p.Column, p.Reason, p.Args, 1, p.Line})
}

// byReason gives the reasons, the most frequent first.
func (ps *problems) byReason() []ReasonCount {
	slices.SortStableFunc(ps.reasons, func(a, b ReasonCount) int { return b.Count - a.Count })
	return ps.reasons
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

// inOrder gives the first problems by their place in the file.
func (ps *problems) inOrder() []Problem {
	slices.SortStableFunc(ps.first, func(a, b Problem) int { return a.Line - b.Line })
	return ps.first[:min(len(ps.first), maxProblems)]
}
