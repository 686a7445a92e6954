package graph

import (
	"container/list"
	"context"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// queryCache keeps query documents parsed and checked. It is bounded by the length of their texts, not by their
// number, because anybody may send any text; a parsed document takes up to a few hundred times its text.
type queryCache struct {
	room int // bytes of text

	mu    sync.Mutex
	used  list.List // of *cachedQuery, newest use first
	known map[string]*list.Element
	size  int
}

type cachedQuery struct {
	text     string
	document *ast.QueryDocument
}

// Get finds a document by its text.
func (c *queryCache) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.known[text]
	if !ok {
		return nil, false
	}
	c.used.MoveToFront(e)
	return e.Value.(*cachedQuery).document, true
}

// Add keeps a document and drops those that were not used for longest. A text that would push out many is not kept.
func (c *queryCache) Add(_ context.Context, text string, document *ast.QueryDocument) {
	if len(text) > c.room/16 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil {
		c.known = map[string]*list.Element{}
	}
	if _, ok := c.known[text]; ok { // two requests parsed it at once
		return
	}
	c.known[text] = c.used.PushFront(&cachedQuery{text, document})
	for c.size += len(text); c.size > c.room; {
		oldest := c.used.Remove(c.used.Back()).(*cachedQuery)
		delete(c.known, oldest.text)
		c.size -= len(oldest.text)
	}
}
