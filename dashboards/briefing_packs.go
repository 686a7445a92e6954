package dashboards

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/packs"
	"giaoban/analytics/words"
)

const pathPacks = pathBriefing + "/packs/"

// packsShown is how many kept packs stand on the page by themselves; older ones are behind a line that opens.
const packsShown = 5

// WithPacks says where kept packs are, and whether packs are made by themselves.
func WithPacks(archive *packs.Archive, scheduled bool) Option {
	return func(h *handler) { h.packs, h.scheduled = archive, scheduled }
}

// keptPacks are the packs that were made, the newest first.
type keptPacks struct {
	Title, Say, None, More string // fixed words
	Shown, Older           []keptPack
}

type keptPack struct {
	Period, Href string // the page of the briefing as it was then
	Lang         string // of the files, where it is not that of the page
	At, Moment   string // for people, and for machines
	About        string
	Sent         string // what became of its deliveries
	Files        []packLink
}

// keptPacks is nil where packs are not made by themselves and there are none.
func (h *handler) keptPacks(r *http.Request, a *asked) *keptPacks {
	if h.packs == nil {
		return nil
	}
	all, err := h.packs.List()
	if err != nil {
		h.log.ErrorContext(r.Context(), "kept packs", "err", err)
	}
	if len(all) == 0 && !h.scheduled {
		return nil
	}
	k := &keptPacks{Title: words.PacksMade.In(a.Lang), Say: words.PacksMadeSay.In(a.Lang), None: words.PacksNone.In(a.Lang)}
	for i, p := range all {
		if i < packsShown {
			k.Shown = append(k.Shown, a.keptPack(p))
			continue
		}
		k.Older = append(k.Older, a.keptPack(p))
	}
	k.More = words.PacksOlder.In(a.Lang, len(k.Older))
	return k
}

func (a *asked) keptPack(p packs.Pack) keptPack {
	out := keptPack{Period: unbroken(p.Period.Label(a.Lang)), Href: pathBriefing + "?" + p.Query, At: a.when(p.Made), Moment: p.Made.UTC().Format(time.RFC3339),
		About: words.PackAbout.In(a.Lang, words.PackWhys[string(p.Why)], strconv.FormatInt(p.Version, 10)), Sent: sentTo(a.Lang, p.Deliveries)}
	if params, err := ParseParams(p.Query); err == nil {
		made := *a
		made.Params, made.Lang = params, a.Lang
		out.About = made.scoped(made.measureTitle()) + "; " + lowered(a.Lang, out.About)
	}
	if p.Lang != a.Lang {
		out.Lang = words.PackLangs[string(p.Lang)].In(a.Lang)
	}
	for _, f := range p.Files {
		link := packLink{Name: f.Name, Ending: path.Ext(f.Name), Href: pathPacks + p.ID + "/" + f.Name}
		for _, form := range packForms {
			if "."+form.Ending == link.Ending {
				link.Name = form.Name.In(a.Lang)
			}
		}
		out.Files = append(out.Files, link)
	}
	return out
}

// sentTo says what became of deliveries, without saying to whom: more people read the page than have to know.
func sentTo(lang words.Lang, deliveries []packs.Delivery) string {
	var ways []string
	for _, way := range []packs.Way{packs.Mail, packs.Webhook} {
		count := map[packs.State]int{}
		for _, d := range deliveries {
			if d.Way == way {
				count[d.State]++
			}
		}
		var said []string
		for _, state := range []packs.State{packs.Delivered, packs.Waiting, packs.Failed} {
			if n := count[state]; n > 0 {
				said = append(said, words.PackStates[string(state)].In(lang, n))
			}
		}
		if len(said) > 0 {
			ways = append(ways, words.PackWays[string(way)].In(lang)+": "+strings.Join(said, ", "))
		}
	}
	return strings.Join(ways, "; ")
}

// packFile answers with a file of a kept pack.
func (h *handler) packFile(w http.ResponseWriter, r *http.Request) {
	content, p, f, err := h.keptFile(r.PathValue("id"), r.PathValue("name"))
	if err != nil {
		if analytics.KindOf(err) == analytics.Unavailable { // whoever asks need not know where the file is
			h.log.ErrorContext(r.Context(), "kept packs", "err", err)
			err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.PackFileDown}
		}
		h.failFile(w, r, &asked{Params: lookOf(r)}, err)
		return
	}
	head := w.Header()
	head.Set("Content-Type", f.Type)
	head.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	head.Set("Cache-Control", "private, no-cache")
	head.Set("ETag", `W/"`+f.SHA256[:min(32, len(f.SHA256))]+`"`) // weak: answers are compressed on their way
	http.ServeContent(w, r, "", p.Made, bytes.NewReader(content))
}

func (h *handler) keptFile(id, name string) ([]byte, packs.Pack, packs.File, error) {
	if h.packs == nil {
		return nil, packs.Pack{}, packs.File{}, &analytics.Error{Kind: analytics.NotFound, Path: "id", Phrase: words.PackUnknown, Args: []any{id}}
	}
	p, err := h.packs.Get(id)
	if err != nil {
		return nil, p, packs.File{}, err
	}
	f, is := p.File(name)
	if !is {
		return nil, p, f, &analytics.Error{Kind: analytics.NotFound, Path: "name", Phrase: words.PackNoFile, Args: []any{id, name}}
	}
	content, err := h.packs.Content(p, f)
	return content, p, f, err
}
