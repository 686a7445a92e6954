package intake

import "strings"

// Spreadsheets run a cell as a formula that begins with one of these, also in a CSV file.
const formulaStarts = "=+-@\t\r"

// Escape makes a text safe to stand in a CSV or XLSX file that goes out: a leading apostrophe keeps a spreadsheet from
// running it. Numbers are not texts and need none. Source: OWASP, CSV Injection.
func Escape(cell string) string {
	if cell != "" && strings.ContainsAny(cell[:1], formulaStarts) {
		return "'" + cell
	}
	return cell
}

// unescape undoes Escape, so that what went out comes in as it was.
func unescape(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsAny(cell[1:2], formulaStarts) {
		return cell[1:]
	}
	return cell
}
