package intake

import (
	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Message is the reason of the problem in a language, without its place.
func (p Problem) Message(lang words.Lang) string { return say(lang, p.Reason, p.Args) }

// FirstProblems gives so many problems, by their place in the file; no more than 1,000 are kept.
func (r *Result) FirstProblems(first int) []Problem {
	return r.Problems[:bounded(first, len(r.Problems))]
}

// FirstAdded gives so many of the codes that joined their registries, or would in a dry run.
func (r *Result) FirstAdded(first int) []analytics.RegistryRow {
	return r.Added[:bounded(first, len(r.Added))]
}

// AddedTotal is how many codes joined their registries, or would in a dry run; a registry's own rows are not counted.
func (r *Result) AddedTotal() int { return len(r.Added) }

func bounded(first, length int) int { return min(max(first, 0), length) }

// Version is the data version that the file became; nil where nothing was committed.
func (r *Result) Version() *uint64 { return versionOf(r.Commit) }

// SameAs is the data version in force that took this file before; nil where there is none.
func (r *Result) SameAs() *uint64 { return versionOf(r.Same) }

func versionOf(c *analytics.Commit) *uint64 {
	if c == nil {
		return nil
	}
	return &c.Version
}

// Months are those that the file's data version counted anew, ascending; none where nothing was committed.
func (r *Result) Months() []analytics.Month {
	if r.Commit == nil {
		return nil
	}
	return r.Commit.Months
}
