package dashboards

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// pathEmbed is a chart alone, for a frame in another page: its name stands behind.
const pathEmbed = "/embed/"

// ParentSelf is this server among the sites that may show charts in frames.
const ParentSelf = "'self'"

// WithParents names the sites that may show charts in frames: origins such as https://wiki.example.vn, or ParentSelf. Without
// it there is none.
func WithParents(origins ...string) Option { return func(h *handler) { h.parents = origins } }

// framers tells which sites may show an answer in a frame, as sources of the policy frame-ancestors. Pages have forms and
// stand for themselves; a chart may stand in the sites that were named, and so may the reason why it is not shown.
func (h *handler) framers(r *http.Request) string {
	if strings.HasPrefix(r.URL.Path, pathEmbed) && len(h.parents) > 0 {
		return strings.Join(h.parents, " ")
	}
	return "'none'"
}

// embedded is a chart in a frame.
type embedded struct {
	Part   part
	Period string // and what it is compared with
	Source string // and the data version
	Whole  string // address of the page that has more

	height func(width int) int // of a frame that cannot grow
}

// frameScreens are the widths that charts in frames are drawn for, and the widest frames for which each is.
var frameScreens = []screen{{300, 340}, {360, 420}, {460, 540}, {600, 680}, {740, 840}, {900, 1040}, {1120, 1360}, {1360, 0}}

// embed answers with one chart, its sentence, and where its numbers come from.
func (h *handler) embed(r *http.Request, a *asked) (*page, error) {
	name := r.PathValue("name")
	if drawings[name] == nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.EmbedUnknown, Args: []any{name, strings.Join(drawingNames(), ", ")}}
	}
	p, d, err := a.draw(r.Context(), name)
	if err != nil {
		return nil, err
	}
	if p.Sentences, err = a.sentencesOf(r.Context(), d); err != nil {
		return nil, err
	}
	if noted, has := d.(interface{ notes() []string }); has {
		p.Notes = noted.notes()
	}
	o := a.opening("", nil)
	out := a.newPage("embed", p.Title)
	out.Embed = &embedded{Part: p, Period: o.Period, Source: a.pictureSource(), Whole: a.Link(pageOf(name, a.Filter))}
	if o.Against != "" {
		out.Embed.Period += ", " + out.Text["against"] + " " + o.Against
	}
	out.Embed.Period = a.scoped(out.Embed.Period)
	out.News = nil // a frame says its version
	if a.signed != nil && !h.mayAsk(r) {
		out.Embed.Part.Table.unlink() // what stands behind the numbers needs a token
	}
	if !d.empty() {
		out.Embed.height = func(width int) int { return frameHeight(p.drawn, width) }
		out.Card = a.card(name, out)
	}
	return out, nil
}

// mayAsk tells whether a reader may see more than a signed link shows.
func (h *handler) mayAsk(r *http.Request) bool {
	a, err := h.authorize(r)
	return err == nil && a.MayAsk() == nil
}

func drawingNames() []string {
	names := make([]string, 0, len(drawings))
	for name := range drawings {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// sentencesOf say what a drawing shows.
func (a *asked) sentencesOf(ctx context.Context, d drawing) ([]string, error) {
	switch said := d.(type) {
	case *months:
		k, err := a.figures(ctx)
		if err != nil {
			return nil, err
		}
		return append([]string{a.periodSentence(k)}, said.expectationSentences()...), nil
	case interface{ sentences() []string }:
		return said.sentences(), nil
	case interface{ sentence() string }:
		return []string{said.sentence()}, nil
	}
	return nil, nil
}

// pageOf is the page that a drawing is on.
func pageOf(name string, f analytics.Filter) string {
	for _, on := range []struct{ part, path string }{{"unit", pathUnits}, {"heat", pathHeat}, {drawingTrends, pathTopics}, {drawingRanking, pathTopics}, {drawingTreemap, pathTopics}} {
		if strings.Contains(name, on.part) {
			return on.path
		}
	}
	if len(f.Topics) > 0 {
		return pathTopics
	}
	return pathOverview
}
