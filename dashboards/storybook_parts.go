package dashboards

import (
	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/charts/chartstest"
)

// storyParts show each component in its states.
var storyParts = map[string]func(*asked) ([]storySample, error){
	"figures": (*asked).figureStories,
	"tables":  (*asked).tableStories,
	"filter":  (*asked).filterStories,
	"empty":   (*asked).emptyStories,
	"error":   (*asked).errorStories,
	"badges":  (*asked).badgeStories,
	"notes":   (*asked).noteStories,

	storyWaiting: (*asked).waitingStories,
}

// storyFrame is a page for one sample, with the words that templates need.
func (a *asked) storyFrame() *page { return a.Params.newPage("", "", a.path) }

// figureStories are the cards of every state, one after the other, with the notes that all of them need.
func (a *asked) figureStories() ([]storySample, error) {
	p := a.storyFrame()
	for _, s := range chartstest.StatesOf(analytics.ByMonth) {
		lines := map[analytics.Measure]*charts.Spark{}
		for i, m := range analytics.Measures() {
			line := charts.NewSpark(s.Points(i), s.Current())
			lines[m] = &line
		}
		cards, notes := a.told(s).cards(a.path, s.KeyFigures(), lines)
		p.Figures = append(p.Figures, cards...)
		for _, note := range notes {
			p.addNote(note)
		}
	}
	return []storySample{{Page: p}}, nil
}

func (p *page) addNote(note string) {
	for _, there := range p.Notes {
		if there == note {
			return
		}
	}
	p.Notes = append(p.Notes, note)
}

// tableStories are the tables of comparisons, without their charts.
func (a *asked) tableStories() ([]storySample, error) {
	var samples []storySample
	for _, s := range chartstest.States() {
		t := a.told(s)
		p := a.storyFrame()
		c, err := t.part(drawingTopics, &comparison{asked: t, answer: s.Comparison(analytics.ByTopic, topShown), name: words.StoryStates[s.Name].In(a.Lang)})
		if err != nil {
			return nil, err
		}
		c.ID = s.Name
		c.alone()
		p.Parts = []part{c}
		samples = append(samples, storySample{Page: p})
	}
	return samples, nil
}

// filterStories are the top of a page, of a state with many months.
func (a *asked) filterStories() ([]storySample, error) {
	p := a.storyFrame()
	s, _ := chartstest.Find("twelve-years")
	p.Opening = a.told(s).opening(words.StoryParts["filter"].In(a.Lang), []link{{Text: words.StoriesTitle.In(a.Lang), Href: a.Link(pathStories)}})
	return []storySample{{Page: p}}, nil
}

func (a *asked) emptyStories() ([]storySample, error) {
	p := a.storyFrame()
	p.Message = &message{Title: words.Page["emptyTitle"].In(a.Lang), Text: words.Page["emptyLead"].In(a.Lang), Empty: true, Import: a.Link(pathImport)}
	return []storySample{{Page: p}}, nil
}

func (a *asked) errorStories() ([]storySample, error) {
	p := a.storyFrame()
	wrong := &paramError{paramFrom, chartstest.LongNames[0], words.PageBadOneOf, []any{chartstest.HostileNames[0]}}
	p.Message = &message{Title: words.PageBadQuestion.In(a.Lang), Reload: true,
		Parameter: &paramProblem{wrong.Name, wrong.Value, wrong.Allowed.In(a.Lang, wrong.Args...)}}
	return []storySample{{Page: p}}, nil
}
