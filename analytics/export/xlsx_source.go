package export

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"giaoban/analytics/words"

	"github.com/xuri/excelize/v2"
)

// writeFacts writes the sheet that says where the numbers come from, and what each column means.
func writeFacts(f *excelize.File, lang words.Lang, facts []Fact, styles sheetStyles) error {
	sheet := words.ExportSource.In(lang)
	if _, err := f.NewSheet(sheet); err != nil {
		return err
	}
	all := []error{f.SetColWidth(sheet, "A", "A", 32), f.SetColWidth(sheet, "B", "B", 80), onPaper(f, sheet)}
	for i, x := range facts { // not as a stream: excelize writes two of them in any order
		name, value := fmt.Sprintf("A%d", i+1), fmt.Sprintf("B%d", i+1)
		all = append(all, fitsCell(x.Name), fitsCell(x.Value), f.SetCellStr(sheet, name, x.Name), f.SetCellStr(sheet, value, x.Value),
			f.SetCellStyle(sheet, name, name, styles.head), f.SetCellStyle(sheet, value, value, styles.wrapped))
	}
	return errors.Join(all...)
}

// meanings are what the columns mean, where that is known.
func (t Table) meanings(lang words.Lang) []Fact {
	if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Description != "" }) {
		return nil
	}
	facts := []Fact{{}, {words.ExportColumn.In(lang), words.ExportMeaning.In(lang)}}
	for _, c := range t.Columns {
		facts = append(facts, Fact{c.Name, c.Description})
	}
	return facts
}

// facts are the source for a reader, notices first.
func (s Source) facts(lang words.Lang) []Fact {
	var all []Fact
	add := func(name words.Phrase, value string) { all = append(all, Fact{name.In(lang), value}) }
	for _, n := range s.Notices {
		add(words.ExportNotice, n)
	}
	if s.DataVersion > 0 {
		add(words.ExportVersion, fmt.Sprint(s.DataVersion))
		sample := words.ExportNo
		if s.Sample {
			sample = words.ExportYes
		}
		add(words.ExportSample, sample.In(lang))
	}
	if s.CommittedAt != nil {
		add(words.ExportCommitted, moment(*s.CommittedAt))
	}
	if s.CompleteThrough != nil {
		add(words.ExportThrough, s.CompleteThrough.String())
	}
	return append(all, s.Asked...)
}

func moment(at time.Time) string { return at.UTC().Format(time.RFC3339) }
