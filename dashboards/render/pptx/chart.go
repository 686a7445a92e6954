package pptx

import (
	"errors"
	"fmt"
	"slices"

	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Chart is one of the program's own, with the workbook that it is drawn from. Its axis of values begins at zero.
type Chart struct {
	Box        Box
	Alt        string // what it shows, for those who cannot see it; never empty
	Kind       ChartKind
	Head       string   // what the categories are, above their column in the workbook: "Lĩnh vực"
	Categories []string // shortened in the chart where they are too long, whole in the workbook
	Series     []Series
	Labels     Labels
	Format     string // of numbers, as Excel writes formats; empty = whole numbers
	Empty      string // what stands in its place where there is no value at all; never empty
}

// ChartKind is how values are drawn.
type ChartKind string

// The kinds.
const (
	Columns        ChartKind = "columns"         // upright, series side by side
	StackedColumns ChartKind = "stacked columns" // upright, series on each other
	Bars           ChartKind = "bars"            // lying, the first category on top
	StackedBars    ChartKind = "stacked bars"
	Lines          ChartKind = "lines"
)

// Series is one value for each category.
type Series struct {
	Name   string
	Points []Point
	Color  Color // empty = the theme's next
	Dashed bool  // of lines: expected values, not counted ones
}

// Point is a value, or its absence.
type Point struct {
	Value *float64 // nil = a gap, never zero
	Mark  Mark
	Color Color // empty = the series'
}

// Of is a point with a value.
func Of(value float64) Point { return Point{Value: &value} }

// Mark says how far a value can be trusted, as the dashboards show it.
type Mark uint8

// The marks.
const (
	Exact       Mark = iota
	Partial          // hollow, dashed: the month is not over
	AtLeast          // hatched, "≥ 46"
	Approximate      // "≈ 46"
)

// Labels are the numbers beside what is drawn. They are left out where there is no room for them.
type Labels uint8

// Which values have a label.
const (
	NoLabels   Labels = iota
	AllLabels         // and no axis of values
	LastLabels        // of each line the last
)

const chartGraphic = "http://schemas.openxmlformats.org/drawingml/2006/chart"

func (c Chart) draw(s *sheet) (ooxml.Node, error) {
	if err := c.check(); err != nil {
		return ooxml.Node{}, err
	}
	if c.isEmpty() {
		return Text{Box: c.Box, Anchor: Middle, Fill: Soft, Paragraphs: []Paragraph{{Align: Center, Runs: []Run{{Text: c.Empty, Color: Muted}}}}}.draw(s)
	}
	if c.Format == "" {
		c.Format = wholeNumbers(s.deck.Lang)
	}
	drawn := c.lay()
	drawn.lang = s.lang
	s.deck.charts++
	part := s.deck.pkg.Add(fmt.Sprintf("/ppt/charts/chart%d.xml", s.deck.charts), "vnd.openxmlformats-officedocument.drawingml.chart+xml", nil)
	workbook, err := drawn.workbook()
	if err != nil {
		return ooxml.Node{}, err
	}
	embedded := s.deck.pkg.Add(fmt.Sprintf("/ppt/embeddings/Microsoft_Excel_Worksheet%d.xlsx", s.deck.charts), "", workbook)
	part.Content = ooxml.Document(drawn.xml(part.Relate("package", embedded)))
	id := s.nextID()
	return el("p:graphicFrame",
		el("p:nvGraphicFramePr", el("p:cNvPr", attr("id", id), attr("name", fmt.Sprintf("%s %d", s.say(words.PackChart), id)), attr("descr", c.Alt)),
			el("p:cNvGraphicFramePr", el("a:graphicFrameLocks", attr("noGrp", true))), el("p:nvPr")),
		c.Box.place("p:xfrm"),
		el("a:graphic", el("a:graphicData", attr("uri", chartGraphic),
			el("c:chart", attr("xmlns:c", chartNamespace), attr("r:id", s.part.Relate("chart", part)))))), nil
}

// vietnamese begins a format of numbers that are written as in Vietnam.
const vietnamese = "[$-42A]"

// wholeNumbers is their format. Office writes 1.234 or 1,234 as its user's computer does; LibreOffice as the format says.
func wholeNumbers(lang words.Lang) string {
	if lang == words.En {
		return "#,##0"
	}
	return vietnamese + "#,##0"
}

func (c Chart) check() error {
	if ooxml.Clean(c.Alt) == "" {
		return errNoAlt
	}
	if ooxml.Clean(c.Empty) == "" {
		return errors.New("the chart does not say what stands in its place without values")
	}
	if !slices.Contains([]ChartKind{Columns, StackedColumns, Bars, StackedBars, Lines}, c.Kind) {
		return fmt.Errorf("%q is no kind of chart", c.Kind)
	}
	if c.Labels == LastLabels && c.Kind != Lines {
		return errors.New("only lines have labels at their ends")
	}
	for _, s := range c.Series {
		if len(s.Points) != len(c.Categories) {
			return fmt.Errorf("series %q has %d points for %d categories", s.Name, len(s.Points), len(c.Categories))
		}
	}
	return nil
}

func (c Chart) isEmpty() bool {
	for _, s := range c.Series {
		if slices.ContainsFunc(s.Points, func(p Point) bool { return p.Value != nil }) {
			return false
		}
	}
	return true
}

func (c Chart) lying() bool   { return c.Kind == Bars || c.Kind == StackedBars }
func (c Chart) stacked() bool { return c.Kind == StackedColumns || c.Kind == StackedBars }
