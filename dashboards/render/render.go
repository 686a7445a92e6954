// Package render makes pictures of charts without a browser: an ECharts option becomes SVG in a JavaScript engine that
// is written in Go, and SVG becomes PNG in a WebAssembly one. Nothing in an option can run; what ECharts draws from it is
// taken over element by element, and its texts are text.
package render

import (
	"context"
	"fmt"
	"sync"

	"giaoban/dashboards/render/resvg"
)

// Renderer makes pictures, a few at a time.
type Renderer struct {
	machines *machines
	places   chan struct{} // one for each PNG that may be made
	dir      string

	mu      sync.Mutex
	painter *resvg.Engine // nil until the first PNG is asked for
}

// Options say how a Renderer works.
type Options struct {
	AtOnce int    // pictures made at the same time; 0 = 2
	Dir    string // where the compiled painter of PNGs is kept, so that only the first start compiles it; empty = nowhere
}

// New makes a Renderer. It takes next to no memory until the first picture is asked for.
func New(o Options) *Renderer {
	if o.AtOnce == 0 {
		o.AtOnce = 2
	}
	return &Renderer{machines: newMachines(o.AtOnce), places: make(chan struct{}, o.AtOnce), dir: o.Dir}
}

// Close gives back what the Renderer holds. Pictures that are being made fail.
func (r *Renderer) Close() {
	r.machines.close()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.painter != nil {
		_ = r.painter.Close(context.Background()) // it holds nothing but memory
		r.painter = nil
	}
}

// PNG paints a drawing, with so many pixels for each of CSS. It waits for its turn, and gives up when the context ends.
func (r *Renderer) PNG(ctx context.Context, d *Drawing, scale int) ([]byte, error) {
	select {
	case r.places <- struct{}{}:
		defer func() { <-r.places }()
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for other pictures: %w", context.Cause(ctx))
	}
	painter, err := r.ready(ctx)
	if err != nil {
		return nil, err
	}
	return painter.PNG(ctx, resvg.Picture{SVG: d.SVG, Fonts: d.fonts, Family: Family, Scale: float64(scale)})
}

// ready gives the painter, which it compiles first if need be: once, even where the one who asked first goes away.
func (r *Renderer) ready(ctx context.Context) (*resvg.Engine, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.painter == nil {
		wasm, err := file("index_bg.wasm")
		if err != nil {
			return nil, err
		}
		painter, err := resvg.New(context.WithoutCancel(ctx), wasm, r.dir)
		if err != nil {
			return nil, err
		}
		r.painter = painter
	}
	return r.painter, nil
}
