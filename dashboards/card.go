package dashboards

import (
	"net/url"
	"strconv"
	"strings"

	"giaoban/analytics/words"
)

// The size of the picture that stands for a link: what messengers and wikis have room for,
// https://developers.facebook.com/docs/sharing/webmasters/images.
const cardWidth, cardHeight = 1200, 630

// card is what programs make of a link that somebody pastes: Open Graph (https://ogp.me) and oEmbed (https://oembed.com). All
// addresses are whole.
type card struct {
	Site, Title, Description string
	URL, Image, Alt, OEmbed  string
	Locale                   string
	Width, Height            int
}

// card describes a chart's page.
func (a *asked) card(name string, p *page) *card {
	c := &card{Site: p.Text["product"], Title: a.scoped(p.Title + " – " + a.current.Label(a.Lang)), Description: breakable(strings.Join(p.Embed.Part.Sentences, " ")),
		URL: a.origin + a.withTheme("").Link(pathEmbed+name), Image: a.origin + a.cardImage(name, cardWidth, cardHeight),
		Alt: words.PageChartOf.In(a.Lang, a.scoped(p.Title)), Locale: map[words.Lang]string{words.Vi: "vi_VN", words.En: "en_US"}[a.Lang], Width: cardWidth, Height: cardHeight}
	if c.Description == "" {
		c.Description = breakable(p.Embed.Period + ". " + p.Embed.Source)
	}
	c.OEmbed = a.origin + pathOEmbed + "?format=json&url=" + url.QueryEscape(a.origin+a.Link(pathEmbed+name))
	return c
}

// cardImage is the address of a chart's picture of a size, which shows the numbers of the page.
func (a *asked) cardImage(name string, width, height int) string {
	image := a.pinned().Link(pathCharts + name + "." + formPNG)
	return beside(beside(image, paramWidth, strconv.Itoa(width)), paramHeight, strconv.Itoa(height))
}
