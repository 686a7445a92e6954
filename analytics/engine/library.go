package engine

import (
	"os"
	"path/filepath"
	"strings"

	"giaoban/analytics/words"
)

// LibraryEnv is the environment variable that names the path of libchdb.so.
const LibraryEnv = "GIAOBAN_LIBCHDB"

const (
	libraryName = "libchdb.so"
	npmPlace    = "node_modules/@chdb/lib-linux-x64-gnu/" + libraryName
)

// FindLibrary returns the path of libchdb.so: the one that GIAOBAN_LIBCHDB names, else the one beside
// the executable, else the one npm installed in the working directory, the executable's directory or
// any directory above them.
func FindLibrary() (string, error) {
	if path := os.Getenv(LibraryEnv); path != "" {
		return checkLibrary(path) // a wrong setting is reported, not silently worked around
	}
	var starts, places []string
	if self, err := os.Executable(); err == nil {
		starts = append(starts, filepath.Dir(self))
		places = append(places, filepath.Join(filepath.Dir(self), libraryName))
	}
	if wd, err := os.Getwd(); err == nil {
		starts = append([]string{wd}, starts...)
	}
	for _, dir := range starts {
		for {
			places = append(places, filepath.Join(dir, npmPlace))
			up := filepath.Dir(dir)
			if up == dir {
				break
			}
			dir = up
		}
	}
	for _, path := range places {
		if isFile(path) {
			return path, nil
		}
	}
	// The full list is long and says nothing more than its starting points do.
	return "", fail(nil, words.EngineLibraryMissing, libraryName+" beside the executable; "+npmPlace+" in and above "+strings.Join(starts, ", "))
}

func checkLibrary(path string) (string, error) {
	path, err := filepath.Abs(path) // the child works in another directory
	if err != nil {
		return "", fail(err, words.EngineLibraryMissing, path)
	}
	if !isFile(path) {
		return "", fail(nil, words.EngineLibraryMissing, path)
	}
	return path, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
