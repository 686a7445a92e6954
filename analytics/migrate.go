package analytics

import (
	"context"
	"fmt"
	"strconv"

	"giaoban/analytics/words"
)

// migrate applies the migrations that the database has not seen, in their order.
func (s *Store) migrate(ctx context.Context) error {
	if err := s.writer.Exec(ctx, statement("create_migrations")); err != nil {
		return err
	}
	var done []uint32
	if err := s.writer.QueryRow(ctx, statement("migrations")).Scan(&done); err != nil {
		return err
	}
	applied := map[uint32]bool{}
	for _, n := range done {
		applied[n] = true
	}
	files, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return err
	}
	for _, f := range files { // ReadDir sorts by name
		var n uint32
		if _, err := fmt.Sscanf(f.Name(), "%04d_", &n); err != nil {
			return fmt.Errorf("migration %s has no number: %w", f.Name(), err)
		}
		if applied[n] {
			continue
		}
		text, err := migrationFiles.ReadFile("migrations/" + f.Name())
		if err != nil {
			return err
		}
		if err := s.writer.Exec(ctx, string(text)); err != nil {
			return fmt.Errorf("migration %s: %w", f.Name(), err)
		}
		p := params{"number": number(n), "name": quoted([]string{f.Name()})}
		if err := s.writer.Exec(withParams(ctx, p), statement("apply_migration")); err != nil {
			return err
		}
	}
	return nil
}

// The settings that are fixed when a database is new, and their values where none were asked for.
const (
	settingZone     = "timezone"
	settingCutoff   = "cutoff-day"
	defaultTimeZone = "Asia/Ho_Chi_Minh"
)

// settle finds out time zone and cut-off day: those that are fixed, else those asked for, which the first change fixes.
func (s *Store) settle(ctx context.Context, zone string, cutoff int) error {
	stored, err := s.stored(ctx)
	if err != nil {
		return err
	}
	wanted := map[string]string{settingZone: zone, settingCutoff: ""}
	if cutoff != 0 {
		wanted[settingCutoff] = strconv.Itoa(cutoff)
	}
	defaults := map[string]string{settingZone: defaultTimeZone, settingCutoff: "1"}
	for _, name := range []string{settingZone, settingCutoff} {
		if stored[name] != "" && wanted[name] != "" && stored[name] != wanted[name] {
			return &Error{Kind: Conflict, Phrase: words.SettingFixed, Args: []any{name, stored[name], wanted[name]}}
		}
		if stored[name] == "" && wanted[name] == "" {
			wanted[name] = defaults[name]
		}
	}
	// Checked before anything is stored, so that a wrong value is not fixed for ever.
	first := func(name string) string {
		if stored[name] != "" {
			return stored[name]
		}
		return wanted[name]
	}
	day, err := strconv.Atoi(first(settingCutoff))
	if err != nil {
		return err
	}
	if s.calendar, err = NewCalendar(first(settingZone), day); err != nil {
		return &Error{Kind: Invalid, Phrase: words.BadCalendar, Args: []any{first(settingZone), strconv.Itoa(day)}, Err: err}
	}
	s.unfixed = map[string]string{}
	for _, name := range []string{settingZone, settingCutoff} {
		if stored[name] == "" {
			s.unfixed[name] = wanted[name]
		}
	}
	return nil
}

// fix stores the settings with the first change: looking at an empty ledger, or a dry run, decides nothing.
func (s *Store) fix(ctx context.Context) error {
	if len(s.unfixed) == 0 {
		return nil
	}
	stored, err := s.stored(ctx)
	if err != nil {
		return err
	}
	for name, value := range s.unfixed {
		if have := stored[name]; have != "" && have != value { // another process was first
			return &Error{Kind: Conflict, Phrase: words.SettingFixed, Args: []any{name, have, value}}
		} else if have != "" {
			continue
		}
		p := params{"row": quoted([]string{name, value})}
		if err := s.writer.Exec(withParams(ctx, p), statement("add_setting")); err != nil {
			return err
		}
	}
	s.unfixed = nil
	return nil
}

// stored reads the settings that are fixed.
func (s *Store) stored(ctx context.Context) (map[string]string, error) {
	var rows []struct {
		Name  string `ch:"name"`
		Value string `ch:"value"`
	}
	if err := s.writer.Select(ctx, &rows, statement("settings")); err != nil {
		return nil, err
	}
	stored := map[string]string{}
	for _, r := range rows {
		stored[r.Name] = r.Value
	}
	return stored, nil
}

// Fits refuses a time zone or a cut-off day that is not the ledger's; empty and 0 fit any.
func (s *Store) Fits(zone string, cutoff int) error {
	if have := s.calendar.Zone.String(); zone != "" && zone != have {
		return &Error{Kind: Conflict, Phrase: words.SettingFixed, Args: []any{settingZone, have, zone}}
	}
	if have := s.calendar.CutoffDay; cutoff != 0 && cutoff != have {
		return &Error{Kind: Conflict, Phrase: words.SettingFixed, Args: []any{settingCutoff, strconv.Itoa(have), strconv.Itoa(cutoff)}}
	}
	return nil
}
