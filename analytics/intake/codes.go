package intake

import (
	"slices"
	"strings"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// codes finds the code that a text stands for: a code as it is written, else a code, name or alias whatever its case.
type codes struct {
	exact   map[analytics.Registry]map[string]string   // code -> code above it, or ""
	folded  map[analytics.Registry]map[string][]string // folded code -> codes
	meaning map[analytics.Registry]map[string][]string // folded name or alias -> codes
	found   map[entryKey][]string                      // what find has found since the last learn
}

func newCodes(snap *analytics.Snapshot) *codes {
	c := &codes{map[analytics.Registry]map[string]string{}, map[analytics.Registry]map[string][]string{}, map[analytics.Registry]map[string][]string{}, map[entryKey][]string{}}
	for _, registry := range analytics.Registries() {
		c.exact[registry], c.folded[registry], c.meaning[registry] = map[string]string{}, map[string][]string{}, map[string][]string{}
		for _, e := range snap.Entries(registry, nil) {
			parent := ""
			if e.Parent != nil {
				parent = e.Parent.Code
			}
			c.learn(registry, e.Code, parent, append([]string{e.NameVi, e.NameEn}, e.Aliases...)...)
		}
	}
	return c
}

func (c *codes) learn(registry analytics.Registry, code, parent string, names ...string) {
	c.exact[registry][code] = parent
	clear(c.found)
	note := func(texts map[string][]string, text string) {
		if key := fold(text); key != "" && !slices.Contains(texts[key], code) {
			texts[key] = append(texts[key], code)
		}
	}
	note(c.folded[registry], code)
	for _, name := range names {
		note(c.meaning[registry], name)
	}
}

// unlearn undoes learn of a code that had no other name than itself.
func (c *codes) unlearn(registry analytics.Registry, code string) {
	delete(c.exact[registry], code)
	clear(c.found)
	key := fold(code)
	c.folded[registry][key] = slices.DeleteFunc(c.folded[registry][key], func(other string) bool { return other == code })
}

// foundMost bounds the texts whose codes are remembered.
const foundMost = 10_000

// find gives every code that a text can stand for that is not a code as it is written: one, none, or several, which is
// for a person to decide. It remembers what it has found, because folding is slow and files repeat themselves.
func (c *codes) find(registry analytics.Registry, text string) []string {
	key := entryKey{registry, text}
	if found, ok := c.found[key]; ok {
		return found
	}
	folded := fold(text)
	found := c.folded[registry][folded]
	if len(found) == 0 {
		found = c.meaning[registry][folded]
	}
	if len(c.found) < foundMost {
		c.found[entryKey{registry, strings.Clone(text)}] = found // or it would keep the whole row
	}
	return found
}

// reasonArgs is why something does not pass.
type reasonArgs struct {
	Phrase words.Phrase
	Args   []string
}

// resolve gives the one code that a text stands for. Where unknown codes are added, a text that stands for none
// becomes a code under its own spelling.
func (p *pass) resolve(registry analytics.Registry, text string) (string, *reasonArgs) {
	if _, ok := p.codes.exact[registry][text]; ok {
		return text, nil
	}
	found := p.codes.find(registry, text)
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", &reasonArgs{words.CodeAmbiguous, []string{text, strings.Join(found, ", ")}}
	case p.options.OnUnknown != Add:
		return "", &reasonArgs{words.CodeUnknown, []string{text, registryArg(registry)}}
	}
	if why := badCode(registry, text); why != nil {
		return "", &reasonArgs{Phrase: *why}
	}
	text = strings.Clone(text) // or it would keep the whole row
	p.codes.learn(registry, text, "")
	p.added = append(p.added, analytics.RegistryRow{Registry: registry, Code: text, NameVi: text})
	return text, nil
}

// forget takes back the codes that a row has added which does not pass after all.
func (p *pass) forget(known int) {
	for _, row := range p.added[known:] {
		p.codes.unlearn(row.Registry, row.Code)
	}
	p.added = p.added[:known]
}

// registryArg marks an argument of a problem as a registry's name, which is written in the reader's language.
func registryArg(r analytics.Registry) string { return words.RegistryPrefix + string(r) }

var caseFold = cases.Fold()

func fold(s string) string { return caseFold.String(norm.NFC.String(strings.TrimSpace(s))) }
