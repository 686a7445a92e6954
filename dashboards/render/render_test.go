package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
)

// hostile names must come through every picture as the text that they are, or as replacement characters.
var hostile = []string{
	`</text><script>alert(1)</script>`, `]]><script>alert(1)</script>`, `__proto__`, `__f__alert(1)__f__`, `@fmt:text`, `{a|b} "q" 'q' & <b>`,
	`url(https://example.com/x)`, strings.Repeat("Rất dài ", 25), strings.Repeat("W", 200), "שלום עולם", "العربية \u202etxt", "a\x01\x1b[0mb\ufffe", "日本語 🔒 ≥ ≈ →",
}

// bars is a small chart with these names on its axis.
func bars(names ...string) map[string]any {
	values := make([]any, len(names))
	for i := range names {
		values[i] = map[string]any{"value": i + 1, "text": names[i]}
	}
	return map[string]any{
		"textStyle": map[string]any{"fontFamily": "'Be Vietnam Pro', sans-serif"},
		"legend":    map[string]any{"show": true, "data": []string{names[0]}},
		"xAxis":     map[string]any{"type": "value"},
		"yAxis":     map[string]any{"type": "category", "data": names, "axisLabel": map[string]any{"formatter": "@fmt:name", "width": 200, "overflow": "break"}},
		"series": []any{map[string]any{"type": "bar", "name": names[0], "data": values, "color": "#0b57a4",
			"label": map[string]any{"show": true, "formatter": "@fmt:text", "fontWeight": 700}}},
	}
}

func picture(option map[string]any) Picture {
	return Picture{Option: option, Width: 640, Height: 400, Title: "Tin nhắn", Text: "Theo lĩnh vực", Lang: "vi"}
}

// texts of an SVG, which must be well formed.
func texts(t *testing.T, svg []byte) (all []string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	within := ""
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			within = token.Name.Local
		case xml.EndElement:
			within = ""
		case xml.CharData:
			if within == "text" {
				all = append(all, string(token))
			}
		}
	}
}

func TestNamesAreText(t *testing.T) {
	r := New(Options{})
	t.Cleanup(r.Close)
	p := picture(bars(hostile...))
	p.Height, p.Frame, p.Title = 900, &Frame{Title: hostile[0], Text: hostile[8], Source: hostile[11]}, hostile[1]
	first, err := r.Draw(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	drawn := strings.Join(texts(t, first.SVG), "\n")
	for _, name := range hostile[:7] {
		if !strings.Contains(drawn, name) {
			t.Errorf("%q is missing in %s", name, drawn)
		}
	}
	for _, no := range []string{"<script", "href", "\x01", " on"} {
		if markup := regexp.MustCompile(`>[^<]*<`).ReplaceAll(first.SVG, []byte("><")); bytes.Contains(markup, []byte(no)) {
			t.Errorf("the picture holds %q", no)
		}
	}
	// The machine is as it was: the next picture of it is the same to the letter.
	again, err := r.Draw(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.SVG, again.SVG) {
		t.Error("the same picture is drawn otherwise the second time")
	}
}

// The layout is that of the width that is asked for.
func TestMedia(t *testing.T) {
	r := New(Options{})
	t.Cleanup(r.Close)
	content, err := os.ReadFile("../charts/testdata/comparison-light-vi.json")
	if err != nil {
		t.Fatal(err)
	}
	var chart struct {
		Height int
		Option map[string]any
	}
	if err := json.Unmarshal(content, &chart); err != nil {
		t.Fatal(err)
	}
	lines := map[int]int{}
	for _, width := range []int{320, 960} {
		d, err := r.Draw(t.Context(), Picture{Option: chart.Option, Width: width, Height: chart.Height})
		if err != nil {
			t.Fatal(err)
		}
		lines[width] = len(texts(t, d.SVG))
	}
	if lines[320] <= lines[960] {
		t.Errorf("names have %d lines in a narrow picture and %d in a wide one", lines[320], lines[960])
	}
}
