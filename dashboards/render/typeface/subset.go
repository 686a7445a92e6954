package typeface

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Font is a font made for one text.
type Font struct {
	tables  map[string][]byte
	Letters []rune // the characters that it has, sorted
}

// place is a glyph in the face that it comes from.
type place struct {
	face  *Face
	glyph uint16
}

// Subset makes a font with those of the characters that the faces have; each from the first face that has it. The faces
// are parts of one typeface in one weight. Characters beyond the basic plane are left out, and so is any font where
// nothing is left.
func Subset(characters []rune, faces ...*Face) (font *Font, err error) {
	defer func() { // every offset in a font may point outside of it
		if r := recover(); r != nil {
			font, err = nil, errTruncated
		}
	}()
	f := &Font{tables: map[string][]byte{}}
	glyphs := []place{{faces[0], 0}} // what is drawn for a character that is missing
	sorted := slices.Clone(characters)
	slices.Sort(sorted)
	for _, c := range slices.Compact(sorted) {
		for _, face := range faces {
			if face.unitsPerEm != faces[0].unitsPerEm {
				return nil, errors.New("the parts of a typeface are of different scales")
			}
			if face.Has(c) && c < 0xFFFF {
				glyphs, f.Letters = append(glyphs, place{face, face.glyphs[c]}), append(f.Letters, c)
				break
			}
		}
	}
	f.write(faces[0], outlines(glyphs))
	return f, nil
}

// outline is a glyph of the font that is made.
type outline struct {
	place
	data []byte
}

// outlines fetches glyphs, and those that they are composed of, which come behind them.
func outlines(glyphs []place) []outline {
	number := map[place]uint16{}
	for i, g := range glyphs {
		if _, known := number[g]; !known {
			number[g] = uint16(i)
		}
	}
	var all []outline
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		data := plain(g.face.outline(g.glyph), func(component uint16) uint16 {
			part := place{g.face, component}
			if _, known := number[part]; !known {
				number[part] = uint16(len(glyphs))
				glyphs = append(glyphs, part)
			}
			return number[part]
		})
		all = append(all, outline{g, data})
	}
	return all
}

// outline is the description of a glyph in the table glyf; empty for a space.
func (f *Face) outline(glyph uint16) []byte {
	loca, i := f.tables["loca"], int(glyph)
	if be16(f.tables["head"], 50) == 0 {
		return f.tables["glyf"][2*int(be16(loca, 2*i)) : 2*int(be16(loca, 2*i+2))]
	}
	return f.tables["glyf"][be32(loca, 4*i):be32(loca, 4*i+4)]
}

// write makes the tables. Those about the typeface as a whole are the first face's.
func (f *Font) write(first *Face, glyphs []outline) {
	var glyf, loca, hmtx []byte
	for _, g := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, g.data...)
		glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		hmtx = append(hmtx, words(g.face.advance(g.glyph), g.face.bearing(g.glyph))...)
	}
	f.tables["glyf"], f.tables["hmtx"] = glyf, hmtx
	f.tables["loca"] = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	f.tables["cmap"] = segments(f.Letters)
	for _, tag := range []string{"OS/2", "head", "hhea", "maxp"} {
		f.tables[tag] = slices.Clone(first.tables[tag])
	}
	f.tables["name"] = shortNames(first.tables["name"])
	f.tables["post"] = slices.Concat([]byte{0, 3, 0, 0}, first.tables["post"][4:32]) // without names of glyphs
	binary.BigEndian.PutUint32(f.tables["head"][8:], 0)
	binary.BigEndian.PutUint16(f.tables["head"][50:], 1)
	binary.BigEndian.PutUint16(f.tables["hhea"][34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(f.tables["maxp"][4:], uint16(len(glyphs)))
	for _, g := range glyphs { // the limits of all faces together
		theirs, ours := g.face.tables["maxp"], f.tables["maxp"]
		for at := 6; at+1 < min(len(ours), len(theirs)); at += 2 {
			binary.BigEndian.PutUint16(ours[at:], max(be16(ours, at), be16(theirs, at)))
		}
	}
}

// bearing is the space on the left of a glyph.
func (f *Face) bearing(glyph uint16) uint16 {
	hmtx, n := f.tables["hmtx"], len(f.advances)
	if int(glyph) < n {
		return be16(hmtx, 4*int(glyph)+2)
	}
	return be16(hmtx, 4*n+2*(int(glyph)-n))
}
