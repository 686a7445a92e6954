package dashboards

import (
	"html"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
)

// whatChanged holds the part of the overview to the store: every topic that is new, rises or falls against a baseline is
// named there, with its numbers, and none of the others.
func whatChanged(t *testing.T, h http.Handler, snap *analytics.Snapshot) {
	for _, query := range []string{"measure=messages", "measure=messages&vs=last-year,2018-01..2018-02&lang=en", "", "measure=messages&unit=le-chan"} {
		p, err := ParseParams(query)
		if err != nil {
			t.Fatal(err)
		}
		a := &asked{Params: p, snap: snap, settings: snap.Settings(), current: *snap.Settings().DefaultPeriod, baselines: p.Baselines}
		answer, err := a.compare(t.Context(), analytics.ByTopic, a.Filter, analytics.MaxTop)
		if err != nil {
			t.Fatal(err)
		}
		page := get(t, h, "/?"+query).Body.String()
		_, page, _ = strings.Cut(page, `<h2 id="changed">`)
		page, _, _ = strings.Cut(page, "</section>")
		lists := strings.Split(page, `<div class="changed-against">`)[1:]
		if len(lists) != len(a.baselines) {
			t.Fatalf("%s: %d lists for %d baselines", query, len(lists), len(a.baselines))
		}
		for i := range a.baselines {
			var want, got []string
			for _, r := range answer.Rows {
				switch v := *r.Changes[i].Verdict; v {
				case stats.New, stats.Rising, stats.Falling:
					want = append(want, topicName(r.Topic, p.Lang)+" "+words.VerdictBadges[string(v)].In(p.Lang)+" "+r.Changes[i].Count.Display(p.Lang)+" "+r.Count.Display(p.Lang))
				}
			}
			_, list, _ := strings.Cut(lists[i], `<ul class="changed-list">`)
			list, _, _ = strings.Cut(list, "</ul>")
			for _, item := range regexp.MustCompile(`(?s)<li>(.*?)</li>`).FindAllStringSubmatch(list, -1) {
				parts := regexp.MustCompile(`(?s)changed-name">(.*?)</p>.*<span class="then">(.*?)</span>.*<strong>(.*?)</strong>`).FindStringSubmatch(item[1])
				name := regexp.MustCompile(`<span aria-hidden="true">[^<]*</span>|<[^>]*>`).ReplaceAllString(parts[1], "")
				plain := func(s string) string {
					return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s, ""))
				}
				got = append(got, html.UnescapeString(name)+" "+plain(parts[2])+" "+plain(parts[3]))
			}
			if len(want) > changedShown {
				if len(got) != changedShown || !strings.Contains(lists[i], words.ChangedMore.In(p.Lang)) {
					t.Errorf("%s: %d of %d topics, without the way to the others", query, len(got), len(want))
				}
				for _, one := range got {
					if !slices.Contains(want, one) {
						t.Errorf("%s: %s did not change", query, one)
					}
				}
				continue
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s baseline %d:\n got %q\nwant %q", query, i, got, want)
			}
		}
	}
	for query, says := range map[string]words.Phrase{"measure=issues": words.ChangedIssues, "vs=none": words.ChangedNoBaseline, "from=2030-01&to=2030-01": words.PageNothingToShow} {
		if body := html.UnescapeString(get(t, h, "/?"+query).Body.String()); !strings.Contains(body, says.Vi) || strings.Contains(body, `class="changed-list"`) {
			t.Errorf("%s: the page does not say %q", query, says.Vi)
		}
	}
}
