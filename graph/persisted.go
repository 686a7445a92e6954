package graph

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"giaoban/analytics"
	"giaoban/analytics/words"
)

// The operations that every server knows: one to a file, which has its name.
//
//go:embed operations/*.graphql
var operationFiles embed.FS

// persisted are the known documents by id: the name of the operation, and sha256: with the hash of its file, as in
// https://github.com/graphql/graphql-over-http/pull/264.
var persisted = readOperations()

func readOperations() map[string]string {
	known := map[string]string{}
	files, err := fs.Glob(operationFiles, "operations/*.graphql")
	if err != nil { // the pattern is a constant
		panic(err)
	}
	for _, file := range files {
		text, err := operationFiles.ReadFile(file)
		if err != nil { // the files are part of the program
			panic(err)
		}
		sum := sha256.Sum256(text)
		known[strings.TrimSuffix(path.Base(file), ".graphql")] = string(text)
		known["sha256:"+hex.EncodeToString(sum[:])] = string(text)
	}
	return known
}

// PersistedOnly lets only the known operations run; everything else is FORBIDDEN.
func PersistedOnly() Option { return func(h *handler) { h.persistedOnly = true } }

// document puts the document of a persisted operation into a request that names one by its id.
func (h *handler) document(params *graphql.RawParams, id string) *refused {
	switch {
	case id != "" && params.Query != "":
		return badRequest(http.StatusBadRequest, words.DocumentTwice)
	case id == "" && params.Query == "":
		return badRequest(http.StatusBadRequest, words.QueryMissing)
	case id == "" && h.persistedOnly:
		return &refused{http.StatusForbidden, codes[analytics.Forbidden], words.PersistedOnly, nil}
	case id == "":
		return nil
	}
	text, known := persisted[id]
	if !known {
		return &refused{http.StatusBadRequest, codeUnknownDocument, words.DocumentUnknown, []any{shortened(id)}}
	}
	params.Query = text
	return nil
}
