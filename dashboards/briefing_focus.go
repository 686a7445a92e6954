package dashboards

import (
	"context"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
)

// noFocus as the parameter focus leaves the thematic page out.
const noFocus = "none"

// focus is the thematic page: one topic, that was chosen or that most thematic syntheses are about.
func (b *brief) focus(ctx context.Context) error {
	topic, err := b.focusTopic()
	if err != nil {
		return err
	}
	if len(b.Filter.Topics) == 0 {
		b.out.Focuses = b.focuses(topic)
	}
	if topic == nil {
		return nil
	}
	b.out.Focus = topic.Code
	about := *b.asked
	about.Params = b.withTopics(topic.Code)
	t := teller{&about}
	k, err := about.figures(ctx)
	if err != nil {
		return err
	}
	byMonth, err := newMonths(ctx, &about)
	if err != nil {
		return err
	}
	var said []briefing.Text
	for i, f := range k.Figures {
		k.Figures[i].Changes = unjudged(f.Changes) // the topic is judged among all topics
		if positive(f.Count) {
			said = append(said, t.counted(f.Count, words.MeasureNouns[string(f.Measure)], t.reportsLink(f.Count, f.Measure, t.current, t.Filter)))
		}
	}
	title := words.BriefFocus.In(b.Lang, topic.Name(b.Lang))
	s := briefing.Section{ID: "focus", Title: title, Query: about.questionLink(drawingMonths)}
	if len(said) == 0 {
		s.Texts = []briefing.Text{t.say(words.BriefNothing, t.period(k.Current))}
		b.add(words.BriefPartFocus, s)
		return nil
	}
	s.Texts = append([]briefing.Text{t.say(words.BriefAboutIt, inside(b.Lang, topic.Name(b.Lang)), t.list(said, ", "))}, t.against(k)...)
	standing, err := about.standingSentence(ctx)
	if err != nil {
		return err
	}
	s.Texts = append(s.Texts, b.said(told(standing))...)
	s.Charts = []briefing.Chart{b.trend(b.measureTitle(), byMonth.(*months).data.Points)}
	if len(topic.Children) > 0 {
		below, err := newSubtopics(ctx, &about)
		if err != nil {
			return err
		}
		if c := below.(*comparison); len(c.answer.Rows) > 0 {
			s.Charts = append(s.Charts, b.compared(c.answer, c.title(), topShown))
		}
	}
	b.add(words.BriefPartFocus, s)
	return nil
}

func (b *brief) focusTopic() (*analytics.Entry, error) {
	if b.Focus == noFocus || len(b.Filter.Topics) > 0 {
		return nil, nil
	}
	if b.Focus != "" {
		return b.snap.Entry(analytics.Topics, b.Focus)
	}
	if rows := b.thematic.Rows; len(rows) > 0 && positive(rows[0].Count) {
		return rows[0].Topic, nil
	}
	return nil, nil
}
