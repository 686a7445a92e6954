package intake

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Spooled is a source in a temporary file without a name: it can be read any number of times, and is gone whatever
// becomes of this process.
type Spooled struct {
	Source
	file *os.File
}

// Spool writes a stream to its end into a temporary file.
func Spool(name string, r io.Reader) (*Spooled, error) {
	file, err := scratch("giaoban-import-*")
	if err != nil {
		return nil, err
	}
	size, err := io.Copy(file, r)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(file, 0, size)), nil }
	return &Spooled{Source{Name: name, Size: size, Open: open}, file}, nil
}

// Close frees the file.
func (s *Spooled) Close() error { return s.file.Close() }

// scratch opens a temporary file and takes its name away.
func scratch(pattern string) (*os.File, error) {
	file, err := os.CreateTemp("", pattern)
	if err != nil {
		return nil, err
	}
	if err := os.Remove(file.Name()); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}
