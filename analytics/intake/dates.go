package intake

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// isoLayouts are read whatever the format: ISO 8601 and RFC 3339 cannot be taken for anything else.
var isoLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02"}

// dateFormat reads a moment; ok is false where the text is none in this format.
type dateFormat func(text string, zone *time.Location) (t time.Time, ok bool)

// newDateFormat makes a format of its name or its pattern: iso, rfc3339, unix, unixms (since 1970, in seconds or
// milliseconds), or a pattern of dd, mm, yyyy, hh, mm, ss such as "hh:mm dd/mm/yyyy". mm behind hh is the minute.
func newDateFormat(pattern string) (dateFormat, bool) {
	switch strings.ToLower(pattern) {
	case "iso", "rfc3339":
		return newISO(), true
	case "unix":
		return unix(time.Second), true
	case "unixms":
		return unix(time.Millisecond), true
	}
	layout, ok := layoutOf(strings.ToLower(pattern))
	return func(text string, zone *time.Location) (time.Time, bool) {
		t, err := time.ParseInLocation(layout, text, zone)
		return t, err == nil
	}, ok
}

// layoutOf turns a pattern into Go's way of writing it. One digit is enough for a day, a month or an hour.
func layoutOf(pattern string) (layout string, ok bool) {
	pieces := []struct{ token, layout string }{{"yyyy", "2006"}, {"dd", "2"}, {"mm", "1"}, {"hh", "15"}, {"ss", "05"}, {"d", "2"}, {"m", "1"}}
	used := map[string]bool{}
	afterHour := false
next:
	for pattern != "" {
		for _, p := range pieces {
			if !strings.HasPrefix(pattern, p.token) {
				continue
			}
			piece := p.layout
			if piece == "1" && afterHour {
				piece = "04"
			}
			if used[piece] {
				return "", false
			}
			used[piece], afterHour = true, piece == "15"
			layout, pattern = layout+piece, pattern[len(p.token):]
			continue next
		}
		if strings.ContainsAny(pattern[:1], "abcdefghijklmnopqrstuvwxyz0123456789") {
			return "", false
		}
		layout, pattern = layout+pattern[:1], pattern[1:]
	}
	return layout, used["2006"] && used["1"] && used["2"]
}

// newISO reads what isoLayouts name. It tries the one that fitted last first: a file mostly has one.
func newISO() dateFormat {
	layouts := slices.Clone(isoLayouts)
	return func(text string, zone *time.Location) (time.Time, bool) {
		for i, layout := range layouts {
			if t, err := time.ParseInLocation(layout, text, zone); err == nil {
				layouts[0], layouts[i] = layouts[i], layouts[0]
				return t, true
			}
		}
		return time.Time{}, false
	}
}

// unix reads whole and broken numbers since 1970.
func unix(unit time.Duration) dateFormat {
	return func(text string, _ *time.Location) (time.Time, bool) {
		x, err := strconv.ParseFloat(text, 64)
		const most = 1e15 // far beyond any date, and far from overflow
		if err != nil || x != x || x > most || x < -most {
			return time.Time{}, false
		}
		ms := int64(x * float64(unit/time.Millisecond))
		return time.UnixMilli(ms), true
	}
}
