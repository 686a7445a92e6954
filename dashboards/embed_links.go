package dashboards

import (
	"fmt"
	"html"
	"net/http"
	"strconv"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// reuseText is a text that puts a chart into another page or document. A Rich one is copied as what it looks like, too: a
// program that writes mails takes that, and an editor of code the text.
type reuseText struct {
	Name, Text string
	Rich       bool
}

// WithBase says where the server is reached, such as https://giaoban.example.vn, in addresses that leave it. Without it each
// request says where.
func WithBase(origin string) Option { return func(h *handler) { h.base = origin } }

// origin is where the reader reaches this server.
func (h *handler) origin(r *http.Request) string {
	if h.base != "" {
		return h.base
	}
	return originOf(r)
}

// originOf is where a request says that it reached this server. The script knows better where a proxy stands between.
func originOf(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// usualFrame is the width in pixels that frames without script have their height for.
const usualFrame = 900

// frameHeight is the height of a frame that holds a chart and what stands above and below it.
func frameHeight(chart charts.Chart, width int) int {
	const around = 420 // at the usual width; narrower ones break more lines
	return chart.HeightAt(max(width, minWidth)) + around*max(1, usualFrame/max(width, minWidth))
}

// frameCode is a frame as it is written into a page; width 0 is all that there is.
func frameCode(address, title string, width, height int) string {
	wide := "100%"
	if width > 0 {
		wide = strconv.Itoa(width)
	}
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%s" height="%d" style="border:0" loading="lazy"></iframe>`, html.EscapeString(address), html.EscapeString(title), wide, height)
}

// addFrames adds what puts a chart into other pages and documents. A frame shows the months of the page, with what is
// corrected in them later; a picture in a document stays as it is.
func (r *reuse) addFrames(a *asked, name string, d drawing, chart charts.Chart) {
	frame := a.withPeriod(a.current).Link(pathEmbed + name)
	picture := a.origin + beside(a.pinned().Link(pathCharts+name+"."+formPNG), paramScale, "2")
	whole := a.origin + a.withPeriod(a.current).Link(pageOf(name, a.Filter))
	group := reuseGroup{Title: words.ReuseFrames.In(a.Lang), pictures: true, Origin: a.guessed,
		Links: []reuseLink{{words.ReuseFrame.In(a.Lang), words.ReuseFrameMore.In(a.Lang), frame, false}}}
	if !a.framed {
		group.Note = words.ReuseNoParents.In(a.Lang)
	}
	about := a.scoped(r.About + ", " + lowered(a.Lang, a.current.Label(a.Lang)))
	group.Texts = []reuseText{
		{words.ReuseFrameCode.In(a.Lang), frameCode(a.origin+frame, about, 0, frameHeight(chart, usualFrame)), false},
		{words.ReusePictureLink.In(a.Lang), picture, false},
		{words.ReuseMarkdown.In(a.Lang), "[![" + markdownText(about) + "](" + markdownAddress(picture) + ")](" + markdownAddress(whole) + ")", false},
		{words.ReuseMail.In(a.Lang), a.mailCode(name, about, whole, d), true},
	}
	group.Sign = a.signForm(name)
	r.Groups = append(r.Groups, group)
}

// mailCode is a chart in a mail: a picture that leads to its page, under its title and what it shows, above where its numbers
// come from. Programs that read mail know neither style sheets nor script, and many know only tables.
func (a *asked) mailCode(name, title, whole string, d drawing) string {
	const width = 600 // pixels: what mails are usually wide
	picture := a.origin + beside(beside(beside(a.pinned().withTheme("").Link(pathCharts+name+"."+formPNG), paramWidth, strconv.Itoa(width)), paramScale, "2"), paramFrame, "0")
	text := html.EscapeString
	return `<table role="presentation" width="` + strconv.Itoa(width) + `" cellpadding="0" cellspacing="0" bgcolor="#ffffff" style="border-collapse:collapse;background-color:#ffffff;font-family:Arial,sans-serif;color:#1c2733">` +
		`<tr><td style="padding:0 0 4px;font-size:18px;line-height:24px;font-weight:bold"><a href="` + text(whole) + `" style="color:#0b57a4;text-decoration:none">` + text(title) + `</a></td></tr>` +
		`<tr><td style="padding:0 0 8px;font-size:14px;line-height:20px">` + text(breakable(a.pictureText(d))) + `</td></tr>` +
		`<tr><td><a href="` + text(whole) + `"><img src="` + text(picture) + `" width="` + strconv.Itoa(width) + `" alt="` + text(words.PageChartOf.In(a.Lang, title)) + `" style="display:block;width:100%;max-width:` + strconv.Itoa(width) + `px;height:auto;border:0"></a></td></tr>` +
		`<tr><td style="padding:8px 0 0;font-size:12px;line-height:16px;color:#52606d">` + text(a.pictureSource()) + `</td></tr></table>`
}

// markdownText keeps a name from being read as a mark.
func markdownText(text string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "*", `\*`, "_", `\_`).Replace(text)
}

// markdownAddress keeps an address from ending early.
func markdownAddress(address string) string {
	return strings.NewReplacer("(", "%28", ")", "%29").Replace(address)
}
