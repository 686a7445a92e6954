package dashboards

import (
	"bytes"
	"context"
	"log/slog"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/render/ooxml"
)

// Packer makes packs for those who do not ask over the web: the command line and schedules.
type Packer struct{ h *handler }

// NewPacker makes packs of a store as New's pages would: WithPack, WithBase and WithRenderer say how.
func NewPacker(store *analytics.Store, log *slog.Logger, options ...Option) *Packer {
	return &Packer{newHandler(store, log, options...)}
}

// Pack is the files of a meeting, all of one data version.
type Pack struct {
	Name    string   // of the files, without ending
	Title   string   // "Giao ban công tác dư luận xã hội – Tháng 4–5/2020"
	Lead    string   // the first sentence
	Source  string   // where the numbers come from
	Notices []string // what must stand beside the numbers
	Lang    words.Lang
	Query   string // of /briefing, with every default written out and the data version pinned
	Version int64
	Period  analytics.Range
	Files   []PackFile
}

// PackFile is one file of a pack.
type PackFile struct {
	Ending  string // "pptx"
	Type    string // media type
	Content []byte
}

// PackForms are the endings of a pack's files.
func PackForms() []string {
	names := make([]string, len(packForms))
	for i, f := range packForms {
		names[i] = f.Ending
	}
	return names
}

// Make makes files of a pack. query is that of /briefing, such as "from=2020-04&to=2020-05&measure=messages"; what it leaves
// out is as on the page. An error can say itself in both languages.
func (p *Packer) Make(ctx context.Context, access analytics.Access, query string, forms ...string) (*Pack, error) {
	if err := access.MayAsk(); err != nil {
		return nil, err
	}
	params, err := ParseParams(query)
	if err != nil {
		return nil, err
	}
	a, err := p.h.open(ctx, access, params, pathBriefing, p.h.base)
	if err == nil && a.empty() {
		err = errNoData
	}
	if err != nil {
		return nil, err
	}
	b, err := p.h.briefed(ctx, a)
	if err != nil {
		return nil, err
	}
	out := &Pack{Name: a.packName(), Title: b.Heading(), Query: a.pinned().onPath(pathBriefing).Query(), Version: a.snap.Meta().DataVersion, Period: a.current}
	out.Source, out.Notices, out.Lang = b.Source, b.Notices, a.Lang
	if len(b.Sections) > 0 && len(b.Sections[0].Texts) > 0 {
		out.Lead = b.Sections[0].Texts[0].Plain()
	}
	for _, form := range forms {
		i := slices.IndexFunc(packForms, func(f packForm) bool { return f.Ending == form })
		if i < 0 {
			return nil, &analytics.Error{Kind: analytics.NotFound, Path: "form", Phrase: words.PackFormUnknown, Args: []any{form}}
		}
		var file bytes.Buffer
		if err := p.h.packed(ctx, a, b, packForms[i], &file); err != nil {
			return nil, err
		}
		out.Files = append(out.Files, PackFile{form, packForms[i].Type, file.Bytes()})
	}
	return out, nil
}

// CheckLogo tells whether a file can be the logo of a deck: a PNG or a JPEG.
func CheckLogo(file []byte) error {
	_, err := ooxml.ReadImage(file)
	return err
}
