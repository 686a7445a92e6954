package pptx

import "giaoban/dashboards/render/ooxml"

// Box is a place on a slide, in points from its upper left corner. A slide has 960 x 540 points.
type Box struct{ X, Y, W, H float64 }

// The slide, and the gap between things on it.
const (
	slideWidth  = 960.0
	slideHeight = 540.0
	margin      = 48.0
	Gap         = 16.0
)

// Columns parts a box into boxes side by side with a Gap between them. Their widths are as the weights.
func (b Box) Columns(weights ...float64) []Box {
	parts := make([]Box, len(weights))
	for i, p := range shares(b.W, weights) {
		parts[i] = Box{b.X + p[0], b.Y, p[1], b.H}
	}
	return parts
}

// Rows parts a box into boxes one under the other with a Gap between them. Their heights are as the weights.
func (b Box) Rows(weights ...float64) []Box {
	parts := make([]Box, len(weights))
	for i, p := range shares(b.H, weights) {
		parts[i] = Box{b.X, b.Y + p[0], b.W, p[1]}
	}
	return parts
}

// shares are the start and the length of each part of a length.
func shares(length float64, weights []float64) [][2]float64 {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	var all [][2]float64
	start := 0.0
	for _, w := range weights {
		part := (length - Gap*float64(len(weights)-1)) * w / sum
		all = append(all, [2]float64{start, part})
		start += part + Gap
	}
	return all
}

// inside is what a box leaves within a margin.
func (b Box) inside(x, y float64) Box { return Box{b.X + x, b.Y + y, b.W - 2*x, b.H - 2*y} }

// emu is a length in points in English Metric Units.
func emu(points float64) int { return int(points*12700 + 0.5) }

// place says where something stands: a:xfrm, or p:xfrm of a graphic frame.
func (b Box) place(name string) ooxml.Node {
	return ooxml.E(name, ooxml.E("a:off", ooxml.A("x", emu(b.X)), ooxml.A("y", emu(b.Y))), ooxml.E("a:ext", ooxml.A("cx", emu(b.W)), ooxml.A("cy", emu(b.H))))
}
