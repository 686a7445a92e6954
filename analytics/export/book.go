package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"

	"giaoban/analytics/words"

	"github.com/xuri/excelize/v2"
)

// Book is a workbook of several tables of one source, for those who work on in Excel.
type Book struct {
	Lang   words.Lang
	Sheets []Sheet
	Source Source // of all tables
}

// Sheet is one table of a Book.
type Sheet struct {
	Name  string // of its tab; shortened where Excel has no room for it
	Table Table  // its Source has nothing but what was asked for it
	// Draw adds what stands beside the table, such as charts of its columns, whose cells are Cells; nil = nothing.
	Draw func(f *excelize.File, sheet string) error
}

// WriteBook writes a sheet for each table, then where they come from. What does not fit is an *analytics.Error.
func WriteBook(w io.Writer, b Book) (err error) {
	if len(b.Sheets) == 0 {
		return errors.New("export: a workbook without tables")
	}
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	styles, err := newSheetStyles(f)
	if err != nil {
		return err
	}
	names := tabNames(b)
	for i, s := range b.Sheets {
		if err := s.Table.fitsSheet(); err != nil {
			return err
		}
		if i == 0 {
			err = f.SetSheetName("Sheet1", names[0])
		} else {
			_, err = f.NewSheet(names[i])
		}
		if err != nil {
			return err
		}
		beside := func() error {
			if err := onPaper(f, names[i]); err != nil || s.Draw == nil {
				return err
			}
			return s.Draw(f, names[i])
		}
		if err := writeDataSheet(f, names[i], s.Table, styles, beside); err != nil {
			return err
		}
	}
	if err := writeFacts(f, b.Lang, b.facts(names), styles); err != nil {
		return err
	}
	defaults := f.ContentTypes.Defaults // with pictures or charts, excelize adds some in any order
	sort.Slice(defaults, func(i, k int) bool { return defaults[i].Extension < defaults[k].Extension })
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		return err
	}
	return inOrder(w, file.Bytes())
}

// onPaper has a sheet printed on A4 across, with all columns on a page.
func onPaper(f *excelize.File, sheet string) error {
	fit, a4, across, wide, high := true, 9, "landscape", 1, 0
	return errors.Join(f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}))
}

// facts are the source of all tables, then for each what was asked and what its columns mean.
func (b Book) facts(names []string) []Fact {
	all := b.Source.facts(b.Lang)
	for i, s := range b.Sheets {
		all = append(all, Fact{}, Fact{Name: names[i]})
		all = append(all, s.Table.Source.Asked...)
		all = append(all, s.Table.meanings(b.Lang)...)
	}
	return all
}

// Cells are those of a column of a table's sheet below its head, as a chart names them.
func Cells(sheet string, column, rows int) string {
	name, _ := excelize.ColumnNumberToName(column + 1) // fails for columns that no sheet has
	return fmt.Sprintf("'%s'!$%s$2:$%s$%d", strings.ReplaceAll(sheet, "'", "''"), name, name, rows+1)
}

// Head is the cell with a column's name.
func Head(sheet string, column int) string {
	name, _ := excelize.ColumnNumberToName(column + 1)
	return fmt.Sprintf("'%s'!$%s$1", strings.ReplaceAll(sheet, "'", "''"), name)
}

// tabRoom is how many UTF-16 units Excel lets a tab's name have.
const tabRoom = 31

// tabNames are names for tabs that Excel takes: without its signs for places, short, and no two alike.
func tabNames(b Book) []string {
	taken := []string{strings.ToLower(words.ExportSource.In(b.Lang)), "history"} // Excel keeps the second for itself
	var names []string
	for _, s := range b.Sheets {
		base := strings.Trim(strings.TrimSpace(strings.Map(func(r rune) rune {
			if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
				return '-'
			}
			return r
		}, s.Name)), "'")
		base = cmp.Or(base, words.ExportData.In(b.Lang))
		name := shortTab(base, "")
		for n := 2; slices.Contains(taken, strings.ToLower(name)); n++ {
			name = shortTab(base, fmt.Sprintf(" (%d)", n))
		}
		taken = append(taken, strings.ToLower(name))
		names = append(names, name)
	}
	return names
}

// shortTab ends a name where it has no room, but never its end.
func shortTab(name, end string) string {
	letters := []rune(name)
	for len(utf16.Encode(letters))+len(end) > tabRoom {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " '") + end
}

// inOrder writes a workbook's parts by their names: excelize writes several streams in any order.
func inOrder(w io.Writer, file []byte) error {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	parts := slices.SortedFunc(slices.Values(r.File), func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, p := range parts {
		if err := out.Copy(p); err != nil {
			return err
		}
	}
	return out.Close()
}
