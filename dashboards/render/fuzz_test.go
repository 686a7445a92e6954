package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

// FuzzNames draws charts with made-up names: each is a text of the picture, and none anything else.
func FuzzNames(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	r := New(Options{})
	f.Cleanup(r.Close)
	calm, err := r.Draw(f.Context(), picture(bars("a", "Đất đai")))
	if err != nil {
		f.Fatal(err)
	}
	elements := bytes.Count(calm.SVG, []byte("<"))
	f.Fuzz(func(t *testing.T, name string) {
		if len(name) > 2000 {
			return
		}
		p := picture(bars(name, "Đất đai"))
		p.Title, p.Text, p.Background = name, name, "#ffffff"
		d, err := r.Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		all := texts(t, d.SVG)
		if visible(name) && !strings.Contains(strings.Join(all, ""), "Đất đai") {
			t.Errorf("%q leaves %q", name, all)
		}
		// A name takes up to 20 lines on its axis, one in the legend and one on its bar.
		if n := bytes.Count(d.SVG, []byte("<")); n > elements+2*25 {
			t.Errorf("%q makes %d elements of %d", name, n, elements)
		}
		again, err := r.Draw(t.Context(), picture(bars("a", "Đất đai")))
		if err != nil || !bytes.Equal(again.SVG, calm.SVG) {
			text, _ := json.Marshal(name)
			t.Errorf("after %s another chart is not what it was: %v", text, err)
		}
	})
}

func visible(name string) bool {
	return strings.ContainsFunc(name, unicode.IsLetter)
}
