package main

import (
	"bytes"
	"crypto/rand"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const requestsMap = `
id: unique_key
received: created_date
kind: {const: MESSAGE}
topics: category
channel: source
unit: neighborhood
onUnknown: add
`

// TestUnmappedColumnsAreNeverStored takes in a file with free text and addresses, with some rows rejected, and looks
// for them in every byte that giaoban has written anywhere. GIAOBAN_SF311 names a directory with a real such file.
func TestUnmappedColumnsAreNeverStored(t *testing.T) {
	t.Parallel()
	name := write(t, "requests.csv", madeRequests(t))
	if dir := os.Getenv("GIAOBAN_SF311"); dir != "" {
		name = filepath.Join(dir, "311_service_requests.csv")
	}
	secret, mapped := unmappedTexts(t, name)
	if len(secret) == 0 || len(mapped) == 0 {
		t.Fatal("the file has nothing to look for")
	}
	dir := t.TempDir()
	data, rejects := filepath.Join(dir, "data"), filepath.Join(dir, "rejects.csv")
	s := startServer(t, data)
	// A day in the middle of the file makes later rows rejects.
	status, out := giaoban(t, "", "import", "--data", data, "--through", "2016-12-31", "--map", write(t, "map.yaml", requestsMap),
		"--allow-rejects", "90%", "--rejects", rejects, name)
	wants(t, status, out, exitDone, "the good rows are in", "The rejected rows are in")
	s.stop(t, syscall.SIGINT) // what is still in memory goes to disk

	found := func(where string, text []byte, of map[window]string) (n int) {
		for i := 0; i+len(window{}) <= len(text); i++ {
			if s, ok := of[window(text[i:i+len(window{})])]; ok {
				n++
				if where != "" {
					t.Errorf("%s holds %q", where, s)
				}
			}
		}
		return n
	}
	found("the output", []byte(out), secret)
	found("the server's log", s.log.Bytes(), secret)
	files, ids := 0, 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		found(path, text, secret)
		if strings.HasPrefix(path, data) {
			ids += found("", text, mapped)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if ids == 0 { // then this test could not find anything
		t.Errorf("no mapped text was found in %d files", files)
	}
}

// window is the first bytes of a text: enough to know it by, and short enough to stand unbroken in a compressed file.
type window [16]byte

// unmappedTexts reads what the map does not name, and what it does.
func unmappedTexts(t *testing.T, name string) (secret, mapped map[window]string) {
	t.Helper()
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	secret, mapped = map[window]string{}, map[window]string{}
	head := rows[0]
	for _, row := range rows[1:] {
		for i, cell := range row {
			if len(cell) < len(window{}) {
				continue
			}
			switch head[i] {
			case "unique_key", "created_date", "category", "source", "neighborhood":
				mapped[window([]byte(cell))] = cell
			case "status_notes", "incident_address", "descriptor", "media_url", "location":
				secret[window([]byte(cell))] = cell
			}
		}
	}
	for w := range mapped {
		delete(secret, w)
	}
	return secret, mapped
}

// madeRequests makes a file in the shape of a city's export: notes with line breaks, addresses, one column of use
// beside many that are none of giaoban's business.
func madeRequests(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	out := csv.NewWriter(&b)
	rows := [][]string{{"unique_key", "created_date", "status_notes", "category", "incident_address", "neighborhood", "source", "media_url"}}
	for i := range 3000 {
		rows = append(rows, []string{"request-" + rand.Text(), fmt.Sprintf("201%d-%02d-%02d 08:30:00+00:00", i%8, i%12+1, i%28+1),
			rand.Text() + " said:\n" + rand.Text(), "Sewer issues of the district", rand.Text() + " Market Street", "South of Market, east side", "Phone",
			"https://example.org/" + rand.Text()})
	}
	if err := out.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
