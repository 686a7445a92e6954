package analytics_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

// TestRandomQuestions sends random files of reports, corrections, retractions and doubles in, moves, merges, splits and
// renames topics, units and channels, undoes changes, gives some up and restarts, and after each step asks at the newest and
// at older versions: every measure by all dimensions at once, and a random question of each kind. Every number, and every
// report behind one, must equal the oracle's. GIAOBAN_STEPS sets the number of
// steps, GIAOBAN_SEED which random numbers there are.
func TestRandomQuestions(t *testing.T) {
	t.Parallel()
	steps := 80
	if s := os.Getenv("GIAOBAN_STEPS"); s != "" {
		var err error
		if steps, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	for _, cutoff := range []int{1, 15} {
		t.Run(fmt.Sprint("cutoff ", cutoff), func(t *testing.T) {
			t.Parallel()
			p := newProperty(t, cutoff)
			for step := range steps {
				p.change(t)
				p.askAll(t, step)
				p.askCounts(t, step)
				p.askCompare(t, step)
				p.askTrends(t, step)
				p.askKeyFigures(t, step)
				p.askReports(t, step)
			}
		})
	}
}

type property struct {
	store   *analytics.Store
	options analytics.Options
	oracle  *oracle
	rnd     *rand.Rand
	newest  int64
	ops     []op // committed changes, by version
	files   []sentFile
}

// op is a committed change as it was asked for. A nil report is a retraction.
type op struct {
	version int64
	undoes  int64
	changed map[string]*analytics.Report
	entries []analytics.RegistryRow
	through analytics.Date
}

// inForce tells whether a change counts at a version: unless a later one that counts undoes it.
func (p *property) inForce(version, at int64) bool {
	for _, o := range p.ops {
		if o.undoes == version && o.version > version && o.version <= at && p.inForce(o.version, at) {
			return false
		}
	}
	return true
}

const (
	propertyIssues = 24
)

func newProperty(t *testing.T, cutoff int) *property {
	_, writer, reader := enginetest.Database(t)
	p := &property{rnd: rand.New(rand.NewPCG(seed(t), uint64(cutoff)))}
	p.options = analytics.Options{Writer: writer, Reader: reader, CutoffDay: cutoff}
	p.reopen(t)
	p.oracle = &oracle{calendar: p.store.Calendar(), entries: map[int64]oracleEntries{}, versions: map[int64]map[string]analytics.Report{},
		through: map[int64]analytics.Date{}}
	a := p.begin(t, analytics.ImportedRegistry, nil)
	var rows []analytics.RegistryRow
	for i, code := range topicCodes { // three trees of three levels: 0 <- 3 <- 6, 1 <- 4 <- 7, 2 <- 5 <- 8
		row := analytics.RegistryRow{Registry: analytics.Topics, Code: code}
		if i >= 3 {
			row.Parent = topicCodes[i-3]
		}
		rows = append(rows, row)
	}
	for _, registry := range []analytics.Registry{analytics.Units, analytics.Channels} {
		for _, code := range codeLists[registry] {
			rows = append(rows, analytics.RegistryRow{Registry: registry, Code: code, NameVi: unitNames[code]})
		}
	}
	for _, row := range rows {
		a.AddEntry(row)
	}
	p.commit(t, a, op{entries: rows})
	return p
}

func seed(t *testing.T) uint64 {
	if s := os.Getenv("GIAOBAN_SEED"); s != "" {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	return 20200526
}

func (p *property) begin(t *testing.T, what analytics.ChangeKind, through *analytics.Date) *analytics.Attempt {
	a, err := p.store.Begin(t.Context(), analytics.FullAccess(), analytics.AttemptSpec{What: what, Through: through})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (p *property) commit(t *testing.T, a *analytics.Attempt, o op) {
	t.Helper()
	c, err := a.Commit(t.Context(), analytics.RowCounts{})
	if err != nil {
		t.Fatal(err)
	}
	p.done(c, o)
}

// done replays everything that is in force now.
func (p *property) done(c *analytics.Commit, o op) {
	o.version = int64(c.Version)
	p.newest, p.ops = o.version, append(p.ops, o)
	state, through := map[string]analytics.Report{}, analytics.Date(0)
	entries := oracleEntries{analytics.Topics: {}, analytics.Units: {}, analytics.Channels: {}}
	for _, o := range p.ops {
		if !p.inForce(o.version, p.newest) {
			continue
		}
		through = max(through, o.through)
		for _, row := range o.entries {
			entries[row.Registry][row.Code] = row
		}
		for id, r := range o.changed {
			if r == nil {
				delete(state, id)
			} else {
				state[id] = *r
			}
		}
	}
	p.oracle.versions[p.newest], p.oracle.through[p.newest], p.oracle.entries[p.newest] = state, through, entries
}

// undo takes any version in force out of force, undos included; the first one, the registries, stays.
func (p *property) undo(t *testing.T) {
	var can []int64
	for _, o := range p.ops[1:] {
		if p.inForce(o.version, p.newest) {
			can = append(can, o.version)
		}
	}
	if len(can) == 0 {
		return
	}
	version := pick(p.rnd, can)
	if p.rnd.IntN(2) == 0 { // often a recent one, so that undos are undone
		version = can[max(0, len(can)-1-p.rnd.IntN(3))]
	}
	c, err := p.store.Undo(t.Context(), analytics.FullAccess(), uint64(version))
	if err != nil {
		t.Fatal(err)
	}
	p.done(c, op{undoes: version})
}

// change does one thing to the ledger: mostly a file of reports comes in.
func (p *property) change(t *testing.T) {
	switch n := p.rnd.IntN(20); {
	case n < 4:
		p.undo(t)
	case n < 6:
		p.changeEntries(t)
	case n == 6:
		p.giveUp(t)
	case n == 7:
		p.reopen(t)
	default:
		p.sendFile(t)
	}
}

// giveUp begins a change and drops it half way, which must leave no trace.
func (p *property) giveUp(t *testing.T) {
	through := analytics.NewDate(2020, time.May, 31)
	a := p.begin(t, analytics.ImportedReports, &through)
	for id := range 20 {
		if err := a.AddReport(t.Context(), p.report(fmt.Sprintf("r%d", id), through)); err != nil {
			t.Fatal(err)
		}
	}
	a.Abandon()
}

// reopen is a restart of giaoban: everything must be known again from the database alone.
func (p *property) reopen(t *testing.T) {
	p.store = intaketest.OpenOn(t, p.options)
}

func (p *property) askCounts(t *testing.T, step int) {
	snap, version := p.snapshot(t)
	q := analytics.CountsQuery{Period: p.period(16), GroupBy: some(p.rnd, analytics.Dimensions(), 5), TopicLevel: pick(p.rnd, levels()),
		UnitLevel: pick(p.rnd, levels()), ChannelLevel: pick(p.rnd, levels()), Filter: p.filter(), First: 10 + p.rnd.IntN(90)}
	if p.rnd.IntN(2) == 0 {
		q.OrderBy = pick(p.rnd, analytics.Measures())
	}
	p.ask(t, step, snap, version, q)
}

// askAll asks for every cell there is, at the newest version and at an older one.
func (p *property) askAll(t *testing.T, step int) {
	for _, version := range []int64{p.newest, pick(p.rnd, slices.Sorted(maps.Keys(p.oracle.versions)))} {
		snap, err := p.store.Snapshot(t.Context(), analytics.FullAccess(), version)
		if err != nil {
			t.Fatal(err)
		}
		p.ask(t, step, snap, version, analytics.CountsQuery{Period: analytics.Range{From: analytics.NewMonth(2018, 12), To: analytics.NewMonth(2020, 6)},
			GroupBy: analytics.Dimensions(), TopicLevel: analytics.AllLevel, UnitLevel: pick(p.rnd, levels()), First: analytics.MaxPageSize})
	}
}

func (p *property) ask(t *testing.T, step int, snap *analytics.Snapshot, version int64, q analytics.CountsQuery) {
	got := map[string][5]int64{}
	add := func(r analytics.CountRow, key string, into map[string][5]int64) {
		var values [5]int64
		for i, m := range analytics.Measures() {
			if v := r.Count(m).Value; v != nil {
				values[i] = *v
			}
		}
		if _, twice := into[key]; twice {
			t.Fatalf("step %d: %+v gives %q twice", step, q, key)
		}
		if values != [5]int64{} { // months have rows of zeros, which the oracle does not list
			into[key] = values
		}
	}
	total := map[string][5]int64{}
	within := func(m analytics.Month, _ int) bool { return q.Period.Contains(m) }
	asked := oracleQuestion{by: q.GroupBy, level: q.TopicLevel, unitLevel: q.UnitLevel, channelLevel: q.ChannelLevel, filter: q.Filter, within: within}
	for {
		page, err := snap.Counts(t.Context(), q)
		if err != nil {
			t.Fatalf("step %d: %+v: %v", step, q, err)
		}
		for _, r := range page.Rows {
			add(r, oracleKey(r.Key, q.GroupBy), got)
			p.checkRow(t, version, asked, q.Period, r, page.Total)
		}
		if !page.HasNextPage {
			add(page.Total, "", total)
			break
		}
		q.After = page.EndCursor
	}
	want := p.oracle.count(version, asked)
	if !maps.Equal(got, want) {
		t.Fatalf("step %d, version %d: %+v\n got %v\nwant %v", step, version, q, got, want)
	}
	want = p.oracle.count(version, oracleQuestion{filter: q.Filter, within: within})
	if !maps.Equal(total, want) {
		t.Fatalf("step %d, version %d: total of %+v\n got %v\nwant %v", step, version, q, total, want)
	}
}
