package stats

// Verdict says what a change is worth.
type Verdict string

// The verdicts.
const (
	New                 Verdict = "NEW"                  // exactly nothing then, and more now than chance makes of nothing
	Rising              Verdict = "RISING"               // more than chance, and at least MinEffect times as many a day
	Falling             Verdict = "FALLING"              // more than chance, and at most 1/MinEffect as many a day
	Stable              Verdict = "STABLE"               // shown to be within EquivalenceBand of the rate then
	Inconclusive        Verdict = "INCONCLUSIVE"         // the counts allow neither
	InsufficientHistory Verdict = "INSUFFICIENT_HISTORY" // a side is not reported
)

// Verdict judges a change by its adjusted p value q. A rise or a fall must be both more than chance (q up to
// FalseDiscovery) and large enough to matter (MinEffect). Not to be significant is no proof of being unchanged: STABLE is
// said only where two one-sided tests show the ratio to be in the band, that is where all of the interval at
// EquivalenceLevel lies in it. The others are INCONCLUSIVE; that a side is not reported is for the caller to say.
//
// Sources: Schuirmann (1987) for the two one-sided tests; Benjamini and Hochberg (1995) for q.
func (r Ratio) Verdict(q float64) Verdict {
	isReal := q <= FalseDiscovery
	switch {
	case r.Value == nil && isReal && r.Interval.Lower > 0:
		return New
	case r.Value == nil:
		return Inconclusive
	case isReal && *r.Value >= MinEffect:
		return Rising
	case isReal && *r.Value <= 1/MinEffect:
		return Falling
	case r.Narrow.Lower >= 1/EquivalenceBand && r.Narrow.Upper != nil && *r.Narrow.Upper <= EquivalenceBand:
		return Stable
	}
	return Inconclusive
}
