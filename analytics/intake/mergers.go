package intake

import (
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// mergers are the entries of a file and what they were replaced by, to be checked once every row is known: a successor
// may stand below the entry that it replaces.
type mergers struct {
	places  map[entryKey]place
	entries []analytics.RegistryRow // in the order of the file
}

func (m *mergers) note(r analytics.RegistryRow, at place) {
	if m.places == nil {
		m.places = map[entryKey]place{}
	}
	m.places[entryKey{r.Registry, r.Code}] = at
	m.entries = append(m.entries, r)
}

// check refuses the successors that are not there, and those by which an entry would come after itself.
func (m *mergers) check(snap *analytics.Snapshot, refuse func(row uint64, problem Problem)) {
	successors := map[entryKey][]string{}
	for _, r := range append(snap.RegistryRows(), m.entries...) { // what the file says comes last, and holds
		successors[entryKey{r.Registry, r.Code}] = r.ReplacedBy
	}
	for _, r := range m.entries {
		key := entryKey{r.Registry, r.Code}
		for _, code := range r.ReplacedBy {
			problem := Problem{Line: m.places[key].line, Column: "replaced_by", Value: code}
			next := entryKey{r.Registry, code}
			if _, known := successors[next]; !known {
				problem.Reason, problem.Args = words.SuccessorUnknown, []string{registryArg(r.Registry)}
			} else if leads(successors, next, r.Code, map[string]bool{}) {
				problem.Reason = words.SuccessorCircle
			} else {
				continue
			}
			refuse(m.places[key].row, problem)
		}
	}
}

// leads tells whether an entry is another one or is replaced, however indirectly, by it.
func leads(successors map[entryKey][]string, from entryKey, to string, visited map[string]bool) bool {
	if from.code == to {
		return true
	}
	if visited[from.code] {
		return false
	}
	visited[from.code] = true
	return slices.ContainsFunc(successors[from], func(code string) bool {
		return leads(successors, entryKey{from.registry, code}, to, visited)
	})
}
