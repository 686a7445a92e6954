package render

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"giaoban/analytics/browsertest"
	"giaoban/dashboards/render/typeface"
)

// TestWidths measures texts as a browser does that has the fonts of pictures: labels find their places by these widths.
func TestWidths(t *testing.T) {
	k, err := loadKit()
	if err != nil {
		t.Fatal(err)
	}
	tab := browsertest.Blank(t, browsertest.Start(t))
	sentences := []string{"Tháng 4–5/2020: 46 báo cáo bằng văn bản", "ĐẤT ĐAI, BỒI THƯỜNG, GIẢI PHÓNG MẶT BẰNG", "1.234.567,8 %", "AVATAR To LT 11/11", "≥ 1.000 → ≈ 900"}
	for _, weight := range weights {
		for _, text := range sentences {
			var fonts []string
			for _, faces := range [][]*typeface.Face{k.letters.faces[weight], {k.letters.other}} {
				font, err := typeface.Subset([]rune(text), faces...)
				if err != nil {
					t.Fatal(err)
				}
				if len(font.Letters) == 0 {
					continue
				}
				packed, err := font.WOFF2()
				if err != nil {
					t.Fatal(err)
				}
				fonts = append(fonts, base64.StdEncoding.EncodeToString(packed))
			}
			argument, err := json.Marshal(map[string]any{"text": text, "fonts": fonts})
			if err != nil {
				t.Fatal(err)
			}
			browser := browsertest.Eval[float64](t, tab, `(async ({text, fonts}) => {
				document.fonts.clear();
				for (const [i, font] of fonts.entries()) document.fonts.add(await new FontFace('f' + i, 'url(data:font/woff2;base64,' + font + ')').load());
				const pen = document.createElement('canvas').getContext('2d');
				pen.font = '100px f0, f1';
				return pen.measureText(text).width;
			})(`+string(argument)+`)`)
			if ours := k.letters.widthOf(text, fmt.Sprintf("%d 100px 'Be Vietnam Pro'", weight)); math.Abs(ours-browser) > 0.5 {
				t.Errorf("%q at %d is %.2f wide, in a browser %.2f", text, weight, ours, browser)
			}
		}
	}
}

func TestFontsOfCSS(t *testing.T) {
	k, err := loadKit()
	if err != nil {
		t.Fatal(err)
	}
	bold := k.letters.width("Đất", 700)
	for font, want := range map[string]float64{
		"bold 10px x": 10 * bold, "700 10px 'Be Vietnam Pro'": 10 * bold, "normal 800 10.5px x": 10.5 * bold, "600 20px x": 20 * k.letters.width("Đất", 600),
		"500 10px x": 10 * k.letters.width("Đất", 400), "": usualSize * k.letters.width("Đất", 400),
	} {
		if got := k.letters.widthOf("Đất", font); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q: %v, want %v", font, got, want)
		}
	}
	for text, want := range map[string]float64{"国": 10, "e\u0301": 10 * k.letters.width("e", 400), "\u200b\u202e": 0} {
		if got := k.letters.widthOf(text, "10px x"); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q is %v wide, want %v", text, got, want)
		}
	}
}
