package intake

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"path"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"golang.org/x/text/unicode/norm"
)

// UploadLimits bound what Uploads keeps.
type UploadLimits struct {
	File    int64         // bytes of one file
	Total   int64         // bytes of all files, those that are arriving included
	Count   int           // files at once, those that are arriving included
	Rejects int64         // bytes of one file of rejected rows
	Idle    time.Duration // after which a file that nobody uses is dropped
}

// DefaultUploadLimits are those of the server.
func DefaultUploadLimits() UploadLimits {
	return UploadLimits{File: 4 << 30, Total: 16 << 30, Count: 32, Rejects: 256 << 20, Idle: time.Hour}
}

// Uploads keeps files that people send, for a while: to be looked at, checked and taken in. The files have no name on
// disk, so that none outlives this process. Each is found by a random id alone. It is safe for concurrent use.
type Uploads struct {
	limits UploadLimits
	now    func() time.Time

	mu     sync.Mutex // guards what follows, and the uploads' own state
	kept   map[string]*Upload
	count  int   // kept, being taken in after they were dropped, or arriving
	bytes  int64 // of those
	closed bool
	runs   sync.WaitGroup
}

// NewUploads makes an empty collection. Its owner calls Keep, or Sweep and Close.
func NewUploads(limits UploadLimits, now func() time.Time) *Uploads {
	return &Uploads{limits: limits, now: now, kept: map[string]*Upload{}}
}

// MaxFile is how many bytes a file may have.
func (u *Uploads) MaxFile() int64 { return u.limits.File }

// Add reads a file to its end and keeps it. Where there is no room, it drops files that have been taken in. A size that is known beforehand (else -1) is checked before anything is
// read. An error is of kind TooExpensive where the file is too large, Unavailable where there is no room for it now,
// Invalid where it did not arrive whole.
func (u *Uploads) Add(name string, size int64, r io.Reader) (_ *Upload, err error) {
	if name = cleanName(name); name == "" {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "name", Phrase: words.UploadNameless}
	}
	u.Sweep()
	if size > u.limits.File {
		return nil, u.tooBig()
	}
	arriving := &arrival{uploads: u, name: name, from: r}
	if err := u.reserve(1, 0); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			u.release(1, arriving.bytes)
		}
	}()
	file, err := Spool(name, arriving)
	if errors.Is(err, syscall.ENOSPC) {
		err = &analytics.Error{Kind: analytics.Unavailable, Phrase: words.UploadNoRoom, Err: err}
	}
	if err != nil {
		return nil, err
	}
	if file.Size == 0 {
		return nil, errors.Join(&analytics.Error{Kind: analytics.Invalid, Phrase: words.UploadEmpty, Args: []any{name}}, file.Close())
	}
	upload := &Upload{ID: rand.Text(), Name: name, Size: file.Size, uploads: u, file: file}
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.closed {
		return nil, errors.Join(closed(), file.Close())
	}
	upload.used = u.now()
	u.kept[upload.ID] = upload
	return upload, nil
}

// arrival counts the bytes of a file as they come.
type arrival struct {
	uploads *Uploads
	name    string
	from    io.Reader
	bytes   int64 // reserved
}

func (a *arrival) Read(p []byte) (int, error) {
	n, err := a.from.Read(p)
	if reserved := a.uploads.reserve(0, int64(n)); reserved != nil {
		return 0, reserved
	}
	if a.bytes += int64(n); a.bytes > a.uploads.limits.File {
		return 0, a.uploads.tooBig()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = &analytics.Error{Kind: analytics.Invalid, Phrase: words.UploadCutOff, Args: []any{a.name}, Err: err}
	}
	return n, err
}

func (u *Uploads) tooBig() error {
	return &analytics.Error{Kind: analytics.TooExpensive, Phrase: words.UploadTooBig, Args: []any{u.limits.File >> 20}}
}

func closed() error {
	return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.UploadClosed}
}

func (u *Uploads) reserve(count int, bytes int64) error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.closed {
		return closed()
	}
	for u.count+count > u.limits.Count || u.bytes+bytes > u.limits.Total {
		spent := u.spent()
		if spent == nil {
			return &analytics.Error{Kind: analytics.Unavailable, Phrase: words.UploadsFull}
		}
		_ = u.drop(spent, nil) // as in Sweep
	}
	u.count += count
	u.bytes += bytes
	return nil
}

// spent finds the file that was used longest ago among those that have been taken in and so are kept for their result
// alone; nil where there is none. It needs the lock.
func (u *Uploads) spent() (oldest *Upload) {
	for _, upload := range u.kept {
		taken := upload.run == nil && upload.result != nil && (upload.result.Commit != nil || upload.result.Same != nil)
		if taken && (oldest == nil || upload.used.Before(oldest.used)) {
			oldest = upload
		}
	}
	return oldest
}

func (u *Uploads) release(count int, bytes int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.count -= count
	u.bytes -= bytes
}

// Find gives an upload by its id, which counts as a use of it; else an error of kind NotFound.
func (u *Uploads) Find(id string) (*Upload, error) {
	u.Sweep()
	u.mu.Lock()
	defer u.mu.Unlock()
	upload, ok := u.kept[id]
	if !ok {
		return nil, &analytics.Error{Kind: analytics.NotFound, Path: "upload", Phrase: words.UploadUnknown, Args: []any{shorten(id)}}
	}
	upload.used = u.now()
	return upload, nil
}

// Drop forgets an upload. A run of it under way is stopped, and commits nothing unless it just has.
func (u *Uploads) Drop(id string) error {
	upload, err := u.Find(id)
	if err != nil {
		return err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.drop(upload, &analytics.Error{Kind: analytics.Conflict, Phrase: words.UploadStopped, Args: []any{upload.Name}})
}

// drop needs the lock.
func (u *Uploads) drop(upload *Upload, why error) error {
	if u.kept[upload.ID] != upload { // somebody was faster
		return nil
	}
	delete(u.kept, upload.ID)
	if upload.run != nil {
		upload.run.cancel(why)
		return nil // the run frees it when it ends
	}
	return upload.free()
}

// Sweep drops the uploads that nobody has used for a while.
func (u *Uploads) Sweep() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, upload := range u.kept {
		if upload.run == nil && u.now().Sub(upload.used) > u.limits.Idle {
			_ = u.drop(upload, nil) // what fails is the closing of a file that is gone already
		}
	}
}

// Keep sweeps now and then until ctx ends, and then closes.
func (u *Uploads) Keep(ctx context.Context) error {
	for tick := time.NewTicker(time.Minute); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return u.Close()
		case <-tick.C:
			u.Sweep()
		}
	}
}

// Close stops what is under way, waits for its end, and drops every upload. Later calls find nothing.
func (u *Uploads) Close() (err error) {
	u.mu.Lock()
	u.closed = true
	for _, upload := range u.kept {
		err = errors.Join(err, u.drop(upload, closed()))
	}
	u.mu.Unlock()
	u.runs.Wait()
	return err
}

// cleanName is the last part of a file's path, whatever system it comes from, short and without control characters.
func cleanName(name string) string {
	const most = 120
	name = path.Base(strings.ReplaceAll(norm.NFC.String(strings.ToValidUTF8(name, "")), `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) { // Cf: marks that turn the direction of writing around
			return -1
		}
		return r
	}, name))
	if name == "." || name == "/" || name == ".." {
		return ""
	}
	if letters := []rune(name); len(letters) > most {
		const end = 20 // keeps the ending
		name = string(letters[:most-end-1]) + "…" + string(letters[len(letters)-end:])
	}
	return name
}
