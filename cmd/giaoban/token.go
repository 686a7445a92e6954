package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"giaoban/analytics"
	"giaoban/analytics/tokens"
	"giaoban/analytics/words"
)

type tokenCmd struct {
	Create tokenCreateCmd `cmd:"" help:"Make an access token, and print it once."`
	List   tokenListCmd   `cmd:"" help:"List the access tokens."`
	Revoke tokenRevokeCmd `cmd:"" help:"Take an access token away; a running server refuses it at once."`
}

// tokenFlags say where the tokens are kept.
type tokenFlags struct {
	Data   string `help:"Data directory (default: ${default})." env:"GIAOBAN_DATA" default:"data" type:"path" placeholder:"DIR"`
	Tokens string `help:"File of access tokens (tokens.json in the data directory)." env:"GIAOBAN_TOKENS" type:"path" placeholder:"FILE"`
}

// open finds the file. It makes no directory, which may have been mistyped.
func (f tokenFlags) open() (*tokens.File, error) {
	path := f.Tokens
	if path == "" {
		path = filepath.Join(f.Data, tokens.FileName)
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return nil, &analytics.Error{Kind: analytics.NotFound, Phrase: words.TokenDirMissing, Args: []any{filepath.Dir(path)}}
	}
	return tokens.Open(path, time.Now), nil
}

type tokenCreateCmd struct {
	tokenFlags
	Name    string `help:"What it is called in the list, such as excel." required:"" placeholder:"NAME"`
	Role    string `help:"What it lets do: full, read, or tables (the fixed tables of pinned data versions, small cells hidden)." enum:"full,read,tables" required:"" placeholder:"ROLE"`
	Expires string `help:"The day from which on it does not hold any more, such as 2027-01-01 (default: never)." placeholder:"DATE"`
}

// Run prints the token alone on standard output, so that a script can keep it; what it is goes to standard error.
func (c *tokenCreateCmd) Run(t terminal) error {
	file, err := c.open()
	if err != nil {
		return err
	}
	var expires *analytics.Date
	if c.Expires != "" {
		day, err := analytics.ParseDate(c.Expires)
		if err != nil {
			return &analytics.Error{Kind: analytics.Invalid, Path: "expires", Phrase: words.TokenExpires, Args: []any{c.Expires}}
		}
		expires = &day
	}
	token, err := file.Create(c.Name, c.Role, expires)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.err, words.TokenMade.In(t.lang, c.Name, c.Role))
	fmt.Fprintln(t.out, token)
	return nil
}

type tokenListCmd struct{ tokenFlags }

// Run lists the tokens, in the order in which they were made.
func (c *tokenListCmd) Run(t terminal) error {
	file, err := c.open()
	if err != nil {
		return err
	}
	all, err := file.List()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		t.say(words.TokenNone)
		return nil
	}
	table := newColumns(t.out)
	fmt.Fprintln(table, words.TokenHeader.In(t.lang))
	for _, one := range all {
		state, expires := words.TokenHolds, one.Expires
		if one.Expired(time.Now()) {
			state = words.TokenOver
		}
		if expires == "" {
			expires = words.TokenNever.In(t.lang)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", one.Name, one.Role, one.Created.Format("2006-01-02 15:04 UTC"), expires, state.In(t.lang))
	}
	return table.Flush()
}

type tokenRevokeCmd struct {
	tokenFlags
	Name string `arg:"" help:"The token's name."`
}

// Run takes a token away.
func (c *tokenRevokeCmd) Run(t terminal) error {
	file, err := c.open()
	if err != nil {
		return err
	}
	if err := file.Revoke(c.Name); err != nil {
		return err
	}
	t.say(words.TokenRevoked, c.Name)
	return nil
}
