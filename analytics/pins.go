package analytics

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"giaoban/analytics/words"

	"golang.org/x/text/unicode/norm"
)

// MaxPinName is the most characters that a version's name may have.
const MaxPinName = 120

// Pin gives a data version a name, or another one, and keeps it from being collected. A name that another version has,
// letter case aside, is a Conflict. A pin takes the right to write although it changes no count: only so can neither two
// processes give one name away, nor a collection take what is just being pinned.
func (s *Store) Pin(ctx context.Context, access Access, version uint64, name string) (*History, error) {
	name = normalName(name)
	switch _, err := strconv.ParseUint(name, 10, 64); {
	case name == "" || utf8.RuneCountInString(name) > MaxPinName:
		return nil, invalid("name", words.PinNameLength, MaxPinName)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return nil, invalid("name", words.PinNameControl)
	case err == nil:
		return nil, invalid("name", words.PinNameNumber, name)
	}
	return s.setPin(ctx, access, version, name, func(ledger *history) error {
		if err := ledger.answers(version); err != nil {
			return At(err, "version")
		}
		for other, taken := range ledger.pins {
			if other != version && foldName(taken) == foldName(name) {
				return &Error{Kind: Conflict, Path: "name", Phrase: words.PinNameTaken, Args: []any{taken, fmt.Sprint(other)}}
			}
		}
		return nil
	})
}

// Unpin takes the name of a data version away, so that it may be collected. A version without one is NotFound.
func (s *Store) Unpin(ctx context.Context, access Access, version uint64) (*History, error) {
	return s.setPin(ctx, access, version, "", func(ledger *history) error {
		if ledger.pins[version] == "" {
			return notFound("version", words.NotPinned, fmt.Sprint(version))
		}
		return nil
	})
}

func normalName(name string) string { return norm.NFC.String(strings.TrimSpace(name)) }

// setPin records a version's name, or with an empty one that it has none.
func (s *Store) setPin(ctx context.Context, access Access, version uint64, name string, check func(*history) error) (*History, error) {
	err := s.exclusively(ctx, access, func(lock held, ledger *history) error {
		if ledger.find(version) == nil {
			return At(ledger.unknown(int64(version)), "version")
		}
		if err := check(ledger); err != nil {
			return err
		}
		if ledger.pins[version] == name {
			return nil
		}
		p := params{"version": number(version), "name": quoted([]string{name}), "pinned": flag(name != ""),
			"at": fmt.Sprint(s.now().UnixMilli()), "holding": lock.holding}
		return s.record(ctx, "add_pin", p, func(l *history) bool { return l.pins[version] == name })
	})
	if err != nil {
		return nil, err
	}
	return s.ledger.Load().one(version), nil
}

// exclusively runs what is recorded beside the data versions, with the right to write and the ledger as it is.
func (s *Store) exclusively(ctx context.Context, access Access, change func(held, *history) error) error {
	if err := access.MayChange(); err != nil {
		return err
	}
	lock, err := s.lock(ctx)
	if err != nil {
		return changeError(ctx, err)
	}
	defer lock.release()
	if err := s.refresh(ctx); err != nil {
		return changeError(ctx, err)
	}
	return changeError(ctx, change(lock, s.ledger.Load()))
}

// record inserts rows on the condition that the lock is still held, and makes them known. Where they are not there
// afterwards, another process has taken the lock over.
func (s *Store) record(ctx context.Context, insert string, p params, there func(*history) bool) error {
	err := s.writer.Exec(withParams(ctx, p), statement(insert))
	s.unsure.Store(true) // also after an error: the rows may be there
	if err := errors.Join(err, s.refresh(ctx)); err != nil {
		return err
	}
	if !there(s.ledger.Load()) {
		return &Error{Kind: Conflict, Phrase: words.LockLost}
	}
	return nil
}

func (s *Store) loadPins(ctx context.Context, h *history) error {
	rows, err := s.writer.Query(ctx, statement("pins"))
	if err != nil {
		return err
	}
	for rows.Next() {
		var version uint64
		var name string
		if err := rows.Scan(&version, &name); err != nil {
			return errors.Join(err, rows.Close())
		}
		h.pins[version] = name
	}
	return errors.Join(rows.Close(), rows.Err())
}
