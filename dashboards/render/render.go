// Package render makes pictures of charts without a browser: an ECharts option becomes SVG in a JavaScript engine that
// is written in Go, and SVG becomes PNG in a WebAssembly one. Nothing in an option can run; what ECharts draws from it is
// taken over element by element, and its texts are text.
package render

// Renderer makes pictures, a few at a time.
type Renderer struct {
	machines *machines
}

// Options say how a Renderer works.
type Options struct {
	AtOnce int // pictures made at the same time; 0 = 2
}

// New makes a Renderer. It takes next to no memory until the first picture is asked for.
func New(o Options) *Renderer {
	if o.AtOnce == 0 {
		o.AtOnce = 2
	}
	return &Renderer{machines: newMachines(o.AtOnce)}
}

// Close gives back what the Renderer holds. Pictures that are being made are finished.
func (r *Renderer) Close() { r.machines.close() }
