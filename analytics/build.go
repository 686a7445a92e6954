package analytics

import (
	"context"
	"errors"
)

// portion is a run of months whose counts are built at once.
type portion struct {
	statement string
	months    []Month
}

// portionRows is how many rows of the log are counted at once: it bounds what the engine holds in memory. A month is
// never cut; the engine puts what it counts of a larger one to disk.
const portionRows = 1_000_000

// build counts the months that the change touches anew, as the ledger will be with it.
func (c *Attempt) build(ctx context.Context, commit *Commit) error {
	if len(commit.Months) == 0 {
		return nil
	}
	inForce := array(c.base.with(commit).inForce(c.version))
	sizes, err := c.sizes(ctx, commit.Months, inForce)
	if err != nil {
		return err
	}
	for _, s := range portions(sizes) {
		p := params{"version": number(c.version), "months": monthArray(s.months), "inforce": inForce}
		for _, name := range []string{s.statement, "build_rollup_topics", "build_rollup_units"} {
			if err := c.store.writer.Exec(withParams(ctx, p), statement(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// monthSize is how many rows a month has in the versions in force, and of how many versions they are.
type monthSize struct {
	month          Month
	rows, versions uint64
}

// portions divides months by how many rows they have, and by whether one version alone has rows in them: there each id
// stands once, and nothing has to be decided between rows.
func portions(sizes []monthSize) (all []portion) {
	var rows uint64 // of the last portion
	for _, m := range sizes {
		name := "build_rollup"
		if m.versions == 1 {
			name = "build_rollup_once"
		}
		if len(all) == 0 || all[len(all)-1].statement != name || rows+m.rows > portionRows {
			all, rows = append(all, portion{statement: name}), 0
		}
		last := &all[len(all)-1]
		last.months = append(last.months, m.month)
		rows += m.rows
	}
	return all
}

// sizes measures months. A month without rows is left out.
func (c *Attempt) sizes(ctx context.Context, months []Month, inForce string) (sizes []monthSize, err error) {
	p := params{"months": monthArray(months), "inforce": inForce}
	rows, err := c.store.writer.Query(withParams(ctx, p), statement("build_sizes"))
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var month uint32
		var m monthSize
		if err := rows.Scan(&month, &m.rows, &m.versions); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		m.month = Month(month)
		sizes = append(sizes, m)
	}
	return sizes, errors.Join(rows.Close(), rows.Err())
}
