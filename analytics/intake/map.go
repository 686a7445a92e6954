package intake

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/words"

	"go.yaml.in/yaml/v4"
)

// Map names where each field of a report comes from in a file with columns of its own. Columns that it does not name
// are read past and never stored.
type Map struct {
	ID        Field     `json:"id"`
	Received  Field     `json:"received"`
	Kind      Field     `json:"kind"`
	Type      Field     `json:"type"`
	Unit      Field     `json:"unit"`
	Channel   Field     `json:"channel"`
	Topics    Field     `json:"topics"`
	Issues    Field     `json:"issues"`
	Retract   Field     `json:"retract"`
	OnUnknown OnUnknown `json:"onUnknown,omitempty"` // empty = as the import says
	LastWins  bool      `json:"lastWins,omitempty"`  // of rows with the same id and other values, the last one counts
}

// Field says where one field comes from: columns, or a constant.
type Field struct {
	Columns     []string          `json:"columns,omitempty"`
	Const       string            `json:"const,omitempty"`
	Separator   string            `json:"separator,omitempty"`   // of topics and issues: one field holds several
	Formats     []string          `json:"formats,omitempty"`     // of received: see dateFormat
	Zone        string            `json:"zone,omitempty"`        // of received, where a text names none; empty = the ledger's
	Values      map[string]string `json:"values,omitempty"`      // what a text stands for, whatever its case
	FromContent bool              `json:"fromContent,omitempty"` // of id: made from the mapped columns' texts
}

// given tells whether the map says anything of the field.
func (f Field) given() bool { return len(f.Columns) > 0 || f.Const != "" || f.FromContent }

// fields lists the map's fields with their names in giaoban's own columns.
func (m *Map) fields() []namedField {
	return []namedField{{"id", &m.ID}, {"received", &m.Received}, {"kind", &m.Kind}, {"type", &m.Type}, {"unit", &m.Unit},
		{"channel", &m.Channel}, {"topics", &m.Topics}, {"issues", &m.Issues}, {"retract", &m.Retract}}
}

type namedField struct {
	name  string
	field *Field
}

// isList tells whether a field holds several values.
func isList(name string) bool { return name == "topics" || name == "issues" }

// ownMap is the map of a file in giaoban's own columns.
func ownMap(columns []string) *Map {
	m := &Map{}
	for _, f := range m.fields() {
		if slices.Contains(columns, f.name) {
			f.field.Columns = []string{f.name}
		}
		if isList(f.name) {
			f.field.Separator = listSeparator
		}
	}
	return m
}

const listSeparator = ";"

// canonical writes the map so that the same map is always the same text.
func (m *Map) canonical() string {
	if m == nil {
		return ""
	}
	text, err := json.Marshal(m)
	if err != nil { // a struct of texts always marshals
		panic(err)
	}
	return string(text)
}

// ParseMap reads a map in YAML. A mistake in it is an error of kind Invalid that names the line.
func ParseMap(text []byte) (*Map, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		return nil, &analytics.Error{Kind: analytics.Invalid, Path: "map", Phrase: words.MapUnreadable, Args: []any{err.Error()}}
	}
	m := &Map{}
	r := &mapReader{}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		r.bad(&doc, words.MapShape)
	} else {
		r.mapping(doc.Content[0], func(key string, value *yaml.Node) bool { return r.top(m, key, value) })
	}
	r.check(&doc, m)
	if len(r.errs) > 0 {
		return nil, r.errs[0]
	}
	return m, nil
}

// mapReader walks a map's YAML and notes what is wrong with it.
type mapReader struct{ errs []error }

func (r *mapReader) bad(at *yaml.Node, phrase words.Phrase, args ...any) {
	r.errs = append(r.errs, &analytics.Error{Kind: analytics.Invalid, Path: "map", Phrase: words.MapLine,
		Args: []any{itoa(max(at.Line, 1)), words.Filled{Phrase: phrase, Args: args}}})
}

// mapping hands each key of a mapping to take, which says whether it knows the key.
func (r *mapReader) mapping(n *yaml.Node, take func(key string, value *yaml.Node) bool) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case seen[key.Value]:
			r.bad(key, words.MapKeyTwice, key.Value)
		case !take(key.Value, n.Content[i+1]):
			r.bad(key, words.MapKeyUnknown, key.Value)
		}
		seen[key.Value] = true
	}
}

func (r *mapReader) top(m *Map, key string, value *yaml.Node) bool {
	for _, f := range m.fields() {
		if f.name == key {
			r.field(f, value)
			return true
		}
	}
	switch key {
	case "onUnknown":
		m.OnUnknown = OnUnknown(r.text(value))
		if m.OnUnknown != Add && m.OnUnknown != Reject {
			r.bad(value, words.NotOneOf, join([]OnUnknown{Add, Reject}))
		}
	case "lastWins":
		m.LastWins = r.flag(value)
	default:
		return false
	}
	return true
}

func (r *mapReader) field(f namedField, value *yaml.Node) {
	switch value.Kind {
	case yaml.ScalarNode:
		f.field.Columns = []string{r.text(value)}
	case yaml.SequenceNode:
		f.field.Columns = r.texts(value)
	case yaml.MappingNode:
		r.mapping(value, func(key string, v *yaml.Node) bool { return r.option(f, key, v) })
	default:
		r.bad(value, words.MapFieldShape, f.name)
	}
	switch {
	case !f.field.given() || (f.field.Const != "" && len(f.field.Columns) > 0):
		r.bad(value, words.MapFieldShape, f.name)
	case len(f.field.Columns) > 1 && !isList(f.name):
		r.bad(value, words.MapOneColumn, f.name)
	}
}

func (r *mapReader) option(f namedField, key string, v *yaml.Node) bool {
	switch {
	case key == "column" || key == "columns":
		f.field.Columns = r.texts(v)
	case key == "const":
		f.field.Const = r.text(v)
	case key == "values":
		f.field.Values = map[string]string{}
		if v.Kind != yaml.MappingNode {
			r.bad(v, words.MapValuesShape)
			break
		}
		r.mapping(v, func(from string, to *yaml.Node) bool {
			if _, twice := f.field.Values[fold(from)]; twice {
				r.bad(to, words.MapKeyTwice, from)
			}
			f.field.Values[fold(from)] = r.text(to)
			return true
		})
	case key == "separator" && isList(f.name):
		f.field.Separator = r.text(v)
	case key == "format" && f.name == "received":
		f.field.Formats = r.texts(v)
		for _, format := range f.field.Formats {
			if _, ok := newDateFormat(format); !ok {
				r.bad(v, words.MapDateFormat, format)
			}
		}
	case key == "zone" && f.name == "received":
		f.field.Zone = r.text(v)
		if _, err := time.LoadLocation(f.field.Zone); err != nil || f.field.Zone == "Local" {
			r.bad(v, words.MapZone, f.field.Zone)
		}
	case key == "fromContent" && f.name == "id":
		f.field.FromContent = r.flag(v)
	default:
		return false
	}
	return true
}

// check looks at the map as a whole.
func (r *mapReader) check(at *yaml.Node, m *Map) {
	for _, f := range m.fields()[:3] { // id, received, kind
		if !f.field.given() && len(r.errs) == 0 {
			r.bad(at, words.MapNeeds, f.name)
		}
	}
	if m.Received.Const != "" || m.ID.Const != "" {
		r.bad(at, words.MapNoConst)
	}
}

func (r *mapReader) text(n *yaml.Node) string {
	s, why := text(n.Value)
	if n.Kind != yaml.ScalarNode || why != nil || s == "" {
		r.bad(n, words.MapTextWanted)
	}
	return s
}

func (r *mapReader) texts(n *yaml.Node) []string {
	if n.Kind != yaml.SequenceNode {
		return []string{r.text(n)}
	}
	var all []string
	for _, item := range n.Content {
		all = append(all, r.text(item))
	}
	return all
}

func (r *mapReader) flag(n *yaml.Node) bool {
	if v := strings.ToLower(n.Value); v == "true" || v == "false" {
		return v == "true"
	}
	r.bad(n, words.MapFlagWanted)
	return false
}
