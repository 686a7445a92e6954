package archive

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

const (
	manifestFile  = "giaoban.json"
	formatVersion = 1
)

// Manifest says what one backup is.
type Manifest struct {
	Format             int       `json:"format"` // of this file and of the directory around it
	Name               string    `json:"name"`
	Taken              time.Time `json:"taken"`
	Base               string    `json:"base,omitempty"` // the backup that it builds on; empty = it is full
	Bytes              int64     `json:"bytes"`          // of ClickHouse's files in it
	analytics.Contents           // of the ledger, whatever part of it lies in bases
}

// readManifest reads the manifest of the backup in dir, once it is the one that was written.
func readManifest(dir string) (*Manifest, error) {
	name := filepath.Base(dir)
	sums, err := readSums(dir)
	if err != nil {
		return nil, err
	}
	if err := sums.check(dir, manifestFile); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return nil, err
	}
	var m Manifest
	err = json.Unmarshal(text, &m)
	switch {
	case err == nil && m.Format > formatVersion:
		return nil, &analytics.Error{Kind: analytics.Invalid, Phrase: words.BackupFormatNewer, Args: []any{name}}
	case err != nil || m.Name != name || m.Base != "" && !backupName.MatchString(m.Base):
		return nil, damaged(words.BackupFileDamaged, name, manifestFile)
	}
	return &m, nil
}

func (m *Manifest) write(dir string) error {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestFile), append(text, '\n'), 0o600)
}

func damaged(p words.Phrase, backup, file string) *analytics.Error {
	return &analytics.Error{Kind: analytics.Conflict, Phrase: p, Args: []any{backup, file}}
}
