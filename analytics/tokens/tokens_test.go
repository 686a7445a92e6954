package tokens

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"giaoban/analytics"
)

func clock(day string) func() time.Time {
	return func() time.Time {
		t, err := time.Parse("2006-01-02 15:04", day)
		if err != nil {
			panic(err)
		}
		return t
	}
}

// A token lets its bearer in until it is revoked or expires, and the file holds nothing that lets anybody in.
func TestTokens(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	f, server := Open(path, clock("2026-12-31 23:59")), Open(path, clock("2026-12-31 23:59"))
	day := analytics.NewDate(2027, time.January, 1)
	made := map[string]string{}
	for _, role := range []string{analytics.RoleFull, analytics.RoleRead, analytics.RoleTables} {
		text, err := f.Create("for-"+role, role, &day)
		if err != nil || !strings.HasPrefix(text, "gb_") || len(text) != 46 {
			t.Fatal(text, err)
		}
		made[role] = text
		if access, err := server.Access(text); err != nil || access.Role() != role { // it sees the change at once
			t.Errorf("%s lets do %q, %v", role, access.Role(), err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	for role, text := range made {
		if strings.Contains(string(kept), text) || strings.Contains(string(kept), text[3:]) {
			t.Errorf("the token of %s stands in the file", role)
		}
	}
	refused := func(f *File, text, why string) {
		t.Helper()
		if access, err := f.Access(text); analytics.KindOf(err) != analytics.Unauthenticated || access != (analytics.Access{}) || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v %v", text, access, err)
		}
	}
	next := Open(path, clock("2027-01-01 00:00"))
	refused(next, made["read"], "expired on 2027-01-01")
	for _, wrong := range []string{"gb_", "x", made["read"] + "A", made["read"][:45], hash(made["read"]), strings.ToUpper(made["read"])} {
		refused(server, wrong, "wrong or was revoked")
	}
	if err := f.Revoke("FOR-READ"); err != nil {
		t.Fatal(err)
	}
	refused(server, made["read"], "revoked")
	if _, err := server.Access(made["full"]); err != nil {
		t.Error(err)
	}
	if all, err := f.List(); err != nil || len(all) != 2 || all[0].Name != "for-full" || all[1].Expires != "2027-01-01" {
		t.Error(all, err)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 2 { // the file and its lock
		t.Error(left)
	}
}

func TestTokensRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	f := Open(path, clock("2026-12-31 23:59"))
	if _, err := f.Create("Đăng-1.x_y", analytics.RoleRead, nil); err != nil {
		t.Fatal(err)
	}
	today := analytics.NewDate(2026, time.December, 31)
	for _, c := range []struct {
		name, role string
		expires    *analytics.Date
		want       analytics.Kind
	}{
		{"", "read", nil, analytics.Invalid}, {"a b", "read", nil, analytics.Invalid}, {"a\nb", "read", nil, analytics.Invalid},
		{strings.Repeat("a", 65), "read", nil, analytics.Invalid}, {"a", "none", nil, analytics.Invalid}, {"a", "", nil, analytics.Invalid},
		{"a", "read", &today, analytics.Invalid}, {"đăng-1.X_Y", "read", nil, analytics.Conflict},
	} {
		if text, err := f.Create(c.name, c.role, c.expires); analytics.KindOf(err) != c.want {
			t.Errorf("%+v: %q %v", c, text, err)
		}
	}
	if err := f.Revoke("nobody"); analytics.KindOf(err) != analytics.NotFound {
		t.Error(err)
	}
}

// A file that is broken, or that others may write, lets nobody in, also those whom it let in before.
func TestTokensOfBrokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	f := Open(path, time.Now)
	text, err := f.Create("a", analytics.RoleFull, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o602); err != nil {
		t.Fatal(err)
	}
	other := Open(path, time.Now)
	if access, err := other.Access(text); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Error(access, err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Access(text); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if access, err := other.Access(text); analytics.KindOf(err) != analytics.Unavailable || access != (analytics.Access{}) {
		t.Error(access, err)
	}
	if _, err := f.Create("b", analytics.RoleFull, nil); err == nil {
		t.Error("a broken file was written over")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := other.Access(text); analytics.KindOf(err) != analytics.Unauthenticated {
		t.Error(err)
	}
}

// Tokens that are made at once, each by a process of its own, are all there.
func TestTokensMadeAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if _, err := Open(path, time.Now).Create(fmt.Sprint("t", i), analytics.RoleRead, nil); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if list, err := Open(path, time.Now).List(); err != nil || len(list) != 12 {
		t.Error(len(list), err)
	}
}
