package dashboards

import (
	"html"
	"log/slog"
	"strings"
	"testing"

	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
	"giaoban/analytics/words"
)

// Rows whose series runs over a merger, or breaks at a split, are named once; where mergers are taken back, there are none.
func TestRegistryNotes(t *testing.T) {
	store := intaketest.Open(t, "", 0)
	intaketest.Import(t, store, "registry.csv", []byte(`registry,code,name_vi,replaced_by
unit,q1,Quận 1,
unit,old,Quận cũ,q1
unit,x,Huyện Đông,
unit,y,Huyện Tây,
unit,xy,Huyện Đông Tây,x;y
`), intake.Options{})
	intaketest.Import(t, store, "reports.csv", []byte(`id,received,kind,unit
a,2020-04-01,WRITTEN,q1
b,2020-04-02,WRITTEN,old
c,2020-05-02,WRITTEN,x
d,2020-05-03,WRITTEN,y
e,2020-04-04,WRITTEN,xy
`), intake.Options{})
	h := New(store, slog.New(slog.DiscardHandler))
	for path, told := range map[string]bool{"/units?from=2020-05&to=2020-05&vs=previous": true, "/units?from=2020-05&to=2020-05&vs=previous&unit=old&merged=no": false} {
		body := html.UnescapeString(get(t, h, path).Body.String())
		for _, text := range []string{words.NoteMerged.In(words.Vi, "Quận 1"), strings.TrimSuffix(words.NoteSplit.In(words.Vi, ""), ".")} {
			if n := strings.Count(body, text); n != map[bool]int{true: 1}[told] {
				t.Errorf("%s says %q %d times", path, text, n)
			}
		}
	}
}
