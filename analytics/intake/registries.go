package intake

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/intake/table"
	"giaoban/analytics/words"
)

// registryRows reads a file of topics, units and channels: their codes, names and places in the tree.
type registryRows struct {
	*pass
	seen    map[entryKey]place
	parents []parentOf
	mergers mergers
}

type entryKey struct {
	registry analytics.Registry
	code     string
}

type parentOf struct {
	child  entryKey
	parent string
	place
}

// registryColumns are the columns of a file of registries; the first three are required.
var registryColumns = []string{"registry", "code", "name_vi", "name_en", "parent", "aliases", "valid_from", "valid_to", "replaced_by"}

func (*registryRows) what() analytics.ChangeKind { return analytics.ImportedRegistry }

func (*registryRows) columns() []string { return registryColumns }

func (*registryRows) grown() {} // fields are found by name

func (p *registryRows) take(_ context.Context, rec table.Record) error {
	before := p.problems.count
	r := analytics.RegistryRow{Registry: analytics.Registry(p.field(rec, "registry")), Code: p.required(rec, "code"),
		NameVi: p.required(rec, "name_vi"), NameEn: p.field(rec, "name_en"), Parent: p.field(rec, "parent"),
		Aliases: p.parts(rec, "aliases"), ReplacedBy: p.parts(rec, "replaced_by"),
		ValidFrom: p.month(rec, "valid_from"), ValidTo: p.month(rec, "valid_to")}
	if !slices.Contains(analytics.Registries(), r.Registry) {
		p.badField(rec, "registry", words.NotOneOf, join(analytics.Registries()))
	}
	if why := badCode(r.Registry, r.Code); why != nil {
		p.badField(rec, "code", *why)
	}
	if r.ValidFrom != nil && r.ValidTo != nil && *r.ValidTo < *r.ValidFrom {
		p.badField(rec, "valid_to", words.ValidBackwards)
	}
	key := entryKey{r.Registry, r.Code}
	if first, twice := p.seen[key]; twice {
		p.badField(rec, "code", words.CodeTwice, itoa(first.line))
	}
	for _, other := range p.codes.folded[r.Registry][fold(r.Code)] {
		if other != r.Code {
			p.badField(rec, "code", words.CodeAlike, other)
		}
	}
	if p.problems.count > before {
		return nil
	}
	p.seen[key] = place{p.row, rec.Line}
	p.codes.learn(r.Registry, r.Code, p.codes.exact[r.Registry][r.Code])
	if r.Parent != "" {
		p.parents = append(p.parents, parentOf{key, r.Parent, p.seen[key]})
	}
	p.mergers.note(r, p.seen[key])
	p.added = append(p.added, r)
	return nil
}

// end checks the trees, once every row is known: a parent may stand below its children in the file.
func (p *registryRows) end(context.Context) error {
	parent := map[entryKey]string{}
	for registry, entries := range p.codes.exact {
		for code, up := range entries {
			parent[entryKey{registry, code}] = up
		}
	}
	for key := range p.seen {
		parent[key] = ""
	}
	for _, x := range p.parents {
		parent[x.child] = x.parent
	}
	for _, x := range p.parents {
		if _, ok := parent[entryKey{x.child.registry, x.parent}]; !ok {
			p.refuseParent(x, words.ParentUnknown, registryArg(x.child.registry))
			continue
		}
		steps := 0
		for at := x.parent; at != "" && steps <= len(parent); steps++ {
			if at == x.child.code {
				p.refuseParent(x, words.ParentCircle)
				break
			}
			at = parent[entryKey{x.child.registry, at}]
		}
	}
	p.mergers.check(p.snap, p.refuse)
	return nil
}

func (p *registryRows) refuseParent(x parentOf, reason words.Phrase, args ...string) {
	p.refuse(x.row, Problem{Line: x.line, Column: "parent", Value: x.parent, Reason: reason, Args: args})
}

func (p *registryRows) month(rec table.Record, column string) *analytics.Month {
	text := p.field(rec, column)
	if text == "" {
		return nil
	}
	m, err := analytics.ParseMonth(text)
	if err != nil {
		p.badField(rec, column, words.MonthUnreadable)
		return nil
	}
	return &m
}

func itoa(n int) string { return strconv.Itoa(n) }

// badCode tells why a text cannot be a code: it could not be written in a list, or as the topic of an issue.
func badCode(registry analytics.Registry, code string) *words.Phrase {
	if strings.Contains(code, ";") || (registry == analytics.Topics && strings.Contains(code, "@")) {
		return &words.CodeCharacter
	}
	return nil
}
