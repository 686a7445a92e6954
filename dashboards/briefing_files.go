package dashboards

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"

	"giaoban/analytics/export"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
)

// packForm is a file of the pack.
type packForm struct {
	Ending, Type string
	Name         words.Phrase
	write        func(context.Context, *briefing.Briefing, io.Writer) error // nil: the workbook, which is made of tables
}

// packForms are the files of the pack in the order in which they are offered.
var packForms = []packForm{
	{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", words.PackDeck,
		func(ctx context.Context, b *briefing.Briefing, w io.Writer) error { return b.WriteDeck(ctx, w) }},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", words.PackPaper,
		func(ctx context.Context, b *briefing.Briefing, w io.Writer) error { return b.WritePaper(ctx, w) }},
	{"xlsx", export.TypeXLSX, words.PackBook, nil},
	{"md", "text/markdown; charset=utf-8", words.PackMarkdown,
		func(_ context.Context, b *briefing.Briefing, w io.Writer) error { return b.WriteMarkdown(w) }},
}

func (h *handler) briefingRoutes(mux *http.ServeMux) {
	mux.Handle("GET "+pathBriefing, h.page(h.briefingPage))
	mux.Handle("GET "+pathPacks+"{id}/{name}", h.file(h.packFile))
	for _, f := range packForms {
		mux.Handle("GET "+pathBriefing+"."+f.Ending, h.file(func(w http.ResponseWriter, r *http.Request) { h.briefingFile(w, r, f) }))
	}
}

// briefingFile answers with a file of the pack. Nothing is sent before all of it is there.
func (h *handler) briefingFile(w http.ResponseWriter, r *http.Request, f packForm) {
	a, err := h.ask(r)
	if err == nil && a.empty() {
		err = errNoData
	}
	var b *briefing.Briefing
	if err == nil && f.write != nil {
		b, err = h.briefed(r.Context(), a)
	}
	var out bytes.Buffer
	if err == nil {
		err = h.packed(r.Context(), a, b, f, &out)
	}
	if err != nil {
		h.failFile(w, r, a, err)
		return
	}
	head := w.Header()
	head.Set("Content-Type", f.Type)
	head.Set("Content-Disposition", `attachment; filename="`+a.packName()+"."+f.Ending+`"`)
	head.Set("Cache-Control", "no-cache")
	head.Set("Content-Length", strconv.Itoa(out.Len()))
	if r.Method != http.MethodHead {
		_, _ = w.Write(out.Bytes()) // the reader has gone away
	}
}

// packName names a pack's files: what of, and of which data version.
func (a *asked) packName() string {
	return "giaoban-" + a.drawingName("briefing") + "-" + a.current.String() + "-v" + strconv.FormatInt(a.snap.Meta().DataVersion, 10)
}

// packed writes a file of the pack. The workbook asks its own questions of the same snapshot, and needs no text.
func (h *handler) packed(ctx context.Context, a *asked, b *briefing.Briefing, f packForm, w io.Writer) error {
	if f.write == nil {
		return h.book(ctx, a, w)
	}
	return f.write(ctx, b, w)
}
