package resvg

import (
	"context"
	"fmt"

	"github.com/tetratelabs/wazero/api"
)

// script is the JavaScript side of one instance: the objects that the module knows by number.
type script struct {
	ctx     context.Context
	module  api.Module
	objects []any
	free    []uint32
}

type scriptKey struct{}

func of(ctx context.Context) *script { return ctx.Value(scriptKey{}).(*script) }

// The kinds of objects that the module handles, beside strings and errors.
type (
	array8 struct { // a Uint8Array: bytes of its own, or a view on the module's memory
		own            []byte
		view           bool
		offset, length uint32
	}
	memory   struct{} // WebAssembly.Memory
	buffer   struct{} // its ArrayBuffer
	array    struct{ values []any }
	iterator struct {
		rest []any
	}
	iteration struct { // what an iterator's next gives
		done  bool
		value any
	}
)

// fixed is how many numbers stand for the same thing in every instance: 128 free places, undefined, null, true and false.
const fixed = 132

func newScript() *script {
	return &script{objects: append(make([]any, fixed-4), nil, nil, true, false)}
}

// keep gives an object a number.
func (s *script) keep(object any) uint32 {
	if n := len(s.free); n > 0 {
		i := s.free[n-1]
		s.free = s.free[:n-1]
		s.objects[i] = object
		return i
	}
	s.objects = append(s.objects, object)
	return uint32(len(s.objects) - 1)
}

// take gives the object of a number, which is free from then on.
func (s *script) take(i uint32) any {
	object := s.objects[i]
	if i >= fixed {
		s.objects[i] = nil
		s.free = append(s.free, i)
	}
	return object
}

// text reads a string of the module.
func (s *script) text(at, length uint32) string { return string(s.read(at, length)) }

func (s *script) read(at, length uint32) []byte {
	content, ok := s.module.Memory().Read(at, length)
	if !ok {
		panic(fmt.Errorf("%d bytes at %d are outside of the memory", length, at))
	}
	return content
}

// content is what a Uint8Array holds; of a view, the memory itself.
func (s *script) content(b *array8) []byte {
	if b.view {
		return s.read(b.offset, b.length)
	}
	return b.own
}

// send copies bytes into the module's memory and gives their place.
func (s *script) send(content []byte) uint32 {
	at := uint32(s.call("__wbindgen_malloc", uint64(len(content)), 1))
	if !s.module.Memory().Write(at, content) {
		panic(fmt.Errorf("no room for %d bytes", len(content)))
	}
	return at
}

func (s *script) call(name string, arguments ...uint64) uint64 {
	results, err := s.module.ExportedFunction(name).Call(s.ctx, arguments...)
	if err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
	if len(results) == 0 {
		return 0
	}
	return results[0]
}

// method calls a function that puts on the stack: its result, an error, and whether it is an error.
func (s *script) method(name string, arguments ...uint32) uint32 {
	const room = 16
	minusRoom := -int32(room)
	stack := uint32(s.call("__wbindgen_add_to_stack_pointer", api.EncodeI32(minusRoom)))
	all := []uint64{uint64(stack)}
	for _, a := range arguments {
		all = append(all, uint64(a))
	}
	s.call(name, all...)
	words := s.read(stack, 12)
	result, problem, failed := word(words), word(words[4:]), word(words[8:])
	s.call("__wbindgen_add_to_stack_pointer", room)
	if failed != 0 {
		panic(fmt.Errorf("%s: %v", name, s.take(problem)))
	}
	return result
}
