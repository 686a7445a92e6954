package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

// likely are names that columns have, the surest first; without diacritics, as plain writes them.
var likely = map[string][]string{
	"id":       {"id", "ma bao cao", "ma phan anh", "ma so", "ma", "unique key", "key", "so hieu", "case id", "request id", "so thu tu", "stt"},
	"received": {"received", "ngay nhan", "ngay tiep nhan", "thoi gian tiep nhan", "created date", "created at", "created", "opened", "ngay gui", "ngay", "thoi gian", "date", "time"},
	"kind":     {"kind", "loai nguon", "loai"},
	"topics":   {"topics", "topic", "linh vuc", "chu de", "category", "nhom van de", "nhom", "chuyen muc", "subject"},
	"unit":     {"unit", "don vi", "dia ban", "quan huyen", "phuong xa", "neighborhood", "district", "agency", "agency name", "department"},
	"channel":  {"channel", "kenh", "kenh tiep nhan", "nguon", "source", "hinh thuc", "method received"},
	"issues":   {"issues", "van de"},
	"type":     {"type", "loai bao cao"},
	"retract":  {"retract", "rut", "thu hoi"},
}

// datePatterns are tried on a column of dates, in this order.
var datePatterns = []string{"iso", "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "dd/mm/yyyy hh:mm:ss", "hh:mm dd/mm/yyyy", "hh:mm:ss dd/mm/yyyy",
	"dd-mm-yyyy", "dd-mm-yyyy hh:mm", "dd.mm.yyyy", "mm/dd/yyyy", "mm/dd/yyyy hh:mm:ss", "unix", "unixms"}

// proposal is a map with what a person has to look at.
type proposal struct {
	Map
	sampled int
}

// propose guesses a map from the names of the columns and what stands in them.
func propose(names []string, rows [][]string) *proposal {
	p := &proposal{sampled: len(rows)}
	p.OnUnknown = Add
	used := map[int]bool{}
	for _, f := range p.fields() {
		for _, name := range likely[f.name] {
			i := slices.IndexFunc(names, func(n string) bool { return plain(n) == name })
			if i < 0 || used[i] || !fits(f, column(rows, i)) {
				continue
			}
			f.field.Columns = []string{names[i]}
			used[i] = true
			break
		}
	}
	if len(p.ID.Columns) == 0 {
		p.ID = Field{FromContent: true}
	}
	if len(p.Kind.Columns) == 0 {
		p.Kind = Field{Const: string(analytics.Message)}
	}
	return p
}

func column(rows [][]string, i int) []string {
	var cells []string
	for _, row := range rows {
		if i < len(row) {
			if s, why := text(row[i]); why == nil && s != "" {
				cells = append(cells, s)
			}
		}
	}
	return cells
}

// fits tells whether a column's cells can be what the field wants, and notes how dates are written.
func fits(f namedField, cells []string) bool {
	switch f.name {
	case "id":
		seen := map[string]bool{}
		for _, c := range cells {
			seen[c] = true
		}
		return len(seen) > len(cells)/2 // some may stand twice, which the import tells; most do not
	case "received":
		pattern := likelyDates(cells)
		if pattern != "" && pattern != "iso" {
			f.field.Formats = []string{pattern}
		}
		return pattern != ""
	case "kind":
		return onlyOf(cells, analytics.Kinds())
	case "type":
		return onlyOf(cells, analytics.SynthesisTypes())
	case "topics", "issues":
		if slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, listSeparator) }) {
			f.field.Separator = listSeparator
		}
	}
	return true
}

// likelyDates gives the pattern that most cells are dates in: nearly all of them, because some may be mistyped.
func likelyDates(cells []string) (best string) {
	most := len(cells) * 4 / 5
	for _, pattern := range datePatterns {
		format, _ := newDateFormat(pattern)
		n := 0
		for _, c := range cells {
			if isDate(format, c) {
				n++
			}
		}
		if n > most {
			best, most = pattern, n
		}
	}
	return best
}

// isDate tells whether a text is a moment of our times in a format: any number is one since 1970.
func isDate(format dateFormat, cell string) bool {
	t, ok := format(cell, time.UTC)
	return ok && t.Year() >= 1980 && t.Year() < 2100
}

func onlyOf[T ~string](cells []string, known []T) bool {
	return len(cells) > 0 && !slices.ContainsFunc(cells, func(c string) bool { return !slices.Contains(known, T(strings.ToUpper(c))) })
}

// plain writes a name without case, diacritics and signs: "Ngày nhận" and "NGAY_NHAN" are the same.
func plain(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// yaml writes the proposal for a person to check.
func (p *proposal) yaml(names []string, lang words.Lang) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# %s", words.ProposalHead.In(lang, p.sampled))
	for _, f := range p.fields() {
		switch {
		case f.field.FromContent:
			line("%s: {fromContent: true}  # %s", f.name, words.ProposalContent.In(lang))
		case f.field.Const != "":
			line("%s: {const: %s}  # %s", f.name, f.field.Const, words.ProposalKind.In(lang))
		case len(f.field.Columns) == 0:
			if required := f.name == "received"; required {
				line("# %s: …  # %s", f.name, words.ProposalMissing.In(lang))
			}
		case len(f.field.Formats) > 0:
			line("%s: {column: %s, format: %s}", f.name, scalar(f.field.Columns[0]), scalar(f.field.Formats[0]))
		case f.field.Separator != "":
			line("%s: {column: %s, separator: %s}", f.name, scalar(f.field.Columns[0]), scalar(f.field.Separator))
		default:
			line("%s: %s", f.name, scalar(f.field.Columns[0]))
		}
	}
	line("onUnknown: %s  # %s", p.OnUnknown, words.ProposalUnknown.In(lang))
	var rest []string
	for _, name := range names {
		if !p.reads(name) {
			rest = append(rest, name)
		}
	}
	if len(rest) > 0 {
		line("# %s", words.ProposalRest.In(lang, shortList(rest)))
	}
	return b.String()
}

// scalar writes a text as YAML needs it: in quotes where it must be.
func scalar(s string) string {
	text, err := yaml.Marshal(s)
	if err != nil || strings.ContainsAny(s, ",{}[]#:") { // inside {} more has a meaning
		return fmt.Sprintf("%q", s)
	}
	return strings.TrimSpace(string(text))
}
