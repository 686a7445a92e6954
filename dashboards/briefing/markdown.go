package briefing

import (
	"fmt"
	"io"
	"strings"

	"giaoban/analytics/words"
)

// WriteMarkdown writes the text in Markdown, as CommonMark with GitHub's tables has it.
func (b *Briefing) WriteMarkdown(w io.Writer) error {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	line("# %s\n", escaped(b.Heading()))
	if b.Office.Name != "" {
		line("%s\n", escaped(b.Office.Name))
	}
	for _, notice := range b.Notices {
		line("> %s\n", escaped(notice))
	}
	for _, p := range b.Chapters() {
		line("## %s\n", escaped(p.Heading))
		for _, s := range p.Sections {
			if len(p.Sections) > 1 {
				line("### %s\n", escaped(s.Title))
			}
			b.markdown(s, line)
		}
	}
	line("---\n\n%s", escaped(b.Source))
	_, err := io.WriteString(w, out.String())
	return err
}

func (b *Briefing) markdown(s Section, line func(string, ...any)) {
	for i, t := range s.Texts {
		text := b.marked(t)
		if address := b.address(s.Query); address != "" && i == len(s.Texts)-1 {
			text += " (" + linked(words.BriefQuery.In(b.Lang), address) + ")"
		}
		line("%s\n", text)
	}
	if s.Picture != nil && b.address(s.Picture.Link) != "" {
		line("!%s\n", linked(s.Picture.Alt, b.address(s.Picture.Link)))
	}
	if s.Table != nil {
		b.markdownTable(*s.Table, line)
	}
	for _, note := range s.Notes {
		line("- %s", escaped(note))
	}
	for range s.Lines {
		line("- %s", blank)
	}
	if len(s.Notes)+s.Lines > 0 {
		line("")
	}
}

func (b *Briefing) marked(t Text) string {
	var out strings.Builder
	for _, s := range t {
		if address := b.address(s.Link); address != "" {
			out.WriteString(linked(s.Text, address))
			continue
		}
		out.WriteString(escaped(s.Text))
	}
	return out.String()
}

func (b *Briefing) markdownTable(t Table, line func(string, ...any)) {
	line("**%s**\n", escaped(t.Title))
	heads, rules := "|", "|"
	for _, c := range t.Columns {
		heads += " " + escaped(c.Head) + " |"
		if c.Number {
			rules += " ---: |"
		} else {
			rules += " --- |"
		}
	}
	line("%s\n%s", heads, rules)
	for _, row := range t.Rows {
		text := "|"
		for _, c := range row {
			if address := b.address(c.Link); address != "" {
				text += " " + linked(c.Text, address) + " |"
			} else {
				text += " " + escaped(c.Text) + " |"
			}
		}
		line("%s", text)
	}
	line("")
}

func linked(text, address string) string {
	return "[" + escaped(text) + "](" + strings.NewReplacer("(", "%28", ")", "%29", " ", "%20").Replace(address) + ")"
}

// escaped is a text that is nothing but text in Markdown: every sign that could begin markup has a backslash (CommonMark 2.4).
func escaped(text string) string {
	var out strings.Builder
	for _, r := range strings.NewReplacer("\r", " ", "\n", " ", "\t", " ").Replace(text) {
		if strings.ContainsRune("\\`*_{}[]<>#+!|~&", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
