package table

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/nfp"
)

// readStyles learns which cell styles show a number as a date or a time.
func (b *workbook) readStyles(part string) error {
	custom := map[int]bool{}
	inCells := false
	return b.each(part, maxStyles, func(x xml.StartElement, _ *elements) error {
		switch x.Name.Local {
		case "numFmt":
			id, _ := attrInt(x, "numFmtId")
			code, _ := attr(x, "formatCode")
			if len(custom) < 1<<16 {
				custom[id] = isDateFormat(code)
			}
		case "cellXfs", "cellStyleXfs", "cellStyles", "dxfs":
			inCells = x.Name.Local == "cellXfs"
		case "xf":
			if inCells {
				id, _ := attrInt(x, "numFmtId")
				date, known := custom[id]
				if !known {
					date = isBuiltinDate(id)
				}
				b.dates = append(b.dates, date)
			}
		}
		return nil
	})
}

// isBuiltinDate tells whether one of the formats that every workbook has is a date or a time of day (ECMA-376, part 1,
// 18.8.30); 46 is a length of time.
func isBuiltinDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id == 45 || id == 47 || id >= 50 && id <= 58
}

func isDateFormat(code string) bool {
	if len(code) > 255 { // more than Excel takes
		return false
	}
	parser := nfp.NumberFormatParser()
	date := false
	for _, section := range parser.Parse(code) {
		for _, item := range section.Items {
			switch item.TType {
			case nfp.TokenTypeElapsedDateTimes: // [h]:mm, a length of time
				return false
			case nfp.TokenTypeDateTimes:
				date = true
			}
		}
	}
	return date
}

// number gives a number as a text: a date in a style of dates; else plainly, in the 15 digits that Excel itself shows, so
// that 8616.9999999999991 is 8617 and 6078653 has no exponent.
func (b *workbook) number(value string, style int) string {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return value
	}
	if style >= 0 && style < len(b.dates) && b.dates[style] {
		if date, ok := dateOf(x, b.epoch); ok {
			return date
		}
	}
	if strings.Trim(strings.TrimPrefix(value, "-"), "0123456789") == "" {
		return value
	}
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64) // just written
	if x == 0 {
		return "0"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// dateOf gives the local date and time of a day number; false where it is none. A number below 1 is a time of day alone.
func dateOf(serial float64, epoch int) (string, bool) {
	const lastDay = 2_958_465 // 9999-12-31
	if serial < 0 || serial+float64(epoch) >= lastDay+1 {
		return "", false
	}
	day := math.Floor(serial)
	ms := time.Duration(math.Round((serial-day)*86_400_000)) * time.Millisecond // what is finer is noise of the number
	if serial < 1 {
		return time.Time{}.Add(ms).Format("15:04:05"), true
	}
	days := int(day) + epoch
	if epoch == 0 && days == 60 && ms < 24*time.Hour {
		return "1900-02-29", true // a day that Excel has and the calendar has not
	}
	if epoch == 0 && days < 60 {
		days++
	}
	date := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days).Add(ms)
	if h, m, s := date.Clock(); h+m+s == 0 {
		return date.Format(time.DateOnly), true
	}
	return date.Format("2006-01-02T15:04:05"), true
}
