package typeface

import "slices"

// keptNames are the kinds of names that a small font keeps: copyright, family, style, full name, PostScript name, and the
// family and style of typefaces with more than four styles. Licences, which some fonts hold in full, are left out.
var keptNames = []uint16{0, 1, 2, 4, 6, 16, 17}

// shortNames is the table name with those names alone, as Windows has them.
func shortNames(name []byte) []byte {
	const windows = 3
	texts := int(be16(name, 4))
	var records, stored []byte
	count := uint16(0)
	for i := range int(be16(name, 2)) {
		record := name[6+12*i:]
		length, offset := int(be16(record, 8)), int(be16(record, 10))
		if be16(record, 0) != windows || !slices.Contains(keptNames, be16(record, 6)) {
			continue
		}
		records = append(records, record[:8]...)
		records = append(records, words(uint16(length), uint16(len(stored)))...)
		stored = append(stored, name[texts+offset:][:length]...)
		count++
	}
	return slices.Concat(words(0, count, 6+12*count), records, stored)
}
