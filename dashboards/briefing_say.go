package dashboards

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/analytics"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
)

// teller says the sentences of a briefing, in which each number keeps its status and the address of what it was counted from.
type teller struct{ *asked }

// number is a count in a sentence.
func (t teller) number(c analytics.Count, link string) briefing.Text {
	return briefing.Text{{Text: c.Display(t.Lang), Number: true, Status: c.Status, Link: link}}
}

// plain is the value of a count alone, for phrases that say themselves how sure it is.
func (t teller) plain(c analytics.Count, link string) briefing.Text {
	return briefing.Text{{Text: words.Number(t.Lang, *c.Bound()), Number: true, Status: c.Status, Link: link}}
}

// say fills a phrase as Phrase.In does; arguments that are Texts keep their spans.
func (t teller) say(p words.Phrase, args ...any) briefing.Text {
	const open, end = "\x02", "\x03" // which no text shows
	filled := make([]any, len(args))
	var texts []briefing.Text
	for i, a := range args {
		switch x := a.(type) {
		case briefing.Text:
			filled[i] = open + strconv.Itoa(len(texts)) + end
			texts = append(texts, x)
		case string:
			filled[i] = strings.NewReplacer(open, "", end, "").Replace(x)
		default:
			filled[i] = x
		}
	}
	var out briefing.Text
	rest := p.In(t.Lang, filled...)
	for {
		before, after, found := strings.Cut(rest, open)
		if before != "" {
			out = append(out, briefing.Span{Text: before})
		}
		if !found {
			return merged(out)
		}
		number, behind, _ := strings.Cut(after, end)
		if i, err := strconv.Atoi(number); err == nil && i < len(texts) {
			out = append(out, texts[i]...)
		}
		rest = behind
	}
}

// merged joins neighbours that are nothing but words.
func merged(t briefing.Text) (out briefing.Text) {
	for _, s := range t {
		if last := len(out) - 1; last >= 0 && !s.Number && !out[last].Number {
			out[last].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

// list joins texts: "a", "a và b", "a, b và c", or with semicolons where they have commas themselves.
func (t teller) list(texts []briefing.Text, between string) briefing.Text {
	var out briefing.Text
	for i, text := range texts {
		switch {
		case i == 0:
		case between != "":
			out = append(out, briefing.Span{Text: between})
		case i == len(texts)-1:
			out = append(out, briefing.Span{Text: words.PageAgainstAnd.In(t.Lang)})
		default:
			out = append(out, briefing.Span{Text: ", "})
		}
		out = append(out, text...)
	}
	return merged(out)
}

// counted says a count with its noun: "46 lượt báo cáo bằng văn bản", "từ 1.000 tin nhắn trở lên".
func (t teller) counted(c analytics.Count, noun words.Noun, link string) briefing.Text {
	switch {
	case c.Status == analytics.Suppressed:
		return t.say(words.SayHidden, noun.Of(t.Lang, many))
	case c.Bound() == nil:
		return t.say(words.SayNotReported, noun.Of(t.Lang, many))
	case c.Lower != nil:
		return t.say(words.SayAtLeast, t.plain(c, link), noun.Of(t.Lang, many))
	case c.Status == analytics.Approximate:
		return t.say(words.SayAbout, t.plain(c, link), noun.Of(t.Lang, *c.Value))
	case *c.Value == 0:
		return t.say(words.SayNone, noun.Of(t.Lang, 0))
	}
	return t.say(words.SayCount, t.plain(c, link), noun.Of(t.Lang, *c.Value))
}

// period names a period as official papers do: "2 tháng 4 và 5 năm 2020", "quý II năm 2020".
func (t teller) period(p analytics.Period) string {
	name := t.months(p.Range)
	if scope := t.scope(); scope != "" {
		name = words.BriefOnly.In(t.Lang, name, scope)
	}
	if p.DaysCounted > 0 && p.DaysCounted < p.Days {
		return words.BriefPartly.In(t.Lang, name, p.DaysCounted, p.Days)
	}
	return name
}

func (t teller) months(r analytics.Range) string {
	year, first, n := strconv.Itoa(r.From.Year()), int(r.From.Month()), r.Len()
	within := r.From.Year() == r.To.Year()
	switch {
	case n == 1:
		return words.BriefMonth.In(t.Lang, t.month(r.From), year)
	case within && n == 2:
		return words.BriefTwo.In(t.Lang, t.month(r.From), t.month(r.To), year)
	case within && n == 3 && first%3 == 1:
		return words.BriefQuarter.In(t.Lang, []string{"I", "II", "III", "IV"}[first/3], year)
	case within && n == 6 && first == 1:
		return words.BriefFirst.In(t.Lang, year)
	case within && n == 6 && first == 7:
		return words.BriefSecond.In(t.Lang, year)
	case within && n == 12:
		return words.BriefYear.In(t.Lang, year)
	}
	one := func(m analytics.Month) string { return t.months(analytics.Range{From: m, To: m}) }
	return words.BriefSpan.In(t.Lang, n, one(r.From), one(r.To))
}

// month is a month's name without its year: "4", "April".
func (t teller) month(m analytics.Month) string {
	if t.Lang == words.En {
		return m.Month().String()
	}
	return strconv.Itoa(int(m.Month()))
}

// inside is a topic's name within a sentence. A Vietnamese one begins small, unless it is a name or an abbreviation: its first
// word has another capital or a digit.
func inside(lang words.Lang, name string) string {
	first, size := utf8.DecodeRuneInString(name)
	word, _, _ := strings.Cut(name[size:], " ")
	if lang != words.Vi || word == "" || strings.ContainsFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) {
		return name
	}
	return string(unicode.ToLower(first)) + name[size:]
}
