package stats

import (
	"cmp"
	"slices"
)

// BenjaminiHochberg adjusts p values for being many: of all changes with an adjusted value (q) up to 0.10, no more than a
// tenth are expected to be chance. The answer has the order of the p values, which must lie in 0–1; none gives none. Equal
// p values get equal q values, none is smaller than its p and none larger than 1, as in R's p.adjust(p, "BH").
//
// Source: Benjamini and Hochberg (1995).
func BenjaminiHochberg(p []float64) []float64 {
	byP := make([]int, len(p))
	for i := range byP {
		byP[i] = i
	}
	slices.SortFunc(byP, func(a, b int) int { return cmp.Compare(p[b], p[a]) })
	q := make([]float64, len(p))
	least := 1.0
	for i, at := range byP { // from the largest on
		least = min(least, p[at]*float64(len(p))/float64(len(p)-i))
		q[at] = least
	}
	return q
}
