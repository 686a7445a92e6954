package intake

import (
	"strings"

	"giaoban/analytics"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// codes finds the code that a text stands for: the code itself, a name or an alias, whatever its case.
type codes struct {
	known   map[analytics.Registry]map[string]string // folded text -> code
	parents map[analytics.Registry]map[string]string // code -> code above it, or ""
}

func newCodes(snap *analytics.Snapshot) *codes {
	c := &codes{known: map[analytics.Registry]map[string]string{}, parents: map[analytics.Registry]map[string]string{}}
	for _, registry := range analytics.Registries() {
		c.known[registry], c.parents[registry] = map[string]string{}, map[string]string{}
		for _, e := range snap.Entries(registry, nil) {
			for _, name := range append([]string{e.NameVi, e.NameEn}, e.Aliases...) {
				c.learn(registry, name, e.Code)
			}
		}
		for _, e := range snap.Entries(registry, nil) { // a code wins over another entry's name
			c.known[registry][fold(e.Code)] = e.Code
			c.parents[registry][e.Code] = ""
			if e.Parent != nil {
				c.parents[registry][e.Code] = e.Parent.Code
			}
		}
	}
	return c
}

func (c *codes) learn(registry analytics.Registry, text, code string) {
	if key := fold(text); key != "" {
		c.known[registry][key] = code
	}
}

func (c *codes) find(registry analytics.Registry, text string) (code string, ok bool) {
	code, ok = c.known[registry][fold(text)]
	return code, ok
}

var caseFold = cases.Fold()

func fold(s string) string { return caseFold.String(norm.NFC.String(strings.TrimSpace(s))) }
