package intake_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"

	"github.com/ClickHouse/clickhouse-go/v2/lib/driver"
)

// messages makes a file of messages over ten years, in no order of time, every id once.
func messages(rows int) []byte {
	var file bytes.Buffer
	rnd := rand.New(rand.NewPCG(7, 8))
	file.WriteString("id,received,kind,type,unit,channel,topics,issues\n")
	for i := range rows {
		moment := time.Date(2010, 1, 1, 0, 0, rnd.IntN(86400), 0, time.UTC).AddDate(0, 0, rnd.IntN(3650))
		fmt.Fprintf(&file, "MSG-%012x,%s,MESSAGE,,quan-%02d,kenh-%d,linh-vuc-%d;linh-vuc-%d,\n", uint64(i)*0x9E3779B97F4A7C15>>16,
			moment.Format("2006-01-02 15:04:05"), rnd.IntN(40), rnd.IntN(6), rnd.IntN(25), rnd.IntN(25))
	}
	return file.Bytes()
}

// BenchmarkImport takes a file into an empty ledger. Beside it, in the same run, the floor: the same rows are sent
// through clickhouse-go into a table of the shape of the log, column by column, unchecked and uncounted.
func BenchmarkImport(b *testing.B) {
	const rows = 200_000
	file := messages(rows)
	table := columnsOf(b, file)
	var imported, floor time.Duration
	for b.Loop() { // the two in turn, so that a noisy machine disturbs both alike
		b.StopTimer()
		store := intaketest.Open(b, "", 0) // a new one, or the file would be known
		_, writer, _ := enginetest.Database(b)
		if err := writer.Exec(b.Context(), floorTable); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		begun := time.Now()
		intaketest.Import(b, store, "messages.csv", file, intake.Options{OnUnknown: intake.Add, Today: analytics.NewDate(2020, time.May, 31)})
		imported += time.Since(begun)
		begun = time.Now()
		table.insert(b, writer)
		floor += time.Since(begun)
	}
	b.ReportMetric(float64(rows)*float64(b.N)/imported.Seconds(), "rows/s")
	b.ReportMetric(float64(rows)*float64(b.N)/floor.Seconds(), "rows/s-floor")
	b.ReportMetric(float64(imported)/float64(floor), "x-floor")
	b.ReportMetric(0, "ns/op") // import and floor together, which says nothing
}

const floorTable = `CREATE TABLE floor (month UInt32, id String, version UInt64, state Enum8('live' = 1), day UInt8, received DateTime64(0, 'UTC'),
	kind Enum8('MESSAGE' = 2), type Enum8('' = 0), unit LowCardinality(String), channel LowCardinality(String),
	topics Array(LowCardinality(String)), issues Array(UInt32)) ENGINE = MergeTree ORDER BY (month, id, version)
	SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`

// columns are a file's rows in the columns of floorTable.
type columns struct {
	months   []uint32
	ids      []string
	versions []uint64
	states   []string
	days     []uint8
	received []time.Time
	kinds    []string
	types    []string
	units    []string
	channels []string
	topics   [][]string
	issues   [][]uint32
}

func columnsOf(b *testing.B, file []byte) (c columns) {
	b.Helper()
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range records[1:] {
		moment, err := time.Parse(time.DateTime, r[1])
		if err != nil {
			b.Fatal(err)
		}
		c.months = append(c.months, uint32(analytics.NewMonth(moment.Year(), moment.Month())))
		c.ids, c.versions, c.states = append(c.ids, r[0]), append(c.versions, 1), append(c.states, "live")
		c.days, c.received = append(c.days, uint8(moment.Day())), append(c.received, moment)
		c.kinds, c.types = append(c.kinds, r[2]), append(c.types, r[3])
		c.units, c.channels = append(c.units, r[4]), append(c.channels, r[5])
		c.topics, c.issues = append(c.topics, strings.Split(r[6], ";")), append(c.issues, nil)
	}
	return c
}

func (c columns) insert(b *testing.B, writer driver.Conn) {
	b.Helper()
	batch, err := writer.PrepareBatch(b.Context(), "INSERT INTO floor")
	if err != nil {
		b.Fatal(err)
	}
	for i, values := range []any{c.months, c.ids, c.versions, c.states, c.days, c.received, c.kinds, c.types, c.units, c.channels, c.topics, c.issues} {
		if err := batch.Column(i).Append(values); err != nil {
			b.Fatal(err)
		}
	}
	if err := batch.Send(); err != nil {
		b.Fatal(err)
	}
}
