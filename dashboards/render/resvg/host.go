package resvg

import (
	"context"
	"encoding/binary"
	"errors"
)

// hostFunctions are what the module imports, by the names that wasm-bindgen gave them: the end of each is a hash of what
// it does in JavaScript.
var hostFunctions = map[string]any{
	"__wbg_new_28c511d9baebfa89": func(ctx context.Context, at, length uint32) uint32 { // new Error
		return of(ctx).keep(errors.New(of(ctx).text(at, length)))
	},
	"__wbg_new_63b92bc8671ed464":                        newUint8Array,
	"__wbg_newwithbyteoffsetandlength_aa4a17c33a06e5cb": newView,
	"__wbg_new_16b304a2cfa7ff4a":                        func(ctx context.Context) uint32 { return of(ctx).keep(&array{}) },
	"__wbindgen_memory":                                 func(ctx context.Context) uint32 { return of(ctx).keep(memory{}) },
	"__wbg_buffer_12d079cc21e14bdb":                     func(ctx context.Context, _ uint32) uint32 { return of(ctx).keep(buffer{}) },
	"__wbindgen_object_drop_ref":                        func(ctx context.Context, i uint32) { of(ctx).take(i) },
	"__wbindgen_string_new": func(ctx context.Context, at, length uint32) uint32 {
		return of(ctx).keep(of(ctx).text(at, length))
	},
	"__wbindgen_string_get": getString,
	"__wbindgen_throw":      func(ctx context.Context, at, length uint32) { panic(errors.New(of(ctx).text(at, length))) },
	"__wbg_values_839f3396d5aac002": func(ctx context.Context, i uint32) uint32 {
		return of(ctx).keep(&iterator{rest: of(ctx).objects[i].(*array).values})
	},
	"__wbg_next_196c84450b364254": next,
	"__wbg_done_298b57d23c0fc80c": func(ctx context.Context, i uint32) uint32 { return truth(of(ctx).objects[i].(*iteration).done) },
	"__wbg_value_d93c65011f51a456": func(ctx context.Context, i uint32) uint32 {
		return of(ctx).keep(of(ctx).objects[i].(*iteration).value)
	},
	"__wbg_instanceof_Uint8Array_2b3bbecd033d19f6": func(ctx context.Context, i uint32) uint32 {
		_, is := of(ctx).objects[i].(*array8)
		return truth(is)
	},
	"__wbg_push_a5b05aedc7234f9f": func(ctx context.Context, i, value uint32) uint32 {
		a := of(ctx).objects[i].(*array)
		a.values = append(a.values, of(ctx).objects[value])
		return uint32(len(a.values))
	},
	"__wbg_length_c20a40f15020d68a": func(ctx context.Context, i uint32) uint32 {
		return uint32(len(of(ctx).content(of(ctx).objects[i].(*array8))))
	},
	"__wbg_set_a47bac70306a19a7": func(ctx context.Context, to, from, offset uint32) {
		s := of(ctx)
		copy(s.content(s.objects[to].(*array8))[offset:], s.content(s.objects[from].(*array8)))
	},
}

// newUint8Array is new Uint8Array(x): all of the module's memory, or a copy of another array.
func newUint8Array(ctx context.Context, i uint32) uint32 {
	s := of(ctx)
	if from, isArray := s.objects[i].(*array8); isArray {
		return s.keep(&array8{own: append([]byte(nil), s.content(from)...)})
	}
	return s.keep(&array8{view: true, length: s.module.Memory().Size()})
}

func newView(ctx context.Context, _, offset, length uint32) uint32 {
	return of(ctx).keep(&array8{view: true, offset: offset, length: length})
}

// getString writes the place and length of a string to the place that is given; both are 0 where it is no string.
func getString(ctx context.Context, result, i uint32) {
	s := of(ctx)
	var answer [8]byte
	if text, isText := s.objects[i].(string); isText {
		binary.LittleEndian.PutUint32(answer[:], s.send([]byte(text)))
		binary.LittleEndian.PutUint32(answer[4:], uint32(len(text)))
	}
	copy(s.read(result, 8), answer[:])
}

func next(ctx context.Context, i uint32) uint32 {
	it := of(ctx).objects[i].(*iterator)
	if len(it.rest) == 0 {
		return of(ctx).keep(&iteration{done: true})
	}
	value := it.rest[0]
	it.rest = it.rest[1:]
	return of(ctx).keep(&iteration{value: value})
}

func truth(is bool) uint32 {
	if is {
		return 1
	}
	return 0
}

func word(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
