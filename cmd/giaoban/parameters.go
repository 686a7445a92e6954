package main

import (
	"net/url"
	"strings"
)

// parameterFlags are the parameters of pages that a link or a pack can have.
type parameterFlags struct {
	From    string   `help:"First month, such as 2020-04 (the last two complete ones)." placeholder:"MONTH"`
	To      string   `help:"Last month." placeholder:"MONTH"`
	Vs      string   `help:"What it is compared with: previous, last-year, none, or months such as 2019-01..2019-02; several by commas (previous,last-year)." placeholder:"LIST"`
	Measure string   `help:"written-reports, messages, syntheses, thematic-syntheses or issues (written-reports)." placeholder:"NAME"`
	Topic   []string `help:"Codes of topics, by commas; - is those without one." placeholder:"CODE"`
	Unit    []string `help:"Codes of units, likewise." placeholder:"CODE"`
	Channel []string `help:"Codes of channels, likewise." placeholder:"CODE"`
	Kind    []string `help:"written, message or synthesis, by commas." placeholder:"KIND"`
	Own     []string `help:"topic, unit or channel: its codes stand for themselves alone, without what lies below." placeholder:"NAME"`
	Merged  string   `help:"no: entries that were merged count under their own codes." placeholder:"no"`
	Version string   `name:"data-version" help:"A data version, at which the numbers then stand still (the newest)." placeholder:"N"`
	In      string   `help:"Language, vi or en (vi)." placeholder:"LANG"`
}

// values are the flags as the parameters that they stand for, with those that a command has beside them.
func (f parameterFlags) values(more map[string]string) url.Values {
	values := url.Values{}
	for _, all := range []map[string]string{more, {"from": f.From, "to": f.To, "vs": f.Vs, "measure": f.Measure, "topic": strings.Join(f.Topic, ","),
		"unit": strings.Join(f.Unit, ","), "channel": strings.Join(f.Channel, ","), "kind": strings.Join(f.Kind, ","), "own": strings.Join(f.Own, ","),
		"merged": f.Merged, "version": f.Version, "lang": f.In}} {
		for name, text := range all {
			if text != "" {
				values.Set(name, text)
			}
		}
	}
	return values
}
