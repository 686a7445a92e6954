// Package resvg turns SVG into PNG: it runs @resvg/resvg-wasm 2.6.2, which is resvg (MPL-2.0) compiled to WebAssembly, in
// wazero. That module was made for JavaScript, so this package stands in for the few things of JavaScript that it asks for.
package resvg

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero"
)

// pages bounds the memory of one picture, 64 KiB each. One of 4096 x 4096 takes three quarters of it.
const pages = 4096

// Engine is the compiled module. Each picture is made in an instance of its own, which leaves nothing behind.
type Engine struct {
	runtime wazero.Runtime
	cache   wazero.CompilationCache
	module  wazero.CompiledModule
}

// New compiles the module, which takes some seconds, or finds it compiled in the directory. Without a directory it is kept
// in memory alone.
func New(ctx context.Context, wasm []byte, dir string) (*Engine, error) {
	cache := wazero.NewCompilationCache()
	if dir != "" {
		var err error
		if cache, err = wazero.NewCompilationCacheWithDir(dir); err != nil {
			return nil, fmt.Errorf("compiled resvg in %s: %w", dir, err)
		}
	}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(pages).WithCloseOnContextDone(true).WithCompilationCache(cache)
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

// PNG makes the picture. It stops when the context ends.
func (e *Engine) PNG(ctx context.Context, p Picture) (png []byte, err error) {
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
			png, err = nil, fmt.Errorf("resvg: %v", r)
		}
		if ctx.Err() != nil {
			png, err = nil, context.Cause(ctx)
		}
		_ = instance.Close(context.WithoutCancel(ctx)) // it holds nothing but memory
	}()
	fonts := &array{}
	for _, f := range p.Fonts {
		fonts.values = append(fonts.values, &bytes{own: f})
	}
	image := s.method("resvg_render", s.method("resvg_new", s.keep(string(p.SVG)), s.send(options), uint32(len(options)), s.keep(fonts)))
	return append([]byte(nil), s.content(s.take(s.method("renderedimage_asPng", image)).(*bytes))...), nil
}
