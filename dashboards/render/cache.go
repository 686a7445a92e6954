package render

import (
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// File is a picture as it is served.
type File struct {
	Content []byte
	Tag     string // of its content, for ETag
}

// Cache keeps the pictures that were asked for last, and makes each once however many ask for it at the same time.
type Cache struct {
	most int // bytes

	mu     sync.Mutex
	size   int
	order  *list.List // of *kept, the one asked for last in front
	files  map[string]*list.Element
	making map[string]*making
}

type kept struct {
	key  string
	file *File
}

// making is a picture that is being made, and for how many.
type making struct {
	done    chan struct{}
	waiting int
	stop    context.CancelFunc
	file    *File
	err     error
}

// NewCache makes a cache that holds this many bytes of pictures.
func NewCache(most int) *Cache {
	return &Cache{most: most, order: list.New(), files: map[string]*list.Element{}, making: map[string]*making{}}
}

// Get gives the picture of a key, which says all that the picture depends on. Making it goes on as long as anybody waits
// for it; its context holds the values of the first who asked.
func (c *Cache) Get(ctx context.Context, key string, draw func(context.Context) ([]byte, error)) (*File, error) {
	c.mu.Lock()
	if e := c.files[key]; e != nil {
		c.order.MoveToFront(e)
		c.mu.Unlock()
		return e.Value.(*kept).file, nil
	}
	m := c.making[key]
	if m == nil {
		work, stop := context.WithCancel(context.WithoutCancel(ctx))
		m = &making{done: make(chan struct{}), stop: stop}
		c.making[key] = m
		go c.run(work, key, m, draw)
	}
	m.waiting++
	c.mu.Unlock()
	select {
	case <-m.done:
		return m.file, m.err
	case <-ctx.Done():
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if m.waiting--; m.waiting == 0 {
		m.stop()
		if c.making[key] == m { // who asks now gets a new one
			delete(c.making, key)
		}
	}
	return nil, context.Cause(ctx)
}

func (c *Cache) run(ctx context.Context, key string, m *making, draw func(context.Context) ([]byte, error)) {
	defer m.stop()
	defer close(m.done)
	content, err := draw(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.making[key] == m {
		delete(c.making, key)
	}
	if err != nil {
		m.err = err
		return
	}
	sum := sha256.Sum256(content)
	m.file = &File{Content: content, Tag: hex.EncodeToString(sum[:12])}
	c.keep(key, m.file)
}

// keep takes a picture in and lets go of those that have not been asked for longest.
func (c *Cache) keep(key string, f *File) {
	if len(f.Content) > c.most || c.files[key] != nil {
		return
	}
	c.files[key] = c.order.PushFront(&kept{key, f})
	c.size += len(f.Content)
	for c.size > c.most {
		oldest := c.order.Back()
		k := c.order.Remove(oldest).(*kept)
		delete(c.files, k.key)
		c.size -= len(k.file.Content)
	}
}
