package dashboards

import (
	"math"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// expectedColumns are those of what was expected of a month.
func expectedColumns() []export.Column {
	return []export.Column{column("expected lower", export.Integer), column("expected upper", export.Integer), column("aberration", export.Text)}
}

func expectedCells(p analytics.SeriesPoint) []any {
	cells := []any{nil, nil, nil}
	if p.Expected != nil {
		cells[0], cells[1] = int64(math.Round(p.Expected.Lower)), int64(math.Round(p.Expected.Upper))
	}
	if p.Aberration != nil {
		cells[2] = string(*p.Aberration)
	}
	return cells
}

// expectedCell says between which numbers a month was expected to be, and whether it is.
func expectedCell(lang words.Lang, p analytics.SeriesPoint) cell {
	if p.Expected == nil {
		return cell{Text: "–", Number: true}
	}
	c := cell{Text: words.Number(lang, int64(math.Round(p.Expected.Lower))) + "–" + words.Number(lang, int64(math.Round(p.Expected.Upper))), Number: true}
	if p.Aberration != nil {
		switch *p.Aberration {
		case stats.Above:
			c.More = words.ChartAbove.In(lang)
		case stats.Below:
			c.More = words.ChartBelow.In(lang)
		}
	}
	return c
}

func hasExpected(points []analytics.SeriesPoint) bool {
	for _, p := range points {
		if p.Expected != nil {
			return true
		}
	}
	return false
}
