package analytics

import (
	"context"
	"errors"
	"time"
)

// TallyRow is a published total of a period without rows behind it (số liệu tổng hợp), as it is sent in. It stands for
// its measure, months and cell from its version on.
type TallyRow struct {
	Measure Measure
	Period  Range
	Topic   string // at most one of topic, unit and channel is named; none = all of the office
	Unit    string
	Channel string
	Status  CountStatus // EXACT, AT_LEAST, APPROXIMATE, or NOT_REPORTED where it was said that there is no number
	Value   uint64      // at most MaxTally; 0 where the status is NOT_REPORTED
	Source  SourceRef
}

// MaxTally is the largest value of a tally.
const MaxTally = 1_000_000_000_000

// TallyStatuses lists the statuses that a tally can have.
func TallyStatuses() []CountStatus { return []CountStatus{Exact, AtLeast, Approximate, NotReported} }

// SourceRef says where a total was published.
type SourceRef struct {
	Title       string
	URL         *string
	PublishedOn *Date
}

// AddTally brings in a tally. A cell may occur once in a change for the same months: the caller has checked that, and
// every code.
func (c *Attempt) AddTally(t TallyRow) { c.tallies = append(c.tallies, t) }

func (c *Attempt) addTallies(ctx context.Context) error {
	if len(c.tallies) == 0 {
		return nil
	}
	batch, err := c.store.writer.PrepareBatch(ctx, statement("add_tallies"))
	if err != nil {
		return err
	}
	for _, t := range c.tallies {
		url := ""
		if t.Source.URL != nil {
			url = *t.Source.URL
		}
		var published *time.Time
		if t.Source.PublishedOn != nil {
			day := t.Source.PublishedOn.Time()
			published = &day
		}
		err := batch.Append(string(t.Measure), uint32(t.Period.From), uint32(t.Period.To), t.Topic, t.Unit, t.Channel, c.version,
			string(t.Status), t.Value, t.Source.Title, url, published)
		if err != nil {
			return errors.Join(err, batch.Abort())
		}
	}
	return batch.Send()
}

// loadTallies reads the tallies in force and the months that have rows; without any tally there is nothing to read.
func (s *Snapshot) loadTallies(ctx context.Context, inForce []uint64) error {
	var versions []uint64
	for _, v := range inForce {
		if s.ledger.find(v).What == ImportedTallies {
			versions = append(versions, v)
		}
	}
	if len(versions) == 0 {
		return nil
	}
	rows, err := s.tallyRows(ctx, versions)
	if err != nil {
		return err
	}
	measured, err := s.measured(ctx)
	if err != nil {
		return err
	}
	s.tallies = newTallies(rows, measured, s.closedSpan())
	return nil
}

// closedSpan is the span of rows up to the last month that is over. It is empty where none is, nil without rows.
func (s *Snapshot) closedSpan() *Range {
	if s.rowSpan == nil {
		return nil
	}
	closed := *s.rowSpan
	for closed.To >= closed.From && !s.over(closed.To) {
		closed.To = closed.To.Add(-1)
	}
	return &closed
}

func (s *Snapshot) tallyRows(ctx context.Context, versions []uint64) ([]TallyRow, error) {
	rows, err := s.store.reader.Query(withParams(ctx, params{"inforce": array(versions)}), statement("tallies"))
	if err != nil {
		return nil, err
	}
	var all []TallyRow
	for rows.Next() {
		var (
			t                    TallyRow
			measure, status, url string
			first, last          uint32
			published            *time.Time
		)
		err := rows.Scan(&measure, &first, &last, &t.Topic, &t.Unit, &t.Channel, &status, &t.Value, &t.Source.Title, &url, &published)
		if err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		t.Measure, t.Period, t.Status = Measure(measure), Range{Month(first), Month(last)}, CountStatus(status)
		if url != "" {
			t.Source.URL = &url
		}
		if published != nil {
			day := DateOf(*published)
			t.Source.PublishedOn = &day
		}
		all = append(all, t)
	}
	return all, errors.Join(rows.Close(), rows.Err())
}

// measured tells which measures each month has rows of.
func (s *Snapshot) measured(ctx context.Context) (map[Month][]bool, error) {
	rows, err := s.store.reader.Query(withParams(ctx, params{"built": array(s.builtTuples(nil))}), statement("measured"))
	if err != nil {
		return nil, err
	}
	months := map[Month][]bool{}
	for rows.Next() {
		var month uint32
		var counts []uint64
		if err := rows.Scan(&month, &counts); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		has := make([]bool, len(counts))
		for i, n := range counts {
			has[i] = n > 0
		}
		months[Month(month)] = has
	}
	return months, errors.Join(rows.Close(), rows.Err())
}
