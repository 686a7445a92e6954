package intake

import (
	"slices"
	"strings"

	"giaoban/analytics"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// codes finds the code that a text stands for: a code as it is written, else a code, name or alias whatever its case.
type codes struct {
	exact   map[analytics.Registry]map[string]string   // code -> code above it, or ""
	folded  map[analytics.Registry]map[string][]string // folded code -> codes
	meaning map[analytics.Registry]map[string][]string // folded name or alias -> codes
}

func newCodes(snap *analytics.Snapshot) *codes {
	c := &codes{map[analytics.Registry]map[string]string{}, map[analytics.Registry]map[string][]string{}, map[analytics.Registry]map[string][]string{}}
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

// find gives every code that a text can stand for: one, none, or several, which is for a person to decide.
func (c *codes) find(registry analytics.Registry, text string) []string {
	if _, ok := c.exact[registry][text]; ok {
		return []string{text}
	}
	if found := c.folded[registry][fold(text)]; len(found) > 0 {
		return found
	}
	return c.meaning[registry][fold(text)]
}

var caseFold = cases.Fold()

func fold(s string) string { return caseFold.String(norm.NFC.String(strings.TrimSpace(s))) }
