package dashboards

import (
	"context"
	"image"
	"math"
	"net/http"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
	"giaoban/dashboards/render"
)

const (
	typeSVG, typePNG = "image/svg+xml", "image/png"
	formSVG, formPNG = "svg", "png"
	formJSON         = "json" // the option, no picture

	// picturePolicy lets a picture bring its own letters and nothing else.
	picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'"

	pictureBytes  = 64 << 20 // of pictures that are kept
	pinnedSeconds = "86400"  // for which a browser keeps a picture of a data version that its address names
)

// isPicture tells whether a form of a chart is a picture.
func isPicture(form string) bool { return form == formSVG || form == formPNG }

// picture answers with a picture of what build gives, .svg or .png. The same question about the same data version gives
// the same picture, so it is made once; name and parameters say all that it depends on.
func (h *handler) picture(w http.ResponseWriter, r *http.Request, a *asked, name, form string, build func(context.Context) (drawing, error)) error {
	p, err := readPicture(r.URL.Query())
	if err != nil {
		return err
	}
	if form == formSVG {
		p.scale = 1
	}
	f, err := h.pictureOf(r.Context(), a, name, form, p, build)
	if err != nil {
		return err
	}
	head := w.Header()
	head.Set("Content-Security-Policy", picturePolicy)
	head.Set("Content-Type", map[string]string{formSVG: typeSVG, formPNG: typePNG}[form])
	head.Set("Content-Disposition", `inline; filename="giaoban-`+a.drawingName(name)+"-"+a.current.String()+"-v"+strconv.FormatInt(a.snap.Meta().DataVersion, 10)+"."+form+`"`)
	head.Set("Cache-Control", "no-cache")
	if a.Version != 0 && a.signed == nil { // a signed link may be revoked
		head.Set("Cache-Control", "private, max-age="+pinnedSeconds+", immutable")
	}
	serveFile(w, r, f)
	return nil
}

// pictureOf is a picture of what build gives, made now or before.
func (h *handler) pictureOf(ctx context.Context, a *asked, name, form string, p pictureParams, build func(context.Context) (drawing, error)) (*render.File, error) {
	key := strings.Join([]string{form, name, p.key(), a.pinned().Query()}, " ")
	return h.pictures.Get(ctx, key, func(ctx context.Context) ([]byte, error) {
		d, err := build(ctx)
		if err != nil {
			return nil, err
		}
		if d.empty() {
			return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.PageNothingToShow}
		}
		drawn, err := h.drawn(ctx, a, d, p)
		if err != nil {
			return nil, err
		}
		if form == formPNG {
			return h.renderer.PNG(ctx, drawn, p.scale)
		}
		return drawn.SVG, nil
	})
}

// serveFile answers with a picture, or says that it has not changed.
func serveFile(w http.ResponseWriter, r *http.Request, f *render.File) {
	tag := `W/"` + f.Tag + `"` // weak, because answers may be compressed on their way
	w.Header().Set("ETag", tag)
	for known := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if known = strings.TrimSpace(known); known == "*" || strings.TrimPrefix(known, "W/") == strings.TrimPrefix(tag, "W/") {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.Content) // the reader has gone away
	}
}

// drawn draws a picture.
func (h *handler) drawn(ctx context.Context, a *asked, d drawing, p pictureParams) (*render.Drawing, error) {
	theme := themeOf(a.Theme)
	chart, err := d.chart(charts.Look{Lang: a.Lang, Theme: theme})
	if err != nil {
		return nil, err
	}
	// The ground hides what a page shows in a picture's place until it comes.
	out := render.Picture{Option: chart.Option, Title: d.title(), Text: a.pictureText(d), Lang: string(a.Lang), Background: theme.Card}
	if p.framed {
		out.Frame = &render.Frame{Title: out.Title, Text: out.Text, Source: a.pictureSource(), Ink: theme.Ink, Ink2: theme.Ink2}
	}
	if err := p.layOut(&out, chart); err != nil {
		return nil, err
	}
	return h.renderer.Draw(ctx, out)
}

// layOut gives a picture its size. A wide one is that of a usual screen, larger, and one that is too low for its chart is
// a larger one made smaller: so text keeps its place among everything else.
func (p pictureParams) layOut(out *render.Picture, chart charts.Chart) error {
	const usualScreen, step, least = 1920, 1.05, 80
	for width := float64(min(p.width, usualScreen)); ; width *= step {
		out.Width = int(width)
		inside, more, err := out.Inside()
		if err != nil {
			return err
		}
		needed := chart.HeightAt(inside) + more
		zoom := float64(p.width) / float64(out.Width)
		if out.Height = int(math.Round(float64(p.height) / zoom)); p.height == 0 {
			out.Height = needed
		}
		out.Shown = image.Pt(p.width, int(math.Round(float64(out.Height)*zoom)))
		if p.height != 0 {
			out.Shown.Y = p.height
		}
		if out.Height < needed && width < maxWidth {
			continue
		}
		if out.Height < more+least {
			return &paramError{paramHeight, strconv.Itoa(p.height), words.PictureBadHeight, []any{int(float64(more+least)*zoom) + 1}}
		}
		if out.Shown.X*out.Shown.Y*p.scale*p.scale > maxPixels {
			return &paramError{paramScale, strconv.Itoa(p.scale), words.PictureBadPixels, []any{maxPixels}}
		}
		return nil
	}
}

// pictureText says what a chart is about: its period, what it is compared with, and which reports are counted.
func (a *asked) pictureText(d drawing) string {
	whole := *a
	whole.Version = 0 // which is said with the source
	text := a.current.Label(a.Lang)
	if against := a.opening("", nil).Against; against != "" {
		text += ", " + words.Page["against"].In(a.Lang) + " " + against
	}
	for _, l := range whole.filters() {
		text += "; " + l.Text
	}
	if said, can := d.(interface{ sentences() []string }); can {
		return strings.Join(append([]string{text + "."}, said.sentences()...), " ")
	}
	return text + "."
}

// pictureSource says where the numbers come from.
func (a *asked) pictureSource() string {
	return strings.Join(append(a.sources(), a.snap.Meta().Notices(a.Lang)...), " ")
}

// paperSource says it on each sheet of paper, whose first one tells more of the sample.
func (a *asked) paperSource() string {
	said := a.sources()
	if a.snap.Meta().Sample {
		said = append(said, words.PaperSample.In(a.Lang))
	}
	return strings.Join(said, " ")
}

func (a *asked) sources() []string {
	meta := a.snap.Meta()
	said := []string{words.PictureSource.In(a.Lang)}
	if meta.CompleteThrough != nil {
		said = append(said, words.PageThrough.In(a.Lang, dateText(a.Lang, *meta.CompleteThrough))+".")
	}
	return append(said, words.PageDataVersion.In(a.Lang, strconv.FormatInt(meta.DataVersion, 10))+".")
}
