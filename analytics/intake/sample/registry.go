package sample

import (
	"encoding/csv"
	"fmt"
	"strings"
)

// registry is what the drawing needs of registries.csv: the codes, in the
// order of the file, and the months in which a topic may be used.
type registry struct {
	topics []topic
	units  []string
}

type topic struct {
	code     string
	from, to string // months such as 2020-02, empty for no bound
	habit    habit
}

// validIn says whether reports of the month may name the topic.
func (t topic) validIn(month string) bool {
	return month >= t.from && (t.to == "" || month <= t.to)
}

func readRegistry() (registry, error) {
	rows, err := csv.NewReader(strings.NewReader(registries)).ReadAll()
	if err != nil {
		return registry{}, fmt.Errorf("registries.csv: %w", err)
	}
	var reg registry
	for _, row := range rows[1:] {
		switch code := row[1]; row[0] {
		case "topic":
			reg.topics = append(reg.topics, topic{code: code, from: row[6], to: row[7], habit: habits[code]})
		case "unit":
			reg.units = append(reg.units, code)
		case "channel":
			// The channels of messages are in voices, with their shares.
		default:
			return registry{}, fmt.Errorf("registries.csv: unknown registry %q", row[0])
		}
	}
	return reg, nil
}

// validIn says whether reports of a month may name a topic.
func (reg registry) validIn(topic, month string) bool {
	for _, t := range reg.topics {
		if t.code == topic {
			return t.validIn(month)
		}
	}
	return false
}
