package engine_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"giaoban/analytics/engine"
	"giaoban/analytics/words"
)

// startFails starts an engine that must not start, and wants a clear error with these parts.
func startFails(t *testing.T, c engine.Config, phrase words.Phrase, parts ...string) {
	t.Helper()
	e, err := engine.Start(t.Context(), c)
	if err == nil {
		must(t, e.Close())
		t.Fatal("it started")
	}
	var clear *engine.Error
	if !errors.As(err, &clear) || clear.Phrase != phrase {
		t.Fatalf("got %v", err)
	}
	for _, part := range parts {
		if !strings.Contains(clear.In(words.Vi), part) || !strings.Contains(err.Error(), part) {
			t.Errorf("%q is missing in %q or %q", part, err, clear.In(words.Vi))
		}
	}
	if strings.Contains(err.Error()+clear.In(words.Vi), "%!") {
		t.Errorf("wrong arguments: %q, %q", err, clear.In(words.Vi))
	}
	t.Log(err)
}

func TestMissingLibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "libchdb.so")
	startFails(t, engine.Config{Dir: t.TempDir(), Library: path}, words.EngineLibraryMissing, path, "npm ci", engine.LibraryEnv)
	t.Setenv(engine.LibraryEnv, path)
	startFails(t, engine.Config{Dir: t.TempDir()}, words.EngineLibraryMissing, path)
	t.Setenv(engine.LibraryEnv, "")
	t.Chdir(t.TempDir()) // the test binary lies outside the repository too
	startFails(t, engine.Config{Dir: t.TempDir()}, words.EngineLibraryMissing, "npm ci")
}

func TestBadLibrary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "libchdb.so")
	must(t, os.WriteFile(path, []byte(strings.Repeat("this is a text\n", 100)), 0o755))
	dir := t.TempDir()
	for range 2 { // the failed start must leave the directory free
		startFails(t, engine.Config{Dir: dir, Library: path}, words.EngineLibraryBad, path, "npm ci", "invalid ELF header")
	}
	other, err := filepath.Glob("/lib/x86_64-linux-gnu/libc.so.6") // a library, but not ours
	must(t, err)
	for _, path := range other {
		startFails(t, engine.Config{Dir: dir, Library: path}, words.EngineLibraryBad, path, "chdb_query_cmdline")
	}
}

func TestBadDirectory(t *testing.T) {
	t.Parallel()
	startFails(t, engine.Config{}, words.EngineNoDirectory, "--data")
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	startFails(t, engine.Config{Dir: file}, words.EngineDirectoryUnusable, file)
	startFails(t, engine.Config{Dir: t.TempDir(), Database: "x.* TO default; --"}, words.EngineDatabaseName)
}

// A damaged directory is the plainest way to make the engine itself fail at start.
func TestEngineDiesAtStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	metadata := filepath.Join(dir, "engine", "data", "metadata")
	must(t, os.MkdirAll(metadata, 0o700))
	must(t, os.WriteFile(filepath.Join(metadata, "system.sql"), []byte("not SQL at all"), 0o600))
	startFails(t, engine.Config{Dir: dir}, words.EngineDiedAtStart, "system.sql", "SYNTAX_ERROR")
}
