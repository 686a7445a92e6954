package analytics

import (
	"context"
	"errors"
	"fmt"
	"time"

	"giaoban/analytics/words"
)

// Commit makes the change visible, whole, as a new data version. An error of kind Unavailable with
// words.OutcomeUnknown means that the engine died while it was told: sending the same file again finds out, and
// never counts it twice. After any other error nothing of the change is visible, now or later.
func (c *Attempt) Commit(ctx context.Context, rows RowCounts) (*Commit, error) {
	commit, err := c.prepare(ctx, rows)
	if err != nil {
		return nil, changeError(ctx, err)
	}
	// From here on it must come to an end, also when the client goes away.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	p := commit.params()
	p["holding"] = c.lock.holding
	err = c.store.writer.Exec(withParams(ctx, p), statement("add_commit"))
	if err == nil && c.store.shared {
		err = c.stillHeld(ctx)
	}
	if KindOf(err) == Conflict {
		return nil, err
	}
	if err != nil {
		if err := c.outcome(ctx, err); err != nil {
			return nil, err
		}
	}
	if err := c.publish(ctx, commit); err != nil {
		// It is committed; this process only does not know the ledger anew yet, and reads it before its next answer.
		c.store.log.Warn("ledger is read again later", "err", err)
	}
	c.end()
	return commit, nil
}

// prepare writes everything but the row that makes it visible.
func (c *Attempt) prepare(ctx context.Context, rows RowCounts) (*Commit, error) {
	if err := errors.Join(c.send(ctx), c.sent(ctx)); err != nil {
		return nil, err
	}
	if err := c.addIssues(ctx); err != nil {
		return nil, err
	}
	if err := c.addEntries(ctx); err != nil {
		return nil, err
	}
	if err := c.addTallies(ctx); err != nil {
		return nil, err
	}
	commit := &Commit{Version: c.version, What: c.spec.What, Undoes: c.spec.Undoes, Through: c.spec.Through, Source: c.spec.Source,
		Identity: c.spec.Identity, Sample: c.spec.Sample, At: c.store.now().UTC().Truncate(time.Millisecond), RowCounts: rows}
	if undone := c.base.find(c.spec.Undoes); undone != nil {
		commit.Months = undone.Months // each of its ids falls back by itself; later corrections stay
	}
	if c.logged {
		if err := c.addMarkers(ctx); err != nil {
			return nil, err
		}
		var months []uint32
		p := params{"version": number(c.version)}
		if err := c.store.writer.QueryRow(withParams(ctx, p), statement("months_of")).Scan(&months); err != nil {
			return nil, err
		}
		for _, m := range months {
			commit.Months = append(commit.Months, Month(m))
		}
	}
	if err := c.build(ctx, commit); err != nil {
		return nil, err
	}
	if c.careful {
		return commit, c.checkUndo(ctx, commit)
	}
	return commit, nil
}

// markerSlice is how many ids are looked for at once: it bounds what the engine holds in memory.
const markerSlice = 1_000_000

// addMarkers tells the other months of every id in the change that it has moved away or is retracted. Where no earlier
// version has a row in the log, not even a dead one, there are none.
func (c *Attempt) addMarkers(ctx context.Context) error {
	var earlier uint64
	p := params{"version": number(c.version)}
	if err := c.store.writer.QueryRow(withParams(ctx, p), statement("log_before")).Scan(&earlier); err != nil || earlier == 0 {
		return err
	}
	slices := c.total/markerSlice + 1
	for slice := range slices {
		p := params{"version": number(c.version), "slices": number(slices), "slice": number(slice)}
		if err := c.store.writer.Exec(withParams(ctx, p), statement("add_markers")); err != nil {
			return err
		}
	}
	return nil
}

func (c *Attempt) addIssues(ctx context.Context) error {
	if len(c.fresh) == 0 {
		return nil
	}
	batch, err := c.store.writer.PrepareBatch(ctx, statement("add_issues"))
	if err != nil {
		return err
	}
	for _, i := range c.fresh {
		if err := batch.Append(c.issues[i], i.Code, i.Topic, c.version); err != nil {
			return errors.Join(err, batch.Abort())
		}
	}
	return batch.Send()
}

func (c *Attempt) addEntries(ctx context.Context) error {
	if len(c.entries) == 0 {
		return nil
	}
	batch, err := c.store.writer.PrepareBatch(ctx, statement("add_registry"))
	if err != nil {
		return err
	}
	for _, e := range c.entries {
		err := batch.Append(string(e.Registry), e.Code, c.version, e.NameVi, e.NameEn, e.Aliases, e.Parent,
			monthOrZero(e.ValidFrom), monthOrZero(e.ValidTo), e.ReplacedBy)
		if err != nil {
			return errors.Join(err, batch.Abort())
		}
	}
	return batch.Send()
}

func monthOrZero(m *Month) uint32 {
	if m == nil {
		return 0
	}
	return uint32(*m)
}

// outcome finds out what became of a commit row whose insert was answered with an error. Where the row is not there,
// it is made void before that is said, so that it does not count if it still arrives.
func (c *Attempt) outcome(ctx context.Context, cause error) error {
	const pause = 250 * time.Millisecond
	for ctx.Err() == nil {
		var found uint64
		p := params{"version": number(c.version)}
		err := c.store.writer.QueryRow(withParams(ctx, p), statement("is_committed")).Scan(&found)
		if err == nil && found > 0 {
			return nil
		}
		if err == nil {
			if _, err = c.store.takeVersion(ctx, voided, "", c.version); err == nil {
				return changeError(ctx, cause)
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
	c.store.unsure.Store(true)
	c.end() // not Abandon: the rows may be committed, so they are not removed
	return &Error{Kind: Unavailable, Phrase: words.OutcomeUnknown, Err: cause}
}

// stillHeld tells whether the commit row went in, which it does not once another process has taken the lock over.
func (c *Attempt) stillHeld(ctx context.Context) error {
	var found uint64
	p := params{"version": number(c.version)}
	if err := c.store.writer.QueryRow(withParams(ctx, p), statement("is_committed")).Scan(&found); err != nil {
		return err
	}
	if found == 0 {
		return &Error{Kind: Conflict, Phrase: words.LockLost}
	}
	return nil
}

func (c *Attempt) publish(ctx context.Context, commit *Commit) error {
	if c.store.shared {
		c.store.unsure.Store(true)
		return c.store.refresh(ctx)
	}
	c.store.know(c.base.with(commit))
	return nil
}

func (c *Commit) params() params {
	through := `\N`
	if c.Through != nil {
		through = c.Through.String()
	}
	return params{"version": number(c.Version), "undoes": number(c.Undoes), "months": monthArray(c.Months), "through": through,
		"texts": quoted([]string{string(c.What), c.Source, c.Identity}), "sample": flag(c.Sample), "read": number(c.Read),
		"taken": number(c.Taken), "rejected": number(c.Rejected), "repeated": number(c.Repeated), "committed": fmt.Sprint(c.At.UnixMilli())}
}
