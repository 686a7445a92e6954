package packs

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/enginetest"
	"giaoban/analytics/intake/intaketest"
)

func TestMain(m *testing.M) { enginetest.Main(m) }

// office is a store with two data versions.
func office(t *testing.T) *analytics.Store {
	t.Helper()
	return intaketest.Office{Topics: []string{"A"}, Months: analytics.Range{From: 202001, To: 202005}, EachMonth: 3}.Store(t)
}

func pack(minute int, version int64, why Why, occasion string) (Pack, [][]byte) {
	made := time.Date(2020, time.June, 1, 7, minute, 0, 0, time.UTC)
	return Pack{ID: NewID(made), Made: made, Why: why, Occasion: occasion, Title: strings.Repeat("Giao ban – Tháng 4–5/2020 ", 6), Version: version, Files: []File{{Name: "a.md"}, {Name: "b.pptx"}}},
		[][]byte{[]byte("# Giao ban"), []byte("PK")}
}

func keep(t *testing.T, a *Archive, store *analytics.Store, p Pack, contents [][]byte) Pack {
	t.Helper()
	kept, fresh, err := a.Keep(t.Context(), store, p, contents)
	if err != nil || !fresh {
		t.Fatal(fresh, err)
	}
	return kept
}

func pins(t *testing.T, store *analytics.Store, version int64, want string) {
	t.Helper()
	v, err := store.Version(t.Context(), analytics.FullAccess(), version)
	if err != nil || v.Pin != want {
		t.Errorf("version %d is pinned as %q, not %q: %v", version, v.Pin, want, err)
	}
}

func empty(t *testing.T, dir string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, ".*-*"))
	if err != nil || len(left) != 0 {
		t.Error("there are leftovers:", left, err)
	}
}

func TestKeep(t *testing.T) {
	store, dir := office(t), filepath.Join(t.TempDir(), DirName)
	a := Open(dir)
	if all, err := a.List(); err != nil || len(all) != 0 {
		t.Fatal(all, err)
	}
	p, contents := pack(0, 2, MonthCompleted, "2020-05")
	kept := keep(t, a, store, p, contents)
	pins(t, store, 2, kept.Pin)
	if !strings.HasSuffix(kept.Pin, " · "+p.ID) {
		t.Errorf("it is pinned as %q", kept.Pin)
	}
	again, err := Open(dir).Get(p.ID)
	if err != nil || again.Title != p.Title || again.Files[1].Size != 2 || again.Period != p.Period || !again.Made.Equal(p.Made) {
		t.Fatal(again, err)
	}
	if content, err := a.Content(again, again.Files[0]); err != nil || string(content) != "# Giao ban" {
		t.Fatal(content, err)
	}
	for _, path := range []string{dir, filepath.Join(dir, p.ID)} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o700 {
			t.Error(path, info.Mode(), err)
		}
	}
	for _, name := range []string{recordName, "a.md", "b.pptx"} {
		if info, err := os.Stat(filepath.Join(dir, p.ID, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Error(name, info.Mode(), err)
		}
	}
	// One pack of an occasion, whoever makes it.
	other, contents := pack(1, 2, MonthCompleted, "2020-05")
	if same, fresh, err := Open(dir).Keep(t.Context(), store, other, contents); err != nil || fresh || same.ID != p.ID {
		t.Error(same.ID, fresh, err)
	}
	for _, id := range []string{"", "..", "../packs/" + p.ID, other.ID} {
		if _, err := a.Get(id); analytics.KindOf(err) != analytics.NotFound {
			t.Error(id, err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, p.ID, "a.md"), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Content(again, again.Files[0]); analytics.KindOf(err) != analytics.Unavailable {
		t.Error(err)
	}
}

// The newest stay, and those that are still to be delivered. The names of data versions go with the last pack that gave them;
// what a person named stays.
func TestTrim(t *testing.T) {
	store, dir := office(t), t.TempDir()
	a := Open(dir)
	if _, err := store.Pin(t.Context(), analytics.FullAccess(), 1, "của tôi"); err != nil {
		t.Fatal(err)
	}
	var made []Pack
	for i, version := range []int64{1, 2, 2, 2} {
		p, contents := pack(i, version, ByHand, "")
		if i == 1 {
			p.Deliveries = []Delivery{{Way: Mail, To: "a@example.vn", State: Waiting}}
		}
		made = append(made, keep(t, a, store, p, contents))
	}
	if made[0].Pin != "" || made[1].Pin == "" || made[1].Pin != made[3].Pin {
		t.Errorf("%+v", made)
	}
	left := func(want ...Pack) {
		t.Helper()
		all, err := a.List()
		if err != nil || len(all) != len(want) {
			t.Fatal(len(all), err)
		}
		for i := range all {
			if all[i].ID != want[i].ID {
				t.Errorf("pack %d is %s, not %s", i, all[i].ID, want[i].ID)
			}
		}
		empty(t, dir)
	}
	trim := func(n int) {
		t.Helper()
		if err := a.Trim(t.Context(), store, n); err != nil {
			t.Fatal(err)
		}
	}
	trim(0)
	left(made[3], made[2], made[1], made[0])
	trim(1)
	left(made[3], made[1])
	pins(t, store, 1, "của tôi")
	pins(t, store, 2, made[1].Pin)
	now := time.Now()
	if _, err := a.Change(made[1].ID, func(p *Pack) { p.Deliveries[0].Tried(now, "", nil) }); err != nil {
		t.Fatal(err)
	}
	trim(1)
	left(made[3])
	pins(t, store, 2, made[3].Pin)
	p, contents := pack(9, 1, ByHand, "")
	last := keep(t, a, store, p, contents)
	trim(1)
	left(last)
	pins(t, store, 2, "")
	pins(t, store, 1, "của tôi")
}

// A process that died in between leaves nothing that is a pack, and no name of a data version, once the next one has started.
func TestDied(t *testing.T) {
	store, dir := office(t), t.TempDir()
	a := Open(dir)
	if err := a.Trim(t.Context(), store, 24); err != nil { // nothing is there yet
		t.Fatal(err)
	}
	p, contents := pack(0, 2, MonthCompleted, "2020-05")
	p.Pin = "Giao ban · " + p.ID
	if err := a.stage(&p, contents); err != nil { // it died before the pin
		t.Fatal(err)
	}
	if all, err := a.List(); err != nil || len(all) != 0 {
		t.Error(all, err)
	}
	if err := a.Trim(t.Context(), store, 24); err != nil {
		t.Fatal(err)
	}
	empty(t, dir)
	if err := a.stage(&p, contents); err != nil { // it died behind the pin
		t.Fatal(err)
	}
	if _, err := store.Pin(t.Context(), analytics.FullAccess(), 2, p.Pin); err != nil {
		t.Fatal(err)
	}
	if err := a.Trim(t.Context(), store, 24); err != nil {
		t.Fatal(err)
	}
	empty(t, dir)
	pins(t, store, 2, "")
	if err := os.Mkdir(filepath.Join(dir, makingMark+"20200601-00000000"), 0o700); err != nil { // before the record
		t.Fatal(err)
	}
	kept := keep(t, a, store, p, contents)
	if err := os.Rename(filepath.Join(dir, kept.ID), filepath.Join(dir, goneMark+kept.ID)); err != nil { // while it was taken away
		t.Fatal(err)
	}
	if err := a.Trim(t.Context(), store, 24); err != nil {
		t.Fatal(err)
	}
	empty(t, dir)
	pins(t, store, 2, "")
}

// A pack whose data version cannot be pinned is not kept, and leaves nothing.
func TestNotPinned(t *testing.T) {
	store, dir := office(t), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p, contents := pack(0, 2, ByHand, "")
	if _, _, err := Open(dir).Keep(ctx, store, p, contents); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := store.Collect(t.Context(), analytics.FullAccess(), 1); err != nil {
		t.Fatal(err)
	}
	p, contents = pack(0, 1, ByHand, "")
	if _, _, err := Open(dir).Keep(t.Context(), store, p, contents); analytics.KindOf(err) != analytics.Collected {
		t.Error(err)
	}
	if all, err := Open(dir).List(); err != nil || len(all) != 0 {
		t.Error(all, err)
	}
	empty(t, dir)
}

// Of many who make the pack of one occasion at once, one does.
func TestKeepAtOnce(t *testing.T) {
	store, dir := office(t), t.TempDir()
	var all sync.WaitGroup
	ids := make([]string, 8)
	for i := range ids {
		all.Go(func() {
			p, contents := pack(i, 2, DayOfMonth, "2020-06-05")
			kept, _, err := Open(dir).Keep(t.Context(), store, p, contents)
			if ids[i] = kept.ID; err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, id := range ids {
		if id == "" || id != ids[0] {
			t.Errorf("there are several packs: %v", ids)
		}
	}
}

func TestRecord(t *testing.T) {
	a := Open(t.TempDir())
	if m, err := a.Marks(); err != nil || m.Month != nil || m.Day != "" {
		t.Error(m, err)
	}
	none := analytics.Month(0)
	if err := a.SetMarks(Marks{Month: &none, Day: "2020-06-05"}); err != nil {
		t.Fatal(err)
	}
	if m, err := a.Marks(); err != nil || m.Month == nil || *m.Month != 0 || m.Day != "2020-06-05" {
		t.Error(m, err)
	}
	d, at := Delivery{Way: Mail, State: Waiting}, time.Date(2020, time.June, 1, 7, 0, 0, 0, time.UTC)
	for range 30 {
		next := at.Add(time.Minute)
		d.Tried(at, "421", &next)
	}
	if d.State != Waiting || d.Tries != 30 || len(d.Attempts) != keptAttempts || d.LastError() != "421" {
		t.Errorf("%+v", d)
	}
	if d.Tried(at, "550", nil); d.State != Failed || !d.Next.IsZero() {
		t.Errorf("%+v", d)
	}
	if d.Tried(at, "", nil); d.State != Delivered || d.LastError() != "" {
		t.Errorf("%+v", d)
	}
	if err := os.MkdirAll(filepath.Join(a.dir, "20200601-00000000"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(a.dir, "20200601-00000000", recordName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.List(); analytics.KindOf(err) != analytics.Unavailable || !strings.Contains(err.Error(), "20200601-00000000") {
		t.Error(err)
	}
}
