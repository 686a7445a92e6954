package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[-+ #0]*[\d.*]*[a-zA-Z]`)

// Every phrase has both languages, the same verbs in both (or its arguments would be printed wrongly in one), and
// Vietnamese letters in their composed form.
func TestPhrases(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		phrases += checkPhrases(t, file)
	}
	if phrases < 150 {
		t.Errorf("only %d phrases were found; does this test still read them?", phrases)
	}
}

func checkPhrases(t *testing.T, file *ast.File) (phrases int) {
	ast.Inspect(file, func(n ast.Node) bool {
		text := phraseOf(t, n)
		if text == nil {
			return true
		}
		phrases++
		vi, en := verb.FindAllString(text["Vi"], -1), verb.FindAllString(text["En"], -1)
		slices.Sort(vi)
		slices.Sort(en)
		switch {
		case text["Vi"] == "" || text["En"] == "":
			t.Errorf("a phrase lacks a language: %q", text)
		case !slices.Equal(vi, en):
			t.Errorf("a phrase has other verbs in Vietnamese than in English: %q", text)
		case !norm.NFC.IsNormalString(text["Vi"]):
			t.Errorf("a phrase is not in NFC: %q", text)
		}
		return true
	})
	return phrases
}

// phraseOf gives the texts of a node that is a Phrase literal, else nil.
func phraseOf(t *testing.T, n ast.Node) map[string]string {
	literal, ok := n.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	var text map[string]string
	for _, e := range literal.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return nil
		}
		key, isName := pair.Key.(*ast.Ident)
		value, isText := pair.Value.(*ast.BasicLit)
		if !isName || !isText || (key.Name != "Vi" && key.Name != "En") {
			return nil
		}
		unquoted, err := strconv.Unquote(value.Value)
		if err != nil {
			t.Fatal(err)
		}
		if text == nil {
			text = map[string]string{}
		}
		text[key.Name] = unquoted
	}
	return text
}

func TestIn(t *testing.T) {
	p := Phrase{Vi: "%d báo cáo, %s", En: "%d reports, %s"}
	if got := p.In(Vi, 6226, UnknownRow); got != "6.226 báo cáo, Chưa rõ" {
		t.Error(got)
	}
	if got := p.In(En, 6226, UnknownRow); got != "6,226 reports, Unknown" {
		t.Error(got)
	}
	if got := Decimal(Vi, 1234.5, 1); got != "1.234,5" {
		t.Error(got)
	}
	for tag, want := range map[string]Lang{"vi": Vi, "vi_VN.UTF-8": Vi, "en-GB": En, "EN": En, "C.UTF-8": "", "": ""} {
		if got, _ := ParseLang(tag); got != want {
			t.Errorf("%q is read as %q", tag, got)
		}
	}
}
