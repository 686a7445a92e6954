package engine

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
)

const (
	tailLines   = 20
	maxLineSize = 2000
)

// output takes everything the child writes: it keeps the last lines for error messages and hands each
// line to a listener. It never blocks and never refuses, because a full pipe would stop the engine.
type output struct {
	mu      sync.Mutex
	lines   []string
	partial []byte
	listen  func(line string)
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n := len(p)
	for {
		head, rest, found := bytes.Cut(p, []byte{'\n'})
		if room := maxLineSize - len(o.partial); room > 0 {
			o.partial = append(o.partial, head[:min(room, len(head))]...)
		}
		if !found {
			return n, nil
		}
		o.endLine()
		p = rest
	}
}

func (o *output) endLine() {
	line := plain(o.partial)
	o.partial = o.partial[:0]
	if line == "" {
		return
	}
	o.lines = append(o.lines, line)
	if len(o.lines) > tailLines {
		o.lines = o.lines[1:]
	}
	o.listen(line)
}

// escapes are what the prompt sends to steer a terminal.
var escapes = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]")

func plain(line []byte) string {
	return strings.TrimSpace(strings.ToValidUTF8(string(escapes.ReplaceAll(line, nil)), "?"))
}

// tail returns the last lines, an unfinished one included.
func (o *output) tail() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	text := strings.Join(o.lines, "\n")
	if last := plain(o.partial); last != "" {
		text += "\n" + last
	}
	return strings.TrimPrefix(text, "\n")
}
