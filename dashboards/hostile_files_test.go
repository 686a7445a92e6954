package dashboards

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"giaoban/analytics/intake/intaketest"
	"giaoban/dashboards/charts/chartstest"
)

// TestHostileFiles asks for every drawing in every form of an office whose topics, units and channels are named to do harm:
// the names come through as the text that they are, and nothing is in it that a program would run or fetch.
func TestHostileFiles(t *testing.T) {
	o := intaketest.Office{Topics: chartstest.HostileNames, Units: chartstest.HostileNames, Channels: chartstest.HostileNames, Months: chartstest.States()[0].Months(), EachMonth: 60}
	h := New(o.Store(t), slog.New(slog.DiscardHandler))
	checks := map[string]func(*testing.T, []byte){
		"svg": inertSVG, "png": inertPNG, "json": inertJSON, "csv": inertCSV, "xlsx": inertPackage,
	}
	for _, name := range slices.Sorted(maps.Keys(drawings)) {
		for form, check := range checks {
			if (form == "png" && name != drawingTopics) || (form != "json" && (name == drawingSubtopics || name == drawingSubtopicMonths)) {
				continue // the same SVG, at length; no topic lies below another here
			}
			t.Run(name+"."+form, func(t *testing.T) {
				w := get(t, h, "/charts/"+name+"."+form+"?measure=messages&topic=t0,t1,t2,t3,t4,t5,t6,t7,t8,t9")
				if w.Code != http.StatusOK {
					t.Fatalf("status %d: %.300s", w.Code, w.Body)
				}
				check(t, w.Body.Bytes())
			})
		}
		t.Run("embed/"+name, func(t *testing.T) { inertPage(t, get(t, h, pathEmbed+name+"?measure=messages&topic=t0,t1")) })
	}
	for _, path := range []string{"/", "/topics", "/topics?topic=t0", "/compare", "/compare?by=unit&view=table", "/units", "/heat", "/briefing", "/reports", "/data", "/data/versions/2", "/import"} {
		t.Run(path, func(t *testing.T) { inertPage(t, get(t, h, beside(path, paramLang, "en"))) })
	}
}

// inertSVG wants well-formed XML of shapes and text, in which nothing is run and nothing is fetched.
func inertSVG(t *testing.T, svg []byte) {
	t.Helper()
	allowed := []string{"svg", "title", "desc", "style", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "defs", "clipPath", "pattern", "linearGradient", "stop"}
	for decoder := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		element, isStart := token.(xml.StartElement)
		if !isStart {
			continue
		}
		if !slices.Contains(allowed, element.Name.Local) {
			t.Errorf("the picture has an element %s", element.Name.Local)
		}
		for _, a := range element.Attr {
			name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
			if strings.HasPrefix(name, "on") || name == "href" || strings.Contains(value, "javascript:") || (strings.Contains(value, "url(") && !strings.Contains(value, "url(#")) {
				t.Errorf("the picture has an attribute %s=%q", a.Name.Local, a.Value)
			}
		}
	}
}

func inertPNG(t *testing.T, body []byte) {
	t.Helper()
	if _, err := png.Decode(bytes.NewReader(body)); err != nil {
		t.Error(err)
	}
}

// inertJSON wants names in it that cannot end a script, and functions only by the names of the pages' own table.
func inertJSON(t *testing.T, body []byte) {
	t.Helper()
	if !json.Valid(body) || bytes.Contains(body, []byte("</")) || bytes.Contains(body, []byte("<script")) {
		t.Errorf("the option can end a script: %.200s", body)
	}
}

// inertCSV wants no cell that a spreadsheet would take for a formula.
func inertCSV(t *testing.T, body []byte) {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil || len(lines) < 2 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	for _, line := range lines {
		for _, cell := range line {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
				t.Errorf("the cell %q is a formula", cell)
			}
		}
	}
}

func inertPackage(t *testing.T, body []byte) {
	t.Helper()
	if !bytes.HasPrefix(body, []byte("PK")) {
		t.Errorf("it is no workbook: %.40q", body)
	}
}

// inertPage wants a page without anything of a name in it but text: the only scripts are files of the server's own, and no
// element has a handler.
func inertPage(t *testing.T, w interface {
	Result() *http.Response
}) {
	t.Helper()
	response := w.Result()
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("status %d", response.StatusCode)
	}
	for tokens := html.NewTokenizer(response.Body); ; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := tokens.Token()
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				t.Errorf("the page has %s=%q in <%s>", a.Key, a.Val, token.Data)
			}
			if (a.Key == "src" || a.Key == "href" || a.Key == "srcset" || a.Key == "action") && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") &&
				!strings.HasPrefix(a.Val, "?") && !strings.HasPrefix(a.Val, "http://example.com/") && !strings.HasPrefix(a.Val, "data:image/svg+xml,") && a.Val != "" {
				t.Errorf("the page leads to %q", a.Val)
			}
		}
		if token.Data == "script" || token.Data == "img" || token.Data == "svg" {
			if names := fmt.Sprint(token.Attr); strings.Contains(names, "onerror") {
				t.Errorf("a name made <%s %s>", token.Data, names)
			}
		}
		if token.Data == "script" && !slices.ContainsFunc(token.Attr, func(a html.Attribute) bool { return a.Key == "src" }) {
			t.Error("the page has a script in it")
		}
	}
}
