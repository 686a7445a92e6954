package dashboards

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"giaoban/analytics"
	"giaoban/analytics/embeds"
	"giaoban/analytics/words"
)

// pathLinks is the page of the signed links. It shows their addresses, so it is for those alone who may make one.
const pathLinks = "/data/links"

func (h *handler) linkRoutes(mux *http.ServeMux) {
	if h.links == nil {
		return
	}
	mux.Handle("GET "+pathLinks, h.secured(h.linksList))
	mux.Handle("POST "+pathLinks, h.secured(h.makeLink))
	mux.Handle("POST "+pathLinks+"/{id}/revoke", h.secured(h.revokeLink))
}

// signForm makes a signed link of a chart in its menu.
type signForm struct {
	Action, Chart, Query                string
	Title, Lead, Note, Expires, Do, All string
	Days                                []option
	Links                               string // address of the list
}

// linkDays are for how long a link can be made on a page.
var linkDays = []int{30, 90, 365}

// signForm is nil where the reader may make no link.
func (a *asked) signForm(name string) *signForm {
	if !a.maySign {
		return nil
	}
	say := func(p words.Phrase) string { return p.In(a.Lang) }
	f := &signForm{Action: a.bare().Link(pathLinks), Chart: name, Query: a.withPeriod(a.current).bareLook().onPath(pathEmbed + name).Query(), Title: say(words.SignTitle), Lead: say(words.SignLead),
		Note: say(words.SignNote), Expires: say(words.SignExpires), Do: say(words.SignDo), All: say(words.SignAll), Links: a.bare().Link(pathLinks)}
	for _, n := range linkDays {
		f.Days = append(f.Days, option{Value: strconv.Itoa(n), Text: words.SignDays.In(a.Lang, n), Chosen: n == 90})
	}
	return f
}

// linksPage is the list of signed links, the newest first.
type linksPage struct {
	Lead, None, Done, Error string
	Links                   []signedRow
}

type signedRow struct {
	ID, Title, Query, Created, Expires, Used, Note string
	State                                          string
	Holds, Fresh                                   bool
	Href, RevokeTo                                 string
	Reuse                                          *reuse // the texts to copy; nil where the link does not hold
	Text                                           map[string]string
}

func (h *handler) askLinks(r *http.Request) (*asked, string, error) {
	a, own, err := h.askData(r, pathLinks, paramDone)
	if err == nil {
		err = access(r).MayChange()
	}
	if err == nil {
		a.origin, a.guessed = h.origin(r), ""
		if h.base == "" {
			a.guessed = a.origin
		}
	}
	return a, own[paramDone], err
}

func (h *handler) linksList(w http.ResponseWriter, r *http.Request) {
	a, done, err := h.askLinks(r)
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	h.writeLinks(w, r, a, http.StatusOK, done, "")
}

// writeLinks shows the list. fresh is the link that something was just done to.
func (h *handler) writeLinks(w http.ResponseWriter, r *http.Request, a *asked, status int, fresh, problem string) {
	all, err := h.links.List()
	if err != nil {
		h.log.ErrorContext(r.Context(), "signed links", "err", err)
		h.fail(w, r, a, &analytics.Error{Kind: analytics.Unavailable, Phrase: words.EmbedsDown})
		return
	}
	p, d := a.newDataPage(words.LinksTitle.In(a.Lang))
	d.Crumbs = a.crumbs()
	d.Links = &linksPage{Lead: words.LinksLead.In(a.Lang), None: words.LinksNone.In(a.Lang), Error: problem}
	for _, l := range slices.Backward(all) {
		row := h.signedRow(a, l)
		if row.Fresh = l.ID == fresh; row.Fresh {
			d.Links.Done = map[bool]words.Phrase{true: words.LinksMade, false: words.LinksRevoked}[row.Holds].In(a.Lang, l.ID)
		}
		d.Links.Links = append(d.Links.Links, row)
	}
	w.Header().Set("Referrer-Policy", "no-referrer")
	h.write(w, r, status, p)
}

func (h *handler) signedRow(a *asked, l embeds.Link) signedRow {
	row := signedRow{ID: l.ID, Title: a.signedTitle(l), Query: l.Query, Created: a.when(l.Created), Expires: l.Expires, Used: words.LinksUnused.In(a.Lang), Note: l.Note, State: words.EmbedHolds.In(a.Lang), Text: map[string]string{}}
	for key, phrase := range words.LinksPage {
		row.Text[key] = phrase.In(a.Lang)
	}
	if expires, err := analytics.ParseDate(l.Expires); err == nil {
		row.Expires = dateText(a.Lang, expires)
	}
	if l.Used != nil {
		row.Used = a.when(*l.Used)
	}
	shown, err := h.links.Show(l.ID)
	switch row.Holds = err == nil; {
	case analytics.KindOf(err) == analytics.Forbidden && l.Revoked == nil:
		row.State = words.EmbedOver.In(a.Lang)
	case err != nil:
		row.State = words.EmbedGone.In(a.Lang)
	default:
		signed := (&signedLink{query: signedQuery(shown)})
		row.Href = signed.link(pathEmbed+l.Chart, a.bare())
		row.RevokeTo = a.bare().Link(pathLinks + "/" + l.ID + "/revoke")
		row.Reuse = a.signedTexts(l, row.Href, signed.link(pathCharts+l.Chart+"."+formPNG, a.bare()))
	}
	return row
}

// signedTitle says what a link shows: "Tin nhắn (months), tháng 4–5/2020, Môi trường".
func (a *asked) signedTitle(l embeds.Link) string {
	p, err := ParseParams(l.Query)
	if err != nil { // an older giaoban knew what this one does not
		return l.Chart
	}
	b := *a
	b.Params = p.withLang(a.Lang)
	title := b.measureTitle() + " (" + l.Chart + ")"
	if p.From != nil {
		title += ", " + lowered(a.Lang, analytics.Range{From: *p.From, To: *p.To}.Label(a.Lang))
	}
	for _, f := range b.filters() {
		title += ", " + f.Text
	}
	return title
}

// signedTexts put a signed chart into other pages.
func (a *asked) signedTexts(l embeds.Link, frame, picture string) *reuse {
	const height = 760 // pixels: what most charts need in a usual frame; the message tells more
	about := a.signedTitle(l)
	say := func(p words.Phrase) string { return p.In(a.Lang) }
	frame, picture = a.origin+frame, beside(a.origin+picture, paramScale, "2")
	return &reuse{About: about, Copy: say(words.ReuseCopy), Copied: say(words.ReuseCopied), NotCopied: say(words.ReuseNotCopied), Groups: []reuseGroup{{Origin: a.guessed, Texts: []reuseText{
		{say(words.LinksAddress), frame, false},
		{say(words.ReuseFrameCode), frameCode(frame, about, 0, height), false},
		{say(words.ReusePictureLink), picture, false},
		{say(words.ReuseMarkdown), "[![" + markdownText(about) + "](" + markdownAddress(picture) + ")](" + markdownAddress(frame) + ")", false},
	}}}}
}

// makeLink signs what the form of a chart says. Forms of other sites are kept away by the server's cross-origin protection.
func (h *handler) makeLink(w http.ResponseWriter, r *http.Request) {
	h.changeLinks(w, r, func() (string, error) {
		days, err := strconv.Atoi(r.PostFormValue("days"))
		if err != nil || !slices.Contains(linkDays, days) {
			return "", &analytics.Error{Kind: analytics.Invalid, Phrase: words.EmbedExpires, Args: []any{r.PostFormValue("days")}}
		}
		expires := analytics.DateOf(h.links.Now().AddDate(0, 0, days))
		shown, _, err := SignLink(h.links, access(r), r.PostFormValue("chart"), r.PostFormValue("query"), expires, r.PostFormValue("note"))
		return shown.Link, err
	})
}

func (h *handler) revokeLink(w http.ResponseWriter, r *http.Request) {
	h.changeLinks(w, r, func() (string, error) {
		l, err := h.links.Revoke(r.PathValue("id"))
		return l.ID, err
	})
}

// changeLinks does what a form asks for, and sends the browser back to the list; where it is refused, the list says why.
func (h *handler) changeLinks(w http.ResponseWriter, r *http.Request, change func() (id string, err error)) {
	a, _, err := h.askLinks(r)
	if err == nil {
		err = readForm(w, r)
	}
	if err != nil {
		h.fail(w, r, a, err)
		return
	}
	id, err := change()
	var wrong *paramError
	var known *analytics.Error
	switch {
	case err == nil:
		http.Redirect(w, r, beside(a.bare().Link(pathLinks), paramDone, url.QueryEscape(id))+"#main", http.StatusSeeOther)
	case errors.As(err, &wrong):
		h.writeLinks(w, r, a, http.StatusBadRequest, "", wrong.In(a.Lang))
	case errors.As(err, &known) && known.Kind != analytics.Unavailable && analytics.Statuses[known.Kind] != 0:
		h.writeLinks(w, r, a, analytics.Statuses[known.Kind], "", known.In(a.Lang))
	case errors.Is(err, context.Canceled):
	default:
		h.log.ErrorContext(r.Context(), "signed links", "err", err)
		h.fail(w, r, a, &analytics.Error{Kind: analytics.Unavailable, Phrase: words.EmbedsDown})
	}
}
