package graph

import (
	"encoding/json"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// readSource takes the answer's meta, where it has one.
func (s *Sheet) readSource(answer map[string]any) {
	s.source.Asked = s.asked()
	meta, ok := answer[ownMeta].(map[string]any)
	if !ok {
		return
	}
	if n, ok := meta["dataVersion"].(json.Number); ok {
		s.source.DataVersion, _ = n.Int64()
	}
	if text, ok := meta["committedAt"].(string); ok {
		if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
			s.source.CommittedAt = &at
		}
	}
	if text, ok := meta["completeThrough"].(string); ok {
		if date, err := analytics.ParseDate(text); err == nil {
			s.source.CompleteThrough = &date
		}
	}
	s.source.Sample = meta["sample"] == true
	notices, _ := meta["notices"].([]any)
	for _, n := range notices {
		if text, ok := n.(string); ok {
			s.source.Notices = append(s.source.Notices, text)
		}
	}
}

// asked are the question and its arguments.
func (s *Sheet) asked() []export.Fact {
	facts := []export.Fact{{Name: words.TableQuestion.In(s.lang), Value: s.root.Name}}
	for _, a := range s.root.Arguments {
		value, err := a.Value.Value(s.op.Variables)
		if err != nil || value == nil || a.Name == "after" {
			continue
		}
		facts = append(facts, export.Fact{Name: a.Name, Value: scalarText(value)})
	}
	return facts
}
