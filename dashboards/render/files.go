package render

import (
	"embed"
	"fmt"
	"sync"
)

// What pictures are made with is built by ../assets/build.mjs.
//
//go:embed all:dist
var files embed.FS

func file(name string) ([]byte, error) {
	content, err := files.ReadFile("dist/" + name)
	if err != nil {
		return nil, fmt.Errorf("what pictures are made with is not built; run `node dashboards/assets/build.mjs` and build again: %w", err)
	}
	return content, nil
}

// kit is what all pictures are made with; it is read when the first one is asked for.
type kit struct {
	letters *letters
	code    []byte // of the charts' script, compiled
}

var loadKit = sync.OnceValues(func() (*kit, error) {
	l, err := loadLetters()
	if err != nil {
		return nil, err
	}
	script, err := file("pictures.js")
	if err != nil {
		return nil, err
	}
	code, err := compile(string(script))
	if err != nil {
		return nil, err
	}
	return &kit{letters: l, code: code}, nil
})
