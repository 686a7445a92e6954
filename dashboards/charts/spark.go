package charts

import (
	"fmt"
	"strings"

	"giaoban/analytics"
)

// Spark is a small line without axes, in a box of SparkWidth by SparkHeight. Line and Now are point lists of SVG
// polylines, one for each run of months without a gap; Now is the part in the current period.
type Spark struct {
	Line, Now []string
}

// The box that the points of a Spark lie in.
const (
	SparkWidth  = 120
	SparkHeight = 32
)

// NewSpark draws a topic's months from zero up; its highest month touches the top.
func NewSpark(points []analytics.SeriesPoint, current analytics.Range) Spark {
	var highest int64 = 1
	for _, p := range points {
		if bound := p.Count.Bound(); bound != nil {
			highest = max(highest, *bound)
		}
	}
	var s Spark
	var line, now []string
	cut := func(run *[]string, done *[]string) {
		if len(*run) == 1 { // one month alone is a dash, not nothing
			x, y, _ := strings.Cut((*run)[0], ",")
			*run = append(*run, x+".8,"+y)
		}
		if len(*run) > 0 {
			*done = append(*done, strings.Join(*run, " "))
		}
		*run = nil
	}
	for i, p := range points {
		bound := p.Count.Bound()
		if bound == nil {
			cut(&line, &s.Line)
			cut(&now, &s.Now)
			continue
		}
		x := i * SparkWidth / max(1, len(points)-1)
		y := float64(SparkHeight-2) - float64(*bound)/float64(highest)*float64(SparkHeight-4)
		point := fmt.Sprintf("%d,%.1f", x, y)
		line = append(line, point)
		if current.Contains(p.Month) {
			now = append(now, point)
		}
	}
	cut(&line, &s.Line)
	cut(&now, &s.Now)
	return s
}
