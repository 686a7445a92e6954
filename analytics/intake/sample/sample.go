// Package sample writes a made-up public-opinion office as two CSV files, to
// be imported through the same door as real data.
//
// The office is Hải Phòng as it was in 2020, from January 2015 to May 2020.
// Four totals are real, from the article named by Source: in April and May
// 2020 it had 46 written reports and 15 syntheses covering 25 issues, 12 of
// them thematic ones on Covid-19. Every other number is invented.
//
// The files are the same bytes on every run: a fixed seed, whole-number
// arithmetic (floating point may differ between processors), no clock and no
// environment.
package sample

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// Through is the day to which the sample is complete.
const Through = "2020-05-31"

// Source is the title of the article that published the totals of April and
// May 2020.
const Source = "Giao ban công tác dư luận xã hội tháng 4, 5 năm 2020 (Hải Phòng, 26/5/2020)"

//go:embed registries.csv
var registries string

// Registries writes the topics, units and channels, parents before children.
func Registries(w io.Writer) error {
	if _, err := io.WriteString(w, registries); err != nil {
		return fmt.Errorf("sample registries: %w", err)
	}
	return nil
}

// Reports writes every report in the order in which it was received.
func Reports(w io.Writer) error {
	reports, err := office()
	if err != nil {
		return fmt.Errorf("sample reports: %w", err)
	}
	out := csv.NewWriter(w)
	if err := out.Write([]string{"id", "received", "kind", "type", "unit", "channel", "topics", "issues"}); err != nil {
		return fmt.Errorf("sample reports: %w", err)
	}
	numbers := map[string]int{}
	for _, r := range reports {
		if err := out.Write(r.row(numbers)); err != nil {
			return fmt.Errorf("sample reports: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("sample reports: %w", err)
	}
	return nil
}

// office draws all reports, ordered by the moment received.
func office() ([]report, error) {
	reg, err := readRegistry()
	if err != nil {
		return nil, err
	}
	// A stream of random numbers each, so that a change to one table leaves
	// the rows of the other kinds as they were.
	reports := messages(reg, newDice(1))
	reports = append(reports, written(reg, newDice(2))...)
	reports = append(reports, syntheses(reg, newDice(3))...)
	slices.SortStableFunc(reports, func(a, b report) int { return a.received.Compare(b.received) })
	return reports, nil
}

// A kind of report: its code in the file, and the form of its ids.
type kind struct{ code, id string }

var (
	kindWritten   = kind{"WRITTEN", "VB-%d-%04d"}
	kindMessage   = kind{"MESSAGE", "TN-%d-%06d"}
	kindSynthesis = kind{"SYNTHESIS", "BC-%d-%03d"}
)

type report struct {
	received      time.Time
	kind          kind
	synthesisType string
	unit, channel string
	topics        []string
	issues        []string
}

// row numbers the report within its kind and year, as a register of incoming
// mail does; numbers holds the last one given to each.
func (r report) row(numbers map[string]int) []string {
	year := r.received.Year()
	key := fmt.Sprint(r.kind.code, year)
	numbers[key]++
	return []string{
		fmt.Sprintf(r.kind.id, year, numbers[key]),
		r.received.Format(time.RFC3339),
		r.kind.code,
		r.synthesisType,
		r.unit,
		r.channel,
		strings.Join(r.topics, ";"),
		strings.Join(r.issues, ";"),
	}
}
