package dashboards

import (
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake/intaketest"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/charts/chartstest"
	"giaoban/dashboards/render/officetest"
	"giaoban/dashboards/render/pptx"
)

// packOffices are those that a pack must stay readable for, and what is asked of each.
func packOffices() map[string]func(t *testing.T) (*analytics.Store, string) {
	office := func(change func(*intaketest.Office), query string) func(*testing.T) (*analytics.Store, string) {
		return func(t *testing.T) (*analytics.Store, string) {
			o := offices()["one-month"]
			o.Months.From = 201901
			change(&o)
			return o.Store(t), query
		}
	}
	sample := func(query string) func(*testing.T) (*analytics.Store, string) {
		return func(t *testing.T) (*analytics.Store, string) { return intaketest.Sample(t), query }
	}
	many := make([]string, 40)
	for i := range many {
		many[i] = fmt.Sprintf("%d. %s", i+1, []string{"Đất đai, bồi thường, giải phóng mặt bằng và tái định cư", "Giáo dục", "Y tế – chăm sóc sức khỏe"}[i%3])
	}
	return map[string]func(*testing.T) (*analytics.Store, string){
		"sample":    sample("?from=2020-04&to=2020-05&measure=messages"),
		"written":   sample("?from=2020-04&to=2020-05&lang=en&vs=previous,last-year,2018-04..2018-05,2017-04..2017-05"),
		"nothing":   sample("?from=2031-01&to=2031-02"),
		"issues":    sample("?from=2020-01&to=2020-05&measure=issues&vs=none"),
		"40-topics": office(func(o *intaketest.Office) { o.Topics, o.EachMonth = many, 160 }, "?measure=messages"),
		"long": office(func(o *intaketest.Office) {
			o.Topics, o.Units, o.Channels = chartstest.LongNames, chartstest.LongNames, chartstest.LongNames
		}, "?measure=messages"),
		"hostile": office(func(o *intaketest.Office) { o.Topics, o.Units, o.Channels = hostileNames, hostileNames, hostileNames }, "?measure=messages"),
	}
}

// Each file of the pack is valid and opens in LibreOffice without a message; no word of a slide lies on another one or is
// cut off. The pages are kept in out/ for people to look at.
func TestPackOpens(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(packOffices())) {
		if (name == "written" || name == "issues") && os.Getenv(wholeMatrix) == "" {
			continue // of the same office as another
		}
		t.Run(name, func(t *testing.T) {
			store, query := packOffices()[name](t)
			theme := pptx.Plain
			theme.Accents[0] = "8A1C1C"
			h := New(store, slog.New(slog.NewTextHandler(t.Output(), nil)), WithPack(PackOptions{Theme: theme,
				Office: briefing.Office{Name: "Ban Tuyên giáo Thành ủy", Parent: "Thành ủy Hải Phòng", Place: "Hải Phòng", Party: true}}))
			for _, form := range []string{"pptx", "docx", "xlsx"} {
				w := get(t, h, "/briefing."+form+query)
				if w.Code != http.StatusOK {
					t.Fatalf("%s: %d %s", form, w.Code, w.Body)
				}
				file, named := w.Body.Bytes(), "pack-"+name+"."+form
				officetest.Valid(t, named, file)
				officetest.Unzip(t, file).Whole(t)
				if form == "xlsx" && name != "sample" && name != "hostile" {
					continue // LibreOffice has been shown such workbooks where they are written
				}
				pages := officetest.Open(t, named, file)
				if form != "pptx" {
					continue
				}
				if len(pages) < 5 {
					t.Errorf("%d slides", len(pages))
				}
				for i, p := range pages {
					for k, word := range p.Words {
						for _, other := range p.Words[:k] {
							if officetest.Overlap(word, other) {
								t.Errorf("slide %d: %q lies on %q", i+1, word.Text, other.Text)
							}
						}
					}
					if strings.TrimSpace(p.Text()) == "" {
						t.Errorf("slide %d is empty", i+1)
					}
				}
			}
		})
	}
}
