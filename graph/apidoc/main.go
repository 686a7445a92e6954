// Command apidoc writes docs/api.md: the cookbook, and the schema as pages that can be read without a tool.
// It is run by go generate in package graph.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	schema := flag.String("schema", "../schema.graphqls", "the schema")
	out := flag.String("o", "../docs/api.md", "the file to write")
	flag.Parse()
	text, err := os.ReadFile(*schema)
	var doc string
	if err == nil {
		doc, err = document(string(text))
	}
	if err == nil {
		err = os.WriteFile(*out, []byte(doc), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "apidoc:", err)
		os.Exit(1)
	}
}
