package browsertest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestGeometry shows that each fault is found, and that good pictures and pages have none.
func TestGeometry(t *testing.T) {
	browser := Start(t)
	t.Run("pictures", func(t *testing.T) { pictures(t, browser) })
	t.Run("pages", func(t *testing.T) { pages(t, browser) })
}

func pictures(t *testing.T, browser context.Context) {
	tab := Blank(t, browser)
	for _, c := range []struct{ name, content, want string }{
		{"lines of one label", `<text x="20" y="30">Đất đai, bồi thường</text><text x="20" y="45">và tái định cư</text>`, ""},
		{"a label above a bar", `<rect x="10" y="40" width="50" height="50" fill="#00f"/><text x="20" y="36">46</text>`, ""},
		{"a hidden text", `<text x="20" y="30">46</text><text x="22" y="30" fill="none">47</text><g opacity="0"><text x="22" y="30">48</text></g>`, ""},
		{"several styles on a line", `<text x="20" y="30">46 <tspan font-weight="700">báo cáo</tspan></text>`, ""},
		{"a clip path around it", `<clipPath id="a"><rect width="200" height="90"/></clipPath><g clip-path="url(#a)"><text x="20" y="30">46</text></g>`, ""},
		{"two labels at one place", `<text x="20" y="30">Lê Chân</text><text x="60" y="33">Ngô Quyền</text>`, `"Lê Chân"`},
		{"lines too near", `<text x="20" y="30">Lê Chân<tspan x="20" dy="6">Ngô Quyền</tspan></text><text x="20" y="37">Hồng Bàng</text>`, "overlaps"},
		{"too far right", `<text x="180" y="30">Ngô Quyền</text>`, "cut off at the right"},
		{"above the edge", `<text x="20" y="3">Ngô Quyền</text>`, "cut off at the top"},
		{"turned over the edge", `<text transform="translate(20 80) rotate(90)">Ngô Quyền</text>`, "cut off at the bottom"},
		{"a clip path through it", `<clipPath id="a"><rect width="40" height="90"/></clipPath><g clip-path="url(#a)"><text x="20" y="30">Ngô Quyền</text></g>`, "clip path"},
		{"small", `<text x="20" y="30" font-size="9">46</text>`, "9.0 px"},
		{"made small", `<g transform="scale(0.5)"><text x="20" y="30">46</text></g>`, "6.0 px"},
		{"no picture", `<text`, "no SVG"},
	} {
		t.Run(c.name, func(t *testing.T) {
			svg := `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100" font-family="sans-serif" font-size="12">` + c.content + `</svg>`
			expect(t, tab.MisplacedIn(t, []byte(svg), 0), c.want)
		})
	}
	small := `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><text x="20" y="30" font-size="12">46</text></svg>`
	expect(t, tab.MisplacedIn(t, []byte(small), 100), "6.0 px")
}

func pages(t *testing.T, browser context.Context) {
	const head = `<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>
		body { margin: 0; font: 16px/1.5 sans-serif } a, button { display: inline-block; padding: 8px } p a { display: inline; padding: 0 }
		.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style>`
	body := ""
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(head + body)) }))
	t.Cleanup(server.Close)
	tab := Open(t, browser, server.URL)
	tab.On(t, Screen{Width: 400})
	long := strings.Repeat("giải", 30)
	for _, c := range []struct{ name, content, want string }{
		{"a sentence with a link", `<p>Tháng 4–5/2020: <a href="/">46</a> báo cáo</p>`, ""},
		{"targets beside each other", `<a href="/">Tổng quan</a> <button>Lĩnh vực</button>`, ""},
		{"a wide table that scrolls", `<div style="overflow-x: auto"><table><tr><td style="min-width: 900px"><button>Lĩnh vực</button><td>46</table></div>`, ""},
		{"for screen readers alone", `<p>46</p><p class="hidden">` + long + `</p>`, ""},
		{"a small target alone", `<button style="width: 12px; height: 12px; padding: 0; margin: 20px"></button>`, ""},
		{"an ellipsis that is meant", `<p style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap">` + long + `</p>`, ""},
		{"a number of lines that is meant", `<p style="width: 100px; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2">` + strings.Repeat("giải ", 30) + `</p><p>46</p>`, ""},
		{"too wide", `<div style="width: 500px">46</div>`, "100 px wider"},
		{"out of its box", `<div style="overflow: hidden"><p style="width: 200px">` + long + `</p></div>`, "sticks out"},
		{"cut off", `<div style="height: 20px; overflow: hidden"><p>46</p><p>15</p></div>`, "cut off at the"},
		{"text on text", `<p>Lê Chân</p><p style="margin-top: -36px">Ngô Quyền</p>`, "overlaps"},
		{"target on target", `<button>Tổng quan</button><button style="margin-left: -20px">Lĩnh vực</button>`, "the target"},
		{"small targets side by side", `<button style="width: 12px; height: 12px; padding: 0"></button><button style="width: 12px; height: 12px; padding: 0"></button>`, "too near"},
		{"a picture on the page", `<svg width="100" height="40"><text x="80" y="20">Ngô Quyền</text></svg>`, "cut off at the right"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body = c.content
			tab.Go(t, "/")
			expect(t, tab.Misplaced(t), c.want)
		})
	}
	const panel = `<details style="position: relative"><summary>Chọn kỳ</summary><div style="position: absolute; background: white">PANEL</div></details><p>Lê Chân</p>`
	for content, want := range map[string]string{
		`<p>Kỳ này</p>`: "",
		`<p>Kỳ này</p><p style="margin-top: -36px">Kỳ trước</p>`: "in \"Chọn kỳ\"",
	} {
		body = strings.ReplaceAll(panel, "PANEL", content)
		tab.Go(t, "/")
		expect(t, tab.MisplacedOpen(t), want)
	}
}

// expect wants a fault with certain words, or none.
func expect(t *testing.T, faults []string, want string) {
	t.Helper()
	all := strings.Join(faults, "\n")
	if (want == "") != (all == "") || !strings.Contains(all, want) {
		t.Errorf("faults %q, want %q", faults, want)
	}
}
