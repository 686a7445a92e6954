package intake

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// Upload is one file that Uploads keeps.
type Upload struct {
	ID   string // cannot be guessed: who knows it may use the file
	Name string // the last part of its path, cleaned
	Size int64  // bytes

	uploads *Uploads
	file    *Spooled

	// Guarded by uploads.mu.
	used    time.Time
	run     *uploadRun // nil = none is under way
	result  *Result    // of the last run that came to its end
	rejects *keptRejects
}

// uploadRun is one check or import under way.
type uploadRun struct {
	cancel   context.CancelCauseFunc
	progress Progress
	since    time.Time // of the phase
}

// UploadState is what an upload is doing.
type UploadState struct {
	Running  bool
	Progress Progress      // while it runs
	InPhase  time.Duration // how long the phase has been going on
	Rejects  bool          // the last run rejected rows, and they were kept
}

// State tells what the upload is doing.
func (up *Upload) State() UploadState {
	up.uploads.mu.Lock()
	defer up.uploads.mu.Unlock()
	s := UploadState{Rejects: up.rejects != nil && up.rejects.file != nil}
	if up.run != nil {
		s.Running, s.Progress, s.InPhase = true, up.run.progress, up.uploads.now().Sub(up.run.since)
	}
	return s
}

// Result is what became of the last run that came to its end; nil before.
func (up *Upload) Result() *Result {
	up.uploads.mu.Lock()
	defer up.uploads.mu.Unlock()
	return up.result
}

// Look reads the beginning of the file.
func (up *Upload) Look(o table.Options, lang words.Lang) (*Look, error) {
	return LookAt(up.file.Source, o, lang)
}

// Import takes the file in, or only checks it, as of today by the clock of the store. It goes on when ctx is
// canceled, because the one who waits for it may lose the connection: Drop and Close stop it, State and Result tell how
// it goes. One run at a time; another one meanwhile is a Conflict. Rejected rows are kept, see Rejects.
func (up *Upload) Import(ctx context.Context, store *analytics.Store, access analytics.Access, o Options) (*Result, error) {
	ctx, err := up.begin(ctx)
	if err != nil {
		return nil, err
	}
	rejects := &keptRejects{most: up.uploads.limits.Rejects}
	var result *Result
	defer func() { up.end(result, rejects) }()
	o.Today, o.Rejects = store.Today(), rejects
	imported, err := Import(ctx, store, access, up.file.Source, o, up.tell)
	var known *analytics.Error
	if errors.Is(err, context.Canceled) && !errors.As(err, &known) {
		err = context.Cause(ctx)
	}
	if err != nil {
		return nil, err
	}
	imported.Upload = up
	result = imported
	return result, nil
}

func (up *Upload) begin(ctx context.Context) (context.Context, error) {
	u := up.uploads
	u.mu.Lock()
	defer u.mu.Unlock()
	switch {
	case u.closed || u.kept[up.ID] != up:
		return nil, &analytics.Error{Kind: analytics.NotFound, Path: "upload", Phrase: words.UploadUnknown, Args: []any{up.ID}}
	case up.run != nil:
		return nil, &analytics.Error{Kind: analytics.Conflict, Phrase: words.UploadBusy, Args: []any{up.Name}}
	}
	ctx, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	up.run = &uploadRun{cancel: cancel, since: u.now(), progress: Progress{Total: up.Size}}
	u.runs.Add(1)
	return ctx, nil
}

func (up *Upload) tell(p Progress) {
	up.uploads.mu.Lock()
	defer up.uploads.mu.Unlock()
	if p.Phase != up.run.progress.Phase {
		up.run.since = up.uploads.now()
	}
	up.run.progress = p
}

func (up *Upload) end(result *Result, rejects *keptRejects) {
	u := up.uploads
	u.mu.Lock()
	defer u.mu.Unlock()
	defer u.runs.Done()
	up.run.cancel(nil)
	up.run, up.used = nil, u.now()
	if result != nil {
		up.result = result
		up.rejects, rejects = rejects, up.rejects
	}
	rejects.free()
	if u.kept[up.ID] != up { // dropped meanwhile
		_ = up.free() // nobody is left to be told
	}
}

// free needs the lock.
func (up *Upload) free() error {
	up.rejects.free()
	up.uploads.count--
	up.uploads.bytes -= up.Size
	return up.file.Close()
}

// Rejects gives the rejected rows of the last run, as CSV. An error is of kind NotFound where there are none, and
// TooExpensive where they were too many to be kept.
func (up *Upload) Rejects() (*io.SectionReader, error) {
	up.uploads.mu.Lock()
	defer up.uploads.mu.Unlock()
	switch {
	case up.rejects == nil || (up.rejects.file == nil && !up.rejects.over):
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.RejectsNone}
	case up.rejects.over:
		return nil, &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.RejectsTooBig, Args: []any{up.rejects.most >> 20}}
	}
	return io.NewSectionReader(up.rejects.file, 0, up.rejects.size), nil
}

// keptRejects is the rejected rows of a run, on disk. Where they grow over the limit none are kept: a part of them
// would look like all of them.
type keptRejects struct {
	most int64 // bytes
	file *os.File
	size int64
	over bool
}

func (k *keptRejects) Write(p []byte) (n int, err error) {
	if k.size += int64(len(p)); k.size > k.most {
		k.free()
		k.over = true
	}
	if k.over {
		return len(p), nil
	}
	if k.file == nil {
		if k.file, err = scratch("giaoban-rejects-*"); err != nil {
			return 0, err
		}
	}
	return k.file.Write(p)
}

func (k *keptRejects) free() {
	if k != nil && k.file != nil {
		_ = k.file.Close() // it has no name: closing is all there is to do
		k.file = nil
	}
}
