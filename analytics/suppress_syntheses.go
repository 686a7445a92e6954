package analytics

import (
	"slices"
)

// fitTogether tells whether the measures of syntheses hold to each other as those of rows do.
func (m *unitMonth) fitTogether() bool {
	issues := numberOf(m.total.Count(Issues))
	return m.addsUp(Syntheses) && m.addsUp(ThematicSyntheses) && m.counted(Issues) && issues <= m.sum(Issues, m.everyone()) &&
		len(m.where(func(u int) bool {
			return m.of(u, ThematicSyntheses) > m.of(u, Syntheses) || m.of(u, Issues) > issues || (m.of(u, Issues) > 0 && m.of(u, Syntheses) == 0)
		})) == 0
}

// coverThematic covers the thematic syntheses behind the syntheses: hidden wherever those are. Another unit is of use
// where its number of syntheses, which is shown, leaves room for least.
func (m *unitMonth) coverThematic() bool {
	m.hide(ThematicSyntheses, m.hidden(Syntheses))
	if len(m.where(m.hidden(ThematicSyntheses))) == 0 && !m.anySmall(ThematicSyntheses) {
		return true
	}
	m.hide(ThematicSyntheses, m.few(ThematicSyntheses))
	for !m.thematicIsCovered() {
		if !m.add(ThematicSyntheses, func(u int) bool { return m.of(u, Syntheses) >= m.least }) {
			return false
		}
	}
	return true
}

// thematicIsCovered finds the range of every hidden number of thematic syntheses. Their sum is known. A unit has at most
// as many as its syntheses: those that are shown, or as many as the hidden ones have together.
func (m *unitMonth) thematicIsCovered() bool {
	hidden := m.where(m.hidden(ThematicSyntheses))
	beside := m.where(func(u int) bool { return m.hidden(ThematicSyntheses)(u) && !m.hidden(Syntheses)(u) })
	behind := m.where(m.hidden(Syntheses))
	sum := m.sum(ThematicSyntheses, hidden)
	room := m.sum(Syntheses, beside) + m.sum(Syntheses, behind)
	if len(behind) > 0 && sum < m.least { // the syntheses behind it are at least least, and others can have them all
		return false
	}
	return !slices.ContainsFunc(beside, func(u int) bool {
		own := m.of(u, Syntheses)
		return min(own, sum)-max(0, sum-(room-own)) < m.least
	})
}

// coverIssues covers the issues, hidden wherever the syntheses are that cover them. A total of distinct issues is no sum:
// it bounds a single hidden unit from below where the others do not have as many, and two or more only from above. A unit
// without syntheses is known to have none.
func (m *unitMonth) coverIssues() bool {
	m.hide(Issues, m.hidden(Syntheses))
	if len(m.where(m.hidden(Issues))) == 0 && !m.anySmall(Issues) {
		return true
	}
	m.hide(Issues, m.few(Issues))
	hidden := m.where(m.hidden(Issues))
	total := numberOf(m.total.Count(Issues))
	others := m.sum(Issues, m.where(func(u int) bool { return !m.hidden(Issues)(u) }))
	if total < m.least {
		return false
	}
	return len(hidden) > 1 || others >= m.least || m.add(Issues, func(u int) bool { return m.of(u, Syntheses) > 0 })
}
