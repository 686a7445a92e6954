package analytics_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/intake/sample"
	"giaoban/analytics/words"
)

// openTables opens a ledger with registries and reports, its newest version pinned; again opens it once more with a minCell.
func openTables(t *testing.T, registries, reports []byte) (again func(minCell int64) *analytics.Store) {
	t.Helper()
	_, writer, reader := enginetest.Database(t)
	store := intaketest.OpenOn(t, analytics.Options{Writer: writer, Reader: reader})
	intaketest.Import(t, store, "registries.csv", registries, intake.Options{})
	intaketest.Import(t, store, "reports.csv", reports, intake.Options{})
	if _, err := store.Pin(t.Context(), analytics.FullAccess(), 2, "Tháng 5"); err != nil {
		t.Fatal(err)
	}
	return func(minCell int64) *analytics.Store {
		store, err := analytics.Open(t.Context(), analytics.Options{Writer: writer, Reader: reader, MinCell: minCell, Now: intaketest.Now, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		return store
	}
}

// randomReports makes 10 months of reports, many of them in cells of one or two.
func randomReports(rnd *rand.Rand) (registries, reports []byte) {
	var r, b bytes.Buffer
	r.WriteString("registry,code,name_vi,parent\n")
	for i := range 4 {
		fmt.Fprintf(&r, "unit,u%d,Đơn vị %d,\ntopic,t%d,Lĩnh vực %d,\ntopic,t%d-a,Con %d,t%d\nchannel,c%d,Kênh %d,\n", i, i, i, i, i, i, i, i, i)
	}
	b.WriteString("id,received,kind,type,unit,channel,topics,issues\n")
	pick := func(of string) string {
		if rnd.IntN(6) == 0 {
			return ""
		}
		return fmt.Sprint(of, rnd.IntN(4))
	}
	for i := range 240 + rnd.IntN(160) {
		month := rnd.IntN(rnd.IntN(10) + 1) // the first ones are the busiest
		day := fmt.Sprintf("%d-%02d-%02d", 2018+(month+11)/12, (month+11)%12+1, rnd.IntN(28)+1)
		topics := pick("t")
		kind, of, issues := []string{"WRITTEN", "MESSAGE", "SYNTHESIS"}[rnd.IntN(3)], "", ""
		if kind == "SYNTHESIS" {
			if of = []string{"PERIODIC", "THEMATIC", "AD_HOC"}[rnd.IntN(3)]; of == "THEMATIC" {
				topics = fmt.Sprint("t", rnd.IntN(4))
			}
			var list []string
			for n := range rnd.IntN(4) {
				topic := fmt.Sprint("t", n)
				if of == "THEMATIC" {
					topic = topics
				}
				list = append(list, fmt.Sprintf("v%d-%s@%s", rnd.IntN(9), topic, topic))
			}
			issues = strings.Join(list, ";")
		} else if topics != "" && rnd.IntN(3) == 0 {
			topics += ";" + fmt.Sprint("t", rnd.IntN(4), "-a")
		}
		fmt.Fprintf(&b, "r%d,%s,%s,%s,%s,%s,%s,%s\n", i, day, kind, of, pick("u"), pick("c"), topics, issues)
	}
	return r.Bytes(), b.Bytes()
}

func table(t *testing.T, store *analytics.Store, access analytics.Access, q analytics.TableQuery) *analytics.Table {
	t.Helper()
	p, err := store.Published(t.Context(), access, 0)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := p.Table(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// What the tables of whole ledgers show is right, and does not tell what they hide.
func TestTablesHideSmallCells(t *testing.T) {
	t.Parallel()
	var registries, reports bytes.Buffer
	if err := sample.Registries(&registries); err != nil {
		t.Fatal(err)
	}
	if err := sample.Reports(&reports); err != nil {
		t.Fatal(err)
	}
	ledgers := map[string]func(int64) *analytics.Store{"sample": openTables(t, registries.Bytes(), reports.Bytes())}
	for seed := range uint64(2) {
		r, b := randomReports(rand.New(rand.NewPCG(seed, 5)))
		ledgers[fmt.Sprint("random ", seed)] = openTables(t, r, b)
	}
	for name, open := range ledgers {
		for _, least := range []int64{2, 3, 5, 10} {
			t.Run(fmt.Sprint(name, " ", least), func(t *testing.T) {
				t.Parallel()
				checkTables(t, open(least), least)
			})
		}
	}
}

func checkTables(t *testing.T, store *analytics.Store, least int64) {
	months := map[analytics.Month]*shownMonth{}
	hidden, all := 0, 0
	for _, name := range analytics.TableNames() {
		q := analytics.TableQuery{Name: name}
		full, shown := table(t, store, analytics.ReadAccess(), q), table(t, store, analytics.TablesAccess(), q)
		if full.SuppressedCells != 0 || len(full.Rows) != len(shown.Rows) {
			t.Errorf("%s: %d hidden from who may see all, %d rows and %d", name, full.SuppressedCells, len(full.Rows), len(shown.Rows))
		}
		suppressed := compareRows(t, full.MonthTotals, shown.MonthTotals)
		if name != analytics.TableMonths {
			suppressed += compareRows(t, full.Rows, shown.Rows)
		}
		if suppressed != shown.SuppressedCells {
			t.Errorf("%s: %d are hidden, %d told", name, suppressed, shown.SuppressedCells)
		}
		hidden, all = hidden+suppressed, all+5*len(shown.Rows)
		for _, row := range shown.MonthTotals {
			if months[*row.Month] == nil {
				months[*row.Month] = &shownMonth{total: row}
			} else if !reflect.DeepEqual(months[*row.Month].total, row) {
				t.Errorf("%s has other totals of %s than the tables before it", name, row.Month)
			}
		}
		for _, row := range shown.Rows {
			m := months[*row.Month]
			switch name {
			case analytics.TableMonthByUnit:
				m.units = append(m.units, row)
			case analytics.TableMonthByTopic:
				m.topics = append(m.topics, row)
			case analytics.TableMonthByChannel:
				m.channels = append(m.channels, row)
			}
		}
		checkSlice(t, store, shown)
	}
	for month, m := range months {
		if small := m.smallShown(least); len(small) > 0 {
			t.Errorf("%s shows %v", month, small)
		}
		if told := attack(*m).told(t, least); len(told) > 0 {
			t.Errorf("%s tells %v", month, told)
		}
	}
	t.Logf("%d of %d cells hidden", hidden, all)
	if hidden == 0 {
		t.Error("nothing is hidden")
	}
}

// compareRows counts the hidden cells; the others are as they are.
func compareRows(t *testing.T, full, shown []analytics.CountRow) (hidden int) {
	t.Helper()
	for i := range full {
		for _, m := range analytics.Measures() {
			switch c := shown[i].Count(m); {
			case c.Status != analytics.Suppressed:
				if !reflect.DeepEqual(c, full[i].Count(m)) {
					t.Errorf("row %d, %s: %+v, not %+v", i, m, c, full[i].Count(m))
				}
			case c.Value != nil || c.Lower != nil || c.Caveats != nil || c.Sources != nil || c.Display(words.Vi) != "đã ẩn (số nhỏ)":
				t.Errorf("row %d, %s: a hidden count says %+v", i, m, c)
			default:
				hidden++
			}
		}
	}
	return hidden
}

// checkSlice asks for some months alone: they show and hide the very same.
func checkSlice(t *testing.T, store *analytics.Store, whole *analytics.Table) {
	t.Helper()
	from := whole.Months.From.Add(3)
	to := from.Add(1)
	part := table(t, store, analytics.TablesAccess(), analytics.TableQuery{Name: whole.Name, From: &from, To: &to})
	i := 0
	for _, row := range whole.Rows {
		if *row.Month < from || *row.Month > to {
			continue
		}
		for _, m := range analytics.Measures() {
			if !reflect.DeepEqual(part.Rows[i].Count(m), row.Count(m)) {
				t.Errorf("%s: %s of %s differs when asked for alone", whole.Name, m, row.Month)
			}
		}
		i++
	}
	if i != len(part.Rows) || i == 0 {
		t.Errorf("%s: %d rows of two months, not %d", whole.Name, len(part.Rows), i)
	}
}

const fewReports = "id,received,kind,unit,topics\na,2020-03-02,WRITTEN,u0,t0\nb,2020-05-02,WRITTEN,u0,t0-a\nc,2020-05-03,WRITTEN,,\n"

// The rows of a table are those of the registry, whatever was reported; months that nothing is known of are left out.
func TestTableRows(t *testing.T) {
	t.Parallel()
	registries, _ := randomReports(rand.New(rand.NewPCG(1, 1)))
	store := openTables(t, registries, []byte(fewReports))(0)
	for name, want := range map[analytics.TableName]string{
		analytics.TableMonths:         "2020-03 1, 2020-04 0, 2020-05 2",
		analytics.TableMonthByUnit:    "2020-05 u0 1, 2020-05 u1 0, 2020-05 u2 0, 2020-05 u3 0, 2020-05 ? 1",
		analytics.TableMonthByTopic:   "2020-05 t0 1, 2020-05 t1 0, 2020-05 t2 0, 2020-05 t3 0, 2020-05 ? 1",
		analytics.TableMonthByChannel: "2020-05 c0 0, 2020-05 c1 0, 2020-05 c2 0, 2020-05 c3 0, 2020-05 ? 2",
	} {
		q, may := analytics.TableQuery{Name: name}, analytics.NewMonth(2020, 5)
		if name.By() != "" {
			q.From, q.Most = &may, 12
		}
		var got []string
		for _, row := range table(t, store, analytics.TablesAccess(), q).Rows {
			line := []string{row.Month.String()}
			for _, e := range []*analytics.Entry{row.Unit, row.Topic, row.Channel} {
				if e != nil {
					line = append(line, e.Code)
				}
			}
			if name.By() != "" && len(line) == 1 {
				line = append(line, "?")
			}
			got = append(got, strings.Join(line, " ")+fmt.Sprint(" ", *row.Count(analytics.WrittenReports).Value))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %s", name, strings.Join(got, ", "))
		}
	}
	june, march := analytics.NewMonth(2020, 6), analytics.NewMonth(2020, 3)
	if empty := table(t, store, analytics.ReadAccess(), analytics.TableQuery{Name: analytics.TableMonths, From: &june}); empty.Months != nil || len(empty.Rows) != 0 {
		t.Errorf("%+v", empty)
	}
	if two := table(t, store, analytics.ReadAccess(), analytics.TableQuery{Name: analytics.TableMonths, Most: 2}); two.Months.String() != "2020-04..2020-05" {
		t.Error(two.Months)
	}
	p, err := store.Published(t.Context(), analytics.ReadAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []analytics.TableQuery{{Name: "x"}, {Name: analytics.TableMonths, From: &june, To: &march}} {
		if _, err := p.Table(t.Context(), q); analytics.KindOf(err) != analytics.Invalid {
			t.Errorf("%v: %v", q, err)
		}
	}
}

// Who may see tables only sees pinned versions, the newest by default, and nothing by any other way.
func TestTablesAccess(t *testing.T) {
	t.Parallel()
	store, ctx, may, all := intaketest.Open(t, "", 0), t.Context(), analytics.TablesAccess(), analytics.FullAccess()
	is := func(what string, err error, want analytics.Kind) {
		t.Helper()
		if analytics.KindOf(err) != want || err == nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	registries, _ := randomReports(rand.New(rand.NewPCG(1, 1)))
	intaketest.Import(t, store, "registries.csv", registries, intake.Options{})
	intaketest.Import(t, store, "reports.csv", []byte(fewReports), intake.Options{})
	_, err := store.Published(ctx, may, 0)
	is("without a pin", err, analytics.Conflict)
	if _, err := store.Pin(ctx, all, 2, "Tháng 5"); err != nil {
		t.Fatal(err)
	}
	intaketest.Import(t, store, "more.csv", []byte("id,received,kind\nz,2020-05-09,WRITTEN\n"), intake.Options{})
	p, err := store.Published(ctx, may, 0)
	if err != nil || p.Meta().DataVersion != 2 {
		t.Fatal(p, err)
	}
	_, err = p.Everything()
	is("everything", err, analytics.Forbidden)
	for _, version := range []int64{3, 1, -1, 99} {
		_, err = store.Published(ctx, may, version)
		is(fmt.Sprint("version ", version), err, analytics.NotFound)
	}
	for _, access := range []analytics.Access{may, {}} {
		_, err = store.Snapshot(ctx, access, 2)
		is("snapshot", err, analytics.Forbidden)
		_, err = store.Version(ctx, access, 2)
		is("version", err, analytics.Forbidden)
		_, err = store.Diff(ctx, access, 1, 2)
		is("diff", err, analytics.Forbidden)
		_, err = store.Collectable(ctx, access, 1)
		is("collectable", err, analytics.Forbidden)
		_, err = store.BeginBackup(ctx, access)
		is("backup", err, analytics.Forbidden)
	}
	_, err = store.Published(ctx, analytics.Access{}, 2)
	is("nobody", err, analytics.Forbidden)
	for _, access := range []analytics.Access{may, {}, analytics.ReadAccess()} {
		_, err = store.Pin(ctx, access, 3, "x")
		is("pin", err, analytics.Forbidden)
		_, err = store.Unpin(ctx, access, 2)
		is("unpin", err, analytics.Forbidden)
		_, err = store.Collect(ctx, access, 1)
		is("collect", err, analytics.Forbidden)
		_, err = store.Undo(ctx, access, 3)
		is("undo", err, analytics.Forbidden)
		_, err = store.Begin(ctx, access, analytics.AttemptSpec{})
		is("begin", err, analytics.Forbidden)
	}
}
