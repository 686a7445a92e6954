package dashboards

import (
	"errors"
	"strings"
	"testing"

	"giaoban/analytics/words"
)

// TestParams reads a query string and writes it back: the same view always has the same address.
func TestParams(t *testing.T) {
	tests := []struct{ query, want string }{
		{"", ""},
		{"from=2020-04&to=2020-05", "from=2020-04&to=2020-05"},
		{"to=2020-05&lang=vi&from=2020-04", "from=2020-04&to=2020-05"},
		{"vs=previous,last-year", ""},
		{"vs=previous&vs=last-year", ""},
		{"vs=last-year,previous", "vs=last-year,previous"},
		{"vs=previous", "vs=previous"},
		{"vs=", "vs=none"},
		{"vs=none", "vs=none"},
		{"vs=none&vs=previous", "vs=previous"},
		{"vs=previous,last-year,2019-01..2019-02", "vs=previous,last-year,2019-01..2019-02"},
		{"vs=2019-01", "vs=2019-01..2019-01"},
		{"vs=none&vs-from=2019-01&vs-to=2019-02", "vs=2019-01..2019-02"},
		{"vs-from=2019-01", "vs=previous,last-year,2019-01..2019-01"},
		{"vs-from=&vs-to=", ""},
		{"measure=written-reports", ""},
		{"measure=thematic-syntheses", "measure=thematic-syntheses"},
		{"topic=a,b&topic=c,a", "topic=a,b,c"},
		{"unit=q.1%20%26%20b&channel=zalo&kind=written,message", "unit=q.1+%26+b&channel=zalo&kind=written,message"},
		{"topic=-", "topic=-"},
		{"topic=-,a&unit=-&channel=b,-", "topic=a,-&unit=-&channel=b,-"},
		{"own=unit&unit=a&topic=b", "topic=b&unit=a&own=unit"},
		{"own=channel,topic&topic=a&channel=c", "topic=a&channel=c&own=topic,channel"},
		{"own=unit", ""},
		{"own=unit&unit=-", "unit=-"},
		{"merged=no&unit=a", "unit=a&merged=no"},
		{"by=topic&view=bars", ""},
		{"view=slope&by=kind", "by=kind&view=slope"},
		{"months=36&view=slope", "view=slope&months=36"},
		{"months=", ""},
		{"version=3&after=cABC", "after=cABC&version=3"},
		{"lang=en&version=12", "lang=en&version=12"},
		{"theme=dark", "theme=dark"},
		{"measure=messages&fbclid=x&utm_source=zalo&zarsrc=30", "measure=messages"},
	}
	for _, tt := range tests {
		p, err := ParseParams(tt.query)
		if err != nil {
			t.Errorf("%q: %v", tt.query, err)
			continue
		}
		if got := p.Query(); got != tt.want {
			t.Errorf("%q is written as %q, want %q", tt.query, got, tt.want)
		}
		again, err := ParseParams(p.Query())
		if err != nil || again.Query() != p.Query() {
			t.Errorf("%q read again is %q (%v)", p.Query(), again.Query(), err)
		}
	}
}

// An address holds what its page has use for, and no more.
func TestLink(t *testing.T) {
	p, err := ParseParams("from=2020-04&to=2020-05&by=unit&view=slope&after=cABC&version=2")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/":                 "/?from=2020-04&to=2020-05&version=2",
		"/compare":          "/compare?from=2020-04&to=2020-05&by=unit&view=slope&version=2",
		"/charts/compare.x": "/charts/compare.x?from=2020-04&to=2020-05&by=unit&view=slope&version=2",
		"/reports":          "/reports?from=2020-04&to=2020-05&after=cABC&version=2",
	} {
		if got := p.Link(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if got := p.withMeasure("MESSAGES").Link("/reports"); got != "/reports?from=2020-04&to=2020-05&measure=messages&version=2" {
		t.Errorf("another list goes on where this one ended: %s", got)
	}
}

func TestParamsRefused(t *testing.T) {
	tests := []struct{ query, name, value string }{
		{"from=2020-13&to=2020-05", "from", "2020-13"},
		{"from=2020-04", "to", ""},
		{"to=2020-04", "from", ""},
		{"from=2020-05&to=2020-04", "to", "2020-04"},
		{"from=1900-01&to=2199-12", "to", "2199-12"},
		{"from=2020-01&from=2020-02&to=2020-03", "from", "2020-01 2020-02"},
		{"vs=yesterday", "vs", "yesterday"},
		{"vs=2020-05..2020-04", "vs", "2020-05..2020-04"},
		{"vs=2019-01,2019-02,2019-03,2019-04,2019-05,2019-06,2019-07", "vs", "2019-01,2019-02,2019-03,2019-04,2019-05,2019-06,2019-07"},
		{"vs-from=2019-03&vs-to=2019-02", "vs-to", "2019-02"},
		{"measure=WRITTEN_REPORTS", "measure", "WRITTEN_REPORTS"},
		{"kind=letter", "kind", "letter"},
		{"months=7", "months", "7"},
		{"own=month&unit=a", "own", "month"},
		{"merged=yes", "merged", "yes"},
		{"by=month", "by", "month"},
		{"by=unit,channel", "by", "unit,channel"},
		{"view=pie", "view", "pie"},
		{"view=bars&view=table", "view", "bars table"},
		{"after=a&after=b", "after", "a b"},
		{"lang=fr", "lang", "fr"},
		{"version=0", "version", "0"},
		{"version=-3", "version", "-3"},
		{"version=x", "version", "x"},
		{"form=2020-04", "form", "2020-04"},
		{"unti=le-chan", "unti", "le-chan"},
		{"topic=" + strings.Repeat("x,", 20) + strings.Repeat("y", 9000), "", ""},
		{"a=%zz", "", "a=%zz"},
	}
	for _, tt := range tests {
		_, err := ParseParams(tt.query)
		var wrong *paramError
		if !errors.As(err, &wrong) {
			t.Errorf("%q: %v, want a parameter error", tt.query, err)
			continue
		}
		if wrong.Name != tt.name || wrong.Value != tt.value {
			t.Errorf("%q blames %q=%q, want %q=%q", tt.query, wrong.Name, wrong.Value, tt.name, tt.value)
		}
		if wrong.Allowed.In(words.Vi, wrong.Args...) == "" || strings.Contains(wrong.Error(), "%!") {
			t.Errorf("%q: %v says badly what is allowed", tt.query, wrong)
		}
	}
}

// An error is told in the language that was asked for, also where it stands behind the error.
func TestParamsErrorLanguage(t *testing.T) {
	if p, err := ParseParams("from=x&lang=en"); err == nil || p.Lang != words.En {
		t.Errorf("lang is %s (%v), want en", p.Lang, err)
	}
}
