package typeface

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

const files = "../dist/"

func parse(t testing.TB, name string) *Face {
	t.Helper()
	content, err := os.ReadFile(files + name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(content)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

// Every letter of a subset is what it was in the face that it comes from.
func TestSubset(t *testing.T) {
	latin, vietnamese := parse(t, "be-vietnam-pro-latin-600-normal.woff"), parse(t, "be-vietnam-pro-vietnamese-600-normal.woff")
	other := parse(t, "DejaVuSans.ttf")
	for _, c := range []struct {
		letters string
		faces   []*Face
		want    string
	}{
		{"Đất đai, bồi thường ≥ 日🔒", []*Face{latin, vietnamese}, " ,abghintưĐđấồờ"},
		{"≥ ≈ → Ωж", []*Face{other}, " Ωж→≈≥"},
		{"日", []*Face{latin}, ""},
	} {
		font, err := Subset([]rune(c.letters), c.faces...)
		if err != nil {
			t.Fatal(err)
		}
		if len([]rune(c.want)) != len(font.Letters) {
			t.Errorf("%q: has %q", c.letters, string(font.Letters))
		}
		again, err := Parse(font.TrueType())
		if len(font.Letters) == 0 {
			continue
		}
		if err != nil {
			t.Fatalf("%q: %v", c.letters, err)
		}
		for _, r := range c.want {
			if !again.Has(r) {
				t.Errorf("%q is missing", r)
				continue
			}
			for _, face := range c.faces {
				if face.Has(r) {
					if face.Advance(r) != again.Advance(r) {
						t.Errorf("%q is %v wide, was %v", r, again.Advance(r), face.Advance(r))
					}
					if was, is := face.outline(face.glyphs[r]), again.outline(again.glyphs[r]); len(was) > 0 && !bytes.Equal(was[:10], is[:10]) {
						t.Errorf("%q has the box %v, had %v", r, is[:10], was[:10])
					}
				}
			}
		}
		if len(font.TrueType()) > 6<<10 {
			t.Errorf("%q: a font of %d bytes", c.letters, len(font.TrueType()))
		}
	}
	if _, err := Subset([]rune("≥"), latin, other); err == nil {
		t.Error("faces of different scales are put together")
	}
}

// All the letters of Vietnamese are in every weight.
func TestVietnamese(t *testing.T) {
	names, err := filepath.Glob(files + "be-vietnam-pro-latin-*.woff")
	if err != nil || len(names) != 3 {
		t.Fatalf("%v, %v", names, err)
	}
	for _, name := range names {
		name = filepath.Base(name)
		latin, vietnamese := parse(t, name), parse(t, "be-vietnam-pro-vietnamese-"+name[len("be-vietnam-pro-latin-"):])
		for _, r := range "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÊƠƯ0123456789.,–%()“”…\u00a0" {
			if !latin.Has(r) && !vietnamese.Has(r) {
				t.Errorf("%s has no %q", name, r)
			}
		}
	}
}
