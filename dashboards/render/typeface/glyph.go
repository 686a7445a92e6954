package typeface

import (
	"encoding/binary"
	"slices"
)

// The flags of a part of a composed glyph.
const (
	wordArguments   = 0x0001
	oneScale        = 0x0008
	moreParts       = 0x0020
	twoScales       = 0x0040
	fourScales      = 0x0080
	hasInstructions = 0x0100
)

// plain is the description of a glyph without its hinting, and with the numbers that its parts have in the new font.
func plain(data []byte, number func(uint16) uint16) []byte {
	if len(data) == 0 {
		return nil
	}
	if contours := int16(be16(data, 0)); contours >= 0 {
		at := 10 + 2*int(contours) // of the length of the instructions, which stand before the points
		length := int(be16(data, at))
		return slices.Concat(data[:at], []byte{0, 0}, data[at+2+length:])
	}
	out := slices.Clone(data)
	for at := 10; ; {
		flags := be16(out, at)
		binary.BigEndian.PutUint16(out[at:], flags&^hasInstructions)
		binary.BigEndian.PutUint16(out[at+2:], number(be16(out, at+2)))
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return out[:at]
		}
	}
}
