package dashboards

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

type askedData struct {
	Compare, KeyFigures, TopicTrends, Own, Whole *askedAnswer
	ReportCounts                                 *struct {
		Edges []struct {
			Node struct {
				Month                                  string
				Written, Messages, Syntheses, Thematic askedCount
			}
		}
		Meta struct{ DataVersion int }
	}
}

var kindOf = map[string]string{"WRITTEN_REPORTS": `"WRITTEN"`, "MESSAGES": `"MESSAGE"`, "SYNTHESES": `"SYNTHESIS"`, "THEMATIC_SYNTHESES": `"SYNTHESIS"`}

// besides adds what is neither a comparison nor a series alone: counts beside a series, of topics at two levels, of all kinds.
func (d askedData) besides(question url.Values, all map[string]string) {
	add := func(key, name string, c askedCount) {
		all[key+name], all[key+name+" status"], all[key+name+" lower"] = text(c.Value), c.Status, text(c.Lower)
	}
	count := func(key string, c askedCount) {
		all[key+"count"], all[key+"status"], all[key+"lower"] = text(c.Value), c.Status, text(c.Lower)
	}
	if d.TopicTrends != nil {
		for _, r := range d.TopicTrends.Rows {
			row := key(question, r.askedKey)
			if r.Count.Status != "" {
				add(row, "total", r.Count)
			}
			if d.Compare == nil {
				continue
			}
			now := d.Compare.Total.Count // of a row that is not in the answer: nothing, as sure as the total is
			if none := json.Number("0"); now.Value != nil {
				now.Value = &none
			}
			for _, c := range d.Compare.Rows {
				if key(question, c.askedKey) == row {
					now = c.Count
				}
			}
			add(row, "period", now)
		}
	}
	if d.Own != nil {
		all["data_version"] = fmt.Sprint(d.Own.Meta.DataVersion)
		for _, r := range d.Own.Rows {
			row := key(question, r.askedKey)
			count(row, r.Count)
			top := r.Topic
			for top != nil && top.Parent != nil {
				top = top.Parent
			}
			for _, w := range d.Whole.Rows {
				if (w.Topic == nil) == (top == nil) && (top == nil || w.Topic.Code == top.Code) {
					add(row, "whole", w.Count)
				}
			}
		}
	}
	if d.ReportCounts != nil {
		all["data_version"] = fmt.Sprint(d.ReportCounts.Meta.DataVersion)
		for _, e := range d.ReportCounts.Edges {
			n := e.Node
			for measure, c := range map[string]askedCount{"WRITTEN_REPORTS": n.Written, "MESSAGES": n.Messages, "SYNTHESES": n.Syntheses, "THEMATIC_SYNTHESES": n.Thematic} {
				if kinds := question.Get("variables"); strings.Contains(kinds, `"kinds"`) && !strings.Contains(kinds, kindOf[measure]) {
					continue // there is nothing of it, whatever there is
				}
				count("measure="+measure+" month="+n.Month+" ", c)
			}
		}
	}
}
