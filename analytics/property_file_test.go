package analytics_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"

	"github.com/klauspost/compress/zstd"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
)

// A random file, as rows that a person might write, and what must become of them.

var (
	topicCodes = []string{"t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"}
	unitNames  = map[string]string{"u1": "Quận Lê Chân", "u2": "Huyện An Dương", "u3": "Sở Y tế", "u4": "Phường An Biên", "u5": "Phường Dư Hàng"}
	// Parents stand before and successors behind in these lists, so that no undo closes a circle of either.
	codeLists = map[analytics.Registry][]string{analytics.Topics: topicCodes, analytics.Units: {"u1", "u2", "u3", "u4", "u5"},
		analytics.Channels: {"c1", "c2", "c3"}}
)

// fileRow is one row; a retraction has no report but an id.
type fileRow struct {
	analytics.Report
	retract bool
	bad     string // a field that no judge accepts
}

// sentFile is a file that went in, so that it can be sent again.
type sentFile struct {
	source  intake.Source
	options intake.Options
	version int64
}

func (p *property) sendFile(t *testing.T) {
	if len(p.files) > 0 && p.rnd.IntN(6) == 0 {
		p.sendAgain(t)
		return
	}
	last := analytics.NewDate(2020, time.March, 1) + analytics.Date(p.rnd.IntN(80))
	through := last + 1
	rows := p.randomRows(last)
	o := intake.Options{Through: &through, Today: analytics.NewDate(2020, time.June, 1), OnUnknown: intake.Reject}
	lastWins := p.rnd.IntN(2) == 0
	if p.rnd.IntN(3) > 0 {
		o.AllowRejects.Percent = 100
	}
	name, content := p.encode(t, rows, lastWins, &o)
	want, changed := p.judge(rows, o.Map != nil && lastWins)
	refused := want.Rejected > 0 && (o.AllowRejects.Percent == 0 || want.Taken == 0)
	source := intaketest.Source(name, content)
	r, err := intake.Import(t.Context(), p.store, analytics.FullAccess(), source, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Rows != want || r.Refused != refused {
		for _, problem := range r.Problems {
			t.Log(problem.In(words.En))
		}
		t.Fatalf("%s: got %+v, refused %v, want %+v, refused %v\n%s", name, r.Rows, r.Refused, want, refused, content)
	}
	if refused {
		return
	}
	p.done(r.Commit, op{changed: changed, through: through})
	p.files = append(p.files, sentFile{source, o, p.newest})
}

// sendAgain sends an earlier file once more: if it is in force nothing changes; else it comes in anew.
func (p *property) sendAgain(t *testing.T) {
	i := p.rnd.IntN(len(p.files))
	f := p.files[i]
	if !p.inForce(f.version, p.newest) {
		return // what it meant then may be refused now; its rows come in other files
	}
	r, err := intake.Import(t.Context(), p.store, analytics.FullAccess(), f.source, f.options, nil)
	if err != nil || r.Commit != nil || r.Same == nil || int64(r.Same.Version) != f.version {
		t.Fatalf("%s, in force since version %d, was sent again: %+v, %v", f.source.Name, f.version, r, err)
	}
}

func (p *property) randomRows(last analytics.Date) (rows []fileRow) {
	live := p.oracle.versions[p.newest]
	for range 1 + p.rnd.IntN(40) {
		id := fmt.Sprintf("r%d", p.rnd.IntN(300))
		row := fileRow{Report: p.report(id, last)}
		switch n := p.rnd.IntN(40); {
		case n < 4:
			_, there := live[id]
			if there || n == 0 { // mostly of what is there
				row = fileRow{Report: analytics.Report{ID: id}, retract: true}
			}
		case n == 4:
			row.bad = "received"
		case n == 5:
			row.bad = "kind"
		case n < 9 && len(rows) > 0: // the same row twice
			row = pick(p.rnd, rows)
		}
		rows = append(rows, row)
	}
	return rows
}

// judge says what must become of a file, from its rows and from what is in force: the slow and obvious way.
func (p *property) judge(rows []fileRow, lastWins bool) (counts analytics.RowCounts, changed map[string]*analytics.Report) {
	live := p.oracle.versions[p.newest]
	byID := map[string][]fileRow{}
	counts.Read = uint64(len(rows))
	for _, row := range rows {
		if _, there := live[row.ID]; row.bad != "" || (row.retract && !there) {
			counts.Rejected++
			continue
		}
		byID[row.ID] = append(byID[row.ID], row)
	}
	changed = map[string]*analytics.Report{}
	for id, same := range byID {
		var different []fileRow
		for _, r := range same {
			if slices.ContainsFunc(different, func(d fileRow) bool { return reflect.DeepEqual(d, r) }) {
				counts.Repeated++
			} else {
				different = append(different, r)
			}
		}
		if len(different) > 1 && !lastWins {
			counts.Rejected += uint64(len(different))
			continue
		}
		last := same[len(same)-1]
		counts.Taken++
		counts.Repeated += uint64(len(different) - 1)
		changed[id] = &last.Report
		if last.retract {
			changed[id] = nil
		}
	}
	return counts, changed
}

const foreignMap = `
id: Mã số
received: {column: Lúc nhận, format: "hh:mm:ss dd/mm/yyyy", zone: UTC}
kind: {column: Nguồn, values: {văn bản: WRITTEN, tin nhắn: MESSAGE, tổng hợp: SYNTHESIS}}
type: Loại
unit: Đơn vị
channel: Kênh
topics: {column: Lĩnh vực, separator: "|"}
issues: {column: Vấn đề, separator: "|"}
retract: Rút
`

// encode writes the rows in one of the ways in which files come.
func (p *property) encode(t *testing.T, rows []fileRow, lastWins bool, o *intake.Options) (name string, content []byte) {
	foreign := p.rnd.IntN(2) == 0
	head := []string{"id", "received", "kind", "type", "unit", "channel", "topics", "issues", "retract"}
	if foreign {
		var err error
		if o.Map, err = intake.ParseMap(fmt.Appendf(nil, "%slastWins: %v\n", foreignMap, lastWins)); err != nil {
			t.Fatal(err)
		}
		head = []string{"Mã số", "Lúc nhận", "Nguồn", "Loại", "Đơn vị", "Kênh", "Lĩnh vực", "Vấn đề", "Rút", "Nội dung"}
	}
	cells := [][]string{head}
	for _, row := range rows {
		cells = append(cells, p.cells(row, foreign))
	}
	ways := fileWays()
	way := ways[p.rnd.IntN(len(ways))]
	return "file" + way.ext, way.write(t, cells)
}

func (p *property) cells(r fileRow, foreign bool) []string {
	retract := ""
	if r.retract {
		retract = "yes"
	}
	if r.retract && p.rnd.IntN(2) == 0 { // nothing else of such a row counts
		r.Report = p.report(r.ID, analytics.NewDate(2020, time.March, 1))
	}
	var issues []string
	for _, i := range r.Issues {
		issues = append(issues, i.Code+"@"+i.Topic)
	}
	kind, received, separator := string(r.Kind), r.Received.Format(time.RFC3339), ";"
	if foreign {
		kind = map[analytics.ReportKind]string{analytics.Written: "Văn bản", analytics.Message: "TIN NHẮN", analytics.Synthesis: "tổng hợp"}[r.Kind]
		received, separator = r.Received.UTC().Format("15:04:05 02/01/2006"), "|"
	}
	switch r.bad {
	case "received":
		received = "31/02/2020"
	case "kind":
		kind = "thư"
	}
	unit := r.Unit
	if unit != "" && p.rnd.IntN(2) == 0 {
		unit = pick(p.rnd, []string{" " + strings.ToUpper(unitNames[unit]), norm.NFD.String(unitNames[unit]), strings.ToUpper(unit)})
	}
	cells := []string{r.ID, received, kind, string(r.Type), unit, r.Channel, strings.Join(r.Topics, separator), strings.Join(issues, separator), retract}
	if foreign {
		cells = append(cells, "một câu của người dân,\nxuống dòng; \"nháy\"")
	}
	return cells
}

// fileWay is a way in which a file of rows is written.
type fileWay struct {
	ext   string
	write func(t *testing.T, cells [][]string) []byte
}

func fileWays() []fileWay {
	return []fileWay{
		{".csv", func(t *testing.T, cells [][]string) []byte { return asCSV(t, cells, ',') }},
		{".csv.gz", func(t *testing.T, cells [][]string) []byte {
			var out bytes.Buffer
			z := gzip.NewWriter(&out)
			if _, err := z.Write(asCSV(t, cells, ',')); err != nil {
				t.Fatal(err)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}},
		{".tsv", func(t *testing.T, cells [][]string) []byte { return asCSV(t, cells, '\t') }},
		{"-semicolon.csv", func(t *testing.T, cells [][]string) []byte { return append([]byte("\ufeff"), asCSV(t, cells, ';')...) }},
		{".jsonl", asJSONLines},
		{".xlsx", asXLSX},
		{".csv.zst", func(t *testing.T, cells [][]string) []byte {
			z, err := zstd.NewWriter(nil)
			if err != nil {
				t.Fatal(err)
			}
			return z.EncodeAll(asCSV(t, cells, '|'), nil)
		}},
	}
}

func asCSV(t *testing.T, cells [][]string, comma rune) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = comma, len(cells)%2 == 0
	if err := w.WriteAll(cells); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asJSONLines(t *testing.T, cells [][]string) []byte {
	var out bytes.Buffer
	for _, row := range cells[1:] {
		object := map[string]string{}
		for i, cell := range row {
			object[cells[0][i]] = cell
		}
		line, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	return out.Bytes()
}

func asXLSX(t *testing.T, cells [][]string) []byte {
	book := excelize.NewFile()
	for i, row := range cells {
		if err := book.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	out, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// changeEntries moves entries to other places in their trees, merges, splits and renames them, by a file of the registry.
func (p *property) changeEntries(t *testing.T) {
	cells := [][]string{{"registry", "code", "name_vi", "parent", "replaced_by", "valid_from", "valid_to"}}
	var rows []analytics.RegistryRow
	registry := pick(p.rnd, []analytics.Registry{analytics.Topics, analytics.Topics, analytics.Units, analytics.Channels})
	codes := codeLists[registry]
	for i := p.rnd.IntN(3); i < len(codes); i += 1 + p.rnd.IntN(4) {
		row := analytics.RegistryRow{Registry: registry, Code: codes[i], NameVi: "Mục " + codes[i]}
		if name := unitNames[row.Code]; name != "" {
			row.NameVi = name
		}
		if i > 0 && p.rnd.IntN(3) > 0 {
			row.Parent = codes[p.rnd.IntN(i)]
		}
		if later := codes[i+1:]; len(later) > 0 && p.rnd.IntN(2) == 0 {
			for _, k := range p.rnd.Perm(len(later))[:min(len(later), 1+p.rnd.IntN(5)/3)] {
				row.ReplacedBy = append(row.ReplacedBy, later[k])
			}
		}
		from, to := "", ""
		if p.rnd.IntN(2) == 0 {
			month := analytics.NewMonth(2019, time.June).Add(p.rnd.IntN(12))
			if p.rnd.IntN(2) == 0 {
				row.ValidFrom, from = &month, month.String()
			} else {
				row.ValidTo, to = &month, month.String()
			}
		}
		rows = append(rows, row)
		cells = append(cells, []string{string(registry), row.Code, row.NameVi, row.Parent, strings.Join(row.ReplacedBy, ";"), from, to})
	}
	r, err := intake.Import(t.Context(), p.store, analytics.FullAccess(), intaketest.Source("registry.csv", asCSV(t, cells, ',')), intake.Options{Again: true}, nil)
	if err != nil || r.Commit == nil {
		t.Fatalf("%+v, %v", r, err)
	}
	p.done(r.Commit, op{entries: rows})
}
