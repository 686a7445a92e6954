package main

import (
	"strings"

	"giaoban/graph/cookbook"
)

func (p *page) cookbook(recipes []cookbook.Recipe) {
	p.line("")
	p.line("## Cookbook")
	p.line("Every query runs as it stands, in `/graphiql` or with `giaoban query FILE`; the answers are those of the sample office.")
	p.line("")
	for i, r := range recipes {
		p.line("%d. [%s](#%s)", i+1, r.Question, anchor(r.Question))
	}
	for _, r := range recipes {
		p.line("")
		p.line("### %s", r.Question)
		p.line("*%s*", r.QuestionVi)
		if r.Note != "" {
			p.line("")
			p.line("%s", r.Note)
		}
		p.line("```graphql\n%s```", r.Query)
		p.line("<details><summary>Answer</summary>\n\n```json\n%s\n```\n</details>", strings.TrimSpace(string(r.Answer)))
	}
}

// anchor is the address that a Markdown heading gets.
func anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 && r != '–' && r != '“' && r != '”' && r != '…':
			b.WriteRune(r)
		}
	}
	return b.String()
}
