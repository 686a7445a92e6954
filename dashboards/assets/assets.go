// Package assets holds the files that the pages load: CSS, script, charts, fonts. They are built by build.mjs into
// dist and embedded; nothing comes from elsewhere.
package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed all:dist
var dist embed.FS

// Assets are the built files.
type Assets struct {
	files fs.FS
	names map[string]string // "app.js" -> "app-5SAICHYL.js"
}

// Load reads the build that is embedded.
func Load() (*Assets, error) {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	manifest, err := fs.ReadFile(files, "manifest.json")
	if err != nil {
		return nil, fmt.Errorf("the pages' assets are not built; run `node dashboards/assets/build.mjs` and build again: %w", err)
	}
	a := &Assets{files: files}
	if err := json.Unmarshal(manifest, &a.names); err != nil {
		return nil, fmt.Errorf("dashboards/assets/dist/manifest.json: %w", err)
	}
	return a, nil
}

// URL is the address of a file by its name in the source; empty where the build lacks it.
func (a *Assets) URL(name string) string {
	if a == nil || a.names[name] == "" {
		return ""
	}
	return "/assets/" + a.names[name]
}

// types of files, so that they do not depend on what the machine's mime table says.
var types = map[string]string{".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}

// ServeHTTP answers /assets/NAME. The names hold a hash of the content, so a file never changes.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/assets/")
	kind := types[path.Ext(name)]
	if a == nil || kind == "" || !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	content, err := fs.ReadFile(a.files, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	head := w.Header()
	head.Set("Vary", "Accept-Encoding")
	for _, coding := range []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if packed, err := fs.ReadFile(a.files, name+coding.suffix); err == nil && accepts(r, coding.name) {
			content = packed
			head.Set("Content-Encoding", coding.name)
			break
		}
	}
	head.Set("Content-Type", kind)
	head.Set("Cache-Control", "public, max-age=31536000, immutable")
	head.Set("Content-Length", fmt.Sprint(len(content)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(content) // the reader has gone away
	}
}

// accepts tells whether the client takes a content coding.
func accepts(r *http.Request, coding string) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, params, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err == nil && name == coding {
			return params["q"] == "" || strings.Trim(params["q"], "0.") != ""
		}
	}
	return false
}
