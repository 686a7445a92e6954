package intake

import (
	"fmt"
	"testing"
	"time"
)

// TestDoubles adds more rows than are kept in memory, and finds every id that stands in several.
func TestDoubles(t *testing.T) {
	t.Parallel()
	const rows, ids = 1_200_000, 1_000_003 // prime; the last ids stand in two rows
	for _, way := range []struct {
		name     string
		lastWins bool
		sum      func(row uint64) uint64
		repeated int
		refused  int
	}{
		{"alike", false, func(uint64) uint64 { return 1 }, rows - ids, 0},
		{"different", false, func(row uint64) uint64 { return row }, 0, 2 * (rows - ids)},
		{"last wins", true, func(row uint64) uint64 { return row }, rows - ids, 0},
	} {
		t.Run(way.name, func(t *testing.T) {
			repeated, refused := map[uint64]bool{}, map[uint64]bool{}
			d := doubles{lastWins: way.lastWins, verdict: verdict{func(row uint64) { repeated[row] = true }, func(e, other entry) {
				if e.ID != other.ID || e.Sum == other.Sum || e.Line != e.Row+1 {
					t.Errorf("%+v is refused beside %+v", e, other)
				}
				refused[e.Row] = true
			}}}
			for row := range uint64(rows) {
				if err := d.add(entry{ID: hashID(fmt.Sprint(row * 7919 % ids)), Sum: way.sum(row), Row: row + 1, Line: row + 2}); err != nil {
					t.Fatal(err)
				}
			}
			if d.file == nil {
				t.Fatal("nothing went to disk: the test tests nothing")
			}
			if err := d.finish(); err != nil {
				t.Fatal(err)
			}
			if len(repeated) != way.repeated || len(refused) != way.refused {
				t.Errorf("repeated %d, refused %d, want %d and %d", len(repeated), len(refused), way.repeated, way.refused)
			}
			if way.lastWins && (repeated[rows] || !repeated[1]) {
				t.Error("the first row was taken, not the last")
			}
			if err := d.close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestOneID has rows of one id alone: they must not pile up in memory or on disk, alike or not.
func TestOneID(t *testing.T) {
	t.Parallel()
	const rows = 300_000
	for _, variants := range []uint64{1, 3, rows} {
		var repeated, refused int
		d := doubles{verdict: verdict{func(uint64) { repeated++ }, func(entry, entry) { refused++ }}}
		for row := range uint64(rows) {
			if err := d.add(entry{ID: hashID("x"), Sum: row % variants, Row: row + 1}); err != nil {
				t.Fatal(err)
			}
		}
		if most := int64(variantsMost * entrySize * (rows/(freshMost-variantsMost) + 1)); d.end > most {
			t.Errorf("%d variants: %d bytes went to disk", variants, d.end)
		}
		if err := d.finish(); err != nil {
			t.Fatal(err)
		}
		if taken := rows - repeated - refused; (variants == 1 && (taken != 1 || refused > 0)) || (variants > 1 && taken != 0) || (variants == 3 && refused != 3) {
			t.Errorf("%d variants: repeated %d, refused %d", variants, repeated, refused)
		}
		if err := d.close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	var v verdicts
	v.repeat(3)
	v.reject(3)
	v.reject(200)
	v.repeat(200)
	v.repeat(64)
	if v.rejected.count() != 2 || v.repeated.count() != 1 || !v.leftOut(64) || v.leftOut(65) || v.leftOut(1_000_000) {
		t.Errorf("%+v", v)
	}
}

func TestDateFormats(t *testing.T) {
	t.Parallel()
	const want = "2020-04-05T08:30:00Z"
	for pattern, texts := range map[string][]string{
		"iso":                 {"2020-04-05T08:30:00Z", "2020-04-05 08:30", "2020-04-05 08:30:00+00:00", "2020-04-05 15:30:00 +07:00"},
		"dd/mm/yyyy hh:mm":    {"05/04/2020 08:30", "5/4/2020 8:30"},
		"hh:mm dd/mm/yyyy":    {"08:30 05/04/2020"},
		"hh:mm:ss dd-mm-yyyy": {"08:30:00 05-04-2020"},
		"mm/dd/yyyy hh:mm":    {"04/05/2020 08:30"},
		"yyyy.mm.dd hh:mm":    {"2020.04.05 08:30"},
		"unix":                {"1586075400", "1586075400.0"},
		"UnixMs":              {"1586075400000"},
	} {
		format, ok := newDateFormat(pattern)
		if !ok {
			t.Errorf("%s is no format", pattern)
			continue
		}
		for _, text := range texts {
			got, ok := format(text, time.UTC)
			if !ok || got.UTC().Format("2006-01-02T15:04:05Z07:00") != want {
				t.Errorf("%s as %s: got %v, %v", text, pattern, got, ok)
			}
		}
		for _, text := range []string{"", "x", "31/02/2020", "2020-13-01", "nan", "1e99", "-inf"} {
			if got, ok := format(text, time.UTC); ok {
				t.Errorf("%q as %s was read as %v", text, pattern, got)
			}
		}
	}
	for _, pattern := range []string{"", "dd/mm", "yyyy", "dd/mm/yyyy dd", "qq/mm/yyyy", "2006-01-02", "hh:mm"} {
		if _, ok := newDateFormat(pattern); ok {
			t.Errorf("%q was taken for a format", pattern)
		}
	}
}

func TestAllowance(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]uint64{"": 0, "0": 0, "7": 7, "0.5%": 5, "0,5 %": 5, "100%": 1000} {
		a, err := ParseAllowance(text)
		if err != nil || a.of(1000) != want {
			t.Errorf("%q: got %d of 1000, %v, want %d", text, a.of(1000), err, want)
		}
	}
	for _, text := range []string{"-1", "x", "101%", "%", "NaN%", "1.5"} {
		if a, err := ParseAllowance(text); err == nil {
			t.Errorf("%q was read as %v", text, a)
		}
	}
}
