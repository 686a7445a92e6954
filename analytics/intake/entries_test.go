package intake_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"giaoban/analytics"
	"giaoban/analytics/intake"
	"giaoban/analytics/intake/intaketest"
)

func registryRows(t *testing.T, store *analytics.Store) []analytics.RegistryRow {
	t.Helper()
	snap, err := store.Snapshot(t.Context(), analytics.FullAccess(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return snap.RegistryRows()
}

// What is exported and imported again unchanged is as it was: formulas, quotes, lists, months and mergers included.
func TestExportImport(t *testing.T) {
	t.Parallel()
	store := intaketest.Sample(t)
	may := analytics.Month(202005)
	odd := []analytics.RegistryRow{
		{Registry: analytics.Units, Code: "moi", NameVi: "=HYPERLINK(\"x\")", NameEn: "-1+2", Aliases: []string{"@a", "b,c"}, ValidFrom: &may},
		{Registry: analytics.Units, Code: "cu-1", NameVi: "'=đã thoát", Aliases: []string{"+84 31"}, ValidTo: &may, ReplacedBy: []string{"moi", "cu-2"}},
		{Registry: analytics.Units, Code: "cu-2", NameVi: "\"nháy\"", Parent: "moi", ReplacedBy: []string{"moi"}},
	}
	if _, err := intake.SaveEntries(t.Context(), store, analytics.FullAccess(), odd); err != nil {
		t.Fatal(err)
	}
	before := registryRows(t, store)
	var file bytes.Buffer
	if err := intake.WriteRegistries(&file, before); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(file.String(), `"'=HYPERLINK(""x"")"`) {
		t.Error("a formula goes out as one")
	}
	intaketest.Import(t, store, "edited.csv", file.Bytes(), intake.Options{})
	if after := registryRows(t, store); !reflect.DeepEqual(before, after) {
		t.Errorf("before\n%+v\nafter\n%+v", before, after)
	}
	for _, r := range odd {
		for _, have := range before {
			if have.Registry == r.Registry && have.Code == r.Code && (have.NameVi != r.NameVi || strings.Join(have.ReplacedBy, ";") != strings.Join(r.ReplacedBy, ";")) {
				t.Errorf("saved %+v, kept %+v", r, have)
			}
		}
	}
}

// What does not pass is told with its place, and changes nothing.
func TestSaveEntriesRefused(t *testing.T) {
	t.Parallel()
	store := intaketest.Open(t, "", 0)
	ok := analytics.RegistryRow{Registry: analytics.Topics, Code: "a", NameVi: "A"}
	for path, row := range map[string]analytics.RegistryRow{
		"entries[1].code":       {Registry: analytics.Topics, Code: "A", NameVi: "A"},
		"entries[1].nameVi":     {Registry: analytics.Topics, Code: "b"},
		"entries[1].nameEn":     {Registry: analytics.Topics, Code: "b", NameVi: "B", NameEn: "x\ny"},
		"entries[1].parent":     {Registry: analytics.Topics, Code: "b", NameVi: "B", Parent: "nowhere"},
		"entries[1].replacedBy": {Registry: analytics.Topics, Code: "b", NameVi: "B", ReplacedBy: []string{"b"}},
		"entries[1].aliases":    {Registry: analytics.Topics, Code: "b", NameVi: "B", Aliases: []string{"x;y"}},
		"entries[1].registry":   {Registry: "other", Code: "b", NameVi: "B"},
	} {
		_, err := intake.SaveEntries(t.Context(), store, analytics.FullAccess(), []analytics.RegistryRow{ok, row})
		var known *analytics.Error
		if analytics.KindOf(err) != analytics.Invalid || !errors.As(err, &known) || known.Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
	other := ok
	other.NameVi = "B"
	if _, err := intake.SaveEntries(t.Context(), store, analytics.FullAccess(), []analytics.RegistryRow{ok, other}); err == nil ||
		!strings.Contains(err.Error(), "already stands in entries[0]") {
		t.Errorf("one code twice: %v", err)
	}
	if _, err := intake.SaveEntries(t.Context(), store, analytics.FullAccess(), nil); analytics.KindOf(err) != analytics.Invalid {
		t.Errorf("no entries at all: %v", err)
	}
	if rows := registryRows(t, store); len(rows) != 0 {
		t.Errorf("something was kept: %+v", rows)
	}
}
