package intake

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"hash/maphash"
	"os"
	"slices"
)

// doubles finds the ids that stand in a file more than once. It keeps one entry of fixed size for each row, and puts
// them to disk, in parts by id, when they grow: memory stays flat whatever the length of the file.
type doubles struct {
	parts [256]struct {
		fresh  []entry
		chunks []chunk
	}
	file *os.File // without a name, so that it is gone whatever becomes of this process; nil until it is needed
	end  int64
}

// entry is what is remembered of a row. Ids are told apart by 128 bits of hash with random seeds: two of a billion
// ids are the same with a chance of 1 in 10^21.
type entry struct {
	ID   [2]uint64
	Sum  uint64 // of its values
	Row  uint64 // number of the row, from 1
	Line uint64
}

// chunk is a run of entries in the file.
type chunk struct {
	at    int64
	count int
}

const (
	entrySize = 5 * 8
	freshMost = 2048 // entries of a part in memory: 20 MB in all parts
)

var idSeeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func hashID(id string) [2]uint64 {
	return [2]uint64{maphash.String(idSeeds[0], id), maphash.String(idSeeds[1], id)}
}

func (d *doubles) add(e entry) error {
	part := &d.parts[e.ID[0]%uint64(len(d.parts))]
	if part.fresh = append(part.fresh, e); len(part.fresh) < freshMost {
		return nil
	}
	if d.file == nil {
		if err := d.open(); err != nil {
			return err
		}
	}
	var buf bytes.Buffer
	if err := binary.Write(&buf, binary.LittleEndian, part.fresh); err != nil {
		return err
	}
	if _, err := d.file.WriteAt(buf.Bytes(), d.end); err != nil {
		return err
	}
	part.chunks = append(part.chunks, chunk{d.end, len(part.fresh)})
	d.end += int64(buf.Len())
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

// each hands over the rows of every id, in their order in the file.
func (d *doubles) each(take func(same []entry)) error {
	for i := range d.parts {
		entries, err := d.part(i)
		if err != nil {
			return err
		}
		for len(entries) > 0 {
			n := 1
			for n < len(entries) && entries[n].ID == entries[0].ID {
				n++
			}
			take(entries[:n])
			entries = entries[n:]
		}
	}
	return nil
}

// part reads one part, sorted by id and row.
func (d *doubles) part(i int) ([]entry, error) {
	part := &d.parts[i]
	total := len(part.fresh)
	for _, c := range part.chunks {
		total += c.count
	}
	entries := make([]entry, 0, total)
	for _, c := range part.chunks {
		raw := make([]byte, c.count*entrySize)
		if _, err := d.file.ReadAt(raw, c.at); err != nil {
			return nil, err
		}
		some := make([]entry, c.count)
		if err := binary.Read(bytes.NewReader(raw), binary.LittleEndian, some); err != nil {
			return nil, errors.Join(errors.New("temporary file of ids"), err)
		}
		entries = append(entries, some...)
	}
	entries = append(entries, part.fresh...)
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.ID[0], b.ID[0]), cmp.Compare(a.ID[1], b.ID[1]), cmp.Compare(a.Row, b.Row))
	})
	return entries, nil
}
