package packs

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"giaoban/analytics"

	"github.com/google/renameio/v2"
)

const marksName = "schedule.json"

// Marks say up to where a schedule has seen to everything; what comes later is still to be made. They outlive the packs, which
// are taken away in time.
type Marks struct {
	Month *analytics.Month `json:"month,omitempty"` // the last completed month; 0 = none yet; nil = nobody has looked
	Day   string           `json:"day,omitempty"`   // the last day of the month; empty = nobody has looked
}

// Equal tells whether the marks are the same.
func (m Marks) Equal(other Marks) bool {
	if m.Month == nil || other.Month == nil {
		return m.Month == other.Month && m.Day == other.Day
	}
	return *m.Month == *other.Month && m.Day == other.Day
}

// Marks reads the marks.
func (a *Archive) Marks() (m Marks, err error) {
	text, err := os.ReadFile(filepath.Join(a.dir, marksName))
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		return m, a.trouble(err)
	}
	return m, nil
}

// SetMarks writes the marks.
func (a *Archive) SetMarks(m Marks) error {
	return a.locked(func() error {
		text, err := json.Marshal(m)
		if err == nil {
			err = renameio.WriteFile(filepath.Join(a.dir, marksName), append(text, '\n'), 0o600)
		}
		if err != nil {
			return a.trouble(err)
		}
		return nil
	})
}
