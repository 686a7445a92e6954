package typeface

import (
	"encoding/binary"
	"slices"
)

// characters reads which glyph each character has: from subtables of format 4 (the basic plane) and 12 (all of Unicode).
func characters(cmap []byte) map[rune]uint16 {
	glyphs := map[rune]uint16{}
	for i := range int(be16(cmap, 2)) {
		record := cmap[4+8*i:]
		platform, encoding := be16(record, 0), be16(record, 2)
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue // of other alphabets than Unicode
		}
		table := cmap[be32(record, 4):]
		switch be16(table, 0) {
		case 4:
			readSegments(table, glyphs)
		case 12:
			for g := range int(be32(table, 12)) {
				group := table[16+12*g:]
				first, last, glyph := be32(group, 0), be32(group, 4), be32(group, 8)
				for c := first; c <= last && c <= 0x10FFFF; c++ {
					glyphs[rune(c)] = uint16(glyph + c - first)
				}
			}
		}
	}
	return glyphs
}

func readSegments(table []byte, glyphs map[rune]uint16) {
	n := int(be16(table, 6)) // twice the number of segments
	ends, starts, deltas, offsets := table[14:], table[16+n:], table[16+2*n:], table[16+3*n:]
	for s := 0; s < n; s += 2 {
		first, last, delta, offset := int(be16(starts, s)), int(be16(ends, s)), be16(deltas, s), int(be16(offsets, s))
		for c := first; c <= last && c < 0xFFFF; c++ {
			glyph := uint16(c) + delta
			if offset != 0 {
				if glyph = be16(offsets, s+offset+2*(c-first)); glyph != 0 {
					glyph += delta
				}
			}
			if glyph != 0 {
				glyphs[rune(c)] = glyph
			}
		}
	}
}

// segments writes a cmap of format 4 in which the sorted characters have the glyphs 1, 2, 3 …
func segments(characters []rune) []byte {
	type segment struct{ first, last, delta uint16 }
	var all []segment
	for i, c := range characters {
		glyph := uint16(i + 1)
		if n := len(all); n > 0 && all[n-1].last+1 == uint16(c) {
			all[n-1].last++
			continue
		}
		all = append(all, segment{uint16(c), uint16(c), glyph - uint16(c)})
	}
	all = append(all, segment{0xFFFF, 0xFFFF, 1})
	var ends, starts, deltas []byte
	for _, s := range all {
		ends = binary.BigEndian.AppendUint16(ends, s.last)
		starts = binary.BigEndian.AppendUint16(starts, s.first)
		deltas = binary.BigEndian.AppendUint16(deltas, s.delta)
	}
	half := 1 // the largest power of two that is not above the number of segments, for a binary search
	power := uint16(0)
	for half*2 <= len(all) {
		half, power = half*2, power+1
	}
	table := words(4, uint16(16+8*len(all)), 0, uint16(2*len(all)), uint16(2*half), power, uint16(2*(len(all)-half)))
	table = slices.Concat(table, ends, []byte{0, 0}, starts, deltas, make([]byte, 2*len(all)))
	return slices.Concat(words(0, 1, 3, 1, 0, 12), table) // one subtable: Windows, Unicode's basic plane
}

func words(values ...uint16) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}
