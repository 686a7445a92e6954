package dashboards

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
)

// compareForm chooses two versions.
type compareForm struct {
	Text     map[string]string
	Action   string
	From, To string
	Keep     []option // the rest of the state, as hidden fields
}

// compareForm keeps the state but for its months: from and to are versions there.
func (a *asked) compareForm(from, to string) *compareForm {
	f := &compareForm{Text: a.dataText(), Action: pathDiff, From: from, To: to}
	values, err := url.ParseQuery(a.withoutMonths().Query())
	if err != nil { // it is our own
		panic(err)
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		f.Keep = append(f.Keep, option{Name: name, Value: values.Get(name)})
	}
	return f
}

// withoutMonths is the state that goes along to a comparison of versions.
func (p Params) withoutMonths() Params {
	p.From, p.To, p.Version = nil, nil, 0
	return p
}

// diffLink is the address of a comparison of two versions, each by its number or its pin.
func (p Params) diffLink(path, from, to string) string {
	link := path + "?" + paramFrom + "=" + url.QueryEscape(from) + "&" + paramTo + "=" + url.QueryEscape(to)
	if q := p.withoutMonths().Query(); q != "" {
		link += "&" + q
	}
	return link
}

// versionLink is the address of a version's own page.
func (a *asked) versionLink(version uint64) string {
	return a.Link(pathVersion + strconv.FormatUint(version, 10))
}
