package intake

import "math/bits"

// verdicts say which rows of a file are not taken, by the number of the row from 1: one bit a row each, so that a
// file of any length is judged in little memory.
type verdicts struct{ rejected, repeated bitset }

func (v *verdicts) reject(n uint64) {
	v.repeated.clear(n)
	v.rejected.set(n)
}

// repeat notes that another row of the file stands for this one; a row that was rejected stays so.
func (v *verdicts) repeat(n uint64) {
	if !v.rejected.has(n) {
		v.repeated.set(n)
	}
}

// leftOut tells whether a row is not taken.
func (v *verdicts) leftOut(n uint64) bool { return v.rejected.has(n) || v.repeated.has(n) }

// bitset is a set of numbers.
type bitset []uint64

func (b *bitset) set(n uint64) {
	for uint64(len(*b)) <= n/64 {
		*b = append(*b, 0)
	}
	(*b)[n/64] |= 1 << (n % 64)
}

func (b *bitset) clear(n uint64) {
	if n/64 < uint64(len(*b)) {
		(*b)[n/64] &^= 1 << (n % 64)
	}
}

func (b *bitset) has(n uint64) bool { return n/64 < uint64(len(*b)) && (*b)[n/64]&(1<<(n%64)) != 0 }

func (b *bitset) count() (n uint64) {
	for _, word := range *b {
		n += uint64(bits.OnesCount64(word))
	}
	return n
}
