package analytics

import "slices"

// ranks are the bounds of all rows in one period, in order.
type ranks []int64

func ranksOf(rows [][]side, periods int) []ranks {
	all := make([]ranks, periods)
	for _, sides := range rows {
		for i, side := range sides {
			if bound := side.Bound(); bound != nil {
				all[i] = append(all[i], *bound)
			}
		}
	}
	for _, bounds := range all {
		slices.Sort(bounds)
	}
	return all
}

// of is the rank of a count: one more than there are larger ones; nil where nothing is reported.
func (r ranks) of(c Count) *int {
	bound := c.Bound()
	if bound == nil {
		return nil
	}
	above, _ := slices.BinarySearch(r, *bound+1)
	rank := len(r) - above + 1
	return &rank
}
