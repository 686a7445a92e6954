package dashboards

import (
	"fmt"
	"html"
	"net/http"
	"strings"

	"giaoban/analytics/words"
	"giaoban/dashboards/charts"
)

// reuseText is a text that puts a chart into another page or document.
type reuseText struct{ Name, Text string }

// originOf is where the reader reaches this server. The script knows better where a proxy stands between.
func originOf(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// addFrames adds what puts a chart into other pages and documents. A frame shows the months of the page, with what is
// corrected in them later; a picture in a document stays as it is.
func (r *reuse) addFrames(a *asked, name string, chart charts.Chart) {
	const wide, around = 900, 260 // pixels: a usual frame, and what stands above and below the chart in it
	frame := a.withPeriod(a.current).Link(pathEmbed + name)
	picture := a.origin + beside(a.pinned().Link("/charts/"+name+"."+formPNG), paramScale, "2")
	group := reuseGroup{Title: words.ReuseFrames.In(a.Lang), pictures: true, Origin: a.origin,
		Links: []reuseLink{{words.ReuseFrame.In(a.Lang), words.ReuseFrameMore.In(a.Lang), frame, false}}}
	about := r.About + ", " + a.current.Label(a.Lang)
	for _, t := range []struct {
		name words.Phrase
		text string
	}{
		{words.ReuseFrameCode, fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d" style="border:0" loading="lazy"></iframe>`,
			html.EscapeString(a.origin+frame), html.EscapeString(about), chart.HeightAt(wide)+around)},
		{words.ReusePictureLink, picture},
		{words.ReuseMarkdown, "![" + markdownText(about) + "](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(picture) + ")"},
	} {
		group.Texts = append(group.Texts, reuseText{t.name.In(a.Lang), t.text})
	}
	r.Groups = append(r.Groups, group)
}

// markdownText keeps a name from being read as a mark.
func markdownText(text string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "*", `\*`, "_", `\_`).Replace(text)
}
