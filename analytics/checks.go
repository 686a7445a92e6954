package analytics

import (
	"cmp"
	"fmt"
	"slices"

	"giaoban/analytics/words"
)

func checkRange(path string, r Range) error {
	if r.From < FirstMonth || r.To > LastMonth {
		end := ".from"
		if r.From >= FirstMonth {
			end = ".to"
		}
		return invalid(path+end, words.PeriodOutside, r.String(), FirstMonth.String(), LastMonth.String())
	}
	if r.To < r.From {
		return invalid(path, words.PeriodBackwards, r.String())
	}
	if r.Len() > MaxMonths {
		return invalid(path, words.PeriodTooLong, r.String(), r.Len(), MaxMonths)
	}
	return nil
}

func checkBaselines(current Range, baselines []Baseline) error {
	if err := checkRange("current", current); err != nil {
		return err
	}
	if len(baselines) > MaxBaselines {
		return invalid("baselines", words.TooManyBaselines, len(baselines), MaxBaselines)
	}
	for i, b := range baselines {
		path := fmt.Sprintf("baselines[%d]", i)
		switch b.Kind {
		case Custom:
			if b.Custom == nil {
				return invalid(path+".custom", words.BaselineNeedsSpan)
			}
		case Previous, SameMonthsLastYear:
			if b.Custom != nil {
				return invalid(path+".custom", words.BaselineHasSpan)
			}
		default:
			return invalid(path+".kind", words.UnknownValue, "BaselineKind", string(b.Kind))
		}
		if b.Kind == Custom {
			path += ".custom"
		}
		if err := checkRange(path, b.Range(current)); err != nil {
			return err
		}
	}
	return nil
}

func checkBounds(path string, value, low, high int) error {
	if value < low || value > high {
		return invalid(path, words.OutOfBounds, value, low, high)
	}
	return nil
}

// checkFirst checks the length of a page.
func checkFirst(first int) error { return checkBounds("first", first, 1, MaxPageSize) }

func checkMeasure(path string, m Measure) error {
	if !m.Valid() {
		return invalid(path, words.UnknownValue, "Measure", string(m))
	}
	return nil
}

func checkLevel(path string, level Level) error {
	if level != "" && !slices.Contains([]Level{TopLevel, OwnLevel, AllLevel}, level) {
		return invalid(path, words.UnknownValue, "Level", string(level))
	}
	return nil
}

func checkLevels(topics, units, channels Level) error {
	return cmp.Or(checkLevel("topicLevel", topics), checkLevel("unitLevel", units), checkLevel("channelLevel", channels))
}

func (s *Snapshot) checkFilter(f Filter) error {
	lists := []struct {
		registry Registry
		path     string
		codes    []string
	}{{Topics, "filter.topics", f.Topics}, {Units, "filter.units", f.Units}, {Channels, "filter.channels", f.Channels}}
	for _, list := range lists {
		if len(list.codes) > MaxCodes {
			return invalid(list.path, words.TooManyCodes, len(list.codes), MaxCodes)
		}
		for i, code := range list.codes {
			if s.entries[list.registry][code] == nil {
				return notFound(fmt.Sprintf("%s[%d]", list.path, i), words.UnknownCode, code, list.registry.phrase())
			}
		}
	}
	for i, d := range f.Unknown {
		if d != ByTopic && d != ByUnit && d != ByChannel {
			return invalid(fmt.Sprintf("filter.unknown[%d]", i), words.NeverUnknown, string(d))
		}
	}
	for i, k := range f.Kinds {
		if !slices.Contains(Kinds(), k) {
			return invalid(fmt.Sprintf("filter.kinds[%d]", i), words.UnknownValue, "ReportKind", string(k))
		}
	}
	return nil
}
