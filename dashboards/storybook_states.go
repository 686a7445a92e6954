package dashboards

import (
	"fmt"
	"net/http"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/charts/chartstest"
)

// storyWaiting is the story of a chart whose picture is on its way.
const storyWaiting = "waiting"

// badgeStories are the badges of all verdicts, each beside what it says in full. A change of which nothing can be said has none.
func (a *asked) badgeStories() ([]storySample, error) {
	p := a.storyFrame()
	title := words.StoryParts["badges"].In(a.Lang)
	t := table{Caption: title, Label: words.PageTableOf.In(a.Lang, title),
		Head: [][]cell{{{Text: words.StoryInFull.In(a.Lang)}, {Text: words.VerdictColumn.In(a.Lang)}}}}
	for _, verdict := range []stats.Verdict{stats.New, stats.Rising, stats.Falling, stats.Stable, stats.Inconclusive, stats.InsufficientHistory} {
		var change analytics.Change
		change.Verdict = &verdict
		one := cell{Text: "–", Reason: true}
		if worth := badgeOf(a.Lang, change); worth != nil {
			one = cell{Worth: worth}
		}
		t.Rows = append(t.Rows, row{Head: cell{Text: words.Verdicts[string(verdict)].In(a.Lang)}, Cells: []cell{one}, Mark: -1})
	}
	p.Parts = []part{{ID: "badges", Title: title, Table: t, Open: true}}
	return []storySample{{Page: p}}, nil
}

// noteStories are the sentences below numbers that are not simply so: one for each caveat.
func (a *asked) noteStories() ([]storySample, error) {
	p := a.storyFrame()
	s, _ := chartstest.Find("partial")
	c := s.Comparison(analytics.ByTopic, 1)
	changes := c.Total.Changes
	changes[0].Caveats = append(changes[0].Caveats, analytics.PartialMonth, analytics.PartlyCovered, analytics.LengthsDiffer, analytics.Merged, analytics.Split, analytics.Overlap)
	p.Parts = []part{{ID: "notes", Title: words.StoryParts["notes"].In(a.Lang), Notes: a.notes(c.Current, changes)}}
	return []storySample{{Page: p}}, nil
}

// waitingStories are the places of charts whose pictures are on their way.
func (a *asked) waitingStories() ([]storySample, error) {
	p := a.storyFrame()
	s, _ := chartstest.Find("normal")
	for _, name := range []string{drawingMonths, drawingTopics} {
		d := storyCharts[name].draw(a.told(s), s)
		chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: charts.Light})
		if err != nil {
			return nil, err
		}
		plot := newPlot(a.Params, pathStories+"/"+storyWaiting+"/"+s.Name, d.title(), chart, pageScreens)
		plot.Option = "" // there is nothing to bring to life
		p.Parts = append(p.Parts, part{ID: name, Title: d.title(), Plot: plot})
	}
	return []storySample{{Page: p}}, nil
}

// writeNoPicture answers with a picture of its size and nothing in it, which is what a reader sees of one on its way.
func writeNoPicture(w http.ResponseWriter, r *http.Request) error {
	p, err := readPicture(r.URL.Query())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	_, err = fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d"/>`, p.width, p.height)
	return err
}
