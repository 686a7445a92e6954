package analytics_test

import (
	"context"
	"fmt"

	"giaoban/analytics"
)

// verdicts compares and prints what the changes are worth.
func (s *teller) verdicts(ctx context.Context, snap *analytics.Snapshot, q analytics.CompareQuery) error {
	a, err := snap.Compare(ctx, q)
	if err != nil {
		return err
	}
	fmt.Fprintf(&s.out, "dispersion %s, of the total %s\n", decimal(a.Dispersion), decimal(a.Total.Dispersion))
	for _, r := range append(a.Rows, a.Total) {
		fmt.Fprintf(&s.out, "%s: %s", keyText(r.Key), countText(r.Count))
		for _, c := range r.Changes {
			fmt.Fprintf(&s.out, " | %s ratio %s %s p %s q %s %v", countText(c.Count), decimal(c.Ratio), intervalText(c.Test), decimal(c.PValue),
				decimal(c.QValue), orNone(c.Verdict))
		}
		fmt.Fprintln(&s.out)
	}
	return nil
}

func intervalText(t analytics.Test) string {
	if t.RatioInterval == nil {
		return "[none]"
	}
	return fmt.Sprintf("[%.4f %s]", t.RatioInterval.Lower, decimal(t.RatioInterval.Upper))
}
