package analytics

import (
	"context"
	"errors"
	"sort"

	"giaoban/analytics/words"
)

// Snapshot answers questions at one data version, whatever is committed meanwhile. Take one per GraphQL operation
// or page, so that all numbers on it belong together.
type Snapshot struct {
	store    *Store
	ledger   *history
	commit   *Commit // nil while nothing has been committed
	version  uint64
	built    map[Month]uint64 // the version that each month's counts are read at
	entries  registers
	rowSpan  *Range // first to last month with a row
	tallies  *tallies
	covered  *Range // first to last month with a row or a tally
	through  *Date
	isSample bool // some of it is the built-in sample
	isOwn    bool // some of it is not
}

// Snapshot opens a data version for reading; 0 is the newest. An unknown version is NotFound.
func (s *Store) Snapshot(ctx context.Context, access Access, version int64) (*Snapshot, error) {
	if err := access.MayAsk(); err != nil {
		return nil, err
	}
	return s.open(ctx, version)
}

func (s *Store) open(ctx context.Context, version int64) (*Snapshot, error) {
	if err := s.refresh(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	ledger := s.ledger.Load()
	commit := ledger.newest()
	if version != 0 {
		if commit = ledger.find(uint64(max(version, 0))); commit == nil {
			return nil, ledger.unknown(version)
		}
	}
	var number uint64
	if commit != nil {
		number = commit.Version
	}
	if err := ledger.answers(number); err != nil {
		return nil, err
	}
	if snap := s.snapshots.get(number, ledger); snap != nil {
		return snap, nil
	}
	snap := &Snapshot{store: s, ledger: ledger, commit: commit, version: number, built: ledger.builtAt(number)}
	if err := snap.load(ctx); err != nil {
		return nil, engineError(ctx, err)
	}
	if err := snap.still(ctx); err != nil {
		return nil, err
	}
	s.snapshots.put(snap)
	return snap, nil
}

func (s *Snapshot) load(ctx context.Context) error {
	inForce := s.ledger.inForce(s.version)
	for _, v := range inForce {
		c := s.ledger.find(v)
		s.isSample = s.isSample || c.Sample
		s.isOwn = s.isOwn || (!c.Sample && c.What != Undone)
		if c.Through != nil && (s.through == nil || *c.Through > *s.through) {
			s.through = c.Through
		}
	}
	rows, err := s.store.registryRows(ctx, inForce)
	if err != nil {
		return err
	}
	s.entries = newRegisters(rows)
	var first, last uint32
	p := params{"built": array(s.builtTuples(nil))}
	if err := s.store.reader.QueryRow(withParams(ctx, p), statement("covered")).Scan(&first, &last); err != nil {
		return err
	}
	if first != 0 {
		s.rowSpan = &Range{Month(first), Month(last)}
	}
	if err := s.loadTallies(ctx, inForce); err != nil {
		return err
	}
	s.covered = s.tallies.span(s.rowSpan)
	return nil
}

func (s *Store) registryRows(ctx context.Context, inForce []uint64) ([]RegistryRow, error) {
	rows, err := s.reader.Query(withParams(ctx, params{"inforce": array(inForce)}), statement("registry"))
	if err != nil {
		return nil, err
	}
	var all []RegistryRow
	for rows.Next() {
		var (
			r        RegistryRow
			registry string
			from, to uint32
		)
		if err := rows.Scan(&registry, &r.Code, &r.NameVi, &r.NameEn, &r.Aliases, &r.Parent, &from, &to, &r.ReplacedBy); err != nil {
			return nil, errors.Join(err, rows.Close())
		}
		r.Registry, r.ValidFrom, r.ValidTo = Registry(registry), monthOrNil(from), monthOrNil(to)
		all = append(all, r)
	}
	return all, errors.Join(rows.Close(), rows.Err())
}

func monthOrNil(m uint32) *Month {
	if m == 0 {
		return nil
	}
	month := Month(m)
	return &month
}

// builtTuples writes the (month, version) pairs that the months' counts are read at; nil = of all months. Only
// months with counts are named, in order, so that the same question always makes the same statement.
func (s *Snapshot) builtTuples(months map[Month]bool) []string {
	named := make([]Month, 0, len(s.built))
	for m := range s.built {
		if months == nil || months[m] {
			named = append(named, m)
		}
	}
	sort.Slice(named, func(i, j int) bool { return named[i] < named[j] })
	tuples := make([]string, len(named))
	for i, m := range named {
		tuples[i] = monthVersion{m, s.built[m]}.tuple()
	}
	return tuples
}

// monthVersion names the rollup rows of a month that a version built.
type monthVersion struct {
	month   Month
	version uint64
}

func (x monthVersion) tuple() string { return "(" + number(x.month) + "," + number(x.version) + ")" }

// Entries lists a registry by code; with a month, only the entries valid in it.
func (s *Snapshot) Entries(registry Registry, at *Month) []*Entry {
	return s.entries.list(registry, at)
}

// Entry finds one entry of a registry; an unknown code is NotFound.
func (s *Snapshot) Entry(registry Registry, code string) (*Entry, error) {
	if e, ok := s.entries[registry][code]; ok {
		return e, nil
	}
	return nil, notFound(string(registry), words.UnknownCode, code, registry.phrase())
}

// IdentityInForce finds the commit in force that took a file of this identity, or nil.
func (s *Snapshot) IdentityInForce(identity string) *Commit {
	return s.ledger.identityInForce(identity)
}
