package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strconv"
	"text/tabwriter"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/engine"
	"giaoban/analytics/words"
)

type restoreCmd struct {
	Dir        string `arg:"" name:"dir" type:"path" help:"Directory of backups, as giaoban backup fills it."`
	Backup     string `help:"Name of the backup to restore, as --list shows it (the newest)." placeholder:"NAME"`
	Data       string `help:"Data directory to restore into: new or empty, or see --replace." env:"GIAOBAN_DATA" default:"data" type:"path" placeholder:"DIR"`
	Replace    bool   `help:"Put the restored data in place of what the data directory holds; that is kept beside it."`
	List       bool   `help:"List the backups and restore nothing."`
	Libchdb    string `help:"Path of libchdb.so, the built-in ClickHouse (found by itself after make build)." env:"GIAOBAN_LIBCHDB" placeholder:"FILE"`
	ClickHouse string `name:"clickhouse" help:"An own ClickHouse server restores itself; this prints how." env:"GIAOBAN_CLICKHOUSE" placeholder:"DSN"`
}

// Help is what --help adds.
func (*restoreCmd) Help() string {
	return "Every file is checked before anything is written, and what was restored is held against what the backup says. " +
		"Only then it takes its place; no server may run on the data directory."
}

// Run restores a backup, or lists them.
func (c *restoreCmd) Run(ctx context.Context, t terminal) error {
	if c.ClickHouse != "" && !c.List {
		return serversOwn(c.ClickHouse, "RESTORE DATABASE %s FROM Disk('backups', '…')")
	}
	series, err := archive.Read(c.Dir)
	if err != nil {
		return err
	}
	if c.List {
		return list(t, series)
	}
	chain, err := series.Chain(c.Backup)
	if err != nil {
		return err
	}
	begun := time.Now()
	into, err := openTarget(ctx, c.Data, c.Replace)
	if err != nil {
		return err
	}
	meter := newMeter(t, "")
	kept, err := c.restore(ctx, t, series, chain, into, meter)
	meter.end()
	if err := errors.Join(err, into.close()); err != nil {
		return stopped(err)
	}
	m := chain[0]
	t.say(words.RestoreDone, m.Name, strconv.FormatUint(m.Version, 10), c.Data, words.Bytes(m.Size), seconds(t, begun))
	if kept != "" {
		t.say(words.RestoreKept, kept)
	}
	return nil
}

func (c *restoreCmd) restore(ctx context.Context, t terminal, series *archive.Series, chain []*archive.Manifest, into *target, meter *meter) (kept string, err error) {
	if err := series.Verify(ctx, chain, meter.step); err != nil {
		return "", err
	}
	if err := archive.Room(into.dir, chain[0].Size); err != nil {
		return "", err
	}
	log := slog.New(slog.NewTextHandler(t.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if err := c.fill(ctx, into.staging(), chain[0], meter, log); err != nil {
		return "", err
	}
	return into.swap(time.Now())
}

// fill restores a backup into a data directory of its own.
func (c *restoreCmd) fill(ctx context.Context, dir string, m *archive.Manifest, meter *meter, log *slog.Logger) (err error) {
	from, err := filepath.EvalSymlinks(c.Dir)
	if err != nil {
		return err
	}
	start, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	e, err := engine.Start(start, engine.Config{Dir: dir, Library: c.Libchdb, Log: log, RestoreFrom: from})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	o := analytics.Options{Writer: e.Writer(), Reader: e.Reader(), Keeper: e.Keeper(), Holder: "restore", Now: time.Now, Log: log}
	_, err = analytics.Restore(ctx, o, m.Name, m.Contents, func(done, total int64) {
		meter.step(archive.Progress{Step: archive.Restoring, Done: done, Total: total})
	})
	return err
}

// list prints the backups of a series, newest first as giaoban versions does.
func list(t terminal, series *archive.Series) error {
	if len(series.Backups) == 0 {
		t.say(words.BackupNone, series.Dir)
		return nil
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, words.BackupsHeader.In(t.lang))
	for i := len(series.Backups) - 1; i >= 0; i-- {
		b := series.Backups[i]
		if b.Err != nil {
			fmt.Fprintf(table, "%s\t%s\n", b.Name, inLanguage(b.Err, t.lang))
			continue
		}
		how := words.BackupFull.In(t.lang)
		if b.Manifest.Base != "" {
			how = words.BackupIncremental.In(t.lang, b.Manifest.Base)
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\t%s\n", b.Name, b.Manifest.Taken.Format("2006-01-02 15:04:05 UTC"), b.Manifest.Version,
			words.Bytes(b.Manifest.Bytes).In(t.lang), how)
	}
	return table.Flush()
}
