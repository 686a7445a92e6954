package analytics

import (
	"context"
	"sync"
	"time"
)

// lookOut is how often a store whose database is shared looks for commits of other processes while somebody waits for one.
const lookOut = 2 * time.Second

// Changed waits until the newest data version is another one than known, and gives its number; 0 stands for no version at
// all. It ends with ctx, with ctx's error. However many wait, one of them asks the database, and only where other
// processes may commit to it.
func (s *Store) Changed(ctx context.Context, access Access, known int64) (int64, error) {
	if err := access.MayAsk(); err != nil {
		return 0, err
	}
	defer s.waiting.begin(s.lookOut)()
	for {
		next := s.waiting.next() // before looking: what is recorded from here on closes it
		if newest := int64(s.ledger.Load().newestVersion()); newest != known {
			return newest, nil
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-next:
		}
	}
}

// lookOut makes the commits of other processes known until ctx ends. An error is told to whoever asks a question meanwhile.
func (s *Store) lookOut(ctx context.Context) {
	tick := time.NewTicker(lookOut)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			_ = s.refresh(ctx)
		}
	}
}

// know makes a ledger the one that is known, and wakes those who wait for another.
func (s *Store) know(h *history) {
	s.ledger.Store(h)
	s.waiting.wake()
}

// waiting are those who wait for another ledger.
type waiting struct {
	mu    sync.Mutex
	count int
	woken chan struct{} // closed with the next ledger; nil while nobody has asked for it
	end   context.CancelFunc
}

// begin counts one who waits until the returned function is called. While anybody does, work runs.
func (w *waiting) begin(work func(context.Context)) (end func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.count++; w.count == 1 {
		ctx, cancel := context.WithCancel(context.Background())
		w.end = cancel
		go work(ctx)
	}
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.count--; w.count == 0 {
			w.end()
		}
	}
}

func (w *waiting) next() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.woken == nil {
		w.woken = make(chan struct{})
	}
	return w.woken
}

func (w *waiting) wake() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.woken != nil {
		close(w.woken)
		w.woken = nil
	}
}
