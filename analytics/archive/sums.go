package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// sumsFile lists the SHA-256 of every other file of a backup, in the form of sha256sum, so that anybody can check one
// with `sha256sum -c SHA256SUMS`. Its last line is a comment to that program: the SHA-256 of the lines above.
const sumsFile = "SHA256SUMS"

// sums are SHA-256 in hexadecimal by the path of the file in its backup.
type sums map[string]string

func (s sums) write(dir string) error {
	var b bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(&b, "%s  %s\n", s[path], path)
	}
	fmt.Fprintf(&b, "# %x\n", sha256.Sum256(b.Bytes()))
	return os.WriteFile(filepath.Join(dir, sumsFile), b.Bytes(), 0o600)
}

func readSums(dir string) (sums, error) {
	backup := filepath.Base(dir)
	text, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, damaged(words.BackupFileMissing, backup, sumsFile)
	} else if err != nil {
		return nil, err
	}
	lines, seal, found := strings.Cut(string(text), "\n# ")
	lines += "\n"
	if !found || seal != fmt.Sprintf("%x\n", sha256.Sum256([]byte(lines))) {
		return nil, damaged(words.BackupFileDamaged, backup, sumsFile)
	}
	s := sums{}
	for line := range strings.Lines(lines) {
		sum, path, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		s[path] = sum
	}
	return s, nil
}

// check holds one file of a backup against its sum.
func (s sums) check(dir, path string) error {
	sum, err := sumOf(filepath.Join(dir, path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return damaged(words.BackupFileMissing, filepath.Base(dir), path)
	case err != nil:
		return err
	case sum != s[path]:
		return damaged(words.BackupFileDamaged, filepath.Base(dir), path)
	}
	return nil
}

// Verify reads every file of a chain and finds the first that is damaged, missing or strange.
func (s *Series) Verify(ctx context.Context, chain []*Manifest, progress func(Progress)) error {
	p := Progress{Step: Checking}
	for _, m := range chain {
		p.Total += m.Bytes
	}
	for _, m := range chain {
		dir := filepath.Join(s.Dir, m.Name)
		want, err := readSums(dir)
		if err != nil {
			return err
		}
		err = walk(ctx, dir, func(path string, size int64) error {
			if path == sumsFile {
				return nil
			}
			if _, known := want[path]; !known {
				return damaged(words.BackupFileStrange, m.Name, path)
			}
			if err := want.check(dir, path); err != nil {
				return err
			}
			delete(want, path)
			p.Done += size
			progress(p)
			return nil
		})
		if err != nil {
			return err
		}
		for _, path := range slices.Sorted(maps.Keys(want)) {
			return damaged(words.BackupFileMissing, m.Name, path)
		}
	}
	return nil
}

func sumOf(path string) (_ string, err error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// walk calls visit for every file below dir, by its path in it. Anything that is neither file nor directory is strange.
func walk(ctx context.Context, dir string, visit func(path string, size int64) error) error {
	return filepath.WalkDir(dir, func(full string, e fs.DirEntry, err error) error {
		if err = errors.Join(err, ctx.Err()); err != nil || e.IsDir() {
			return err
		}
		path, err := filepath.Rel(dir, full)
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return &analytics.Error{Kind: analytics.Conflict, Phrase: words.BackupFileStrange, Args: []any{filepath.Base(dir), path}}
		}
		return visit(path, info.Size())
	})
}
