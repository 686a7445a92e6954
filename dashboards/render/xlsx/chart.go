// Package xlsx draws Excel's own charts beside the tables of a workbook, from the tables' cells: whoever changes a number sees
// the chart change.
package xlsx

import (
	"fmt"
	"math"

	"giaoban/analytics/export"
	"giaoban/dashboards/render/ooxml"
	"giaoban/dashboards/render/pptx"

	"github.com/xuri/excelize/v2"
)

// Chart is drawn from columns of the table that it stands beside. Its axis of values begins at zero.
type Chart struct {
	Kind     pptx.ChartKind
	Title    string
	Alt      string   // what it shows, for those who cannot see it; never empty
	Category string   // the column with the names
	Series   []Series // columns with numbers
	Rows     int      // from the first; 0 = all. Totals that stand below are left out with it
	Format   string   // of numbers, as Excel writes formats; empty = whole numbers
}

// Series is a column as a series of a chart.
type Series struct {
	Column string
	Color  string // RRGGBB; empty = the theme's next
	Dashed bool   // of lines: expected values, not counted ones
}

var kinds = map[pptx.ChartKind]excelize.ChartType{
	pptx.Columns: excelize.Col, pptx.StackedColumns: excelize.ColStacked, pptx.Bars: excelize.Bar, pptx.StackedBars: excelize.BarStacked, pptx.Lines: excelize.Line,
}

// Sizes of a chart, in pixels.
const (
	width, height = 760, 380
	rowHeight     = 22 // of each name in a lying chart
	around        = 110
	sheetRow      = 20
	mostAcross    = 12 // names below an upright chart, before they are turned
	mostNames     = 24
)

// Beside is what draws charts beside a table: an export.Sheet's Draw. A chart without rows is left out. It refuses a column
// that the table has not, and a chart without an alternative text.
func Beside(t export.Table, theme pptx.Theme, charts ...Chart) func(f *excelize.File, sheet string) error {
	return func(f *excelize.File, sheet string) error {
		row := 2
		for i, c := range charts {
			rows := len(t.Rows)
			if c.Rows > 0 {
				rows = min(rows, c.Rows)
			}
			if rows == 0 {
				continue
			}
			chart, err := c.chart(t, theme, sheet, rows)
			if err != nil {
				return fmt.Errorf("chart %d of sheet %q: %w", i+1, sheet, err)
			}
			cell, err := excelize.CoordinatesToCellName(len(t.Columns)+2, row)
			if err != nil {
				return err
			}
			if err := f.AddChart(sheet, cell, chart); err != nil {
				return err
			}
			row += int(chart.Dimension.Height)/sheetRow + 2
		}
		return nil
	}
}

func (c Chart) chart(t export.Table, theme pptx.Theme, sheet string, rows int) (*excelize.Chart, error) {
	kind, known := kinds[c.Kind]
	if !known {
		return nil, fmt.Errorf("%q is no kind of chart", c.Kind)
	}
	if ooxml.Clean(c.Alt) == "" {
		return nil, fmt.Errorf("it has no alternative text")
	}
	names, err := column(t, c.Category)
	if err != nil {
		return nil, err
	}
	format := c.Format
	if format == "" {
		format = "#,##0"
	}
	zero := 0.0
	lying := c.Kind == pptx.Bars || c.Kind == pptx.StackedBars
	chart := &excelize.Chart{
		Type: kind, Format: excelize.GraphicOptions{AltText: ooxml.Clean(c.Alt), Name: ooxml.Clean(c.Title)}, ShowBlanksAs: "gap",
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: ooxml.Clean(c.Title), Font: &excelize.Font{Bold: true, Size: 12, Color: theme.Ink}}}},
		Legend:    excelize.ChartLegend{Position: "top"},
		Dimension: excelize.ChartDimension{Width: width, Height: height},
		XAxis:     excelize.ChartAxis{ReverseOrder: lying, Font: excelize.Font{Color: theme.Ink, Size: 9}},
		YAxis:     excelize.ChartAxis{Minimum: &zero, MajorGridLines: true, Font: excelize.Font{Color: theme.Muted, Size: 9}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		PlotArea:  excelize.ChartPlotArea{NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
	}
	if len(c.Series) < 2 {
		chart.Legend.Position = "none"
	}
	if lying {
		chart.Dimension.Height = max(height/2, uint(rows)*rowHeight+around)
	} else if rows > mostAcross {
		chart.XAxis.Alignment.TextRotation = -90
		chart.XAxis.TickLabelSkip = int(math.Ceil(float64(rows) / mostNames))
	}
	for i, s := range c.Series {
		values, err := column(t, s.Column)
		if err != nil {
			return nil, err
		}
		color := s.Color
		if color == "" {
			color = theme.Accents[i%len(theme.Accents)]
		}
		chart.Series = append(chart.Series, s.series(sheet, names, values, rows, color, c.Kind == pptx.Lines))
	}
	return chart, nil
}

func (s Series) series(sheet string, names, values, rows int, color string, isLine bool) excelize.ChartSeries {
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	series := excelize.ChartSeries{Name: export.Head(sheet, values), Categories: export.Cells(sheet, names, rows), Values: export.Cells(sheet, values, rows), Fill: fill}
	if isLine {
		series.Line = excelize.LineOptions{Type: excelize.LineSolid, Fill: fill, Width: 2.25}
		series.Marker = excelize.ChartMarker{Symbol: "none"}
		if s.Dashed {
			series.Line.Dash = excelize.LineDashSysDash
		}
	}
	return series
}

func column(t export.Table, name string) (int, error) {
	for i, c := range t.Columns {
		if c.Name == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("the table has no column %q", name)
}
