package dashboards

import (
	"slices"

	"giaoban/analytics/export"
	"giaoban/analytics/words"
)

// reuse is what a part of a page can be had as, beside the page: files, pictures, questions. It is a menu, because most
// readers look and only some carry on.
type reuse struct {
	Text  string // of the menu
	About string // the part's title

	Copy, Copied, NotCopied string // of buttons

	Groups []reuseGroup
}

type reuseGroup struct {
	Title    string
	Links    []reuseLink
	Texts    []reuseText
	Sign     *signForm // nil = the reader may make no link
	Note     string    // above the texts
	Origin   string    // that the texts begin their addresses with, where the browser may know better; else empty
	pictures bool      // of the chart
}

type reuseLink struct {
	Text, More string // More says in a word what it is for
	Href       string
	File       bool // it is saved, not shown
}

// TextsOf is one group of the menu with the words of its buttons, for the templates.
func (r *reuse) TextsOf(g reuseGroup) *reuse {
	one := *r
	one.Groups = []reuseGroup{g}
	return &one
}

// reuse gives the menu of a drawing. What is fetched later shows the numbers of the page: its address is pinned.
func (a *asked) reuse(name, title string) *reuse {
	files := fileLinks(pathCharts+name, a.pinned().withTheme("").Link)
	say := func(p words.Phrase) string { return p.In(a.Lang) }
	programs := reuseGroup{Title: say(words.ReusePrograms)}
	if _, asks := questions[name]; asks { // a story has no question: its numbers are made up
		programs.Links = append(programs.Links, reuseLink{"GraphQL", say(words.ReuseQuestion), a.questionLink(name), false})
	}
	programs.Links = append(programs.Links, reuseLink{"JSON", say(words.ReuseJSON), a.pinned().Link(pathCharts + name + ".json"), false})
	return &reuse{Text: say(words.ReuseMenu), About: title, Copy: say(words.ReuseCopy), Copied: say(words.ReuseCopied), NotCopied: say(words.ReuseNotCopied), Groups: []reuseGroup{
		{Title: say(words.ReuseFiles), Links: []reuseLink{
			{"CSV", "", files[string(export.CSV)], true},
			{"Excel", "", files[string(export.XLSX)], true},
		}},
		programs,
	}}
}

// addPictures adds the chart's pictures, for documents and slides.
func (r *reuse) addPictures(pinned Params, name string) {
	picture := pathCharts + name + "."
	r.Groups = slices.Insert(r.Groups, 1, reuseGroup{Title: words.ReusePictures.In(pinned.Lang), pictures: true, Links: []reuseLink{
		{"PNG", words.ReusePNG.In(pinned.Lang), beside(pinned.Link(picture+formPNG), paramScale, "2"), true},
		{"SVG", words.ReuseSVG.In(pinned.Lang), pinned.Link(picture + formSVG), true},
	}})
}
