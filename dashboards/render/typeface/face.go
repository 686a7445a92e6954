// Package typeface reads the files of a typeface, measures text with them, and writes small fonts that hold only the
// letters of one picture, so that a picture looks the same wherever it is opened.
//
// It knows TrueType outlines (OpenType 1.9: cmap, glyf, hmtx), in plain files and in WOFF 1.0, and writes TrueType and
// WOFF 2.0. Hinting, kerning and ligatures are left out of what it writes and of what it measures, so both agree.
package typeface

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Face is one font file.
type Face struct {
	tables     map[string][]byte
	glyphs     map[rune]uint16
	advances   []uint16 // in font units, by glyph; the last one stands for all that follow
	unitsPerEm int
	count      int // of glyphs
}

// errTruncated is a file that ends before what it announces.
var errTruncated = errors.New("the font file is cut short")

// maxTable bounds a decompressed table, in bytes. The largest of Be Vietnam Pro has 40 KB, of DejaVu Sans 600 KB.
const maxTable = 8 << 20

// Parse reads a font file, TrueType or WOFF 1.0.
func Parse(file []byte) (face *Face, err error) {
	defer func() { // every offset in a font may point outside of it
		if r := recover(); r != nil {
			face, err = nil, errTruncated
		}
	}()
	f := &Face{}
	if bytes.HasPrefix(file, []byte("wOFF")) {
		f.tables, err = unpackWOFF(file)
	} else {
		f.tables = tablesOf(file)
	}
	if err != nil {
		return nil, err
	}
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		if len(f.tables[tag]) == 0 {
			return nil, fmt.Errorf("the font has no table %q", tag)
		}
	}
	f.unitsPerEm = int(be16(f.tables["head"], 18))
	f.count = int(be16(f.tables["maxp"], 4))
	for i := range int(be16(f.tables["hhea"], 34)) {
		f.advances = append(f.advances, be16(f.tables["hmtx"], 4*i))
	}
	f.glyphs = characters(f.tables["cmap"])
	if f.unitsPerEm == 0 || len(f.advances) == 0 || len(f.glyphs) == 0 {
		return nil, errors.New("the font has no letters")
	}
	return f, nil
}

// Has tells whether the face has a glyph for a character.
func (f *Face) Has(r rune) bool { return f.glyphs[r] != 0 }

// Advance is the width of a character, as a share of the font size.
func (f *Face) Advance(r rune) float64 {
	return float64(f.advance(f.glyphs[r])) / float64(f.unitsPerEm)
}

func (f *Face) advance(glyph uint16) uint16 {
	return f.advances[min(int(glyph), len(f.advances)-1)]
}

// tablesOf cuts a TrueType file into its tables.
func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range int(be16(file, 4)) {
		entry := file[12+16*i:]
		offset, length := be32(entry, 8), be32(entry, 12)
		tables[string(entry[:4])] = file[offset:][:length]
	}
	return tables
}

// unpackWOFF cuts a WOFF 1.0 file into its tables (W3C, WOFF File Format 1.0, section 3).
func unpackWOFF(file []byte) (map[string][]byte, error) {
	tables := map[string][]byte{}
	for i := range int(be16(file, 12)) {
		entry := file[44+20*i:]
		tag, offset, packed, length := string(entry[:4]), be32(entry, 4), be32(entry, 8), be32(entry, 12)
		table := file[offset:][:packed]
		if packed < length {
			if length > maxTable {
				return nil, fmt.Errorf("the font's table %q has %d bytes", tag, length)
			}
			unpacked, err := zlib.NewReader(bytes.NewReader(table))
			if err != nil {
				return nil, fmt.Errorf("the font's table %q: %w", tag, err)
			}
			table = make([]byte, length)
			if _, err := io.ReadFull(unpacked, table); err != nil {
				return nil, fmt.Errorf("the font's table %q: %w", tag, err)
			}
		}
		tables[tag] = table
	}
	return tables, nil
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
