// Package cookbook holds recipes for the API: questions that a briefing asks, each with its query and the answer of the
// sample office. A test runs them all, docs/api.md prints them, and GraphiQL offers them.
package cookbook

import (
	"embed"
	"strings"
)

//go:embed *.graphql *.json
var files embed.FS

// Recipe is one question. Its file NN-name.graphql begins with comment lines: the question in English, the question in
// Vietnamese, then what is worth knowing.
type Recipe struct {
	Name       string // of its files, without their endings
	Question   string
	QuestionVi string
	Note       string // may be empty
	Query      string // without the comment lines
	Answer     []byte // JSON
}

// Recipes lists the recipes in their order.
func Recipes() ([]Recipe, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var all []Recipe
	for _, entry := range entries {
		name, isQuery := strings.CutSuffix(entry.Name(), ".graphql")
		if !isQuery {
			continue
		}
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, err
		}
		r := parse(string(text))
		r.Name = name
		if r.Answer, err = files.ReadFile(name + ".json"); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

func parse(text string) Recipe {
	var comments []string
	for strings.HasPrefix(text, "# ") {
		line, rest, _ := strings.Cut(text, "\n")
		comments, text = append(comments, strings.TrimPrefix(line, "# ")), rest
	}
	comments = append(comments, "", "")
	return Recipe{Question: comments[0], QuestionVi: comments[1], Note: strings.TrimSpace(strings.Join(comments[2:], " ")), Query: text}
}
