package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

// A pack is the same whether the command makes it, the server that it asks, or the page.
func TestDeck(t *testing.T) {
	data, dir := t.TempDir(), t.TempDir()
	s := startServer(t, data, "--sample", "--office", "Ban Tuyên giáo", "--deck-accent", "8a1c1c", "--base-url", "https://giaoban.example.vn")
	deck := func(args ...string) (int, string) {
		return giaoban(t, "", append([]string{"deck", "--data", data, "--office", "Ban Tuyên giáo", "--deck-accent", "#8A1C1C", "--base-url", "https://giaoban.example.vn"}, args...)...)
	}
	read := func(name string) []byte {
		file, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	status, out := deck("--measure", "messages", "--in", "en", "-o", filepath.Join(dir, "a.pptx")+","+filepath.Join(dir, "a.md"))
	wants(t, status, out, exitDone, "a.pptx", "a.md", "Apr–May 2020", "data version 2")
	for _, form := range []string{"pptx", "md"} {
		if code, body := s.get(t, "/briefing."+form+"?measure=messages&lang=en", "", nil); code != http.StatusOK || !bytes.Equal(read("a."+form), []byte(body)) {
			t.Errorf("%s: the page's answer, status %d, is another one", form, code)
		}
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"--output", []string{"-o"}}, {".pptx, .docx, .xlsx, .md", []string{"-o", "x.pdf"}}, {"from=x", []string{"--from", "x"}}, {`"nowhere"`, []string{"--focus", "nowhere"}},
		{"six hexadecimal digits", []string{"--deck-accent", "red"}}, {"PNG or JPEG", []string{"--deck-logo", "/etc/hostname"}}, {"cannot be written", []string{"-o", "/nowhere/x.pptx"}},
		{"--base-url", []string{"--base-url", "giaoban"}},
	} {
		if status, out := deck(c.args...); status == exitDone || !bytes.Contains([]byte(out), []byte(c.want)) {
			t.Errorf("%v: status %d: %s", c.args, status, out)
		}
	}
	s.stop(t, 15)
	status, out = deck("--measure", "messages", "--in", "en", "-o", filepath.Join(dir, "b.pptx"))
	wants(t, status, out, exitDone, "b.pptx")
	if !bytes.Equal(read("a.pptx"), read("b.pptx")) {
		t.Error("the command alone makes another deck")
	}
}
