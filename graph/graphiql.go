package graph

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
)

// The page's own files and the bundle that build.mjs makes. The bundle is not in git: without it the directory holds
// only its .gitignore, and the page says what to do.
//
//go:embed graphiql/index.html all:graphiql/dist
var graphiqlFiles embed.FS

// graphiqlPolicy lets the page load from this server alone. Monaco sets styles from scripts; React and GraphiQL do not
// need more.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"connect-src 'self'; font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// GraphiQL serves /graphiql, a page for trying out the API at /graphql beside it, and its assets.
func GraphiQL() http.Handler {
	assets, err := fs.Sub(graphiqlFiles, "graphiql/dist")
	if err != nil { // the name is a constant
		panic(err)
	}
	tags := map[string]string{}
	err = fs.WalkDir(assets, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(assets, name)
		sum := sha256.Sum256(content)
		tags[name] = `"` + hex.EncodeToString(sum[:8]) + `"`
		return err
	})
	if err != nil { // the files are part of the program
		panic(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /graphiql", func(w http.ResponseWriter, r *http.Request) {
		if tags["main.js"] == "" {
			http.Error(w, "GraphiQL is not in this build: run node graph/graphiql/build.mjs and build again.", http.StatusNotFound)
			return
		}
		serveFile(w, r, graphiqlFiles, "graphiql/index.html", "")
	})
	mux.Handle("GET /graphiql/{$}", http.RedirectHandler("/graphiql", http.StatusPermanentRedirect))
	mux.HandleFunc("GET /graphiql/assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("name")
		if tags[name] == "" || name == ".gitignore" {
			http.NotFound(w, r)
			return
		}
		serveFile(w, r, assets, name, tags[name])
	})
	return mux
}

// serveFile sends an embedded file. Embedded files have no time, so that a browser asks by content whether its copy is
// still right.
func serveFile(w http.ResponseWriter, r *http.Request, files fs.FS, name, tag string) {
	w.Header().Set("Content-Security-Policy", graphiqlPolicy) // on scripts too: a worker has the policy of its own file
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if tag != "" {
		w.Header().Set("ETag", tag)
	}
	http.ServeFileFS(w, r, files, name)
}
