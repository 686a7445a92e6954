package dashboards

import (
	"log/slog"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// Every cell of the page and of the CSV is what the store answers to the question that GraphQL asks.
func TestCoverageNumbers(t *testing.T) {
	for name, store := range map[string]*analytics.Store{"sample": intaketest.Sample(t), "storied": storiedStore(t), "tallies": talliesStore(t, intake.Options{})} {
		h := New(store, slog.New(slog.DiscardHandler))
		for query, months := range map[string]string{
			"":                                     "",
			"from=2020-04&to=2020-05&lang=en":      "2020-04..2020-05",
			"from=2019-11&to=2020-07":              "2019-11..2020-07", // beyond the months with data
			"from=2018-01&to=2020-04&kind=message": "2019-05..2020-04", // more than the table has room for
		} {
			snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
			if err != nil {
				t.Fatal(err)
			}
			lang := words.Vi
			if strings.Contains(query, "lang=en") {
				lang = words.En
			}
			covered := *snap.Settings().Covered
			period := analytics.Range{From: max(covered.From, covered.To.Add(-5)), To: covered.To}
			if months != "" {
				period = parseRange(t, months)
			}
			answer, err := snap.Coverage(t.Context(), period)
			if err != nil {
				t.Fatal(err)
			}
			page := get(t, h, "/data?"+query).Body.String()
			rows := tableRows(page, "coverage")
			if len(answer.Units) == 0 && len(rows) == 0 {
				if says := words.CoverageUnits.In(lang); !strings.Contains(page, says) {
					t.Errorf("%s %s: the page does not say %q", name, query, says)
				}
				continue
			}
			if len(rows) != len(answer.Units)+1 {
				t.Fatalf("%s %s: %d rows for %d units", name, query, len(rows), len(answer.Units))
			}
			for i, m := range answer.Months {
				want := strconv.Itoa(m.Expected-len(m.Missing)) + "/" + strconv.Itoa(m.Expected)
				if m.Status == analytics.NotReported {
					want = "–"
				}
				if got := rows[0][i+1]; got != want {
					t.Errorf("%s %s %s: the page says %q units, the store %q", name, query, m.Month, got, want)
				}
			}
			for i, u := range answer.Units {
				for k, m := range u.Months {
					want := m.Count.Display(lang)
					switch {
					case m.Missing:
						want = words.CoverageMissing.In(lang)
					case m.Count.Bound() == nil:
						want = "–" + want
					case u.Unit != nil && !m.Expected && *m.Count.Bound() == 0:
						want = "–" + words.CoverageIdle.In(lang)
					}
					if got := rows[i+1][k+1]; got != want {
						t.Errorf("%s %s %s: the page says %q, want %q", name, query, m.Month, got, want)
					}
				}
			}
			for _, row := range rows {
				if len(row) != period.Len()+1 {
					t.Errorf("%s %s: %d cells for %d months", name, query, len(row), period.Len())
				}
			}
			coverageFile(t, h, snap, page)
		}
	}
}

func coverageFile(t *testing.T, h http.Handler, snap *analytics.Snapshot, page string) {
	t.Helper()
	link := regexp.MustCompile(`href="(/data/coverage\.csv[^"]*)"`).FindStringSubmatch(page)
	if link == nil {
		t.Fatal("the page links to no CSV")
	}
	address := strings.ReplaceAll(link[1], "&amp;", "&")
	p, err := ParseParams(address[strings.Index(address, "?")+1:])
	if err != nil || p.From == nil || p.Version != snap.Meta().DataVersion {
		t.Fatalf("the link %s pins neither months nor version: %v", address, err)
	}
	answer, err := snap.Coverage(t.Context(), analytics.Range{From: *p.From, To: *p.To})
	if err != nil {
		t.Fatal(err)
	}
	lines := csvLines(t, get(t, h, address))
	if want := "unit,name,month,written_reports,status,lower,expected,missing,data_version,sample"; strings.Join(lines[0], ",") != want {
		t.Errorf("the CSV begins %q", lines[0])
	}
	at := 0
	for _, u := range answer.Units {
		for _, m := range u.Months {
			at++
			want := append([]string{code(u.Unit)}, append(append([]string{m.Month.String()}, csvCount(m.Count)...),
				csvInt(m.Count.Lower), strconv.FormatBool(m.Expected), strconv.FormatBool(m.Missing), strconv.FormatInt(p.Version, 10), strconv.FormatBool(snap.Meta().Sample))...)
			if got := slices.Delete(slices.Clone(lines[at]), 1, 2); !slices.Equal(got, want) {
				t.Fatalf("the CSV says %q, want %q", got, want)
			}
			if name := lines[at][1]; strings.HasPrefix(name, "=") || strings.HasPrefix(name, "@") {
				t.Errorf("a spreadsheet would run %q", name)
			}
		}
	}
	if at != len(lines)-1 {
		t.Errorf("%d lines for %d cells", len(lines)-1, at)
	}
}

// The sentence can be read out: it names who is missing in the last month that is over.
func TestCoverageSentences(t *testing.T) {
	h := New(storiedStore(t), slog.New(slog.DiscardHandler))
	page := get(t, h, "/data").Body.String()
	for _, want := range []string{
		"Tháng\u00a04/2020: 12/17 đơn vị đã gửi báo cáo bằng văn bản, còn 5 đơn vị chưa gửi: Quận Hồng Bàng, Huyện Vĩnh Bảo, Hội Liên hiệp Phụ nữ thành phố, @fmt:text và Rất dài",
		"Tháng\u00a05/2020 chưa kết thúc: đến nay 14/17 đơn vị đã gửi.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	sample := New(intaketest.Sample(t), slog.New(slog.DiscardHandler))
	for query, want := range map[string]string{
		"":                        "Tháng\u00a05/2020: 14/15 đơn vị đã gửi báo cáo bằng văn bản, còn 1 đơn vị chưa gửi: Huyện Bạch Long Vĩ.",
		"from=2020-01&to=2020-03": "Tháng\u00a03/2020: đủ 15/15 đơn vị đã gửi báo cáo bằng văn bản.",
	} {
		if page := get(t, sample, "/data?"+query).Body.String(); !strings.Contains(page, want) {
			t.Errorf("%s: the page does not say %q", query, want)
		}
	}
}

// The comparison of two versions says what the store says, on the page and in the CSV.
func TestDiffNumbers(t *testing.T) {
	sameDiff(t, storiedStore(t), [][2]int64{{2, 25}, {25, 2}, {24, 25}, {25, 25}})
	sameDiff(t, intaketest.Sample(t), [][2]int64{{1, 2}})
	sameDiff(t, talliesStore(t, intake.Options{}), [][2]int64{{1, 2}})
}

func sameDiff(t *testing.T, store *analytics.Store, pairs [][2]int64) {
	t.Helper()
	h := New(store, slog.New(slog.DiscardHandler))
	for _, versions := range pairs {
		d, err := store.Diff(t.Context(), analytics.FullAccess(), versions[0], versions[1])
		if err != nil {
			t.Fatal(err)
		}
		query := "from=" + strconv.FormatInt(versions[0], 10) + "&to=" + strconv.FormatInt(versions[1], 10)
		page := get(t, h, "/data/diff?"+query).Body.String()
		lines := csvLines(t, get(t, h, "/data/diff.csv?"+query))
		if len(lines) != 1+len(d.Months)+len(d.Totals) {
			t.Fatalf("%s: %d lines", query, len(lines))
		}
		totals, months := tableRows(page, "totals"), tableRows(page, "months")
		if len(totals) != len(d.Totals) || len(months) != len(d.Months) {
			t.Fatalf("%s: %d totals and %d months on the page, want %d and %d", query, len(totals), len(months), len(d.Totals), len(d.Months))
		}
		same := func(row, line []string, m analytics.MeasureDiff) {
			t.Helper()
			delta := "–"
			if m.Delta != nil {
				delta = signed(words.Vi, *m.Delta)
			}
			if want := []string{words.Measures[string(m.Measure)].Vi, m.Then.Display(words.Vi), m.Now.Display(words.Vi), delta}; !slices.Equal(row, want) {
				t.Errorf("%s: the page says %q, want %q", query, row, want)
			}
			want := slices.Concat([]string{string(m.Measure)}, csvCount(m.Then), []string{csvInt(m.Then.Lower)}, csvCount(m.Now), []string{csvInt(m.Now.Lower), csvInt(m.Delta)})
			if got := line[2:10]; !slices.Equal(got, want) {
				t.Errorf("%s: the CSV says %q, want %q", query, got, want)
			}
		}
		order := slices.Clone(d.Months) // on the page the newest month stands first
		slices.SortStableFunc(order, func(a, b analytics.MonthDiff) int { return int(b.Month) - int(a.Month) })
		for i, m := range order {
			line := slices.IndexFunc(d.Months, func(x analytics.MonthDiff) bool { return x.Month == m.Month && x.Measure == m.Measure })
			same(months[i], lines[1+line], m.MeasureDiff)
		}
		for i, m := range d.Totals {
			same(totals[i], lines[1+len(d.Months)+i], m)
		}
		if rows := tableRows(page, "between"); len(rows) != len(d.Between) {
			t.Errorf("%s: %d changes in between on the page, want %d", query, len(rows), len(d.Between))
		}
	}
}

func parseRange(t *testing.T, text string) analytics.Range {
	t.Helper()
	from, to, _ := strings.Cut(text, "..")
	first, errFirst := analytics.ParseMonth(from)
	last, errLast := analytics.ParseMonth(to)
	if errFirst != nil || errLast != nil {
		t.Fatal(errFirst, errLast)
	}
	return analytics.Range{From: first, To: last}
}
