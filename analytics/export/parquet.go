package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"giaoban/analytics"

	"github.com/parquet-go/parquet-go"
)

// rowsAtOnce is how many rows go to the writer together.
const rowsAtOnce = 1024

// writeParquet writes one column of the file for each column, all of them nullable, and the source into its metadata.
func writeParquet(w io.Writer, t Table) error {
	group := ordered{parquet.Group{}, make(map[string]int, len(t.Columns))}
	for i, c := range t.Columns {
		if _, twice := group.place[c.Name]; twice {
			return fmt.Errorf("export: two columns are named %s", c.Name)
		}
		group.Group[c.Name], group.place[c.Name] = parquet.Compressed(parquet.Optional(parquetNode(c.Type)), &parquet.Zstd), i
	}
	options := []parquet.WriterOption{parquet.NewSchema("giaoban", group), parquet.CreatedBy("giaoban", "", "")}
	for _, x := range t.metadata() {
		options = append(options, parquet.KeyValueMetadata(x.Name, x.Value))
	}
	out := parquet.NewWriter(w, options...)
	var rows []parquet.Row
	flush := func() error {
		_, err := out.WriteRows(rows)
		rows = rows[:0]
		return err
	}
	err := t.each(func(_ int, row []any) error {
		values := make(parquet.Row, len(row))
		for i, v := range row {
			level := 1
			if v == nil {
				level = 0
			}
			values[i] = parquetValue(v).Level(0, level, i)
		}
		if rows = append(rows, values); len(rows) < rowsAtOnce {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	return out.Close()
}

// ordered is a group whose columns stand in the order of the table, not of the alphabet.
type ordered struct {
	parquet.Group
	place map[string]int
}

// Fields are the columns in their order.
func (o ordered) Fields() []parquet.Field {
	fields := o.Group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int { return o.place[a.Name()] - o.place[b.Name()] })
	return fields
}

func parquetNode(t Type) parquet.Node {
	switch t {
	case Integer:
		return parquet.Int(64)
	case Decimal:
		return parquet.Leaf(parquet.DoubleType)
	case Bool:
		return parquet.Leaf(parquet.BooleanType)
	case Date:
		return parquet.Date()
	default:
		return parquet.String()
	}
}

func parquetValue(v any) parquet.Value {
	switch x := v.(type) {
	case nil:
		return parquet.NullValue()
	case analytics.Date:
		return parquet.Int32Value(int32(x)) // days since 1970, in both
	case analytics.Month:
		return parquet.ByteArrayValue([]byte(x.String()))
	case string:
		return parquet.ByteArrayValue([]byte(x))
	default:
		return parquet.ValueOf(x)
	}
}

// metadata is the source for machines, and what each column means.
func (t Table) metadata() []Fact {
	s := t.Source
	var all []Fact
	if s.DataVersion > 0 {
		all = append(all, Fact{"giaoban.data_version", fmt.Sprint(s.DataVersion)}, Fact{"giaoban.sample", fmt.Sprint(s.Sample)})
	}
	if s.CommittedAt != nil {
		all = append(all, Fact{"giaoban.committed_at", moment(*s.CommittedAt)})
	}
	if s.CompleteThrough != nil {
		all = append(all, Fact{"giaoban.complete_through", s.CompleteThrough.String()})
	}
	if len(s.Notices) > 0 {
		all = append(all, Fact{"giaoban.notices", strings.Join(s.Notices, "\n")})
	}
	for _, x := range s.Asked {
		all = append(all, Fact{"giaoban.asked." + x.Name, x.Value})
	}
	for _, c := range t.Columns {
		if c.Description != "" {
			all = append(all, Fact{"giaoban.column." + c.Name, c.Description})
		}
	}
	return all
}
