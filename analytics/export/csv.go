package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"giaoban/analytics/intake"
)

// writeCSV writes RFC 4180: a header, lines that end in CRLF, null as an empty field. A text that a spreadsheet would run
// as a formula gets an apostrophe, which an import takes off again.
func writeCSV(w io.Writer, t Table) error {
	if t.BOM {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	line := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = intake.EscapeCell(c.Name)
	}
	if err := out.Write(line); err != nil {
		return err
	}
	err := t.each(func(_ int, row []any) error {
		for i, v := range row {
			line[i] = csvField(v)
		}
		return out.Write(line)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

func csvField(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return intake.EscapeCell(x)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	default:
		return fmt.Sprint(x)
	}
}
