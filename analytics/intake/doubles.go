package intake

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"os"
	"slices"
)

// doubles finds the ids that stand in a file more than once. It keeps one entry of fixed size for each row, and puts
// them to disk, in parts by id, when they grow. Before that it settles what can be settled within a part, so that memory
// stays flat whatever the length of the file, and also where all its rows have one id.
type doubles struct {
	lastWins bool
	verdict  verdict
	parts    [256]struct {
		fresh  []entry
		chunks []chunk
	}
	file *os.File // without a name, so that it is gone whatever becomes of this process; nil until it is needed
	end  int64
	raw  []byte // a chunk as it stands in the file; kept to be used again
}

// verdict is told which rows are not taken.
type verdict struct {
	repeat func(row uint64)
	refuse func(e, other entry) // the other entry has the same id and other values
}

// entry is what is remembered of a row, and of those that are wholly like it. Ids are told apart by 128 bits of hash
// with random seeds: two of a billion ids are the same with a chance of 1 in 10^21.
type entry struct {
	ID   [2]uint64
	Sum  uint64 // of its values
	Row  uint64 // number of the first such row, from 1
	Line uint64 // of it
	Last uint64 // number of the last such row
}

// chunk is a run of entries in the file.
type chunk struct {
	at    int64
	count int
}

// append writes the entry behind a chunk; readEntry reads it.
func (e entry) append(raw []byte) []byte {
	for _, n := range [...]uint64{e.ID[0], e.ID[1], e.Sum, e.Row, e.Line, e.Last} {
		raw = binary.LittleEndian.AppendUint64(raw, n)
	}
	return raw
}

func readEntry(raw []byte) entry {
	n := func(i int) uint64 { return binary.LittleEndian.Uint64(raw[i*8:]) }
	return entry{ID: [2]uint64{n(0), n(1)}, Sum: n(2), Row: n(3), Line: n(4), Last: n(5)}
}

const (
	entrySize = 6 * 8
	freshMost = 2048 // entries of a part in memory: 25 MB in all parts
)

var idSeeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func hashID(id string) [2]uint64 {
	return [2]uint64{maphash.String(idSeeds[0], id), maphash.String(idSeeds[1], id)}
}

func (d *doubles) add(e entry) error {
	e.Last = e.Row
	part := &d.parts[e.ID[0]%uint64(len(d.parts))]
	if part.fresh = append(part.fresh, e); len(part.fresh) < freshMost {
		return nil
	}
	part.fresh = d.settle(part.fresh, false)
	if d.file == nil {
		if err := d.open(); err != nil {
			return err
		}
	}
	d.raw = d.raw[:0]
	for _, e := range part.fresh {
		d.raw = e.append(d.raw)
	}
	if _, err := d.file.WriteAt(d.raw, d.end); err != nil {
		return err
	}
	part.chunks = append(part.chunks, chunk{d.end, len(part.fresh)})
	d.end += int64(len(d.raw))
	part.fresh = part.fresh[:0]
	return nil
}

func (d *doubles) open() (err error) {
	d.file, err = scratch("giaoban-ids-*")
	return err
}

func (d *doubles) close() error {
	if d.file == nil {
		return nil
	}
	return d.file.Close()
}

// finish settles what is left, once every row is known.
func (d *doubles) finish() error {
	for i := range d.parts {
		entries, err := d.part(i)
		if err != nil {
			return err
		}
		d.settle(entries, true)
	}
	return nil
}

// hasAny tells which of these ids the file holds in a row that passes.
func (d *doubles) hasAny(ids map[[2]uint64]bool, passes func(row uint64) bool) error {
	for i := range d.parts {
		entries, err := d.part(i)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if has, asked := ids[e.ID]; asked && !has {
				ids[e.ID] = passes(e.Row)
			}
		}
	}
	return nil
}

// settle decides between the rows of one id: rows that say the same count once; of others none is taken, because it
// cannot be known which is right, unless the last one is said to be. It keeps what later rows must be compared with.
func (d *doubles) settle(entries []entry, final bool) (kept []entry) {
	slices.SortFunc(entries, func(a, b entry) int {
		if a.ID[0] != b.ID[0] { // nearly always
			return cmp.Compare(a.ID[0], b.ID[0])
		}
		return cmp.Or(cmp.Compare(a.ID[1], b.ID[1]), cmp.Compare(a.Sum, b.Sum), cmp.Compare(a.Row, b.Row))
	})
	kept = entries[:0]
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].ID == entries[0].ID {
			n++
		}
		kept = append(kept, d.settleOne(entries[:n], final)...)
		entries = entries[n:]
	}
	return kept
}

// variantsMost is how many rows of one id that say different things are kept to be compared with.
const variantsMost = 64

func (d *doubles) settleOne(same []entry, final bool) []entry {
	variants := same[:1]
	for _, e := range same[1:] {
		if v := &variants[len(variants)-1]; v.Sum == e.Sum {
			v.Last = max(v.Last, e.Last)
			d.verdict.repeat(e.Row)
		} else {
			variants = append(variants, e)
		}
	}
	switch {
	case len(variants) == 1:
		return variants
	case d.lastWins:
		last := slices.MaxFunc(variants, func(a, b entry) int { return cmp.Compare(a.Last, b.Last) })
		for _, e := range variants {
			if e.Row != last.Row {
				d.verdict.repeat(e.Row)
			}
		}
		return []entry{last}
	case final:
		slices.SortFunc(variants, func(a, b entry) int { return cmp.Compare(a.Row, b.Row) })
		for i, e := range variants {
			d.verdict.refuse(e, variants[(i+1)%len(variants)])
		}
		return nil
	}
	for i, e := range variants[min(variantsMost, len(variants)):] {
		d.verdict.refuse(e, variants[i%variantsMost])
	}
	return variants[:min(variantsMost, len(variants))]
}

// part reads one part.
func (d *doubles) part(i int) ([]entry, error) {
	part := &d.parts[i]
	total := len(part.fresh)
	for _, c := range part.chunks {
		total += c.count
	}
	entries := make([]entry, 0, total)
	for _, c := range part.chunks {
		d.raw = slices.Grow(d.raw[:0], c.count*entrySize)[:c.count*entrySize]
		if _, err := d.file.ReadAt(d.raw, c.at); err != nil {
			return nil, fmt.Errorf("temporary file of ids: %w", err)
		}
		for raw := range slices.Chunk(d.raw, entrySize) {
			entries = append(entries, readEntry(raw))
		}
	}
	return append(entries, part.fresh...), nil
}
