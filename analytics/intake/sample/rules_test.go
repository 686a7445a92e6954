package sample_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics/intake/sample"
)

func TestRegistries(t *testing.T) {
	count := map[string]int{}
	topLevel := 0
	seen := map[string]bool{}
	for _, e := range readEntries(t) {
		count[e.registry]++
		if e.registry == "topic" && e.parent == "" {
			topLevel++
		}
		if e.nameVI == "" || e.nameEN == "" {
			t.Errorf("%s: a name is missing", e.code)
		}
		if e.validFrom != "" && e.validTo != "" && e.validFrom > e.validTo {
			t.Errorf("%s: valid from %s to %s", e.code, e.validFrom, e.validTo)
		}
		for _, month := range []string{e.validFrom, e.validTo} {
			if _, err := time.Parse("2006-01", month); month != "" && err != nil {
				t.Errorf("%s: bad month %q", e.code, month)
			}
		}
		if e.parent != "" && !seen[e.registry+"\x00"+e.parent] {
			t.Errorf("%s: parent %s is not listed before it", e.code, e.parent)
		}
		// A word in a file must lead to one entry only.
		words := map[string]bool{e.code: true, strings.ToLower(e.nameVI): true, strings.ToLower(e.nameEN): true}
		for _, alias := range e.aliases {
			if words[strings.ToLower(alias)] {
				t.Errorf("%s: alias %q repeats", e.code, alias)
			}
			words[strings.ToLower(alias)] = true
		}
		for w := range words {
			if seen[e.registry+"\x00"+w] {
				t.Errorf("%s: %q also leads to another entry", e.code, w)
			}
			seen[e.registry+"\x00"+w] = true
		}
	}
	if count["unit"] != 15 || count["channel"] != 5 || count["topic"] != 25 || topLevel != 16 || len(count) != 3 {
		t.Errorf("entries %v, %d topics without parent", count, topLevel)
	}
	for _, e := range readEntries(t) {
		if parent := readParents(t)[e.parent]; parent != "" {
			t.Errorf("%s: more than two levels", e.code)
		}
	}
}

// The importer refuses a row that breaks one of these rules.
func TestEveryRowIsSound(t *testing.T) {
	known := map[string]entry{}
	for _, e := range readEntries(t) {
		known[e.registry+" "+e.code] = e
	}
	usable := func(r row, registry, code string) {
		e, ok := known[registry+" "+code]
		if !ok {
			t.Errorf("%s: unknown %s %q", r.id, registry, code)
		}
		if r.month() < e.validFrom || (e.validTo != "" && r.month() > e.validTo) {
			t.Errorf("%s: %s %s is not valid in %s", r.id, registry, code, r.month())
		}
	}
	ids := map[string]bool{}
	topicOf := map[string]string{}
	for _, r := range readReports(t) {
		if ids[r.id] {
			t.Errorf("%s: id comes twice", r.id)
		}
		ids[r.id] = true
		if day := r.received.Format(time.DateOnly); day < "2015-01-01" || day > sample.Through {
			t.Errorf("%s: received on %s", r.id, day)
		}
		if r.unit != "" {
			usable(r, "unit", r.unit)
		}
		if r.channel != "" {
			usable(r, "channel", r.channel)
		}
		for _, topic := range r.topics {
			usable(r, "topic", topic)
		}
		if len(slices.Compact(slices.Sorted(slices.Values(r.topics)))) != len(r.topics) || len(r.issueTopics()) != len(r.issues) {
			t.Errorf("%s: a topic or an issue comes twice", r.id)
		}
		for code, topic := range r.issueTopics() {
			usable(r, "topic", topic)
			if before, ok := topicOf[code]; ok && before != topic {
				t.Errorf("%s: issue %s has the topics %s and %s", r.id, code, before, topic)
			}
			topicOf[code] = topic
		}
		checkKind(t, r)
	}
}

func checkKind(t *testing.T, r row) {
	t.Helper()
	ok := false
	switch r.kind {
	case "WRITTEN":
		ok = (r.channel == "document" || r.channel == "email") && r.unit != "" && r.synthesisType == "" && r.issues == nil
	case "MESSAGE":
		ok = r.channel != "document" && r.synthesisType == "" && r.issues == nil
	case "SYNTHESIS":
		ok = r.channel == "" && r.unit == "" && slices.Contains([]string{"PERIODIC", "THEMATIC", "AD_HOC"}, r.synthesisType)
	}
	if r.synthesisType == "THEMATIC" {
		ok = ok && len(r.topics) == 1 && len(r.issues) > 0
		for _, topic := range r.issueTopics() {
			ok = ok && topic == r.topics[0]
		}
	}
	if !ok {
		t.Errorf("row does not fit its kind: %+v", r)
	}
}

func TestRowsAreInOrderAndNumbered(t *testing.T) {
	forms := map[string]string{"WRITTEN": "VB-%d-%04d", "MESSAGE": "TN-%d-%06d", "SYNTHESIS": "BC-%d-%03d"}
	numbers := map[string]int{}
	var last time.Time
	for _, r := range readReports(t) {
		if r.received.Before(last) {
			t.Fatalf("%s: comes after a later report", r.id)
		}
		last = r.received
		year := r.received.Year()
		key := fmt.Sprint(r.kind, year)
		numbers[key]++
		if want := fmt.Sprintf(forms[r.kind], year, numbers[key]); r.id != want {
			t.Fatalf("id is %s, want %s", r.id, want)
		}
	}
}

func TestRegistryIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, r := range readReports(t) {
		used["unit "+r.unit], used["channel "+r.channel] = true, true
		for _, topic := range r.topics {
			used["topic "+topic] = true
		}
	}
	for _, e := range readEntries(t) {
		if !used[e.registry+" "+e.code] {
			t.Errorf("%s %s is never used", e.registry, e.code)
		}
		if strings.ToLower(e.code) != e.code {
			t.Errorf("code %s is not in lower case", e.code)
		}
	}
}
