package dashboards

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/browsertest"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
	"giaoban/dashboards/charts/chartstest"
)

// offices are those that pages must stay readable for, whatever they are like.
func offices() map[string]intaketest.Office {
	some := func(what string, n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprintf("%s %d", what, i+1)
		}
		return list
	}
	months := analytics.Range{From: 201901, To: 202005}
	usual := intaketest.Office{Topics: some("Lĩnh vực", 12), Units: some("Quận", 15), Channels: []string{"Văn bản", "Zalo", "Facebook"}, Months: months, EachMonth: 40}
	with := func(change func(*intaketest.Office)) intaketest.Office {
		o := usual
		change(&o)
		return o
	}
	named := func(names []string) intaketest.Office {
		return with(func(o *intaketest.Office) { o.Topics, o.Units, o.Channels = names, names, names })
	}
	return map[string]intaketest.Office{
		"one-month":    with(func(o *intaketest.Office) { o.Months.From = o.Months.To }),
		"twelve-years": with(func(o *intaketest.Office) { o.Months.From = 200806 }),
		"60-topics":    with(func(o *intaketest.Office) { o.Topics, o.EachMonth = some("Lĩnh vực thứ", 60), 90 }),
		"120-units": with(func(o *intaketest.Office) {
			o.Units, o.EachMonth = some("Phường, xã, thị trấn thứ", 120), 150
		}),
		"partial": with(func(o *intaketest.Office) { o.Through = analytics.NewDate(2020, 5, 12) }),
		"long":    named(chartstest.LongNames),
		"hostile": named(hostileNames),
		// Marks that turn the direction of writing are refused when a file is taken in.
		"right-to-left": named([]string{"שירותי בריאות ורווחה", "الصحة العامة والبيئة", "Môi trường البيئة 2020", "Giáo dục"}),
	}
}

// officePages are the pages with names in them.
var officePages = []sight{
	{name: "overview", path: "/?measure=messages", charts: 1},
	{name: "topics", path: "/topics?measure=messages"},
	{name: "topic", path: "/topics?topic=t0&measure=messages", charts: 1},
	{name: "units", path: "/units?measure=messages"},
	{name: "compare", path: "/compare?measure=messages"},
	{name: "compare-units", path: "/compare?by=unit&view=slope&measure=messages"},
	{name: "briefing", path: "/briefing?measure=messages"},
	{name: "heat", path: "/heat?measure=messages"},
	{name: "reports", path: "/reports?measure=messages&topic=t1"},
	{name: "filtered", path: "/?measure=messages&topic=t0,t1,t2&unit=u0,u1,u2&channel=c0,c1,c2"},
	{name: "data", path: "/data"},
}

// TestOffices looks at the pages of offices that are not like others: much data or little, many topics, names that are
// long, written from right to left, or meant to do harm. A usual run takes a part of the pages of each.
func TestOffices(t *testing.T) {
	m := onlooker{browser: browsertest.Start(t), seen: &sync.Map{}}
	for nth, name := range slices.Sorted(maps.Keys(offices())) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := m.with(t)
			home := serveOffice(t, offices()[name].Store(t))
			for i, page := range officePages {
				turn := nth*len(officePages) + i + 1
				for k, width := range screenWidths {
					if (i+turn/len(officePages)+k)%len(screenWidths) != 0 && os.Getenv(wholeMatrix) == "" {
						continue
					}
					page.home = home
					lang, dark := []words.Lang{words.Vi, words.En}[turn%2], (turn+k)%2 == 1
					title := fmt.Sprintf("%s-%d-%s", page.name, width, lang)
					t.Run(title, func(t *testing.T) {
						m.look(t, page, name+"-"+title, lang, browsertest.Screen{Width: width, Dark: dark})
					})
				}
			}
		})
	}
}
