package browsertest

import (
	"context"
	_ "embed"
	"encoding/json"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"
)

// geometry.js measures what has been laid out.
//
//go:embed geometry.js
var geometry string

// Misplaced tells what of the tab's page cannot be read or reached as it is laid out: the page is wider than its screen,
// text is cut off, sticks out of its box or stands on other text, and what can be clicked is smaller than 24 pixels
// without room around it, or lies on other such things.
func (tab *Tab) Misplaced(t testing.TB) []string {
	t.Helper()
	return Eval[[]string](t, tab, geometry+`.page(document.body)`)
}

// MisplacedOpen opens what is closed on the tab's page and tells what Misplaced does; of a panel that lies over the page,
// about the panel alone.
func (tab *Tab) MisplacedOpen(t testing.TB) []string {
	t.Helper()
	return Eval[[]string](t, tab, geometry+`.opened()`)
}

// MisplacedIn tells what of an SVG picture cannot be read: text that is cut off by the picture's edge or a clip path, that
// stands on other text, or is smaller than 10 pixels; or that it is no SVG. The tab must have come from Blank. The picture
// has the fonts that it has as an image: those within it and those of the machine. It is looked at as wide as a page shows
// it; 0 = as wide as it is.
func (tab *Tab) MisplacedIn(t testing.TB, svg []byte, width float64) []string {
	t.Helper()
	text, err := json.Marshal(string(svg))
	if err != nil {
		t.Fatal(err)
	}
	return Eval[[]string](t, tab, `(async () => {
		const parsed = new DOMParser().parseFromString(`+string(text)+`, 'image/svg+xml');
		const fault = parsed.querySelector('parsererror');
		if (fault || parsed.documentElement.localName !== 'svg') return ['it is no SVG: ' + (fault?.textContent ?? parsed.documentElement.localName)];
		document.body.replaceChildren(document.importNode(parsed.documentElement, true));
		const [picture, width] = [document.body.firstElementChild, `+strconv.FormatFloat(width, 'f', -1, 64)+`];
		if (width) {
			picture.setAttribute('height', picture.height.baseVal.value * width / picture.width.baseVal.value);
			picture.setAttribute('width', width);
		}
		document.body.getBoundingClientRect();
		await document.fonts.ready;
		const geometry = `+geometry+`;
		return geometry.picture(picture);
	})()`)
}

// Blank opens a tab with an empty page, in which pictures are measured.
func Blank(t testing.TB, browser context.Context) *Tab {
	t.Helper()
	tab := Open(t, browser, "about:")
	if err := chromedp.Do(tab, chromedp.EmulateViewport(2000, 4000, chromedp.EmulateScale(1)), chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	return tab
}
