package analytics

import (
	"reflect"
	"testing"
)

func TestPortions(t *testing.T) {
	t.Parallel()
	const half = portionRows / 2
	got := portions([]monthSize{{202001, half, 1}, {202002, half, 1}, {202003, 1, 1}, {202004, 1, 2}, {202005, 3 * half, 2}, {202006, 1, 1}})
	want := []portion{
		{"build_rollup_once", []Month{202001, 202002}},
		{"build_rollup_once", []Month{202003}}, // full
		{"build_rollup", []Month{202004}},
		{"build_rollup", []Month{202005}}, // larger than a portion may be, and not cut
		{"build_rollup_once", []Month{202006}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if all := portions(nil); len(all) != 0 {
		t.Errorf("months without rows: got %v", all)
	}
}
