package intake

import (
	"fmt"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Allowance is how many rows of a file may be rejected while the others are taken: a number, or a part of the rows.
// The zero value allows none.
type Allowance struct {
	Rows    uint64
	Percent float64 // 0 to 100
}

// ParseAllowance reads "20" or "0.5%"; an empty text allows none.
func ParseAllowance(text string) (a Allowance, err error) {
	if text = strings.TrimSpace(text); text == "" {
		return a, nil
	}
	if number, ok := strings.CutSuffix(text, "%"); ok {
		a.Percent, err = strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(number), ",", "."), 64)
	} else {
		a.Rows, err = strconv.ParseUint(text, 10, 64)
	}
	if err != nil || !(a.Percent >= 0 && a.Percent <= 100) {
		return Allowance{}, &analytics.Error{Kind: analytics.Invalid, Path: "allowRejects", Phrase: words.BadAllowance, Args: []any{text}}
	}
	return a, nil
}

// of is how many of so many rows may be rejected.
func (a Allowance) of(rows uint64) uint64 {
	const rounding = 1e-9 // 29 % of 100 is 29, not 28.999…
	return max(a.Rows, uint64(a.Percent*float64(rows)/100+rounding))
}

func (a Allowance) String() string {
	if a.Percent > 0 {
		return fmt.Sprint(a.Percent, "%")
	}
	return strconv.FormatUint(a.Rows, 10)
}
