package main

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/archive"
	"giaoban/analytics/engine"
	"giaoban/analytics/words"
)

type backupCmd struct {
	ledgerFlags
	Full bool   `help:"Back everything up, not only what the newest backup in the directory lacks."`
	Dir  string `arg:"" name:"dir" type:"path" help:"Directory of backups: new, empty, or holding backups of this data alone. Each backup is a subdirectory of it."`
}

// Help is what --help adds.
func (*backupCmd) Help() string {
	return "The first backup in a directory is full; a later one holds only what has changed since the newest there. " +
		"A backup is one data version, whole: imports wait while ClickHouse writes it, questions do not."
}

// Run backs the data up.
func (c *backupCmd) Run(ctx context.Context, t terminal) (err error) {
	if c.ClickHouse != "" {
		return serversOwn(c.ClickHouse, "BACKUP DATABASE %s TO Disk('backups', '"+time.Now().UTC().Format("2006-01-02")+"')")
	}
	if _, err := os.Stat(filepath.Join(c.Data, "engine")); err != nil { // or a wrong --data would become a new ledger
		return &analytics.Error{Kind: analytics.NotFound, Phrase: words.BackupNoLedger, Args: []any{c.Data}}
	}
	door, err := c.door(ctx, t)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, door.close()) }()
	begun := time.Now()
	meter := newMeter(t, "")
	taken, err := door.backup(ctx, c.Dir, c.Full, meter.step)
	meter.end()
	if err != nil {
		return stopped(err)
	}
	how := words.BackupFull.In(t.lang)
	if taken.Base != "" {
		how = words.BackupIncremental.In(t.lang, taken.Base)
	}
	if taken.Missing != "" {
		t.say(words.BackupChainBroken, taken.Missing)
	}
	t.say(words.BackupDone, taken.Path, strconv.FormatUint(taken.Version, 10), words.Bytes(taken.Bytes), seconds(t, begun), how)
	return nil
}

// serversOwn refuses what an own ClickHouse server does itself, with the statement that does it.
func serversOwn(dsn, statement string) error {
	database, err := engine.DatabaseOf(dsn)
	if err != nil {
		return err
	}
	before, after, _ := strings.Cut(statement, "%s")
	return &analytics.Error{Kind: analytics.Invalid, Phrase: words.BackupServer, Args: []any{before + database + after}}
}

// stopped tells a person who pressed Ctrl-C what that has left.
func stopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.BackupStopped}
	}
	return err
}

func seconds(t terminal, begun time.Time) string {
	return words.Decimal(t.lang, time.Since(begun).Seconds(), 1)
}

var stepNames = map[archive.Step]words.Phrase{archive.Waiting: words.StepWaiting, archive.Writing: words.StepWriting,
	archive.Copying: words.StepCopying, archive.Checking: words.StepChecking, archive.Restoring: words.StepRestoring}

// step shows how far a backup or a restore is.
func (m *meter) step(p archive.Progress) {
	m.draw(time.Now(), func() string {
		if p.Total == 0 {
			return stepNames[p.Step].In(m.t.lang)
		}
		return words.StepLine.In(m.t.lang, stepNames[p.Step], words.Bytes(p.Done), words.Bytes(p.Total))
	})
}

func (l *ledger) backup(ctx context.Context, dir string, full bool, progress func(archive.Progress)) (*archive.Taken, error) {
	from := archive.Source{Store: l.store, Staging: l.engine.BackupDir(), Now: time.Now}
	return archive.Take(ctx, from, analytics.FullAccess(), dir, full, progress)
}

func (r *remote) backup(ctx context.Context, dir string, full bool, progress func(archive.Progress)) (*archive.Taken, error) {
	query := url.Values{"dir": {dir}, "full": {strconv.FormatBool(full)}}
	end, err := r.call(ctx, http.MethodPost, "/backup?"+query.Encode(), http.NoBody, func(e socketEvent) error {
		progress(*e.Step)
		return nil
	}, words.BackupServerGone)
	return end.Taken, err
}

// socketBackup writes with the server's rights; the directory is the client's, made absolute there.
func (l *ledger) socketBackup(w http.ResponseWriter, r *http.Request) {
	send := sender(w)
	full := r.URL.Query().Get("full") == "true"
	taken, err := l.backup(r.Context(), r.URL.Query().Get("dir"), full, func(p archive.Progress) { send(socketEvent{Step: &p}) })
	send(outcome(socketEvent{Taken: taken}, stopped(err)))
}
