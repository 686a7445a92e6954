package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const foreignReports = `Mã,Ngày nhận,Lĩnh vực,Nội dung
a1,01/04/2020,Y tế,"một dòng
và một dòng nữa"
a2,31/04/2020,Y tế,chuyện riêng của một người
a3,02/05/2020,GIÁO DỤC,x
`

// A foreign file goes in by the map that giaoban proposes for it; a bad row is copied out, mended, and sent again.
func TestImportForeign(t *testing.T) {
	for _, served := range []bool{false, true} {
		name := map[bool]string{false: "alone", true: "through the server"}[served]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "data")
			if served {
				startServer(t, dir)
			}
			file := write(t, "phan-anh.csv", strings.Replace(foreignReports, "31/04", "30/04", 1))
			status, proposed := giaoban(t, "", "map", file)
			wants(t, status, proposed, exitDone, "id: Mã\n", "received: {column: Ngày nhận, format: dd/mm/yyyy}", "topics: Lĩnh vực", "Not read, never stored: Nội dung")
			mapped := write(t, "map.yaml", proposed)
			bad := write(t, "phan-anh.csv", foreignReports)
			rejects := filepath.Join(t.TempDir(), "rejects.csv")
			to := func(args ...string) (int, string) {
				return giaoban(t, "", append([]string{"import", "--data", dir, "--through", "2020-05-31", "--map", mapped}, args...)...)
			}
			status, out := to(bad)
			wants(t, status, out, exitRefused, "line 4, column Ngày nhận, value “31/04/2020”", "refused; problems: 1, rows read: 3")
			status, out = to("--allow-rejects", "1", "--rejects", rejects, bad)
			wants(t, status, out, exitDone, "the good rows are in, as data version", "Rows read 3: taken 2, repeated 0, rejected 1", "The rejected rows are in "+rejects)
			text, err := os.ReadFile(rejects)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(text), "chuyện riêng") || !strings.Contains(string(text), "a2,31/04/2020,Y tế") {
				t.Errorf("the file of rejects holds %s", text)
			}
			mended := write(t, "mended.csv", strings.Replace(string(text), "31/04", "30/04", 1))
			status, out = to(mended)
			wants(t, status, out, exitDone, "Rows read 1: taken 1")
			status, out = to("--allow-rejects", "2%", bad)
			wants(t, status, out, exitRefused, "refused")
			status, out = giaoban(t, "", "import", "--data", dir, "--allow-rejects", "some", bad)
			wants(t, status, out, exitRefused, "--allow-rejects")
			status, out = giaoban(t, "", "import", "--data", dir, "--map", write(t, "bad.yaml", "id: Mã\nauthor: x\n"), bad)
			wants(t, status, out, exitRefused, "Map, line 2: there is no key “author” here")
		})
	}
}
