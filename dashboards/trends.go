package dashboards

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// trends is the measure by topic and month.
type trends struct {
	asked  *asked
	answer *analytics.TopicTrends
}

func newTrends(ctx context.Context, a *asked) (drawing, error) {
	t, _, err := a.rankedTrends(ctx, analytics.ByTopic, a.oneTopic())
	if err != nil {
		return nil, err
	}
	return &trends{a, t}, nil
}

// rankedTrends are the months of all rows, and what each counts in the period. The store ranks by the whole span; the page is
// about the period, so its largest rows come first.
func (a *asked) rankedTrends(ctx context.Context, by analytics.Dimension, expected bool) (*analytics.TopicTrends, *analytics.Comparison, error) {
	t, err := a.trends(ctx, by, analytics.MaxTop, expected)
	if err != nil {
		return nil, nil, err
	}
	c, err := a.compare(ctx, by, a.Filter, analytics.MaxTop)
	if err != nil {
		return nil, nil, err
	}
	rank := map[string]int{}
	for i, r := range c.Rows {
		rank[code(entryOf(by, r.Key))] = i - len(c.Rows)
	}
	slices.SortStableFunc(t.Rows, func(x, y analytics.TrendRow) int {
		return cmp.Compare(rank[code(entryOf(by, x.Key))], rank[code(entryOf(by, y.Key))])
	})
	return t, c, nil
}

// oneTopic tells whether the page is about one topic: what was expected is drawn of one alone.
func (a *asked) oneTopic() bool { return len(a.Filter.Topics) == 1 }

func (t *trends) title() string {
	return words.PageTrendsTitle.In(t.asked.Lang, min(len(t.answer.Rows), charts.MaxLines))
}

func (t *trends) empty() bool { return len(t.answer.Rows) == 0 }

func (t *trends) chart(look charts.Look) (charts.Chart, error) {
	look.Places = t.asked.places
	return charts.Trends(charts.TrendsData{Answer: t.answer, Current: t.asked.current, Baselines: t.asked.baselineRanges()}, look)
}

// table shows the topics that the chart draws; a file has all of them.
func (t *trends) table() table {
	lang := t.asked.Lang
	rows := t.answer.Rows[:min(len(t.answer.Rows), charts.MaxLines)]
	head := []cell{{Text: words.Page["month"].In(lang)}}
	for _, r := range rows {
		head = append(head, cell{Text: topicName(r.Topic, lang), Number: true})
	}
	out := table{Caption: t.title(), Head: [][]cell{head}, Tall: true}
	for i := len(t.answer.Total.Series) - 1; i >= 0; i-- {
		month := t.answer.Total.Series[i].Month
		line := row{Head: cell{Text: month.Label(lang)}, Mark: -1}
		for _, r := range rows {
			filter := t.asked.rowFilter(t.asked.Filter, analytics.ByTopic, analytics.Key{Topic: r.Topic})
			line.Cells = append(line.Cells, t.asked.monthCell(r.Series[i], filter))
		}
		out.Rows = append(out.Rows, line)
	}
	return out
}

func (t *trends) sheet() sheet {
	s := sheet{columns: []export.Column{column("topic", export.Text), column("name", export.Text), column("month", export.Month)},
		months: &t.answer.Period.Range, all: t.answer.RowsTotal}
	s.columns = slices.Concat(s.columns, countColumns("count", "status"), []export.Column{column("lower", export.Integer), column("sources", export.Text)},
		expectedColumns())
	for _, r := range t.answer.Rows {
		for _, p := range r.Series {
			row := append([]any{codeCell(r.Topic), topicName(r.Topic, t.asked.Lang), p.Month}, countCells(p.Count)...)
			s.rows = append(s.rows, append(append(row, p.Count.Lower, sourcesCell(t.asked.Lang, p.Count)), expectedCells(p)...))
		}
	}
	s.also([]export.Column{column("rows_total", export.Integer)}, s.all)
	return s
}

// sentence says what the lines are: "Tin nhắn từng tháng, từ tháng 6/2018 đến tháng 5/2020: Môi trường; Y tế."
func (t *trends) sentence() string {
	lang, months := t.asked.Lang, t.answer.Period.Range
	var names []string
	for _, r := range t.answer.Rows[:min(len(t.answer.Rows), charts.MaxLines)] {
		names = append(names, topicName(r.Topic, lang))
	}
	return words.TrendsSentence.In(lang, t.asked.measureTitle(), within(lang, months.From.Label(lang)), within(lang, months.To.Label(lang)), strings.Join(names, "; "))
}

func topicName(topic *analytics.Entry, lang words.Lang) string {
	return charts.RowName(analytics.Key{Topic: topic}, analytics.ByTopic, lang)
}

// code is a topic's code, empty for reports without a topic.
func code(topic *analytics.Entry) string {
	if topic == nil {
		return ""
	}
	return topic.Code
}
