package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const someRegistry = "registry,code,name_vi,replaced_by\nunit,a,Đơn vị A,\nunit,b,=B,a\nchannel,web,Mạng,\n"

// The commands on data versions work alike with and without a server on the data directory.
func TestVersionCommands(t *testing.T) {
	for _, served := range []bool{false, true} {
		t.Run(map[bool]string{false: "alone", true: "through the server"}[served], func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if served {
				startServer(t, dir)
			}
			does := func(wantStatus int, args []string, texts ...string) string {
				t.Helper()
				status, out := giaoban(t, "", append(args, "--data", dir)...)
				wants(t, status, out, wantStatus, texts...)
				return out
			}
			take := func(name, text string) {
				t.Helper()
				does(exitDone, []string{"import", "--through", "2020-05-31", write(t, name, text)})
			}
			take("registry.csv", someRegistry)
			if served {
				does(exitDone, []string{"versions"}, "registry.csv")
			}
			take("one.csv", "id,received,kind,unit\nr1,2020-04-01,WRITTEN,a\nr2,2020-05-01,WRITTEN,b\n")
			take("two.csv", "id,received,kind\nr2,2020-05-01,MESSAGE\nr3,2020-05-02,MESSAGE\n")

			does(exitDone, []string{"pin", "2", "Giao ban tháng 5/2020"}, "Data version 2 is pinned as “Giao ban tháng 5/2020”")
			does(exitRefused, []string{"pin", "3", "giao ban THÁNG 5/2020"}, "belongs to data version 2 already")
			does(exitRefused, []string{"pin", "9", "x"}, "no data version with the number or name “9”")
			does(exitDone, []string{"versions", "--limit", "2"}, "Giao ban tháng 5/2020", "2020-04..2020-05", "two.csv")
			if out := does(exitDone, []string{"versions", "--limit", "1"}); strings.Count(strings.TrimSpace(out), "\n") != 1 {
				t.Errorf("--limit 1 lists %s", out)
			}
			diff := does(exitDone, []string{"versions", "diff", "giao ban tháng 5/2020"}, "From data version 2 to 3", "two.csv")
			for _, line := range []string{`2020-05 +Written reports +1 +0 +-1`, `2020-05 +Messages +0 +2 +\+2`, `all +Messages +0 +2 +\+2`} {
				if !regexp.MustCompile(line).MatchString(diff) {
					t.Errorf("no line like %s in\n%s", line, diff)
				}
			}
			does(exitDone, []string{"versions", "diff", "1", "3"}, "one.csv", "two.csv")
			does(exitDone, []string{"coverage", "2020-04..2020-05"}, "2020-04  1/2", "=B", "2020-05  0/2", "Đơn vị A, =B")
			does(exitDone, []string{"coverage"}, "2020-05")
			does(exitRefused, []string{"coverage", "april"}, "is no run of months")

			does(exitRefused, []string{"undo", "1"}, "1 in all (a)", "--force")
			does(exitDone, []string{"undo", "--force", "1"}, "Data version 1 is undone; the new version is 5")
			does(exitDone, []string{"undo", "5"}, "the new version is 6")
			take("three.csv", "id,received,kind\nr3,2020-05-03,MESSAGE\n")

			does(exitDone, []string{"collect", "--keep", "1", "--dry-run"}, "would be collected: 4 (1, 3, 5, 6); rows: 3", "Nothing was removed")
			does(exitDone, []string{"collect", "--keep", "1"}, "collected: 4 (1, 3, 5, 6); rows freed: 3")
			does(exitDone, []string{"collect", "--keep", "1"}, "nothing to collect")
			does(exitRefused, []string{"collect", "--keep", "0"}, "At least the newest data version must be kept")
			does(exitRefused, []string{"versions", "diff", "3"}, "Data version 3 was collected", "2 (Giao ban tháng 5/2020), 7")
			does(exitDone, []string{"versions"}, "in force, collected")
			does(exitDone, []string{"undo", "3"}, "the new version is 8, months counted anew: 1")
			does(exitDone, []string{"unpin", "Giao ban tháng 5/2020"}, "Data version 2 is no longer pinned")

			exported := does(exitDone, []string{"registries"}, "unit,b,'=B,,,,,,a")
			take("again.csv", exported)
			if again := does(exitDone, []string{"registries"}); again != exported {
				t.Errorf("exported\n%s\nimported and exported again\n%s", exported, again)
			}
			does(exitDone, []string{"versions", "diff", "8"}, "From data version 8 to 9", "again.csv")
		})
	}
}

// A command that brings nothing in makes no data directory of a name that was mistyped.
func TestNoDataThere(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "mistyped")
	for _, args := range [][]string{{"versions"}, {"versions", "diff", "1"}, {"registries"}, {"coverage"}, {"collect"}, {"undo", "1"}, {"pin", "1", "x"}, {"unpin", "1"}} {
		status, out := giaoban(t, "", append(args, "--data", dir)...)
		wants(t, status, out, exitRefused, "There is no giaoban data in the directory "+dir)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the directory was made")
	}
}

func TestHelpTellsDefaults(t *testing.T) {
	t.Parallel()
	for command, texts := range map[string][]string{
		"serve":  {"default: data", "default: 127.0.0.1:8080"},
		"import": {"default: as the map says, else reject", "default: today"}, "versions": {"diff"}, "collect": {"default: 10"},
	} {
		status, out := giaoban(t, "", command, "--help")
		wants(t, status, strings.Join(strings.Fields(out), " "), exitDone, texts...)
	}
}
