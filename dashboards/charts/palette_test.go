package charts

import (
	"math"
	"strconv"
	"testing"

	"giaoban/analytics"
)

// eyes turn linear RGB into what eyes of a kind see of it: the matrices of full severity of Machado, Oliveira and Fernandes,
// "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table 1.
var eyes = map[string][3][3]float64{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// rgb is a colour in linear light, or one of CIELAB.
type triple [3]float64

func linear(t *testing.T, color string) (c triple) {
	t.Helper()
	for i := range c {
		n, err := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		if c[i] = float64(n) / 255; c[i] <= 0.04045 {
			c[i] /= 12.92
		} else {
			c[i] = math.Pow((c[i]+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c triple) seenBy(matrix [3][3]float64) (out triple) {
	for i, row := range matrix {
		out[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return out
}

func (c triple) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is that of WCAG 2.
func contrast(a, b triple) float64 {
	x, y := a.luminance()+0.05, b.luminance()+0.05
	return max(x, y) / min(x, y)
}

func (c triple) lab() triple {
	f := func(x float64) float64 {
		if x > 216.0/24389 {
			return math.Cbrt(x)
		}
		return (24389.0/27*x + 16) / 116
	}
	x, y, z := f((0.4124564*c[0]+0.3575761*c[1]+0.1804375*c[2])/0.95047), f(c.luminance()), f((0.0193339*c[0]+0.1191920*c[1]+0.9503041*c[2])/1.08883)
	return triple{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// difference is CIEDE2000, by Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and Application
// 30(1), 2005. 1 is just seen, 10 at a glance.
func difference(p, q triple) float64 {
	const rad = math.Pi / 180
	chroma := math.Hypot
	mean := (chroma(p[1], p[2]) + chroma(q[1], q[2])) / 2
	seven := func(c float64) float64 { return math.Sqrt(math.Pow(c, 7) / (math.Pow(c, 7) + math.Pow(25, 7))) }
	g := 1.5 - seven(mean)/2
	c1, c2 := chroma(g*p[1], p[2]), chroma(g*q[1], q[2])
	hue := func(a, b float64) float64 { return math.Mod(math.Atan2(b, a)/rad+360, 360) }
	h1, h2 := hue(g*p[1], p[2]), hue(g*q[1], q[2])
	dh, h := h2-h1, (h1+h2)/2
	switch {
	case c1*c2 == 0:
		dh, h = 0, h1+h2
	case math.Abs(dh) > 180:
		dh, h = dh-math.Copysign(360, dh), math.Mod(h+180, 360)
	}
	l, c := (p[0]+q[0])/2, (c1+c2)/2
	dL, dC, dH := q[0]-p[0], c2-c1, 2*math.Sqrt(c1*c2)*math.Sin(dh/2*rad)
	cos := func(x float64) float64 { return math.Cos(x * rad) }
	w := 1 - 0.17*cos(h-30) + 0.24*cos(2*h) + 0.32*cos(3*h+6) - 0.20*cos(4*h-63)
	dL /= 1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50))
	dC /= 1 + 0.045*c
	dH /= 1 + 0.015*c*w
	turn := -math.Sin(60*math.Exp(-(h-275)*(h-275)/625)*rad) * 2 * seven(c)
	return math.Sqrt(dL*dL + dC*dC + dH*dH + turn*dC*dH)
}

// The measure itself, held to pairs of the paper's table 1.
func TestDifference(t *testing.T) {
	for _, c := range []struct {
		a, b triple
		want float64
	}{
		{triple{50, 2.6772, -79.7751}, triple{50, 0, -82.7485}, 2.0425}, {triple{50, -1, 2}, triple{50, 0, 0}, 2.3669},
		{triple{50, 2.49, -0.001}, triple{50, -2.49, 0.0011}, 7.2195}, {triple{50, 2.5, 0}, triple{73, 25, -18}, 27.1492},
		{triple{60.2574, -34.0099, 36.2677}, triple{60.4626, -34.1751, 39.4387}, 1.2644}, {triple{2.0776, 0.0795, -1.135}, triple{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		if got := difference(c.a, c.b); math.Abs(got-c.want) > 5e-5 {
			t.Errorf("%v and %v differ by %.4f, not %.4f", c.a, c.b, got, c.want)
		}
	}
}

// Ten topics can be told apart by their colours, with any eyes, on both cards.
func TestTopicColours(t *testing.T) {
	atLeast := map[string]struct{ all, neighbours float64 }{
		"normal": {20, 36}, "protanopia": {12, 22}, "deuteranopia": {12, 22}, "tritanopia": {10, 20},
	}
	for _, theme := range []Theme{Light, Dark} {
		card := linear(t, theme.Card)
		for i, color := range theme.Topics {
			if got := contrast(linear(t, color), card); got < 3 {
				t.Errorf("%s: topic %d has %.2f:1 against the card, less than 3:1 (WCAG 1.4.11)", theme.Name, i+1, got)
			}
		}
		for name, matrix := range eyes {
			all, neighbours := math.Inf(1), math.Inf(1)
			for i, a := range theme.Topics {
				for k, b := range theme.Topics[:i] {
					d := difference(linear(t, a).seenBy(matrix).lab(), linear(t, b).seenBy(matrix).lab())
					all = min(all, d)
					if k == i-1 {
						neighbours = min(neighbours, d)
					}
				}
			}
			t.Logf("%s, %s: all %.1f, neighbours %.1f", theme.Name, name, all, neighbours)
			if all < atLeast[name].all || neighbours < atLeast[name].neighbours {
				t.Errorf("%s: with %s topics differ by %.1f, neighbours by %.1f; want %v", theme.Name, name, all, neighbours, atLeast[name])
			}
		}
	}
}

// The classes of a heat map go one way, can be told from their neighbours, and have text that can be read on them.
func TestHeatColours(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		card := linear(t, theme.Card)
		for i, color := range theme.Heat {
			c := linear(t, color)
			if got := contrast(c, linear(t, theme.onHeat(i))); got < 4.5 {
				t.Errorf("%s: text on class %d has %.2f:1", theme.Name, i, got)
			}
			if i == 0 {
				continue
			}
			under := linear(t, theme.Heat[i-1])
			if contrast(c, card) <= contrast(under, card) {
				t.Errorf("%s: class %d stands out less than the one below", theme.Name, i)
			}
			for name, matrix := range eyes {
				if d := difference(c.seenBy(matrix).lab(), under.seenBy(matrix).lab()); d < 5 {
					t.Errorf("%s: with %s class %d differs by %.1f from the one below", theme.Name, name, i, d)
				}
			}
		}
	}
}

// Places go by the registry, and what comes after the tenth has another dash and symbol.
func TestPlaces(t *testing.T) {
	top := &analytics.Entry{Code: "b"}
	entries := []*analytics.Entry{{Code: "a", Parent: top}, top}
	for i := range 25 {
		entries = append(entries, &analytics.Entry{Code: "c" + strconv.Itoa(100+i)})
	}
	l := Look{Theme: Light, Places: PlacesOf(entries)}
	if got := []int{l.Places["b"], l.Places["c100"], l.Places["c124"], l.Places["a"]}; got[0] != 0 || got[1] != 1 || got[2] != 25 || got[3] != 26 {
		t.Errorf("places %v", got)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		s := l.style(e)
		if key := s.Color + s.Symbol; seen[key] {
			t.Errorf("%s looks like another: %v", e.Code, s)
		} else {
			seen[key] = true
		}
	}
	if s := l.style(&analytics.Entry{Code: "gone"}); s.Color == "" || s.Color != l.style(&analytics.Entry{Code: "gone"}).Color {
		t.Errorf("an unknown entry looks like %v", s)
	}
}
