package sample_test

import (
	"maps"
	"slices"
	"testing"
)

// figures are what a month or several count to.
type figures struct {
	written, messages, syntheses, thematic int
	issues                                 map[string]bool
}

func count(reports []row, months ...string) figures {
	f := figures{issues: map[string]bool{}}
	for _, r := range reports {
		if !slices.Contains(months, r.month()) {
			continue
		}
		switch r.kind {
		case "WRITTEN":
			f.written++
		case "MESSAGE":
			f.messages++
		case "SYNTHESIS":
			f.syntheses++
		}
		if r.synthesisType == "THEMATIC" {
			f.thematic++
		}
		for code := range r.issueTopics() {
			f.issues[code] = true
		}
	}
	return f
}

func shared(a, b map[string]bool) int {
	n := 0
	for code := range a {
		if b[code] {
			n++
		}
	}
	return n
}

func TestPublishedTotals(t *testing.T) {
	reports := readReports(t)
	both := count(reports, "2020-04", "2020-05")
	if both.written != 46 || both.syntheses != 15 || both.thematic != 12 || len(both.issues) != 25 {
		t.Errorf("April and May 2020: %d written, %d syntheses, %d thematic, %d issues; want 46, 15, 12, 25",
			both.written, both.syntheses, both.thematic, len(both.issues))
	}
	if both.messages < 4000 || both.messages > 7000 {
		t.Errorf("April and May 2020: %d messages", both.messages)
	}
	march, april, may := count(reports, "2020-03"), count(reports, "2020-04"), count(reports, "2020-05")
	if len(april.issues) != 15 || len(may.issues) != 16 {
		t.Errorf("issues: %d in April, %d in May, want 15 and 16", len(april.issues), len(may.issues))
	}
	if shared(march.issues, april.issues) == 0 || shared(april.issues, may.issues) == 0 {
		t.Error("no issue comes back")
	}
	for _, r := range reports {
		if r.synthesisType == "THEMATIC" && r.month() >= "2020-04" && r.topics[0] != "covid-19" {
			t.Errorf("%s: thematic on %s", r.id, r.topics[0])
		}
	}
}

func TestVolume(t *testing.T) {
	reports := readReports(t)
	if n := len(reports); n < 95_000 || n > 115_000 {
		t.Errorf("%d rows", n)
	}
	months := map[string]bool{}
	var years [6]int
	for _, r := range reports {
		months[r.month()] = true
		years[r.received.Year()-2015]++
	}
	if len(months) != 65 {
		t.Errorf("%d months, want 65", len(months))
	}
	if !slices.IsSorted(years[:5]) {
		t.Errorf("rows do not grow from 2015 to 2019: %v", years)
	}
	for _, month := range slices.Sorted(maps.Keys(months)) {
		f := count(reports, month)
		if f.written < 18 || f.written > 26 {
			t.Errorf("%s: %d written reports", month, f.written)
		}
		if f.syntheses < 6 || f.syntheses > 9 {
			t.Errorf("%s: %d syntheses", month, f.syntheses)
		}
		if n := len(f.issues); month < "2020-04" && (n < 5 || n > 12) {
			t.Errorf("%s: %d issues", month, n)
		}
	}
}

// What is missing or double in real data is so here, too.
func TestUnknownAndSeveral(t *testing.T) {
	var messages, noUnit, noChannel, noTopic, two, three int
	island := map[string]bool{}
	for _, r := range readReports(t) {
		if r.unit == "bach-long-vi" {
			island[r.month()] = true
		}
		if r.kind != "MESSAGE" {
			continue
		}
		messages++
		noUnit += one(r.unit == "")
		noChannel += one(r.channel == "")
		noTopic += one(len(r.topics) == 0)
		two += one(len(r.topics) == 2)
		three += one(len(r.topics) == 3)
	}
	within(t, "no unit", noUnit, messages, 80, 120)
	within(t, "no channel", noChannel, messages, 20, 40)
	within(t, "no topic", noTopic, messages, 15, 25)
	within(t, "two topics", two, messages, 70, 90)
	within(t, "three topics", three, messages, 5, 15)
	if n := len(island); n == 0 || n > 60 {
		t.Errorf("Bạch Long Vĩ has reports in %d of 65 months", n)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func within(t *testing.T, what string, n, of, low, high int) {
	t.Helper()
	if share := n * 1000 / of; share < low || share > high {
		t.Errorf("%s: %d per thousand, want %d to %d", what, share, low, high)
	}
}

// April and May 2020 must show rises, falls and topics that stay, against
// both baselines.
func TestStoryOfSpring2020(t *testing.T) {
	parents := readParents(t)
	counts := map[string]map[string]int{}
	for _, r := range readReports(t) {
		if r.kind != "MESSAGE" {
			continue
		}
		if counts[r.month()] == nil {
			counts[r.month()] = map[string]int{}
		}
		for topic := range topLevel(r.topics, parents) {
			counts[r.month()][topic]++
		}
	}
	covid := func(month string) int { return counts[month]["covid-19"] }
	if covid("2020-01") != 0 || covid("2020-02") == 0 || covid("2020-03") <= covid("2020-02") ||
		covid("2020-04") <= covid("2020-03")*5/4 || covid("2020-05") >= covid("2020-04")*3/4 {
		t.Errorf("Covid-19: %d, %d, %d, %d from February to May", covid("2020-02"), covid("2020-03"), covid("2020-04"), covid("2020-05"))
	}
	for _, then := range [][2]string{{"2020-02", "2020-03"}, {"2019-04", "2019-05"}} {
		var rising, falling, staying int
		for topic := range counts["2020-03"] {
			now := counts["2020-04"][topic] + counts["2020-05"][topic]
			before := counts[then[0]][topic] + counts[then[1]][topic]
			switch {
			case now*10 > before*13:
				rising++
			case now*13 < before*10:
				falling++
			case now*10 > before*9 && now*9 < before*10:
				staying++
			}
		}
		if rising < 2 || falling < 2 || staying < 3 {
			t.Errorf("against %v: %d rising, %d falling, %d staying", then, rising, falling, staying)
		}
	}
}

func topLevel(topics []string, parents map[string]string) map[string]bool {
	set := map[string]bool{}
	for _, topic := range topics {
		if parent := parents[topic]; parent != "" {
			topic = parent
		}
		set[topic] = true
	}
	return set
}
