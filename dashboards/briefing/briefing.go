// Package briefing writes the pack of a monthly meeting: slides, an official paper, and Markdown. What it writes is a
// Briefing, the values of one data version in the words of one language, so all files of a pack say the same, and the same
// Briefing gives the same bytes.
package briefing

import (
	"context"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/render/pptx"
)

// Briefing is what a pack says.
type Briefing struct {
	Lang     words.Lang
	Title    string // "Giao ban công tác dư luận xã hội"
	Current  analytics.Period
	Period   string // its name: "Tháng 4–5/2020"
	Spoken   string // the period as papers name it: "2 tháng 4 và 5 năm 2020"
	Scope    string // which reports alone are counted: "Quận Lê Chân"; empty = all
	Office   Office
	Theme    pptx.Theme
	Origin   string    // that addresses begin with, such as https://giaoban.example; empty = files have no links
	Created  time.Time // when the data version was committed
	Source   string    // where the numbers come from, in a line
	Badge    string    // says in a word or two what the notices say in full
	Notices  []string  // sentences that must stand beside the numbers
	Sections []Section
	Focus    string  // code of the topic of the thematic page; empty = there is none
	Focuses  []Focus // topics that it can be about
}

// Focus is a topic that the thematic page can be about.
type Focus struct{ Code, Name string }

// Office is whose pack it is. An empty field leaves a dotted line to fill in, or is left out.
type Office struct {
	Name   string // "Ban Tuyên giáo Thành ủy"
	Parent string // the office above: "Thành ủy Hải Phòng"
	Place  string // "Hải Phòng"
	Party  bool   // it is an office of the Party, whose papers have another head
}

// Section is one subject: a slide or more, and a piece of the paper.
type Section struct {
	ID      string
	Part    string // the heading of the paper that it stands under; the same as the section before = no new heading
	Title   string
	Lead    string // the sentence on the slide; empty = the first of the texts
	Texts   []Text // sentences; all are in the slide's notes and in the paper
	Figures []Figure
	Charts  []Chart // side by side
	Table   *Table
	Picture *Picture // where Office has no such chart, and in papers, which have none
	Query   string   // address of its GraphQL question; empty = none
	Notes   []string // what explains the numbers
	Lines   int      // empty lines to fill in
	Only    Form     // it stands in slides or papers alone; empty = in both
}

// Chart is a chart of a slide.
type Chart struct {
	Title      string // above it, where it is not alone
	pptx.Chart        // its box is the slide's
}

// Form is what a section can be made for.
type Form string

// The forms.
const (
	Slides Form = "slides"
	Papers Form = "papers"
)

// in tells whether a section stands in a form.
func (s Section) in(f Form) bool { return s.Only == "" || s.Only == f }

// Blanks are the empty lines, for templates.
func (s Section) Blanks() []struct{} { return make([]struct{}, s.Lines) }

// Text is a sentence. Its numbers know how sure they are and what they were counted from.
type Text []Span

// Span is a piece of a sentence.
type Span struct {
	Text   string
	Number bool                  // it is a number of the data
	Status analytics.CountStatus // of a number
	Link   string                // address of the reports behind a number; empty = there is no list of them
}

// Plain is the sentence without its links.
func (t Text) Plain() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Said is a sentence without numbers that know anything.
func Said(text string) Text { return Text{{Text: text}} }

// Figure is a key figure.
type Figure struct {
	Name, Value string
	Worded      bool // Value is more than a number
	Changes     []string
}

// Table is a table of a pack.
type Table struct {
	Title   string // what it shows
	Columns []Column
	Rows    [][]Cell // each as long as Columns
	Total   bool     // the last row is the total
}

// Column is a column's head.
type Column struct {
	Head   string
	Width  float64 // its part of the table's width, as a weight; 0 = 1
	Number bool
}

// Cell is what stands in a row under a head.
type Cell struct {
	Text string
	Link string // address; empty = none
}

// Picture is a chart as the dashboards draw it.
type Picture struct {
	Draw    func(context.Context) ([]byte, error) // a PNG
	Alt     string                                // what it shows; never empty
	Caption string
	Link    string // address of it
}

// address is a link out of a file; empty where there is none.
func (b *Briefing) address(link string) string {
	if b.Origin == "" || link == "" {
		return ""
	}
	return b.Origin + link
}

// Heading is the pack's title with its period and what alone is counted: "Giao ban công tác dư luận xã hội – Tháng 4–5/2020; Quận Lê
// Chân".
func (b *Briefing) Heading() string { return b.scoped(b.Title + " – " + b.Period) }

func (b *Briefing) scoped(text string) string {
	if b.Scope == "" {
		return text
	}
	return text + "; " + b.Scope
}
