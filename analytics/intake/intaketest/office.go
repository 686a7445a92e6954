package intaketest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
)

// Office is a made-up office: for tests of what must hold whatever an office is like. The same one gives the same reports.
type Office struct {
	Topics, Units, Channels []string        // their names; the codes are t0, u0, c0 …
	Months                  analytics.Range // that it has reports of
	EachMonth               int             // reports
	Through                 analytics.Date  // to which data is complete; 0 = the end of the months
}

// Registry is the file of the office's topics, units and channels.
func (o Office) Registry() []byte {
	rows := [][]string{{"registry", "code", "name_vi"}}
	for _, list := range []struct {
		registry string
		names    []string
	}{{"topic", o.Topics}, {"unit", o.Units}, {"channel", o.Channels}} {
		for i, name := range list.names {
			rows = append(rows, []string{list.registry, fmt.Sprintf("%c%d", list.registry[0], i), name})
		}
	}
	return written(rows)
}

// Reports is the file of the office's reports: three in ten written, one a synthesis, the rest messages. The first
// topics and units have the most.
func (o Office) Reports() []byte {
	rows := [][]string{{"id", "received", "kind", "type", "unit", "channel", "topics", "issues"}}
	one := func(prefix string, of []string, n int) string {
		if len(of) == 0 {
			return ""
		}
		return fmt.Sprintf("%s%d", prefix, min(n%len(of), n*7%len(of), n/3%len(of)))
	}
	n := 0
	for m, month := range o.Months.List() {
		for i := range o.EachMonth + m%3 {
			n++
			topic := one("t", o.Topics, i+m)
			if i < len(o.Topics) && m%2 == 0 {
				topic = fmt.Sprintf("t%d", (i+m)%len(o.Topics)) // none is left out
			}
			unit := one("u", o.Units, i+2*m)
			if i < len(o.Units) && m%2 == 1 {
				unit = fmt.Sprintf("u%d", (i+m)%len(o.Units))
			}
			row := []string{fmt.Sprintf("r%d", n), fmt.Sprintf("%sT09:00:00+07:00", analytics.NewDate(month.Year(), month.Month(), 1+i%12)),
				"MESSAGE", "", unit, one("c", o.Channels, i+m), topic, ""}
			switch i % 10 {
			case 0, 4, 7:
				row[2] = "WRITTEN"
			case 9:
				row[2], row[3], row[4], row[5] = "SYNTHESIS", "PERIODIC", "", ""
				if row[6], row[7] = "", fmt.Sprintf("i%s-%d@%s", topic, m/2, topic); topic == "" {
					row[7] = ""
				}
			}
			rows = append(rows, row)
		}
	}
	return written(rows)
}

func written(rows [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.WriteAll(rows) // into memory
	return out.Bytes()
}

// End is the day to which the office's data is complete.
func (o Office) End() analytics.Date {
	if o.Through != 0 {
		return o.Through
	}
	after := o.Months.To.Add(1)
	return analytics.NewDate(after.Year(), after.Month(), 1) - 1
}

// Store gives a store that holds the office.
func (o Office) Store(t testing.TB) *analytics.Store {
	t.Helper()
	store, through := Open(t, "", 0), o.End()
	Import(t, store, "registry.csv", o.Registry(), intake.Options{})
	Import(t, store, "reports.csv", o.Reports(), intake.Options{Through: &through})
	return store
}
