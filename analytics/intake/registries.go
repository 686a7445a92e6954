package intake

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// registryRows reads a file of topics, units and channels: their codes, names and places in the tree.
type registryRows struct {
	*pass
	seen    map[entryKey]int // line
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
	line   int
}

func (*registryRows) what() analytics.ChangeKind { return analytics.ImportedRegistry }

func (*registryRows) columns() (all, required []string) {
	return []string{"registry", "code", "name_vi", "name_en", "parent", "aliases", "valid_from", "valid_to", "replaced_by"}, []string{"registry", "code", "name_vi"}
}

func (p *registryRows) row(_ context.Context, rec record) error {
	if len(rec.fields) != len(rec.names) {
		p.problems.add(Problem{Line: rec.line, Reason: words.FieldCount, Args: []string{itoa(len(rec.fields)), itoa(len(rec.names))}})
		return nil
	}
	before := p.problems.count
	r := analytics.RegistryRow{Registry: analytics.Registry(p.field(rec, "registry")), Code: UnescapeCell(p.required(rec, "code")),
		NameVi: UnescapeCell(p.required(rec, "name_vi")), NameEn: UnescapeCell(p.field(rec, "name_en")), Parent: UnescapeCell(p.field(rec, "parent")),
		Aliases: unescapeFirst(p.list(rec, "aliases")), ReplacedBy: unescapeFirst(p.list(rec, "replaced_by")),
		ValidFrom: p.month(rec, "valid_from"), ValidTo: p.month(rec, "valid_to")}
	if !slices.Contains(analytics.Registries(), r.Registry) {
		p.bad(rec, "registry", words.NotOneOf, join(analytics.Registries()))
	}
	if why := badCode(r.Registry, r.Code); why != nil {
		p.bad(rec, "code", *why)
	}
	if r.ValidFrom != nil && r.ValidTo != nil && *r.ValidTo < *r.ValidFrom {
		p.bad(rec, "valid_to", words.ValidBackwards)
	}
	key := entryKey{r.Registry, r.Code}
	if line, twice := p.seen[key]; twice {
		p.bad(rec, "code", words.CodeTwice, itoa(line))
	}
	for _, other := range p.codes.folded[r.Registry][fold(r.Code)] {
		if other != r.Code {
			p.bad(rec, "code", words.CodeAlike, other)
		}
	}
	if p.problems.count > before {
		return nil
	}
	p.seen[key] = rec.line
	p.codes.learn(r.Registry, r.Code, p.codes.exact[r.Registry][r.Code])
	if r.Parent != "" {
		p.parents = append(p.parents, parentOf{key, r.Parent, rec.line})
	}
	p.mergers.note(r, rec.line)
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
	for _, problem := range p.mergers.problems(p.snap) {
		p.refuseLater(problem.Line, problem)
	}
	return nil
}

func (p *registryRows) refuseParent(x parentOf, reason words.Phrase, args ...string) {
	p.refuseLater(x.line, Problem{Line: x.line, Column: "parent", Value: x.parent, Reason: reason, Args: args})
}

func (p *registryRows) month(rec record, column string) *analytics.Month {
	text := p.field(rec, column)
	if text == "" {
		return nil
	}
	m, err := analytics.ParseMonth(text)
	if err != nil {
		p.bad(rec, column, words.MonthUnreadable)
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
