// Package resvg turns SVG into PNG: it runs @resvg/resvg-wasm 2.6.2, which is resvg (MPL-2.0) compiled to WebAssembly, in
// wazero. That module was made for JavaScript, so this package stands in for the few things of JavaScript that it asks for.
package resvg

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"

	"github.com/tetratelabs/wazero"
)

// pages bounds the memory of one picture, 64 KiB each. One of 4096 x 4096 takes two thirds of it.
const pages = 4096

// Engine is the compiled module. Each picture is made in an instance of its own, which leaves nothing behind.
type Engine struct {
	runtime wazero.Runtime
	cache   wazero.CompilationCache
	module  wazero.CompiledModule
}

// New compiles the module, which takes two seconds, or finds it compiled in the directory. Without a directory, or where
// that cannot be used, it is kept in memory alone.
func New(ctx context.Context, wasm []byte, dir string) (*Engine, error) {
	if dir == "" {
		return compile(ctx, wasm, wazero.NewCompilationCache())
	}
	cache, err := wazero.NewCompilationCacheWithDir(dir)
	if err != nil {
		return New(ctx, wasm, "")
	}
	e, err := compile(ctx, wasm, cache)
	if err != nil { // the disk may be full
		return New(ctx, wasm, "")
	}
	return e, nil
}

func compile(ctx context.Context, wasm []byte, cache wazero.CompilationCache) (*Engine, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(pages).WithCompilationCache(cache)
	e := &Engine{runtime: wazero.NewRuntimeWithConfig(ctx, config), cache: cache}
	host := e.runtime.NewHostModuleBuilder("wbg")
	for name, fn := range hostFunctions {
		host.NewFunctionBuilder().WithFunc(fn).Export(name)
	}
	_, err := host.Instantiate(ctx)
	if err == nil {
		e.module, err = e.runtime.CompileModule(ctx, wasm)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("resvg: %w", err), e.Close(ctx))
	}
	return e, nil
}

// Close gives back the memory of the module.
func (e *Engine) Close(ctx context.Context) error {
	return errors.Join(e.runtime.Close(ctx), e.cache.Close(ctx))
}

// Picture is what is to be made.
type Picture struct {
	SVG    []byte
	Fonts  [][]byte // TrueType; texts are written in these and in no others
	Family string   // of texts that name none of them
	Scale  float64  // pixels for each pixel of CSS
}

// PNG makes the picture. Once begun it is finished, which takes a third of a second for 3840 x 2160: code that looks after
// its context while it runs takes three times as long.
func (e *Engine) PNG(ctx context.Context, p Picture) (file []byte, err error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	options, err := json.Marshal(map[string]any{
		"fitTo": map[string]any{"mode": "zoom", "value": p.Scale},
		"font":  map[string]any{"loadSystemFonts": false, "defaultFontFamily": p.Family, "sansSerifFamily": p.Family},
	})
	if err != nil {
		return nil, fmt.Errorf("resvg: %w", err)
	}
	s := newScript()
	ctx = context.WithValue(ctx, scriptKey{}, s)
	s.ctx = ctx
	instance, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, fmt.Errorf("resvg: %w", err)
	}
	s.module = instance
	defer func() {
		// What goes wrong inside ends in a panic, of resvg or of the functions below.
		if r := recover(); r != nil {
			file, err = nil, fmt.Errorf("resvg: %v", r)
		}
		_ = instance.Close(context.WithoutCancel(ctx)) // it holds nothing but memory
	}()
	fonts := &array{}
	for _, f := range p.Fonts {
		fonts.values = append(fonts.values, &array8{own: f})
	}
	painted := s.method("resvg_render", s.method("resvg_new", s.keep(string(p.SVG)), s.send(options), uint32(len(options)), s.keep(fonts)))
	size := image.Rect(0, 0, int(s.call("renderedimage_width", uint64(painted))), int(s.call("renderedimage_height", uint64(painted))))
	pixels := s.content(s.take(uint32(s.call("renderedimage_pixels", uint64(painted)))).(*array8))
	if len(pixels) != 4*size.Dx()*size.Dy() {
		return nil, fmt.Errorf("resvg: %d bytes for %v pixels", len(pixels), size.Size())
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed} // charts have few colours: it makes them as small as the others
	if err := encoder.Encode(&out, &image.RGBA{Pix: pixels, Stride: 4 * size.Dx(), Rect: size}); err != nil {
		return nil, fmt.Errorf("PNG: %w", err)
	}
	return out.Bytes(), nil
}
