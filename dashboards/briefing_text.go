package dashboards

import (
	"cmp"
	"slices"

	"giaoban/analytics"
	"giaoban/analytics/stats"
	"giaoban/analytics/words"
	"giaoban/dashboards/briefing"
	"giaoban/dashboards/charts"
)

// lead is the first sentence: "Trong 2 tháng 4 và 5 năm 2020 đã nắm bắt, tiếp nhận, tổng hợp 46 lượt báo cáo bằng văn bản và 6.226 tin
// nhắn; xây dựng 15 báo cáo đề cập đến 25 vấn đề (trong đó có 12 báo cáo chuyên đề về phòng, chống dịch COVID-19)." What nothing is
// reported of is left out; where that is everything, the sentence says so. thematic are the thematic syntheses by topic.
func (t teller) lead(k *analytics.KeyFigures, thematic *analytics.Comparison) briefing.Text {
	counts := map[analytics.Measure]analytics.Count{}
	for _, f := range k.Figures {
		counts[f.Measure] = f.Count
	}
	say := func(m analytics.Measure, noun words.Noun) briefing.Text {
		return t.counted(counts[m], noun, t.reportsLink(counts[m], m, t.current, t.Filter))
	}
	noun := func(m analytics.Measure) words.Noun { return words.MeasureNouns[string(m)] }
	var received []briefing.Text
	some := positive(counts[analytics.WrittenReports]) || positive(counts[analytics.Messages])
	for _, m := range []struct {
		measure analytics.Measure
		noun    words.Noun
	}{{analytics.WrittenReports, words.BriefWritten}, {analytics.Messages, noun(analytics.Messages)}} {
		if c := counts[m.measure]; c.Bound() != nil && (positive(c) || !some) {
			received = append(received, say(m.measure, m.noun))
		}
	}
	if len(received) == 0 {
		return t.say(words.BriefNothing, t.period(k.Current))
	}
	text := t.say(words.BriefReceived, t.period(k.Current), t.list(received, ""))
	if positive(counts[analytics.Syntheses]) {
		text = append(text, t.say(words.BriefWrote, say(analytics.Syntheses, words.BriefWritings))...)
		if positive(counts[analytics.Issues]) {
			text = append(text, t.say(words.BriefCovering, say(analytics.Issues, noun(analytics.Issues)))...)
		}
		if all := counts[analytics.ThematicSyntheses]; positive(all) {
			said := say(analytics.ThematicSyntheses, noun(analytics.ThematicSyntheses))
			if topic := onlyTopic(all, thematic); topic != nil {
				said = t.say(words.BriefOn, said, inside(t.Lang, topic.Name(t.Lang)))
			}
			text = append(text, t.say(words.BriefThematic, said)...)
		}
	}
	return merged(append(text, briefing.Span{Text: "."}))
}

// onlyTopic is the topic that all thematic syntheses are about; nil where there are several.
func onlyTopic(all analytics.Count, c *analytics.Comparison) *analytics.Entry {
	for _, r := range c.Rows {
		if r.Topic != nil && r.Count.Value != nil && all.Value != nil && *r.Count.Value == *all.Value {
			return r.Topic
		}
	}
	return nil
}

// against says how the measures moved, a sentence for each baseline: what changed clearly, then what did not, or not for sure.
func (t teller) against(k *analytics.KeyFigures) (all []briefing.Text) {
	for i, b := range k.Baselines {
		var moves, stable, open, untested, plain []briefing.Text
		for _, f := range k.Figures {
			c, name := f.Changes[i], words.MeasureNouns[string(f.Measure)].Of(t.Lang, many)
			if !positive(f.Count) && !positive(c.Count) && f.Count.Status != analytics.Suppressed && c.Count.Status != analytics.Suppressed {
				continue // nothing then, nothing now
			}
			then, now := t.number(c.Count, t.thenLink(k.Current, c, f.Measure, t.Filter)), t.number(f.Count, t.reportsLink(f.Count, f.Measure, t.current, t.Filter))
			both := t.say(words.BriefBoth, name, now, then)
			phrase, moved := movement(f.Count, c)
			switch {
			case moved:
				moves = append(moves, t.say(phrase, name, then, now))
			case c.Verdict != nil && *c.Verdict == stats.Stable:
				stable = append(stable, both)
			case c.Verdict != nil && *c.Verdict == stats.Inconclusive && !slices.Contains(c.Caveats, analytics.Overlap):
				open = append(open, both)
			default:
				untested, plain = append(untested, both), append(plain, t.say(words.BriefNumbers, name, now, then))
			}
		}
		said := moves
		if len(moves)+len(stable)+len(open) > 0 { // else nothing at all is judged here
			plain = nil
		} else {
			untested = nil
		}
		for _, group := range []struct {
			phrase words.Phrase
			items  []briefing.Text
		}{{words.BriefStable, stable}, {words.BriefOpen, open}, {words.BriefUntested, untested}} {
			if len(group.items) > 0 {
				said = append(said, t.say(group.phrase, t.list(group.items, ", ")))
			}
		}
		said = append(said, plain...)
		if len(said) > 0 && slices.ContainsFunc(k.Figures, func(f analytics.KeyFigure) bool { return slices.Contains(f.Changes[i].Caveats, analytics.Overlap) }) {
			said = append(said, t.say(words.BriefOverlap))
		}
		if len(said) > 0 {
			all = append(all, t.say(words.BriefAgainst, within(t.Lang, b.Label(t.Lang)), t.whatItIs(i, b), t.list(said, "; ")))
		}
	}
	return all
}

// whatItIs says what a baseline is to the period, and how much of it is counted: "kỳ trước, 31/61 ngày".
func (t teller) whatItIs(i int, b analytics.Period) string {
	if part := partOf(t.Lang, b); part != "" {
		return t.baselineName(i) + ", " + part
	}
	return t.baselineName(i)
}

// movement says a change that the statistics call one; nothing else is called a rise or a fall. Its arguments are a name, the
// count then, and the count now.
func movement(now analytics.Count, c analytics.Change) (words.Phrase, bool) {
	if c.Verdict == nil || now.Bound() == nil || c.Count.Bound() == nil {
		return words.Phrase{}, false
	}
	switch *c.Verdict {
	case stats.Rising:
		if *now.Bound() > *c.Count.Bound() {
			return words.BriefUp, true
		}
		return words.BriefUpDay, true // the periods differ in length
	case stats.Falling:
		if *now.Bound() < *c.Count.Bound() {
			return words.BriefDown, true
		}
		return words.BriefDownDay, true
	case stats.New:
		return words.BriefAppeared, true
	}
	return words.Phrase{}, false
}

// most names the largest rows of a comparison: "Báo cáo bằng văn bản nhiều nhất về: …".
func (t teller) most(phrase words.Phrase, c *analytics.Comparison, n int) briefing.Text {
	var said []briefing.Text
	for _, r := range c.Rows {
		if len(said) == n || entryOf(c.By, r.Key) == nil || !positive(r.Count) {
			continue
		}
		count := t.number(r.Count, t.reportsLink(r.Count, c.Measure, t.current, t.rowFilter(t.Filter, c.By, r.Key)))
		if name := charts.RowName(r.Key, c.By, t.Lang); r.Share != nil {
			said = append(said, t.say(words.BriefItemShare, name, count, share(t.Lang, r.Share)))
		} else {
			said = append(said, t.say(words.BriefItem, name, count))
		}
	}
	if len(said) == 0 {
		return nil
	}
	noun := words.MeasureNouns[string(c.Measure)].Of(t.Lang, many)
	if t.Lang == words.Vi { // which begins the sentence with it
		noun = capital(noun)
	}
	return t.say(phrase, noun, t.list(said, "; "))
}

// changes say which topics changed clearly against a baseline, the largest difference first.
func (t teller) changes(c *analytics.Comparison, i int) briefing.Text {
	const named = 6
	name, is := within(t.Lang, c.Baselines[i].Label(t.Lang)), t.whatItIs(i, c.Baselines[i])
	if c.Total.Count.Bound() == nil || c.Total.Changes[i].Count.Bound() == nil {
		return t.say(words.BriefAgainst, name, is, words.BriefNoData.In(t.Lang))
	}
	if slices.Contains(c.Total.Changes[i].Caveats, analytics.Overlap) {
		return t.say(words.BriefAgainst, name, is, words.BriefOverlap.In(t.Lang))
	}
	var said []briefing.Text
	for _, group := range []struct {
		verdict stats.Verdict
		phrase  words.Phrase
	}{{stats.New, words.BriefNewcomers}, {stats.Rising, words.BriefRisers}, {stats.Falling, words.BriefFallers}} {
		rows := withVerdict(c, i, group.verdict)
		var items []briefing.Text
		for _, r := range rows[:min(named, len(rows))] {
			items = append(items, t.mover(c, r, i))
		}
		if rest := len(rows) - len(items); rest > 0 {
			items = append(items, t.say(words.BriefOthers, rest))
		}
		if len(items) > 0 {
			said = append(said, t.say(group.phrase, t.list(items, ", ")))
		}
	}
	if len(said) == 0 {
		said = []briefing.Text{t.say(words.BriefNone)}
	}
	return t.say(words.BriefAgainst, name, is, t.list(said, "; "))
}

// withVerdict are the rows of a verdict against a baseline, the largest difference first.
func withVerdict(c *analytics.Comparison, baseline int, v stats.Verdict) []analytics.ComparisonRow {
	var rows []analytics.ComparisonRow
	for _, r := range c.Rows {
		if ch := r.Changes[baseline]; ch.Verdict != nil && *ch.Verdict == v && entryOf(c.By, r.Key) != nil {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(x, y analytics.ComparisonRow) int {
		return -cmp.Compare(difference(x, baseline), difference(y, baseline))
	})
	return rows
}

func (t teller) mover(c *analytics.Comparison, r analytics.ComparisonRow, i int) briefing.Text {
	filter := t.rowFilter(t.Filter, c.By, r.Key)
	then := t.number(r.Changes[i].Count, t.thenLink(c.Current, r.Changes[i], c.Measure, filter))
	now, name := t.number(r.Count, t.reportsLink(r.Count, c.Measure, t.current, filter)), charts.RowName(r.Key, c.By, t.Lang)
	phrase, before, after := words.BriefMoved, r.Changes[i].Count.Bound(), r.Count.Bound()
	switch {
	case before == nil || after == nil || *before == *after:
	case *after > *before:
		phrase = words.BriefMovedUp
	default:
		phrase = words.BriefMovedDown
	}
	return t.say(phrase, name, then, now)
}
