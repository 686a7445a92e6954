package table

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"os"

	"giaoban/analytics/words"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// input is the bytes of a file: counted, decompressed, and hashed on the way. Formats that jump about in a file get it
// as a whole.
type input struct {
	file     io.ReadCloser
	size     int64 // of the source; 0 = not known
	counted  *counted
	stream   io.Reader // the decompressed bytes; what is read from it is hashed
	start4k  []byte    // its first bytes, which are still to be read from it
	packed   bool
	hash     hash.Hash
	broken   bool // the stream cannot be decompressed to its end
	whole    *whole
	closing  []func()       // what gives back memory or disk
	progress func() float64 // the share of a whole file that has been read
}

// whole is a file that can be read anywhere.
type whole struct {
	io.ReaderAt
	size int64
}

// start decompresses the file, if it is compressed, and gives its first bytes (up to 4 KB).
func (in *input) start() ([]byte, error) {
	in.hash = sha256.New()
	in.counted = &counted{r: in.file}
	raw := bufio.NewReaderSize(in.counted, 64<<10)
	magic, err := raw.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var stream io.Reader = raw
	switch {
	case bytes.HasPrefix(magic, gzipMagic):
		unzip, err := gzip.NewReader(raw)
		if err != nil {
			return nil, in.compressionError(err)
		}
		stream = &unpacked{in: in, r: unzip}
	case bytes.HasPrefix(magic, zstdMagic):
		unzip, err := zstd.NewReader(raw, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, in.compressionError(err)
		}
		in.closing = append(in.closing, unzip.Close)
		stream = &unpacked{in: in, r: unzip}
	}
	in.packed = stream != io.Reader(raw)
	hashed := io.TeeReader(stream, in.hash)
	in.start4k = make([]byte, 4<<10)
	n, err := io.ReadFull(hashed, in.start4k)
	in.start4k = in.start4k[:n]
	if in.counted.err != nil {
		return nil, in.counted.err
	}
	if errors.As(err, new(*Error)) && n == 0 {
		return nil, err // otherwise it comes again behind these bytes
	}
	in.stream = hashed
	return in.start4k, nil
}

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// reader gives the decompressed bytes from the first one on.
func (in *input) reader() io.Reader { return io.MultiReader(bytes.NewReader(in.start4k), in.stream) }

// random gives the decompressed file as a whole: in place where that is possible, else as a temporary file that has no
// name and is gone when it is closed.
func (in *input) random() (*whole, error) {
	at, isAt := in.file.(io.ReaderAt)
	seeker, seeks := in.file.(io.Seeker)
	if isAt && seeks && !in.packed {
		if size, err := seeker.Seek(0, io.SeekEnd); err == nil {
			in.whole = &whole{at, size}
			in.size = size
			return in.whole, nil
		}
	}
	spool, err := os.CreateTemp("", "giaoban-*")
	if err != nil {
		return nil, err
	}
	in.closing = append(in.closing, func() { _ = spool.Close() }) // it is gone either way
	if err := os.Remove(spool.Name()); err != nil {
		return nil, err
	}
	size, err := io.Copy(spool, io.LimitReader(in.reader(), maxSpool+1))
	if err != nil {
		return nil, err
	}
	if size > maxSpool {
		return nil, &Error{Reason: words.FileTooLarge, Args: []string{"4 GB"}}
	}
	in.whole = &whole{spool, size}
	in.size = in.counted.n
	return in.whole, nil
}

func (in *input) offset() int64 {
	switch {
	case in.progress != nil:
		return int64(in.progress() * float64(in.size))
	case in.counted == nil:
		return 0
	}
	return in.counted.n
}

func (in *input) sum() (sum [sha256.Size]byte, err error) {
	if in.whole != nil {
		in.progress = func() float64 { return 1 }
		h := sha256.New()
		_, err = io.Copy(h, io.NewSectionReader(in.whole, 0, in.whole.size))
		return [sha256.Size]byte(h.Sum(nil)), err
	}
	var unpackable *Error
	if _, err = io.Copy(io.Discard, in.stream); errors.As(err, &unpackable) {
		// Such a file is never taken; only it must not have the sum of one that ends here.
		if !in.broken {
			in.broken = true
			_, _ = in.hash.Write([]byte("\x00broken")) // a hash takes everything
		}
		_, err = io.Copy(io.Discard, in.counted)
	}
	return [sha256.Size]byte(in.hash.Sum(nil)), err
}

func (in *input) close() error {
	for _, c := range in.closing {
		_ = guarded(func() error { c(); return nil }) // it only gives back
	}
	return in.file.Close()
}

// counted counts what is read, and keeps the error of the file itself apart from those of a decompressor.
type counted struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counted) Read(p []byte) (n int, err error) {
	n, err = c.r.Read(p)
	c.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

// unpacked stops a stream that grows beyond all proportion, and says in our words where it cannot be decompressed.
type unpacked struct {
	in  *input
	r   io.Reader
	n   int64
	err error // once and for all
}

func (u *unpacked) Read(p []byte) (n int, err error) {
	if u.err == nil && u.n > freeSize && u.n > maxRatio*u.in.counted.n {
		u.err = &Error{Reason: words.CompressedTooMuch, Args: []string{"200", "256 MB"}}
	}
	if u.err != nil {
		return 0, u.err
	}
	n, err = u.r.Read(p)
	u.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		u.err = u.in.compressionError(err)
		err = u.err
	}
	return n, err
}

func (in *input) compressionError(err error) error {
	if in.counted.err != nil {
		return in.counted.err
	}
	return &Error{Reason: words.CompressedBroken, Args: []string{err.Error()}}
}
