package dashboards

import (
	"cmp"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// comparison is the measure by topic, unit or channel, now against every baseline.
type comparison struct {
	asked    *asked
	answer   *analytics.Comparison
	name     string
	filter   analytics.Filter
	children bool // the rows are sub-topics: reports of the topic itself are not among them
	ranked   bool // the table tells each row's place, and how it changed
	detailed bool // and what each change rests on
}

func (c *comparison) title() string { return c.name }

func (c *comparison) empty() bool { return len(c.answer.Rows) == 0 }

func (c *comparison) chart(look charts.Look) (charts.Chart, error) {
	return charts.Comparison(c.answer, look)
}

func (c *comparison) table() table {
	lang := c.asked.Lang
	t := table{Caption: c.name, Head: c.head(c.columnName())}
	for _, r := range c.answer.Rows {
		line := row{Head: c.rowHead(r.Key), Cells: c.cells(r, c.asked.rowFilter(c.filter, c.answer.By, r.Key)), Code: code(c.entry(r.Key)), Mark: -1}
		if c.ranked {
			line.Place = c.place(r)
		}
		t.Rows = append(t.Rows, line)
	}
	total := words.PageTotalRow
	if c.children {
		total = words.PageTotalChildren
	}
	if c.byKind() { // kinds are measures of their own, which never add up
		return t
	}
	all := c.answer.Total
	all.Changes = unjudged(all.Changes)
	t.Foot = &row{Head: cell{Text: total.In(lang)}, Cells: c.cells(all, c.filter)}
	return t
}

func (c *comparison) columnName() string {
	switch c.answer.By {
	case analytics.ByKind:
		return words.CompareBys[string(analytics.ByKind)].In(c.asked.Lang)
	case analytics.ByUnit:
		return words.Page["unit"].In(c.asked.Lang)
	case analytics.ByChannel:
		return words.Page["channel"].In(c.asked.Lang)
	default:
		return words.Page["topic"].In(c.asked.Lang)
	}
}

// head is two rows of headings: the periods, and what is said about each.
func (c *comparison) head(first string) [][]cell {
	lang := c.asked.Lang
	count, change := words.Page["count"].In(lang), words.Page["change"].In(lang)
	periods := []cell{{Text: first, Rows: 2}, {Text: c.answer.Current.Label(lang), Span: 1, Edge: true, Key: "mark-0"}}
	columns := []cell{{Text: count, Number: true, Edge: true}}
	if !c.byKind() {
		periods[1].Span, columns = 2, append(columns, cell{Text: words.Page["share"].In(lang), Number: true})
	}
	for i, b := range c.answer.Baselines {
		period := cell{Text: b.Label(lang), More: c.asked.baselineName(i), Span: 2, Edge: true, Key: "mark-" + strconv.Itoa(i+1)}
		if c.judged() {
			period.Span = 3
		}
		if part := partOf(lang, b); part != "" {
			period.More += ", " + part
		}
		moved := cell{Text: change, Number: true}
		if b.DaysCounted != c.answer.Current.DaysCounted {
			moved.More = words.Page["perDay"].In(lang)
		}
		periods = append(periods, period)
		columns = append(columns, cell{Text: count, Number: true, Edge: true}, moved)
		if c.judged() {
			verdict := cell{Text: words.VerdictColumn.In(lang)}
			if c.detailed {
				verdict.More = words.CompareColumn.In(lang)
			}
			columns = append(columns, verdict)
		}
	}
	return [][]cell{periods, columns}
}

// rowHead names a row and links on: a topic to its page, a unit or channel to the same page about it alone.
func (c *comparison) rowHead(key analytics.Key) cell { return c.asked.rowHead(c.answer.By, key) }

func (a *asked) rowHead(by analytics.Dimension, key analytics.Key) cell {
	head := cell{Text: charts.RowName(key, by, a.Lang)}
	p := a.Params
	switch {
	case key.Topic != nil:
		head.Href = p.withTopics(key.Topic.Code).Link(pathTopics)
	case key.Unit != nil:
		p.Filter.Units = []string{key.Unit.Code}
		head.Href = p.Link(map[bool]string{true: pathOverview, false: a.path}[a.path == pathUnits]) // a page of all units says nothing of one
	case key.Channel != nil:
		p.Filter.Channels = []string{key.Channel.Code}
		head.Href = p.Link(a.path)
	}
	return head
}

// cells are those of a row, whose counts are of the reports that a filter lets through.
func (c *comparison) cells(r analytics.ComparisonRow, f analytics.Filter) []cell {
	lang := c.asked.Lang
	now := countCell(lang, r.Count, true)
	now.Edge, now.Href = true, c.asked.reportsLink(r.Count, c.measureOf(r.Key), c.answer.Current.Range, f)
	cells := []cell{now}
	if !c.byKind() {
		cells = append(cells, cell{Text: share(lang, r.Share), Number: true})
	}
	for _, ch := range r.Changes {
		then := countCell(lang, ch.Count, false)
		then.Edge, then.Href = true, c.asked.thenLink(c.answer.Current, ch, c.measureOf(r.Key), f)
		if c.detailed && positive(ch.Count) {
			then.Below = rankText(lang, r.Rank, ch.RankThen)
		}
		d := describe(lang, c.answer.Current, r.Count, ch)
		cells = append(cells, then, cell{Text: cmp.Or(d.Delta, d.Rate, "–"), Below: d.below(), Number: true})
		if c.judged() {
			worth := cell{Text: "–", Worth: d.Worth}
			if ch.Verdict == nil {
				worth.Text = ""
			}
			cells = append(cells, worth)
			if c.detailed {
				cells[len(cells)-1].Below = evidenceText(lang, ch)
			}
		}
	}
	return cells
}

// unjudged leaves out what changes of a total are worth: where it is one of the key figures, it is judged with the others,
// and a total that is judged alone could be told otherwise on the same page.
func unjudged(changes []analytics.Change) []analytics.Change {
	plain := slices.Clone(changes)
	for i := range plain {
		plain[i].Test = analytics.Test{}
	}
	return plain
}

// judged tells whether the statistics say anything of the measure: of issues they do not.
func (c *comparison) judged() bool { return c.answer.Measure != analytics.Issues }

func (c *comparison) entry(key analytics.Key) *analytics.Entry { return entryOf(c.answer.By, key) }
