package analytics

import "slices"

// Row is the entry as it is sent in.
func (e *Entry) Row() RegistryRow {
	r := RegistryRow{Registry: e.Registry, Code: e.Code, NameVi: e.NameVi, NameEn: e.NameEn, Aliases: e.Aliases,
		ValidFrom: e.ValidFrom, ValidTo: e.ValidTo}
	if e.Parent != nil {
		r.Parent = e.Parent.Code
	}
	for _, successor := range e.ReplacedBy {
		r.ReplacedBy = append(r.ReplacedBy, successor.Code)
	}
	return r
}

func (r RegistryRow) equal(o RegistryRow) bool {
	return r.Registry == o.Registry && r.Code == o.Code && r.NameVi == o.NameVi && r.NameEn == o.NameEn && r.Parent == o.Parent &&
		slices.Equal(r.Aliases, o.Aliases) && slices.Equal(r.ReplacedBy, o.ReplacedBy) &&
		monthOrZero(r.ValidFrom) == monthOrZero(o.ValidFrom) && monthOrZero(r.ValidTo) == monthOrZero(o.ValidTo)
}

// RegistryRows lists every entry of every registry as it would be sent in, by registry and code.
func (s *Snapshot) RegistryRows() []RegistryRow {
	rows := []RegistryRow{}
	for _, registry := range Registries() {
		for _, e := range s.Entries(registry, nil) {
			rows = append(rows, e.Row())
		}
	}
	return rows
}
