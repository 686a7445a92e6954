package render

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

func TestCache(t *testing.T) {
	c := NewCache(100)
	made := map[string]int{}
	get := func(key string, size int) {
		t.Helper()
		f, err := c.Get(t.Context(), key, func(context.Context) ([]byte, error) {
			made[key]++
			return make([]byte, size), nil
		})
		if err != nil || len(f.Content) != size || f.Tag == "" {
			t.Errorf("%s gives %+v, %v", key, f, err)
		}
	}
	for _, key := range []string{"a", "b", "a", "c"} { // 40 bytes each: b has not been asked for longest
		get(key, 40)
	}
	get("a", 40)
	get("b", 40)
	get("large", 101)
	get("large", 101)
	if want := map[string]int{"a": 1, "b": 2, "c": 1, "large": 2}; fmt.Sprint(made) != fmt.Sprint(want) {
		t.Errorf("made %v, want %v", made, want)
	}
	if c.size > 100 || c.order.Len() != len(c.files) {
		t.Errorf("%d bytes in %d files are kept", c.size, len(c.files))
	}
}

// However many ask at once, a picture is made once; and an error is not kept.
func TestCacheMakesOnce(t *testing.T) {
	c := NewCache(100)
	var made atomic.Int32
	begun, go_on := make(chan struct{}), make(chan struct{})
	fault := errors.New("fault")
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			_, err := c.Get(t.Context(), "a", func(context.Context) ([]byte, error) {
				if made.Add(1) == 1 {
					close(begun)
				}
				<-go_on
				return nil, fault
			})
			if !errors.Is(err, fault) {
				t.Error(err)
			}
		})
	}
	<-begun
	for waiting := 0; waiting < 10; {
		c.mu.Lock()
		waiting = c.making["a"].waiting
		c.mu.Unlock()
	}
	close(go_on)
	all.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
	if f, err := c.Get(t.Context(), "a", func(context.Context) ([]byte, error) { return []byte("x"), nil }); err != nil || string(f.Content) != "x" {
		t.Errorf("after an error: %v, %v", f, err)
	}
}

// Who goes away does not take the picture from those who still wait; when all have gone, it is given up.
func TestCacheGivesUp(t *testing.T) {
	c := NewCache(100)
	stopped, begun := make(chan struct{}), make(chan struct{}, 1)
	draw := func(ctx context.Context) ([]byte, error) {
		begun <- struct{}{}
		<-ctx.Done()
		close(stopped)
		return nil, ctx.Err()
	}
	first, leave := context.WithCancel(t.Context())
	second, leaveToo := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for _, ctx := range []context.Context{first, second} {
		all.Go(func() {
			if _, err := c.Get(ctx, "a", draw); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		})
	}
	<-begun
	for waiting := 0; waiting < 2; {
		c.mu.Lock()
		waiting = c.making["a"].waiting
		c.mu.Unlock()
	}
	leave()
	select {
	case <-stopped:
		t.Error("the picture is given up while somebody waits")
	default:
	}
	leaveToo()
	all.Wait()
	<-stopped
}
