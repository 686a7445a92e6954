package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write what was drawn into testdata")

// TestGolden holds pictures to the letter, but for the fonts in them.
func TestGolden(t *testing.T) {
	r := New(Options{})
	t.Cleanup(r.Close)
	short := bars("Đất đai, bồi thường, giải phóng mặt bằng", "{a|b} <c>")
	pictures := map[string]Picture{
		"plain": {Option: short, Width: 320, Height: 160, Title: "Tin nhắn", Text: "Theo lĩnh vực", Lang: "vi"},
		"framed": {Option: short, Width: 480, Height: 320, Title: "Tin nhắn theo lĩnh vực", Text: "Tháng 4–5/2020.", Lang: "vi", Background: "#ffffff",
			Frame: &Frame{Title: "Tin nhắn theo lĩnh vực", Text: "Tháng 4–5/2020, so với tháng 2–3/2020 (kỳ trước).", Source: "Nguồn: giaoban. Phiên bản số liệu 2.", Ink: "#18222d", Ink2: "#475465"}},
	}
	fonts := regexp.MustCompile(`(?s)<style>.*</style>`)
	for name, p := range pictures {
		d, err := r.Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		got := fonts.ReplaceAll(d.SVG, nil)
		got = append(bytes.ReplaceAll(got, []byte("><"), []byte(">\n<")), '\n')
		file := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from what is drawn; look with git diff after go test -update:\n%s", file, got)
		}
	}
}
