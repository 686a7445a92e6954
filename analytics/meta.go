package analytics

import (
	"time"

	"giaoban/analytics/words"
)

// Meta says what an answer was made from.
type Meta struct {
	DataVersion     int64
	Committed       *Commit // nil while nothing has been committed
	CompleteThrough *Date   // the day to which data is complete; nil while unknown
	CutoffDay       int
	TimeZone        string
	Sample          bool // made from the built-in sample, not from an office's reports
	Mixed           bool // made from the sample and other reports together
}

// CommittedAt is when the data version was committed; nil while there is none.
func (m Meta) CommittedAt() *time.Time {
	if m.Committed == nil {
		return nil
	}
	return &m.Committed.At
}

// Notices are sentences that must stand beside the numbers, such as that they are sample data.
func (m Meta) Notices(lang words.Lang) []string {
	notices := []string{}
	if m.Mixed {
		notices = append(notices, words.MixedNotice.In(lang))
	} else if m.Sample {
		notices = append(notices, words.SampleNotice.In(lang))
	}
	return notices
}

// Meta says what this snapshot's answers are made from.
func (s *Snapshot) Meta() Meta {
	return Meta{
		DataVersion:     int64(s.version),
		Committed:       s.commit,
		CompleteThrough: s.through,
		CutoffDay:       s.store.calendar.CutoffDay,
		TimeZone:        s.store.calendar.Zone.String(),
		Sample:          s.isSample,
		Mixed:           s.isSample && s.isOwn,
	}
}
