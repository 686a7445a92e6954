package analytics_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// ask runs a command that asks a question and prints the answer a line a row.
func (s *teller) ask(ctx context.Context, snap *analytics.Snapshot, name string, args map[string]string) error {
	filter := analytics.Filter{Topics: codes(args["topics"]), Units: codes(args["units"]), Channels: codes(args["channels"])}
	for _, k := range codes(args["kinds"]) {
		filter.Kinds = append(filter.Kinds, analytics.ReportKind(k))
	}
	for _, d := range codes(args["unknown"]) {
		filter.Unknown = append(filter.Unknown, analytics.Dimension(d))
	}
	_, filter.ExcludeSubtopics = args["exclude-subtopics"]
	_, filter.ExcludeSubunits = args["exclude-subunits"]
	_, filter.ExcludeSubchannels = args["exclude-subchannels"]
	_, filter.AsReported = args["as-reported"]
	period, err := rangeOf(args["period"])
	if err != nil {
		return err
	}
	measure := analytics.Measure(args["measure"])
	level, unitLevel, channelLevel := analytics.Level(args["level"]), analytics.Level(args["unit-level"]), analytics.Level(args["channel-level"])
	top, err := strconv.Atoi("0" + args["top"])
	if err != nil {
		return err
	}
	if top == 0 {
		top = 20
	}
	baselines, err := baselinesOf(args["vs"])
	if err != nil {
		return err
	}
	switch name {
	case "counts":
		q := analytics.CountsQuery{Period: period, TopicLevel: level, Filter: filter, First: top, After: args["after"],
			OrderBy: analytics.Measure(args["order"]), UnitLevel: unitLevel, ChannelLevel: channelLevel}
		for _, d := range codes(args["by"]) {
			q.GroupBy = append(q.GroupBy, analytics.Dimension(d))
		}
		return s.counts(ctx, snap, q)
	case "verdicts":
		return s.verdicts(ctx, snap, analytics.CompareQuery{Measure: measure, By: analytics.Dimension(args["by"]), TopicLevel: level,
			Current: period, Baselines: baselines, Filter: filter, Top: top})
	case "compare":
		a, err := snap.Compare(ctx, analytics.CompareQuery{Measure: measure, By: analytics.Dimension(args["by"]), TopicLevel: level,
			Current: period, Baselines: baselines, Filter: filter, Top: top, UnitLevel: unitLevel, ChannelLevel: channelLevel})
		if err != nil {
			return err
		}
		s.periods(a.Current, a.Baselines)
		for _, r := range append(a.Rows, a.Total) {
			fmt.Fprintf(&s.out, "%s%s: %s share %s%s\n", rankText(r.Rank), keyText(r.Key), countText(r.Count), decimal(r.Share), changesText(r.Changes))
		}
		return nil
	case "keyfigures":
		a, err := snap.KeyFigures(ctx, analytics.KeyFiguresQuery{Current: period, Baselines: baselines, Filter: filter})
		if err != nil {
			return err
		}
		s.periods(a.Current, a.Baselines)
		for _, f := range a.Figures {
			fmt.Fprintf(&s.out, "%s: %s%s\n", f.Measure, countText(f.Count), changesText(f.Changes))
		}
		return nil
	case "trends":
		a, err := snap.TopicTrends(ctx, analytics.TrendsQuery{Measure: measure, Period: period, TopicLevel: level, Filter: filter, Top: top})
		if err != nil {
			return err
		}
		s.periods(a.Period, nil)
		for _, r := range append(a.Rows, a.Total) {
			var points []string
			for _, p := range r.Series {
				points = append(points, countText(p.Count))
			}
			fmt.Fprintf(&s.out, "%s: %s share %s = %s\n", entryText(r.Topic), countText(r.Count), decimal(r.Share), strings.Join(points, " "))
		}
		return nil
	case "reports":
		return s.reports(ctx, snap, analytics.ReportsQuery{Period: period, Filter: filter, Measure: measure, First: top})
	case "settings":
		x, m := snap.Settings(), snap.Meta()
		fmt.Fprintf(&s.out, "covered %v, through %v, default %v, version %d of %d, cutoff %d %s\n", orNone(x.Covered), orNone(x.CompleteThrough),
			orNone(x.DefaultPeriod), m.DataVersion, x.LatestVersion, x.CutoffDay, x.TimeZone)
		return nil
	case "entries":
		for _, e := range snap.Entries(analytics.Registry(args["registry"]), nil) {
			fmt.Fprintf(&s.out, "%s %q %q under %s\n", e.Code, e.Name(words.Vi), e.Name(words.En), entryText(e.Parent))
		}
		return nil
	case "replaced":
		for _, e := range snap.Entries(analytics.Registry(args["registry"]), nil) {
			var codes []string
			for _, successor := range e.ReplacedBy {
				codes = append(codes, successor.Code)
			}
			fmt.Fprintf(&s.out, "%s by %v\n", e.Code, codes)
		}
		return nil
	}
	return fmt.Errorf("no command %q", name)
}

// counts prints every page, and so the paging too.
func (s *teller) counts(ctx context.Context, snap *analytics.Snapshot, q analytics.CountsQuery) error {
	for page := 1; ; page++ {
		a, err := snap.Counts(ctx, q)
		if err != nil {
			return err
		}
		if page == 1 {
			s.periods(a.Period, nil)
		} else {
			fmt.Fprintf(&s.out, "page %d\n", page)
		}
		for _, r := range a.Rows {
			fmt.Fprintf(&s.out, "%s: %s\n", keyText(r.Key), rowText(r))
		}
		if !a.HasNextPage {
			fmt.Fprintf(&s.out, "total: %s\n", rowText(a.Total))
			return nil
		}
		q.After = a.EndCursor
	}
}

func (s *teller) periods(current analytics.Period, baselines []analytics.Period) {
	for i, p := range append([]analytics.Period{current}, baselines...) {
		fmt.Fprintf(&s.out, "%s [%s .. %s] %d of %d days, complete %v\n", p.Range, p.Start, p.End, p.DaysCounted, p.Days, p.Complete)
		_ = i
	}
}

func rowText(r analytics.CountRow) string {
	var texts []string
	for _, m := range analytics.Measures() {
		texts = append(texts, countText(r.Count(m)))
	}
	return strings.Join(texts, " ")
}

func countText(c analytics.Count) string {
	var b strings.Builder
	switch {
	case c.Lower != nil:
		fmt.Fprintf(&b, ">=%d(%s)", *c.Lower, c.Status)
	case c.Value == nil:
		b.WriteString(string(c.Status))
	case c.Status != analytics.Exact:
		fmt.Fprintf(&b, "%d(%s)", *c.Value, c.Status)
	default:
		fmt.Fprint(&b, *c.Value)
	}
	for _, x := range c.Caveats {
		fmt.Fprintf(&b, "!%s", x)
	}
	for _, x := range c.Sources {
		fmt.Fprintf(&b, "[%s]", x.Title)
	}
	return b.String()
}

func changesText(changes []analytics.Change) string {
	var b strings.Builder
	for _, c := range changes {
		delta := "none"
		if c.Delta != nil {
			delta = fmt.Sprintf("%+d", *c.Delta)
		}
		fmt.Fprintf(&b, " | %s%s delta %s ratio %s share %s", rankText(c.RankThen), countText(c.Count), delta, decimal(c.Ratio), decimal(c.ShareThen))
		for _, v := range c.Caveats {
			fmt.Fprintf(&b, " %s", v)
		}
	}
	return b.String()
}

func keyText(k analytics.Key) string {
	var parts []string
	if k.Month != nil {
		parts = append(parts, k.Month.String())
	}
	for _, e := range []*analytics.Entry{k.Topic, k.Unit, k.Channel} {
		parts = append(parts, entryText(e))
	}
	if k.Kind != nil {
		parts = append(parts, string(*k.Kind))
	}
	return strings.Join(parts, " ")
}

func entryText(e *analytics.Entry) string {
	if e == nil {
		return "-"
	}
	return e.Code
}

func decimal(x *float64) string {
	if x == nil {
		return "none"
	}
	return strconv.FormatFloat(*x, 'f', 4, 64)
}

func orNone[T any](x *T) any {
	if x == nil {
		return "none"
	}
	return *x
}

func codes(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

func rangeOf(s string) (analytics.Range, error) {
	if s == "" {
		return analytics.Range{}, nil
	}
	from, to, found := strings.Cut(s, "..")
	if !found {
		to = from
	}
	a, err := analytics.ParseMonth(from)
	if err != nil {
		return analytics.Range{}, err
	}
	b, err := analytics.ParseMonth(to)
	return analytics.Range{From: a, To: b}, err
}

func baselinesOf(s string) ([]analytics.Baseline, error) {
	var all []analytics.Baseline
	for _, one := range codes(s) {
		switch one {
		case "previous":
			all = append(all, analytics.Baseline{Kind: analytics.Previous})
		case "last-year":
			all = append(all, analytics.Baseline{Kind: analytics.SameMonthsLastYear})
		default:
			r, err := rangeOf(one)
			if err != nil {
				return nil, err
			}
			all = append(all, analytics.Baseline{Kind: analytics.Custom, Custom: &r})
		}
	}
	return all, nil
}
