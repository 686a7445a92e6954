package dashboards

import (
	"fmt"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

// hostileStore has the hostile names as topics, and a month that is not over.
func hostileStore(t *testing.T) *analytics.Store {
	t.Helper()
	store := intaketest.Open(t, "", 0)
	registry := "registry,code,name_vi,name_en,parent,aliases,valid_from,valid_to\n"
	reports := "id,received,kind,type,unit,channel,topics,issues\n"
	n := 0
	for i, name := range hostileNames {
		registry += fmt.Sprintf("topic,t%d,\"%s\",,,,,\n", i, strings.ReplaceAll(name, `"`, `""`))
		for month := 1; month <= 5; month++ {
			for range (i*7+month*3)%11 + 1 {
				n++
				reports += fmt.Sprintf("r%d,2020-%02d-05T10:00:00+07:00,MESSAGE,,,,t%d,\n", n, month, i)
			}
		}
	}
	through := analytics.NewDate(2020, 5, 12)
	intaketest.Import(t, store, "registry.csv", []byte(registry), intake.Options{})
	intaketest.Import(t, store, "reports.csv", []byte(reports), intake.Options{Through: &through})
	return store
}
