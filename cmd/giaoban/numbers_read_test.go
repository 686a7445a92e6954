package main

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics/words"
)

// spot is a piece of text that a reader of a page can see or hear.
type spot struct {
	Part string // the id of the part of the page that it stands in
	Kind string // "figure": a card; "cell": a cell of a table; "text": anything else
	Row  string // of a cell the heading of its row, of a card its title
	Text string
}

// readPage is a script that gives all spots of a page. What is to be chosen in a form is no statement.
const readPage = `(() => {
	const spots = [];
	const spot = (element, text) => {
		if (!/\d/.test(text) || element.closest('script, style, noscript, select, form input, .langs')) return;
		const part = element.closest('section[aria-labelledby]')?.getAttribute('aria-labelledby') ?? '';
		const figure = element.closest('.figure');
		const cell = element.closest('td, th');
		const row = figure?.querySelector('h3')?.textContent ?? cell?.closest('tr')?.querySelector('th[scope=row]')?.textContent ?? '';
		spots.push({Part: part, Kind: figure ? 'figure' : cell && row ? 'cell' : 'text', Row: row.trim(), Text: text});
	};
	const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
	for (let node = walk.nextNode(); node; node = walk.nextNode()) spot(node.parentElement, node.data);
	for (const e of document.querySelectorAll('main [aria-label], main [title], main [alt]')) {
		for (const name of ['aria-label', 'title', 'alt']) if (e.hasAttribute(name)) spot(e, e.getAttribute(name));
	}
	spot(document.body, document.title);
	return spots;
})()`

// svgText is a text of a picture and where it stands.
type svgText struct {
	Text, Anchor string
	X, Y         float64
}

// readSVG is a script that gives the texts of a picture; call it with the picture's address.
const readSVG = `(async (url) => {
	const svg = new DOMParser().parseFromString(await (await fetch(url)).text(), 'image/svg+xml').documentElement;
	document.body.append(svg);
	const texts = [...svg.querySelectorAll('text')].map((e) => {
		const p = e.getStartPositionOfChar(0).matrixTransform(e.getScreenCTM());
		const box = e.getBoundingClientRect();
		const anchor = getComputedStyle(e).textAnchor;
		return {Text: e.textContent, Anchor: anchor, X: {start: box.left, middle: (box.left + box.right) / 2, end: box.right}[anchor], Y: p.y};
	});
	svg.remove();
	return texts;
})`

// classOf is a class of a heat map in its legend, such as 371–650.
var classOf = regexp.MustCompile(`^[\d.,]+–[\d.,]+$`)

// withoutScale leaves out the numbers of an axis: those in one column or row at equal steps from zero, and those in one row
// that are months or years, one after the other.
func withoutScale(lang words.Lang, texts []svgText) (rest []svgText) {
	lines := map[string][]svgText{}
	for _, t := range texts {
		if whole := number.FindString(t.Text); whole == strings.TrimSpace(t.Text) && whole != "" {
			for _, line := range []string{"row " + strconv.Itoa(int(t.Y+0.5)), "column " + t.Anchor + strconv.Itoa(int(t.X+0.5))} {
				lines[line] = append(lines[line], t)
			}
		}
	}
	scale := map[svgText]bool{}
	for _, line := range lines {
		for _, part := range append(fromZero(lang, line), line) {
			if isScale(lang, part) || isCalendar(part) {
				for _, t := range part {
					scale[t] = true
				}
			}
		}
	}
	for _, t := range texts {
		if !scale[t] && !classOf.MatchString(t.Text) {
			rest = append(rest, t)
		}
	}
	return rest
}

// fromZero parts a column of numbers, from the bottom up, where it begins anew: charts below each other have scales of their own.
func fromZero(lang words.Lang, line []svgText) (parts [][]svgText) {
	upwards := slices.SortedFunc(slices.Values(line), func(a, b svgText) int { return cmp.Compare(b.Y, a.Y) })
	for _, t := range upwards {
		if value, _, _ := parsed(lang, strings.TrimSpace(t.Text)); value == 0 || len(parts) == 0 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], t)
	}
	return parts
}

func isScale(lang words.Lang, line []svgText) bool {
	var values []float64
	for _, t := range line {
		value, _, _ := parsed(lang, strings.TrimSpace(t.Text))
		values = append(values, value)
	}
	slices.Sort(values)
	if len(values) < 2 || values[0] != 0 {
		return false
	}
	for i := range values {
		if values[i] != float64(i)*values[1] {
			return false
		}
	}
	return true
}

// isCalendar tells whether the texts of a row are months or years that follow each other. Where there is no room for all, the
// same number of them is left out each time.
func isCalendar(line []svgText) bool {
	slices.SortFunc(line, func(a, b svgText) int { return cmp.Compare(a.X, b.X) })
	var values []int
	for _, t := range line {
		value, err := strconv.Atoi(strings.TrimSpace(t.Text))
		if err != nil {
			return false
		}
		values = append(values, value)
	}
	if len(values) < 2 {
		return false
	}
	years := values[0] > 1900 && values[0] < 2100
	for i, v := range values[1:] {
		if (years && v != values[i]+1) || (!years && (v < 1 || v > 12 || v != values[i]%12+1)) {
			return false
		}
	}
	return true
}

const (
	monthNames = `(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`
	longNames  = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
)

// datelike are the numbers that are no counts, by what they look like: dates, months, years, and how many months a choice
// spans. Everything else on a page has to come from an answer.
var datelike = map[words.Lang][]*regexp.Regexp{
	words.Vi: {
		regexp.MustCompile(`\d{1,2}/\d{1,2}/\d{4}`), // 31/5/2020
		regexp.MustCompile(`(?i:tháng )?\d{1,2}/\d{4}–\d{1,2}/\d{4}`),
		regexp.MustCompile(`(?i:tháng )?\d{1,2}(–\d{1,2})?/\d{4}`),
		regexp.MustCompile(`(?i:quý )[IV]+/\d{4}`),
		regexp.MustCompile(`(?i:năm )\d{4}`),
		regexp.MustCompile(`\d+ (?:tháng|quý|năm)(?: qua| gần nhất)?`),
	},
	words.En: {
		regexp.MustCompile(`\d{1,2} ` + longNames + ` \d{4}`),
		regexp.MustCompile(monthNames + `(?: \d{4})?–` + monthNames + ` \d{4}`),
		regexp.MustCompile(monthNames + ` \d{4}`),
		regexp.MustCompile(`Q[1-4] \d{4}|(?i:half of|year|same months of) \d{4}`),
		regexp.MustCompile(`\d+ (?:months?|quarters?|years?)`),
		regexp.MustCompile(`(?i:past) \d+ months`),
	},
}

// sampleVersion is the data version of the sample office: its registries are the first one.
const sampleVersion = "2"

// times are the same in both languages.
var times = regexp.MustCompile(`\d{1,2}:\d{2}(?::\d{2})?|https?://\S+`)

var number = regexp.MustCompile(`\d+(?:[.,]\d+)*(?:\s?%)?`)

// unset makes text that is set with care easy to match: spaces that do not break become spaces, joiners go.
func unset(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2060", "", "\u200b", "").Replace(text)
}

// numbersIn are the numbers in a text, without those that are dates and the like, or part of a name.
func numbersIn(lang words.Lang, text string, names []string) []string {
	text = unset(text)
	for _, name := range names {
		text = strings.ReplaceAll(text, name, " ")
	}
	text = strings.ReplaceAll(times.ReplaceAllString(text, " "), words.PageDataVersion.In(lang, sampleVersion), " ")
	for _, pattern := range datelike[lang] {
		text = pattern.ReplaceAllString(text, " ")
	}
	return number.FindAllString(text, -1)
}

// parsed reads a number as a language writes it, and tells how many decimals it has, and whether it is in percent.
func parsed(lang words.Lang, text string) (value float64, decimals int, percent bool) {
	text, percent = strings.CutSuffix(text, "%")
	text = strings.TrimSpace(text)
	group, point := ".", ","
	if lang == words.En {
		group, point = ",", "."
	}
	text = strings.ReplaceAll(text, group, "")
	if whole, fraction, found := strings.Cut(text, point); found {
		text, decimals = whole+"."+fraction, len(fraction)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return -1, 0, false
	}
	return value, decimals, percent
}
