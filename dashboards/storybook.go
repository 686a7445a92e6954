package dashboards

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/charts/chartstest"
)

// pathStories is the story book: each component and each chart from fixed data in all states, for those who make pages.
const pathStories = "/storybook"

// WithStories serves the story book.
func WithStories() Option { return func(h *handler) { h.stories = true } }

// storyBook is what storybook.html writes.
type storyBook struct {
	Title, Lead string
	Groups      []storyGroup
	Samples     []storySample
}

// storyGroup is a list of stories in the index.
type storyGroup struct {
	Title string
	Links []link
}

// storySample is a component in one state: a page that has that part alone.
type storySample struct {
	ID, Title string
	Page      *page
}

// storyRoutes serves the story book. Its numbers are made up, so it needs no data.
func (h *handler) storyRoutes(mux *http.ServeMux) {
	if !h.stories {
		return
	}
	mux.Handle("GET "+pathStories, h.story(func(a *asked, _ *http.Request) (*page, error) { return a.storyIndex(), nil }))
	mux.Handle("GET "+pathStories+"/{story}", h.story(func(a *asked, r *http.Request) (*page, error) { return a.storyPage(r.PathValue("story")) }))
	mux.Handle("GET "+pathStories+"/{story}/{file}", h.file(h.storyFile))
}

// story answers with a page of the story book.
func (h *handler) story(build func(*asked, *http.Request) (*page, error)) http.Handler {
	return h.secured(func(w http.ResponseWriter, r *http.Request) {
		a, err := h.ask(r)
		var p *page
		if err == nil {
			p, err = build(a, r)
		}
		if err != nil {
			h.fail(w, r, a, err)
			return
		}
		h.write(w, r, http.StatusOK, p)
	})
}

func (a *asked) storyIndex() *page {
	p := a.newPage("stories", words.StoriesTitle.In(a.Lang))
	p.Stories = &storyBook{Title: words.StoriesTitle.In(a.Lang), Lead: words.StoriesLead.In(a.Lang)}
	parts, drawn := storyGroup{Title: words.StoriesParts.In(a.Lang)}, storyGroup{Title: words.StoriesCharts.In(a.Lang)}
	for _, name := range slices.Sorted(maps.Keys(storyParts)) {
		parts.Links = append(parts.Links, link{Text: words.StoryParts[name].In(a.Lang), Href: a.Link(pathStories + "/" + name)})
	}
	for _, name := range slices.Sorted(maps.Keys(storyCharts)) {
		drawn.Links = append(drawn.Links, link{Text: name, Href: a.Link(pathStories + "/" + name)})
	}
	p.Stories.Groups = []storyGroup{parts, drawn}
	return p
}

// storyPage shows a component or a kind of chart in all its states.
func (a *asked) storyPage(name string) (*page, error) {
	title := name
	build, known := storyParts[name]
	if known {
		title = words.StoryParts[name].In(a.Lang)
	} else if chart, isChart := storyCharts[name]; isChart {
		known, build = true, func(a *asked) ([]storySample, error) { return a.chartStories(name, chart) }
	}
	if !known {
		names := slices.Concat(slices.Sorted(maps.Keys(storyParts)), slices.Sorted(maps.Keys(storyCharts)))
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.StoryUnknown, Args: []any{name, strings.Join(names, ", ")}}
	}
	samples, err := build(a)
	if err != nil {
		return nil, err
	}
	p := a.newPage("stories", title+" – "+words.StoriesTitle.In(a.Lang))
	p.Stories = &storyBook{Title: title, Lead: words.StoriesLead.In(a.Lang), Samples: samples}
	p.Stories.Groups = []storyGroup{{Links: []link{{Text: words.StoriesTitle.In(a.Lang), Href: a.Link(pathStories)}}}}
	return p, nil
}

// told is the same request, asked of the data of a state.
func (a *asked) told(s chartstest.State) *asked {
	b := *a
	b.Measure, b.Filter = analytics.Messages, analytics.Filter{}
	b.current, b.baselines = s.Current(), []analytics.Baseline{{Kind: analytics.Previous}, {Kind: analytics.SameMonthsLastYear}}
	months, current := s.Months(), s.Current()
	b.settings.Covered, b.settings.DefaultPeriod = &months, &current
	b.places = charts.PlacesOf(s.Topics())
	b.registries = map[analytics.Registry][]*analytics.Entry{}
	for _, r := range analytics.Registries() {
		b.registries[r] = s.Entries(r)
	}
	return &b
}
