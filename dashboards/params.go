package dashboards

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// Params is the one query string of all pages, charts and tables. What it leaves out has a default that depends on
// the data, so that a bare address always shows something sensible.
type Params struct {
	From, To  *analytics.Month // nil = the data's default period
	Baselines []analytics.Baseline
	Measure   analytics.Measure
	Filter    analytics.Filter
	By        analytics.Dimension // of the comparison: what its rows are; empty = topics
	View      string              // of the comparison: how it is drawn; empty = bars
	Months    int                 // of the heat map: how many months it shows; 0 = as charts by month do
	Focus     string              // of the briefing: the topic of its thematic page; noFocus = there is none, empty = the one of most thematic syntheses
	After     string              // of the list of reports: the cursor that it goes on behind
	Lang      words.Lang
	Theme     string // themeLight or themeDark; empty = as the reader's device
	Version   int64  // 0 = newest
	Kiosk     int    // seconds that a screen on a wall shows each page; 0 = it is no such screen
	BOM       bool   // of a CSV alone: it begins with a byte order mark

	signed *signedLink // that the state was asked for with; nil = none
}

// The names of the parameters.
const (
	paramFrom, paramTo, paramVs           = "from", "to", "vs"
	paramMeasure, paramLang, paramVersion = "measure", "lang", "version"
	paramTopic, paramUnit                 = "topic", "unit"
	paramChannel, paramKind               = "channel", "kind"
	paramTheme                            = "theme"
	paramOwn, paramMerged                 = "own", "merged" // what a code of the filter stands for
	paramBy, paramView                    = "by", "view"    // of the comparison alone
	paramMonths                           = "months"        // of the heat map alone
	paramFocus                            = "focus"         // of the briefing alone
	paramAfter                            = "after"         // of the list of reports alone
	paramBOM                              = "bom"           // of a CSV alone
	paramKiosk                            = "kiosk"
	paramCustomFrom, paramCustomTo        = "vs-from", "vs-to" // of the form alone: they become part of vs
	vsPrevious, vsLastYear, vsNone        = "previous", "last-year", "none"
	maxQuery                              = 8 << 10
)

var paramNames = []string{paramFrom, paramTo, paramVs, paramMeasure, paramTopic, paramUnit, paramChannel, paramKind, paramOwn, paramMerged,
	paramBy, paramView, paramMonths, paramFocus, paramAfter, paramLang, paramTheme, paramVersion, paramKiosk}

// otherNames are taken, too: those of files and of the form, beside trackerNames. Any other name is refused: a misspelt filter must not show unfiltered numbers.
var otherNames = []string{paramBOM, paramWidth, paramHeight, paramScale, paramFrame, paramCustomFrom, paramCustomTo, paramUndone}

// paramError is a parameter with a value that is not allowed.
type paramError struct {
	Name, Value string
	Allowed     words.Phrase
	Args        []any
}

func (e *paramError) Error() string {
	return "parameter " + e.Name + "=" + e.Value + ": allowed is " + e.Allowed.In(words.En, e.Args...)
}

var defaultBaselines = []analytics.Baseline{{Kind: analytics.Previous}, {Kind: analytics.SameMonthsLastYear}}

// In says it in a language.
func (e *paramError) In(lang words.Lang) string {
	return words.FileBadParameter.In(lang, e.Name, e.Value, words.Filled{Phrase: e.Allowed, Args: e.Args})
}

// ParseParams reads the query string. The language is read first and is right even where the rest is not, so that
// an error can be told in it.
func ParseParams(query string) (Params, error) {
	p := Params{Lang: words.Vi, Measure: analytics.WrittenReports}
	if len(query) > maxQuery {
		return p, &paramError{"", "", words.PageBadCount, []any{maxQuery}}
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return p, &paramError{"", query, words.PageBadQuestion, nil}
	}
	for _, step := range []func(url.Values) error{p.readLang, p.readTheme, p.readNames, p.readPeriod, p.readBaselines, p.readMeasure, p.readFilter, p.readReach,
		p.readBy, p.readView, p.readMonths, p.readFocus, p.readAfter, p.readVersion, p.readKiosk, p.readBOM} {
		if err := step(values); err != nil {
			return p, err
		}
	}
	return p, nil
}

// one gives a parameter that may stand once.
func one(values url.Values, name string) (string, error) {
	if list := values[name]; len(list) > 1 {
		return "", &paramError{name, strings.Join(list, " "), words.PageBadRepeated, nil}
	}
	return values.Get(name), nil
}

func (p *Params) readNames(values url.Values) error {
	for name, list := range values {
		if !slices.Contains(paramNames, name) && !slices.Contains(otherNames, name) && !slices.Contains(trackerNames, name) && !strings.HasPrefix(name, "utm_") {
			return &paramError{name, strings.Join(list, " "), words.PageBadUnknown, []any{strings.Join(paramNames, ", ")}}
		}
	}
	return nil
}

func (p *Params) readLang(values url.Values) error {
	text, err := one(values, paramLang)
	if err != nil || text == "" {
		return err
	}
	lang := words.Lang(text)
	if lang != words.Vi && lang != words.En {
		return &paramError{paramLang, text, words.PageBadOneOf, []any{"vi, en"}}
	}
	p.Lang = lang
	return nil
}

func (p *Params) readMeasure(values url.Values) error {
	text, err := one(values, paramMeasure)
	if err != nil || text == "" {
		return err
	}
	names := make([]string, 0, len(analytics.Measures()))
	for _, m := range analytics.Measures() {
		if measureName(m) == text {
			p.Measure = m
			return nil
		}
		names = append(names, measureName(m))
	}
	return &paramError{paramMeasure, text, words.PageBadOneOf, []any{strings.Join(names, ", ")}}
}

// measureName is a measure's name in addresses: "written-reports".
func measureName(m analytics.Measure) string {
	return strings.ReplaceAll(strings.ToLower(string(m)), "_", "-")
}

func (p *Params) readBOM(values url.Values) error {
	text, err := one(values, paramBOM)
	if err != nil {
		return err
	}
	if p.BOM = text == "1"; !p.BOM && text != "" && text != "0" {
		return &paramError{paramBOM, text, words.PageBadOneOf, []any{"0, 1"}}
	}
	return nil
}

func (p *Params) readVersion(values url.Values) error {
	text, err := one(values, paramVersion)
	if err != nil || text == "" {
		return err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 {
		return &paramError{paramVersion, text, words.PageBadVersion, nil}
	}
	p.Version = n
	return nil
}
