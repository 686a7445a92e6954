package sample

import (
	"fmt"
	"slices"
	"time"
)

// A plan is what the office writes in a month.
type plan struct {
	periodic, thematic, adHoc int

	theme   string // topic of all thematic syntheses, empty for any
	themed  int    // new issues on the theme
	fresh   int    // new issues on any topic but the theme
	carried int    // issues of the month before that come back
}

// publishedPlans hold to the article: in April and May 2020 together 15
// syntheses, 12 of them thematic on Covid-19, and 25 issues. Those of May
// that come back from April make the two months 15 and 16 of the 25.
var publishedPlans = map[string]plan{
	"2020-04": {periodic: 1, thematic: 6, adHoc: 1, theme: "covid-19", themed: 7, fresh: 4, carried: 4},
	"2020-05": {periodic: 1, thematic: 6, adHoc: 0, theme: "covid-19", themed: 5, fresh: 5, carried: 6},
}

func (d dice) plan(month string) plan {
	if p, ok := publishedPlans[month]; ok {
		return p
	}
	return plan{
		periodic: d.between(1, 2), thematic: d.between(3, 4), adHoc: d.between(2, 3),
		fresh: d.between(5, 8), carried: d.between(1, 4),
	}
}

type issue struct{ code, topic string }

// at names the issue with its topic, as the file wants it where a report may
// have several.
func (i issue) at() string { return i.code + "@" + i.topic }

// syntheses draws what the office itself wrote.
func syntheses(reg registry, d dice) []report {
	w := writer{reg: reg, dice: d, numbers: map[int]int{}}
	for _, month := range months() {
		w.month(month)
	}
	return w.reports
}

type writer struct {
	dice

	reg     registry
	numbers map[int]int // last issue opened in each year
	last    []issue     // issues of the month before
	reports []report
}

func (w *writer) month(month []time.Time) {
	p := w.plan(monthOf(month[0]))
	issues := w.issues(month, p)
	covered := map[issue]bool{}
	for i := range p.thematic {
		about := w.theme(p, issues, i)
		for _, is := range about {
			covered[is] = true
		}
		w.thematic(month, about)
	}
	for range p.adHoc {
		one := issues[w.IntN(len(issues))]
		covered[one] = true
		w.mixed(month, "AD_HOC", []issue{one})
	}
	for i := range p.periodic {
		// The first one takes up whatever no other synthesis covers.
		var about []issue
		for _, is := range issues {
			if i == 0 && !covered[is] || w.chance(25) {
				about = append(about, is)
			}
		}
		w.mixed(month, "PERIODIC", about)
	}
	w.last = issues
}

// issues lists the month's issues: some come back, the others are new. Each
// keeps its topic for ever.
func (w *writer) issues(month []time.Time, p plan) []issue {
	var issues []issue
	for _, i := range w.Perm(len(w.last)) {
		if len(issues) < p.carried && w.reg.validIn(w.last[i].topic, monthOf(month[0])) {
			issues = append(issues, w.last[i])
		}
	}
	weights := pulseOf(w.reg, month[len(month)/2]).weights()
	for i, t := range w.reg.topics {
		if t.code == p.theme {
			weights[i] = 0
		}
	}
	year := month[0].Year()
	for n := range p.themed + p.fresh {
		topic := p.theme
		if n >= p.themed {
			topic = w.reg.topics[w.pick(weights)].code
		}
		w.numbers[year]++
		issues = append(issues, issue{fmt.Sprintf("VD-%d-%03d", year, w.numbers[year]), topic})
	}
	return issues
}

// theme chooses up to three issues of one topic for the month's n-th thematic
// synthesis.
func (w *writer) theme(p plan, issues []issue, n int) []issue {
	topic := p.theme
	if topic == "" {
		topic = issues[w.IntN(len(issues))].topic
	}
	var all []issue
	for _, is := range issues {
		if is.topic == topic {
			all = append(all, is)
		}
	}
	var about []issue
	for i := range min(w.between(1, 3), len(all)) {
		about = append(about, all[(n+i)%len(all)])
	}
	return about
}

// thematic writes a synthesis of one topic: its issues need not repeat it.
func (w *writer) thematic(month []time.Time, about []issue) {
	r := w.synthesis(month, "THEMATIC")
	r.topics = []string{about[0].topic}
	for _, is := range about {
		r.issues = append(r.issues, is.code)
	}
	w.reports = append(w.reports, r)
}

// mixed writes a synthesis of any topics. It names the topic of its first
// issue; the others follow from the issues.
func (w *writer) mixed(month []time.Time, synthesisType string, about []issue) {
	r := w.synthesis(month, synthesisType)
	for _, is := range about {
		r.issues = append(r.issues, is.at())
	}
	if len(about) > 0 {
		r.topics = []string{about[0].topic}
	}
	slices.Sort(r.issues)
	w.reports = append(w.reports, r)
}

func (w *writer) synthesis(month []time.Time, synthesisType string) report {
	busy := 1 // any day is as good
	if synthesisType == "PERIODIC" {
		busy = 24 // after the units' reports
	}
	day := w.workday(month, busy, len(month))
	return report{received: w.moment(day, officeHours), kind: kindSynthesis, synthesisType: synthesisType}
}
