package export

import (
	"bytes"
	"net/http"
	"strings"
)

// Serve answers a request with the table as a file to be saved. Nothing is sent where it returns an error; a reader who
// has gone away is none.
func Serve(w http.ResponseWriter, f Format, t Table) error {
	var file bytes.Buffer
	if err := Write(&file, f, t); err != nil {
		return err
	}
	kind := f.MediaType()
	if f == CSV {
		kind += "; charset=utf-8; header=present"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="`+t.Name+"."+string(f)+`"`)
	_, _ = w.Write(file.Bytes())
	return nil
}

// Plain gives a text unchanged where it can be part of a file's name: at most 60 letters and digits of ASCII and -_., else
// the empty text.
func Plain(text string) string {
	if strings.IndexFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_.", r)
	}) >= 0 || len(text) > 60 {
		return ""
	}
	return text
}
