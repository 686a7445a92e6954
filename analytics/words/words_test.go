package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[-+ #0]*[\d.*]*[a-zA-Z]`)

// Every phrase has both languages, the same verbs in both (or its arguments would be printed wrongly in one), and
// Vietnamese letters in their composed form.
func TestPhrases(t *testing.T) {
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	ast.Inspect(packages["words"], func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		literal, ok := spec.Values[0].(*ast.CompositeLit)
		if !ok || !isPhrase(literal) {
			return true
		}
		phrases++
		name, text := spec.Names[0].Name, map[string]string{}
		for _, e := range literal.Elts {
			pair := e.(*ast.KeyValueExpr)
			value, err := strconv.Unquote(pair.Value.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(name, err)
			}
			text[pair.Key.(*ast.Ident).Name] = value
		}
		vi, en := verb.FindAllString(text["Vi"], -1), verb.FindAllString(text["En"], -1)
		slices.Sort(vi)
		slices.Sort(en)
		switch {
		case text["Vi"] == "" || text["En"] == "":
			t.Errorf("%s lacks a language: %q", name, text)
		case !slices.Equal(vi, en):
			t.Errorf("%s has other verbs in Vietnamese than in English: %v, %v", name, vi, en)
		case !norm.NFC.IsNormalString(text["Vi"]):
			t.Errorf("%s is not in NFC", name)
		}
		return true
	})
	if phrases < 50 {
		t.Errorf("only %d phrases were found; does this test still read them?", phrases)
	}
}

func isPhrase(l *ast.CompositeLit) bool {
	name, ok := l.Type.(*ast.Ident)
	return ok && name.Name == "Phrase"
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
