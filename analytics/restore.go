package analytics

import (
	"context"
	"maps"
	"slices"

	"giaoban/analytics/words"
)

// Restore fills the empty database of o with a backup from the engine's directory of backups and opens it. What is
// restored is held against what the backup says it holds; any difference is a Conflict.
func Restore(ctx context.Context, o Options, name string, want Contents, progress func(done, total int64)) (*Store, error) {
	raw := &Store{writer: o.Writer, keeper: o.Keeper}
	var database string
	var size uint64
	if err := o.Writer.QueryRow(ctx, statement("database_size")).Scan(&database, &size); err != nil {
		return nil, backupError(ctx, err)
	}
	if err := raw.keep(ctx, "restore", database, params{"name": name}, progress); err != nil {
		return nil, err
	}
	rows, err := raw.tableRows(ctx) // before the store is opened: that may sweep, and bring the tables up to date
	if err != nil {
		return nil, backupError(ctx, err)
	}
	for _, table := range slices.Sorted(maps.Keys(want.Rows)) {
		if rows[table] != want.Rows[table] {
			return nil, differs("rows of "+table, want.Rows[table], rows[table])
		}
	}
	s, err := Open(ctx, o)
	if err != nil {
		return nil, err
	}
	stored, err := s.stored(ctx)
	if err != nil {
		return nil, backupError(ctx, err)
	}
	ledger := s.ledger.Load()
	for _, c := range []struct {
		what      string
		want, got any
	}{
		{"data version", want.Version, ledger.newestVersion()},
		{"history", want.History, ledger.hash(want.Version)},
		{settingLedger, want.Ledger, stored[settingLedger]},
		{settingZone, want.TimeZone, s.calendar.Zone.String()},
		{settingCutoff, want.CutoffDay, s.calendar.CutoffDay},
	} {
		if c.want != c.got {
			return nil, differs(c.what, c.want, c.got)
		}
	}
	return s, nil
}

func differs(what string, want, got any) *Error {
	return &Error{Kind: Conflict, Phrase: words.RestoreDiffers, Args: []any{what, want, got}}
}
